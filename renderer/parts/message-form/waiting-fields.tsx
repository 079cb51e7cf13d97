import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import type { PlainEncoding } from '../../../shared/text/message-options.ts'
import { waitingCarriers, waitingKinds } from '../../../shared/text/message-waiting.ts'
import { ChoiceField } from '../pdu-form/choice-field.tsx'
import { OctetField } from '../pdu-form/octet-field.tsx'
import { useChangeIntent } from './draft-holder.ts'
import './message-form.css'

type Waiting = NonNullable<SendIntent['waiting']>

/** The icon of waiting messages: which one, on or off, and what tells the handset. */
export function WaitingFields({ waiting, encoding }: { waiting: Waiting; encoding: PlainEncoding }) {
  const { t } = useTranslation('messageKinds')
  const changeIntent = useChangeIntent()
  const change = (part: Partial<Waiting>) => changeIntent({ waiting: { ...waiting, ...part } })
  // TS 23.038 4: UCS-2 has only the group that stores the message; TLVs do not speak of storing.
  const isStoreFixed = waiting.by === 'tlv' || (waiting.by === 'coding' && encoding === 'ucs2')
  return (
    <>
      <ChoiceField
        label={t('waiting.kind')}
        value={waiting.kind}
        onChange={(value) => change({ kind: waitingKinds.find((known) => known === value) ?? 'voicemail' })}
        choices={waitingKinds.map((value) => ({ value, label: t(`waiting.kinds.${value}`) }))}
      />
      <ChoiceField
        label={t('waiting.icon')}
        value={waiting.active ? 'on' : 'off'}
        onChange={(value) => change({ active: value === 'on' })}
        choices={(['on', 'off'] as const).map((value) => ({ value, label: t(`waiting.${value}`) }))}
      />
      <ChoiceField
        label={t('waiting.by')}
        value={waiting.by}
        onChange={(value) => change({ by: waitingCarriers.find((known) => known === value) ?? 'udh' })}
        choices={waitingCarriers.map((value) => ({
          value,
          label: t(`waiting.carriers.${value}`),
          hint: t(`waiting.carrierHint.${value}`),
        }))}
      />
      {waiting.by !== 'coding' && (
        <OctetField
          label={t('waiting.count')}
          value={waiting.count}
          isDecimal
          onChange={(count) => change({ count: count ?? 0 })}
        />
      )}
      <FormControlLabel
        className="waiting-store"
        disabled={isStoreFixed}
        control={
          <Switch checked={waiting.store} onChange={(event) => change({ store: event.target.checked })} />
        }
        label={t('waiting.store')}
      />
    </>
  )
}
