import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import { NumberInput } from '../../parts/number-input.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { StateDot } from '../../parts/state-pill.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import type { CardProps } from './card-context.ts'
import { oddityText, problemText } from './field-words.ts'

export function WhereCard(props: CardProps) {
  const { t } = useTranslation('connections')
  const { draft, problems, onChange } = props
  return (
    <section className="pane conn-card" aria-label={t('where.title')}>
      <h2>{t('where.title')}</h2>
      <div className="conn-grid">
        <FormField label={t('where.name')} problem={problemText(problems['name'], t)}>
          {(ids) => (
            <TextInput
              ids={ids}
              value={draft.name}
              placeholder={t('where.nameHint')}
              onChange={(name) => onChange({ name })}
            />
          )}
        </FormField>
        <FormField
          label={t('where.folder')}
          help={t('where.folderHelp')}
          problem={problemText(problems['folder'], t)}
        >
          {(ids) => (
            <TextInput
              ids={ids}
              value={draft.folder}
              placeholder={t('where.folderHint')}
              onChange={(folder) => onChange({ folder })}
            />
          )}
        </FormField>
        <FormField label={t('where.host')} problem={problemText(problems['host'], t)}>
          {(ids) => (
            <TextInput
              ids={ids}
              isMono
              value={draft.host}
              placeholder="smpp.example.com"
              onChange={(host) => onChange({ host: host.trim() })}
            />
          )}
        </FormField>
        <FormField
          label={t('where.port')}
          problem={problemText(problems['port'], t)}
          hint={t('where.portHint')}
        >
          {(ids) => <NumberInput ids={ids} value={draft.port} onChange={(port) => onChange({ port })} />}
        </FormField>
        <FormField
          label={t('where.local')}
          help={t('where.localHelp')}
          problem={problemText(problems['localAddress'], t)}
          className="conn-wide"
        >
          {(ids) => (
            <TextInput
              ids={ids}
              isMono
              value={draft.localAddress}
              placeholder={t('where.localHint')}
              onChange={(localAddress) => onChange({ localAddress: localAddress.trim() })}
            />
          )}
        </FormField>
      </div>
      <TlsPanel {...props} />
    </section>
  )
}

const tlsVersions = [
  { value: 'TLSv1.2', label: 'TLS 1.2' },
  { value: 'TLSv1.3', label: 'TLS 1.3' },
] as const

function TlsPanel({ draft, problems, oddities, onChange }: CardProps) {
  const { t } = useTranslation('connections')
  const { tls } = draft
  const change = (part: Partial<typeof tls>) => onChange({ tls: { ...tls, ...part } })
  const isOpenToAnybody = oddities['tls.verify'] !== undefined
  return (
    <div className={isOpenToAnybody ? 'conn-tls is-loud' : 'conn-tls'}>
      <FormControlLabel
        control={<Switch checked={tls.enabled} onChange={(_event, enabled) => change({ enabled })} />}
        label={tls.enabled ? t('tls.on') : t('tls.off')}
      />
      {tls.enabled && (
        <>
          <FormControlLabel
            control={
              <Switch
                checked={tls.verify}
                color="primary"
                onChange={(_event, verify) => change({ verify })}
              />
            }
            label={t('tls.verify')}
          />
          {isOpenToAnybody && (
            <p className="conn-loud" role="alert">
              <StateDot tone="bad" /> {oddityText(oddities['tls.verify'], t)}
            </p>
          )}
          <div className="conn-grid">
            <FormField
              label={t('tls.serverName')}
              wire="SNI"
              help={t('tls.serverNameHelp')}
              problem={problemText(problems['tls.serverName'], t)}
            >
              {(ids) => (
                <TextInput
                  ids={ids}
                  isMono
                  value={tls.serverName}
                  placeholder={draft.host || t('tls.asHost')}
                  onChange={(serverName) => change({ serverName: serverName.trim() })}
                />
              )}
            </FormField>
            <FormField label={t('tls.minVersion')}>
              {(ids) => (
                <SelectInput
                  ids={ids}
                  value={tls.minVersion}
                  choices={tlsVersions}
                  onChange={(minVersion) => change({ minVersion })}
                />
              )}
            </FormField>
            <FormField
              label={t('tls.pin')}
              wire="SHA-256"
              help={t('tls.pinHelp')}
              problem={problemText(problems['tls.pinnedSha256'], t)}
              className="conn-wide"
            >
              {(ids) => (
                <TextInput
                  ids={ids}
                  isMono
                  value={tls.pinnedSha256 ?? ''}
                  placeholder={t('tls.pinHint')}
                  onChange={(pinnedSha256) => change({ pinnedSha256: pinnedSha256.trim() })}
                />
              )}
            </FormField>
            <FormField
              label={t('tls.ca')}
              help={t('tls.caHelp')}
              problem={problemText(problems['tls.caPem'], t)}
              className="conn-wide"
            >
              {(ids) => (
                <TextInput
                  ids={ids}
                  isMono
                  rows={3}
                  value={tls.caPem}
                  placeholder="-----BEGIN CERTIFICATE-----"
                  onChange={(caPem) => change({ caPem })}
                />
              )}
            </FormField>
          </div>
        </>
      )}
    </div>
  )
}
