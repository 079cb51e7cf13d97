import { useTranslation } from 'react-i18next'
import { interfaceVersions, smppVersions } from '../../../shared/smpp/interface-version.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { SelectInput } from '../../parts/select-input.tsx'
import type { CardProps } from './card-props.ts'
import { DraftField, DraftNumber } from './draft-field.tsx'
import { ReconnectFields } from './reconnect-fields.tsx'
import { StatusQueryFields } from './status-query-fields.tsx'

const versions = smppVersions.map((version) => ({
  value: interfaceVersions[version],
  label: `${version} · ${hexNumber(interfaceVersions[version])}`,
}))

const connectionModes = ['transceiver', 'transmitter', 'receiver', 'pair'] as const
/** SMPP 5.0 §2.2.1.4: binds that may answer an outbind. */
const outbindModes = ['receiver', 'transceiver'] as const

type Timer =
  | 'connectTimeout'
  | 'bindTimeout'
  | 'responseTimeout'
  | 'enquireLinkInterval'
  | 'inactivityTimeout'
/** With the name of the specification's timer: SMPP 3.4 §7.2. */
const timers: readonly { readonly field: Timer; readonly wire?: string }[] = [
  { field: 'connectTimeout' },
  { field: 'bindTimeout', wire: 'session_init_timer' },
  { field: 'responseTimeout', wire: 'response_timer' },
  { field: 'enquireLinkInterval', wire: 'enquire_link_timer' },
  { field: 'inactivityTimeout', wire: 'inactivity_timer' },
]

/** How the connection binds, how much it sends at once, how long it waits, and whether it comes back. */
export function HowCard(card: CardProps) {
  const { t } = useTranslation('connections')
  return (
    <section className="pane conn-card" aria-label={t('how.title')}>
      <h2>{t('how.title')}</h2>
      <div className="conn-grid">
        <BindFields {...card} />
        <LimitFields {...card} />
      </div>
      <StatusQueryFields {...card} />
      <ReconnectFields {...card} />
    </section>
  )
}

function BindFields({ draft, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  const { bindMode } = draft
  const modes = draft.outbind.enabled ? outbindModes : connectionModes
  return (
    <>
      <DraftField
        {...card}
        path="bindMode"
        label={t('how.mode')}
        wire={bindMode === 'pair' ? 'bind_*' : `bind_${bindMode}`}
      >
        {(ids) => (
          <SelectInput
            ids={ids}
            value={bindMode}
            choices={modes.map((value) => ({ value, label: t(`how.modes.${value}`) }))}
            onChange={(mode) => onChange({ bindMode: mode })}
          />
        )}
      </DraftField>
      <DraftNumber
        {...card}
        path="binds"
        label={t(bindMode === 'pair' ? 'how.transmitters' : 'how.binds')}
        help={t('how.bindsHelp')}
        value={draft.binds}
        onChange={(binds) => onChange({ binds })}
      />
      <DraftField {...card} path="interfaceVersion" label={t('how.version')} wire="interface_version">
        {(ids) => (
          <SelectInput
            ids={ids}
            value={draft.interfaceVersion}
            choices={versions}
            onChange={(interfaceVersion) => onChange({ interfaceVersion })}
          />
        )}
      </DraftField>
    </>
  )
}

function LimitFields({ draft, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  return (
    <>
      <DraftNumber
        {...card}
        path="window"
        label={t('how.window')}
        help={t('how.windowHelp')}
        value={draft.window}
        onChange={(window) => onChange({ window })}
      />
      <DraftNumber
        {...card}
        path="rate"
        label={t('how.rate')}
        help={t('how.rateHelp')}
        unit={t('perSecond')}
        value={draft.rate}
        onChange={(rate) => onChange({ rate })}
      />
      {timers.map(({ field, ...wire }) => (
        <DraftNumber
          key={field}
          {...card}
          {...wire}
          path={field}
          label={t(`how.${field}`)}
          help={t(`how.${field}Help`)}
          unit={t('seconds')}
          value={draft[field]}
          onChange={(value) => onChange({ [field]: value })}
        />
      ))}
    </>
  )
}
