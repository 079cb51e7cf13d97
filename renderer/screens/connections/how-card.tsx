import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { FormField } from '../../parts/form-field.tsx'
import { NumberInput } from '../../parts/number-input.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import type { CardProps } from './card-context.ts'
import { oddityText, problemText } from './field-words.ts'

const versions = [
  { value: 0x33, label: '3.3 · 0x33' },
  { value: 0x34, label: '3.4 · 0x34' },
  { value: 0x50, label: '5.0 · 0x50' },
] as const

const connectionModes = ['transceiver', 'transmitter', 'receiver', 'pair'] as const
/** 5.0 §2.2.1.4: what an outbind may be answered with. */
const outbindModes = ['receiver', 'transceiver'] as const

type Timer =
  | 'connectTimeout'
  | 'bindTimeout'
  | 'responseTimeout'
  | 'enquireLinkInterval'
  | 'inactivityTimeout'
/** With the name of the specification's timer: v3.4 §7.2. */
const timers: readonly { readonly field: Timer; readonly wire?: string }[] = [
  { field: 'connectTimeout' },
  { field: 'bindTimeout', wire: 'session_init_timer' },
  { field: 'responseTimeout', wire: 'response_timer' },
  { field: 'enquireLinkInterval', wire: 'enquire_link_timer' },
  { field: 'inactivityTimeout', wire: 'inactivity_timer' },
]

export function HowCard({ draft, problems, oddities, onChange }: CardProps) {
  const { t } = useTranslation('connections')
  const { reconnect } = draft
  const changeReconnect = (part: Partial<ConnectionDraft['reconnect']>) =>
    onChange({ reconnect: { ...reconnect, ...part } })
  return (
    <section className="pane conn-card" aria-label={t('how.title')}>
      <h2>{t('how.title')}</h2>
      <div className="conn-grid">
        <FormField
          label={t('how.mode')}
          wire={draft.bindMode === 'pair' ? 'bind_*' : `bind_${draft.bindMode}`}
          problem={problemText(problems['bindMode'], t)}
          warning={oddityText(oddities['bindMode'], t)}
        >
          {(ids) => (
            <SelectInput
              ids={ids}
              value={draft.bindMode}
              choices={(draft.outbind.enabled ? outbindModes : connectionModes).map((value) => ({
                value,
                label: t(`how.modes.${value}`),
              }))}
              onChange={(bindMode) => onChange({ bindMode })}
            />
          )}
        </FormField>
        <FormField
          label={t(draft.bindMode === 'pair' ? 'how.transmitters' : 'how.binds')}
          help={t('how.bindsHelp')}
          problem={problemText(problems['binds'], t)}
          warning={oddityText(oddities['binds'], t)}
        >
          {(ids) => <NumberInput ids={ids} value={draft.binds} onChange={(binds) => onChange({ binds })} />}
        </FormField>
        <FormField label={t('how.version')} wire="interface_version">
          {(ids) => (
            <SelectInput
              ids={ids}
              value={draft.interfaceVersion}
              choices={versions}
              onChange={(interfaceVersion) => onChange({ interfaceVersion })}
            />
          )}
        </FormField>
        <FormField
          label={t('how.window')}
          help={t('how.windowHelp')}
          problem={problemText(problems['window'], t)}
        >
          {(ids) => (
            <NumberInput ids={ids} value={draft.window} onChange={(window) => onChange({ window })} />
          )}
        </FormField>
        <FormField label={t('how.rate')} help={t('how.rateHelp')} problem={problemText(problems['rate'], t)}>
          {(ids) => (
            <NumberInput
              ids={ids}
              unit={t('perSecond')}
              value={draft.rate}
              onChange={(rate) => onChange({ rate })}
            />
          )}
        </FormField>
        {timers.map(({ field, wire }) => (
          <FormField
            key={field}
            label={t(`how.${field}`)}
            help={t(`how.${field}Help`)}
            problem={problemText(problems[field], t)}
            {...(wire === undefined ? {} : { wire })}
          >
            {(ids) => (
              <NumberInput
                ids={ids}
                unit={t('seconds')}
                value={draft[field]}
                onChange={(value) => onChange({ [field]: value })}
              />
            )}
          </FormField>
        ))}
      </div>
      <FormControlLabel
        control={
          <Switch checked={reconnect.enabled} onChange={(_event, enabled) => changeReconnect({ enabled })} />
        }
        label={t('how.reconnect')}
      />
      {reconnect.enabled && (
        <div className="conn-grid">
          <FormField label={t('how.inDoubt')} help={t('how.inDoubtHelp')} className="conn-wide">
            {(ids) => (
              <SelectInput
                ids={ids}
                value={draft.inDoubt}
                choices={(['leave', 'repeat'] as const).map((value) => ({
                  value,
                  label: t(`how.inDoubts.${value}`),
                }))}
                onChange={(inDoubt) => onChange({ inDoubt })}
              />
            )}
          </FormField>
          <FormField
            label={t('how.initialDelay')}
            problem={problemText(problems['reconnect.initialDelay'], t)}
          >
            {(ids) => (
              <NumberInput
                ids={ids}
                unit={t('seconds')}
                value={reconnect.initialDelay}
                onChange={(initialDelay) => changeReconnect({ initialDelay })}
              />
            )}
          </FormField>
          <FormField label={t('how.maxDelay')} problem={problemText(problems['reconnect.maxDelay'], t)}>
            {(ids) => (
              <NumberInput
                ids={ids}
                unit={t('seconds')}
                value={reconnect.maxDelay}
                onChange={(maxDelay) => changeReconnect({ maxDelay })}
              />
            )}
          </FormField>
        </div>
      )}
    </section>
  )
}
