import { useTranslation } from 'react-i18next'
import type { ListenerTlsView } from '../../../shared/contract/listener-tls.ts'
import { ListenerTls } from '../../parts/listener-tls.tsx'
import { changeRelayTls, setRelayTls } from '../../stores/relay-store.ts'

/** TLS towards the applications, folded away until it is wanted. */
export function ApplicationsTls({ tls, isRunning }: { tls: ListenerTlsView | null; isRunning: boolean }) {
  const { t } = useTranslation('relay')
  return (
    <section className="pane relay-panel" aria-labelledby="relay-tls">
      <header className="relay-panel-head">
        <h2 id="relay-tls">{t('tls.title')}</h2>
        <span className="dim">
          {isRunning ? t('tls.running') : tls === null ? t('tls.off') : t('tls.on')}
        </span>
      </header>
      <div className="relay-panel-body">
        <ListenerTls
          tls={tls}
          isDisabled={isRunning}
          onLoad={setRelayTls}
          onChange={(change) => void changeRelayTls(change)}
        />
      </div>
    </section>
  )
}
