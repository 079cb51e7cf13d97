import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { FileButton } from '../../parts/file-button.tsx'
import { certificatesOfFile } from '../../parts/read-chosen.ts'
import { SelectInput } from '../../parts/select-input.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import type { CardProps } from './card-props.ts'
import { ClientCertificateField } from './client-certificate-field.tsx'
import { DraftField, DraftText } from './draft-field.tsx'
import { LoudWarning } from './loud-warning.tsx'

const tlsVersions = [
  { value: 'TLSv1.2', label: 'TLS 1.2' },
  { value: 'TLSv1.3', label: 'TLS 1.3' },
] as const

type ChangeTls = (part: Partial<ConnectionDraft['tls']>) => void

/** Settings of TLS: on or off, how the peer is checked, and the certificate that we show it. */
export function TlsPanel(card: CardProps) {
  const { draft, oddities, saved, onChange } = card
  const { t } = useTranslation('connections')
  const { tls } = draft
  const change: ChangeTls = (part) => onChange({ tls: { ...tls, ...part } })
  return (
    <div className={oddities['tls.verify'] === undefined ? 'conn-tls' : 'conn-tls is-loud'}>
      <FormControlLabel
        control={<Switch checked={tls.enabled} onChange={(_event, enabled) => change({ enabled })} />}
        label={tls.enabled ? t('tls.on') : t('tls.off')}
      />
      {tls.enabled && (
        <>
          <FormControlLabel
            control={<Switch checked={tls.verify} onChange={(_event, verify) => change({ verify })} />}
            label={t('tls.verify')}
          />
          <LoudWarning oddity={oddities['tls.verify']} />
          <div className="conn-grid">
            <PeerFields {...card} change={change} />
            <AuthorityField {...card} change={change} />
          </div>
          <ClientCertificateField key={saved?.connectionId ?? ''} {...card} />
        </>
      )}
    </div>
  )
}

/** The name that the certificate must have, and the only certificate that is taken. */
function PeerFields({ draft: { tls, host }, change, ...card }: CardProps & { change: ChangeTls }) {
  const { t } = useTranslation('connections')
  return (
    <>
      <DraftText
        {...card}
        path="tls.serverName"
        label={t('tls.serverName')}
        wire="SNI"
        help={t('tls.serverNameHelp')}
        isMono
        value={tls.serverName}
        placeholder={host || t('tls.asHost')}
        onChange={(serverName) => change({ serverName: serverName.trim() })}
      />
      <DraftField {...card} path="tls.minVersion" label={t('tls.minVersion')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={tls.minVersion}
            choices={tlsVersions}
            onChange={(minVersion) => change({ minVersion })}
          />
        )}
      </DraftField>
      <DraftText
        {...card}
        path="tls.pinnedSha256"
        label={t('tls.pin')}
        wire="SHA-256"
        help={t('tls.pinHelp')}
        isWide
        isMono
        value={tls.pinnedSha256 ?? ''}
        placeholder={t('tls.pinHint')}
        onChange={(pinnedSha256) => change({ pinnedSha256: pinnedSha256.trim() })}
      />
    </>
  )
}

/** Authority that is trusted beside the system's own to sign the peer's certificate. */
function AuthorityField({ draft: { tls }, change, ...card }: CardProps & { change: ChangeTls }) {
  const { t } = useTranslation('connections')
  return (
    <DraftField {...card} path="tls.caPem" label={t('tls.ca')} help={t('tls.caHelp')} isWide>
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
    </DraftField>
  )
}
