import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import Popover from '@mui/material/Popover'
import { memo, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Address } from '../../../shared/message/send-intent.ts'
import { inferAddress, senderSeptets } from '../../../shared/text/infer-address.ts'
import { hasVariables } from '../../../shared/text/template-text.ts'
import { type AddressDraft, type AddressEnd, typedAddress } from '../../stores/composer-draft.ts'
import { useRecentAddresses } from '../../stores/recent-addresses-store.ts'
import { ChoiceField } from '../pdu-form/choice-field.tsx'
import { LabelledField } from '../pdu-form/labelled-field.tsx'
import { numberTypeChoices } from '../pdu-form/number-type-choices.ts'
import { useLanguage } from '../use-language.ts'
import { useIsTemplate } from './draft-holder.ts'
import './message-form.css'

/** An address with its TON and NPI, which are inferred from it until they are set. */
export const AddressField = memo(function AddressField({
  label,
  end,
  address,
  followsLooks,
  onChange,
  autoFocus = false,
}: {
  label: string
  end: AddressEnd
  address: Address
  /** True while TON and NPI are inferred from the address. */
  followsLooks: boolean
  onChange: (address: AddressDraft) => void
  autoFocus?: boolean
}) {
  const { t } = useTranslation('composer')
  const id = useId()
  const recent = useRecentAddresses((state) => (end === 'source' ? state.senders : state.recipients))
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const inferred = inferAddress(address.addr)
  const { ton, npi } = typedAddress({ ...address, followsLooks })
  const isOwn = !followsLooks
  const isByRow = useIsTemplate() && !isOwn && hasVariables(address.addr)
  const septets =
    end === 'source' && !isByRow && inferred.kind === 'alphanumeric' ? senderSeptets(address.addr) : 0
  return (
    <LabelledField
      label={label}
      htmlFor={id}
      aside={
        <button
          type="button"
          className="link-button aside-button"
          title={t('address.editTypes', { field: label, ton, npi })}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <span className="visually-hidden">{label}: </span>
          {septets > 11 && <span className="warn">{septets}/11 · </span>}
          {isByRow ? (
            t('address.byRow')
          ) : (
            <>
              <span className="address-kind">
                {isOwn ? t('address.own') : t(`address.kind.${inferred.kind}`)} ·{' '}
              </span>
              TON {ton} NPI {npi}
            </>
          )}
        </button>
      }
    >
      <OutlinedInput
        id={id}
        fullWidth
        autoFocus={autoFocus}
        className="mono-input"
        value={address.addr}
        placeholder={t(`address.placeholder.${end}`)}
        inputProps={{ spellCheck: false, autoComplete: 'off', dir: 'auto', list: `${id}-recent` }}
        onChange={(event) => onChange({ ...address, addr: event.target.value, followsLooks })}
      />
      <datalist id={`${id}-recent`}>
        {recent.map((addr) => (
          <option key={addr} value={addr} />
        ))}
      </datalist>
      <TypesPopover
        end={end}
        address={{ addr: address.addr, ton, npi }}
        followsLooks={followsLooks}
        anchor={anchor}
        onClose={() => setAnchor(null)}
        onChange={onChange}
      />
    </LabelledField>
  )
})

/** TON and NPI by name, set by hand or left to the address. */
function TypesPopover({
  end,
  address,
  followsLooks,
  anchor,
  onClose,
  onChange,
}: {
  end: AddressEnd
  address: Address
  followsLooks: boolean
  anchor: HTMLElement | null
  onClose: () => void
  onChange: (address: AddressDraft) => void
}) {
  const { t } = useTranslation('composer')
  const language = useLanguage()
  const { ton, npi } = address
  const wire = end === 'source' ? 'source_addr' : 'dest_addr'
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
    >
      <div className="types-popover">
        <ChoiceField
          label={`${wire}_ton`}
          value={String(ton)}
          choices={numberTypeChoices('ton', language, t('reserved'))}
          onChange={(value) => onChange({ ...address, ton: Number(value), followsLooks: false })}
        />
        <ChoiceField
          label={`${wire}_npi`}
          value={String(npi)}
          choices={numberTypeChoices('npi', language, t('reserved'))}
          onChange={(value) => onChange({ ...address, npi: Number(value), followsLooks: false })}
        />
        <Button
          variant="outlined"
          disabled={followsLooks}
          onClick={() => onChange({ ...address, followsLooks: true })}
        >
          {t('address.infer')}
        </Button>
      </div>
    </Popover>
  )
}
