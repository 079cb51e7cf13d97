import { useEffect } from 'react'
import { Progress } from '../../parts/progress.tsx'
import { followSimulator, useSimulator } from '../../stores/simulator-store.ts'
import { AccountsPanel } from './accounts-panel.tsx'
import { ConformancePanel } from './conformance-panel.tsx'
import { EventsPanel } from './events-panel.tsx'
import { InjectPanel } from './inject-panel.tsx'
import { ListenerTlsPanel } from './listener-tls-panel.tsx'
import { LoadLimitsPanel } from './load-limits-panel.tsx'
import { RequestsPanel } from './requests-panel.tsx'
import { RulesPanel } from './rules-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'
import { SimulatorBar } from './simulator-bar.tsx'
import { TimingPanel } from './timing-panel.tsx'
import './simulator.css'

export function SimulatorScreen() {
  const state = useSimulator((view) => view.state)
  useEffect(followSimulator, [])
  if (state === null) return <Progress />
  return (
    <div className="sim">
      <SimulatorBar state={state} />
      <div className="sim-columns">
        <div className="sim-column">
          <AccountsPanel state={state} />
          <RulesPanel state={state} />
          <TimingPanel config={state.config} />
          <LoadLimitsPanel state={state} />
          <ConformancePanel config={state.config} />
          <ListenerTlsPanel state={state} />
        </div>
        <div className="sim-column">
          <SessionsPanel state={state} />
          <InjectPanel state={state} />
          <RequestsPanel state={state} />
          <EventsPanel events={state.events} profileId={state.config.profileId} />
        </div>
      </div>
    </div>
  )
}
