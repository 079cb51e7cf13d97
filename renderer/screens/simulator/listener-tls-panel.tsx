import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { ListenerTls } from '../../parts/listener-tls.tsx'
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
        <ListenerTls
          tls={tls}
          isDisabled={running}
          onLoad={setTls}
          onChange={(change) => void changeTls(change)}
        />
      </div>
    </SimulatorPanel>
  )
}
