import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { CertificatePicker } from '../../parts/certificate-picker.tsx'
import { FileButton } from '../../parts/file-button.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { certificatesOfFile } from '../../parts/read-chosen.ts'
import { changeTls, setTls } from '../../stores/simulator-store.ts'
import { SimulatorPanel } from './simulator-panel.tsx'

/** TLS of the simulator, and the authority whose clients it lets in. */
export function ListenerTlsPanel({ state: { tls = null, running } }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  return (
    <SimulatorPanel
      id="sim-tls"
      title={t('tls.title')}
      help={running ? t('tls.running') : tls === null ? t('tls.off') : t('tls.on')}
    >
      <div className="sim-panel-body">
        <CertificatePicker
          title={t('tls.certificate')}
          help={t('tls.certificateHelp')}
          shown={tls?.certificate ?? null}
          none={t('tls.none')}
          isDisabled={running}
          onLoad={(certificate) => setTls({ certificate, clientCaPem: null })}
        >
          {tls !== null && (
            <>
              <ClientAuthority subject={tls.clientCa} isDisabled={running} />
              <div className="cert-foot">
                <Button variant="outlined" disabled={running} onClick={() => void changeTls(null)}>
                  {t('tls.turnOff')}
                </Button>
              </div>
            </>
          )}
        </CertificatePicker>
      </div>
    </SimulatorPanel>
  )
}

/** The authority whose clients alone are let in. `subject` is its certificate's; null lets all in. */
function ClientAuthority({ subject, isDisabled }: { subject: string | null; isDisabled: boolean }) {
  const { t } = useTranslation('simulator')
  const change = (clientCaPem: string) => void changeTls({ certificate: null, clientCaPem })
  return (
    <div className="cert-foot">
      <span className="grow">
        {subject === null ? (
          <span className="dim">{t('tls.anyClient')}</span>
        ) : (
          <>
            <span className="dim">{t('tls.clientsOf')}</span>{' '}
            <span className="foreign strong">
              <ForeignText text={subject} />
            </span>
          </>
        )}
      </span>
      <FileButton
        label={t('tls.chooseCa')}
        accept=".pem,.crt,.cer,.der"
        isDisabled={isDisabled}
        onFiles={([file]) => {
          if (file !== undefined) void certificatesOfFile(file).then(change)
        }}
      />
      {subject !== null && (
        <Button disabled={isDisabled} onClick={() => change('')}>
          {t('tls.letAll')}
        </Button>
      )}
    </div>
  )
}
