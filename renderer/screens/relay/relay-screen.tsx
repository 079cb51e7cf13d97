import { useEffect } from 'react'
import { Progress } from '../../parts/progress.tsx'
import { followRelay, useRelay } from '../../stores/relay-store.ts'
import { ApplicationAccounts } from './application-accounts.tsx'
import { ApplicationsTls } from './applications-tls.tsx'
import { OwnBindLimits } from './own-bind-limits.tsx'
import { RelayBar } from './relay-bar.tsx'
import { RelayLanes } from './relay-lanes.tsx'
import { RoutesPanel } from './routes-panel.tsx'
import { RowForm } from './row-form.tsx'
import { RowsPanel } from './rows-panel.tsx'
import './relay.css'

/** The relay between applications and a provider: how it is set up, what passes it, and what is done with that. */
export function RelayScreen() {
  const state = useRelay((view) => view.state)
  const editedId = useRelay((view) => view.editedId)
  useEffect(followRelay, [])
  if (state === null) return <Progress />
  const { setup, port } = state
  return (
    <div className="relay">
      <RelayBar state={state} />
      <div className="relay-columns">
        <RelayLanes isRunning={port !== null} />
        <div className="relay-side">
          {setup.mode === 'own-binds' && (
            <ApplicationAccounts
              settings={setup.ownBinds}
              isRunning={port !== null}
              waiting={state.waiting}
            />
          )}
          {editedId === null ? (
            <RowsPanel rows={setup.rows} acted={state.acted} />
          ) : (
            <RowForm key={editedId} rows={setup.rows} id={editedId} />
          )}
          {setup.mode === 'own-binds' && (
            <>
              <RoutesPanel settings={setup.ownBinds} isRunning={port !== null} />
              <OwnBindLimits settings={setup.ownBinds} isRunning={port !== null} />
            </>
          )}
          <ApplicationsTls tls={state.tls} isRunning={port !== null} />
        </div>
      </div>
    </div>
  )
}
