import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../../parts/file-button.tsx'
import { FormField } from '../../parts/form-field.tsx'
import { certificatesOfFile } from '../../parts/read-chosen.ts'
import { SelectInput } from '../../parts/select-input.tsx'
import { StateDot } from '../../parts/state-pill.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import type { CardProps } from './card-context.ts'
import { ClientCertificateField } from './client-certificate.tsx'
import { oddityText, problemText } from './field-words.ts'

const tlsVersions = [
  { value: 'TLSv1.2', label: 'TLS 1.2' },
  { value: 'TLSv1.3', label: 'TLS 1.3' },
] as const

/** Whether the link is encrypted, how the peer is checked, and what we show it. */
export function TlsPanel(props: CardProps) {
  const { draft, problems, oddities, saved, onChange } = props
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
                <div className="conn-ca">
                  <TextInput
                    ids={ids}
                    isMono
                    rows={3}
                    value={tls.caPem}
                    placeholder="-----BEGIN CERTIFICATE-----"
                    onChange={(caPem) => change({ caPem })}
                  />
                  <FileButton
                    label={t('tls.caFile')}
                    accept=".pem,.crt,.cer,.der"
                    onFiles={([file]) => {
                      if (file !== undefined) void certificatesOfFile(file).then((caPem) => change({ caPem }))
                    }}
                  />
                </div>
              )}
            </FormField>
          </div>
          <ClientCertificateField key={saved?.connectionId ?? ''} {...props} />
        </>
      )}
    </div>
  )
}
