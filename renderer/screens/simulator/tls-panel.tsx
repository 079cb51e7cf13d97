import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { CertificatePicker } from '../../parts/certificate-picker.tsx'
import { FileButton } from '../../parts/file-button.tsx'
import { certificatesOfFile } from '../../parts/read-chosen.ts'
import { changeTls, setTls } from '../../stores/simulator-store.ts'

/** What the simulator listens with, and whose clients it lets in. */
export function TlsPanel({ state: { tls = null, running } }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  return (
    <section className="pane sim-panel" aria-labelledby="sim-tls">
      <header className="sim-panel-head">
        <h2 id="sim-tls">{t('tls.title')}</h2>
        <span className="dim">{running ? t('tls.running') : tls === null ? t('tls.off') : t('tls.on')}</span>
      </header>
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
              <div className="cert-foot">
                <span className="grow">
                  {tls.clientCa === null ? (
                    <span className="dim">{t('tls.anyClient')}</span>
                  ) : (
                    <>
                      <span className="dim">{t('tls.clientsOf')}</span>{' '}
                      <span className="foreign strong">{tls.clientCa}</span>
                    </>
                  )}
                </span>
                <FileButton
                  label={t('tls.chooseCa')}
                  accept=".pem,.crt,.cer,.der"
                  isDisabled={running}
                  onFiles={([file]) => {
                    if (file === undefined) return
                    void certificatesOfFile(file).then((clientCaPem) =>
                      changeTls({ certificate: null, clientCaPem }),
                    )
                  }}
                />
                {tls.clientCa !== null && (
                  <Button
                    disabled={running}
                    onClick={() => void changeTls({ certificate: null, clientCaPem: '' })}
                  >
                    {t('tls.letAll')}
                  </Button>
                )}
              </div>
              <div className="cert-foot">
                <Button variant="outlined" disabled={running} onClick={() => void changeTls(null)}>
                  {t('tls.turnOff')}
                </Button>
              </div>
            </>
          )}
        </CertificatePicker>
      </div>
    </section>
  )
}
