import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { SelectInput } from '../../parts/select-input.tsx'
import type { CardProps } from './card-props.ts'
import { DraftField, DraftNumber } from './draft-field.tsx'

const inDoubts = ['leave', 'repeat'] as const

/** Settings of the reconnect: on or off, how soon, and the treatment of submits in doubt. */
export function ReconnectFields({ draft, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  const { reconnect } = draft
  const change = (part: Partial<ConnectionDraft['reconnect']>) =>
    onChange({ reconnect: { ...reconnect, ...part } })
  return (
    <>
      <FormControlLabel
        control={<Switch checked={reconnect.enabled} onChange={(_event, enabled) => change({ enabled })} />}
        label={t('how.reconnect')}
      />
      {reconnect.enabled && (
        <div className="conn-grid">
          <DraftField {...card} path="inDoubt" label={t('how.inDoubt')} help={t('how.inDoubtHelp')} isWide>
            {(ids) => (
              <SelectInput
                ids={ids}
                value={draft.inDoubt}
                choices={inDoubts.map((value) => ({ value, label: t(`how.inDoubts.${value}`) }))}
                onChange={(inDoubt) => onChange({ inDoubt })}
              />
            )}
          </DraftField>
          <DraftNumber
            {...card}
            path="reconnect.initialDelay"
            label={t('how.initialDelay')}
            unit={t('seconds')}
            value={reconnect.initialDelay}
            onChange={(initialDelay) => change({ initialDelay })}
          />
          <DraftNumber
            {...card}
            path="reconnect.maxDelay"
            label={t('how.maxDelay')}
            unit={t('seconds')}
            value={reconnect.maxDelay}
            onChange={(maxDelay) => change({ maxDelay })}
          />
        </div>
      )}
    </>
  )
}
