import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLoadConsent } from '../../parts/use-load-consent.tsx'
import { ViaSelect } from '../../parts/via-select.tsx'
import { useConnections } from '../../stores/connections-store.ts'
import { changeForm, startRun, usePlans } from '../../stores/plans-store.ts'
import { EnvironmentDialog } from './environment-dialog.tsx'
import './plans.css'

const nothing: readonly string[] = []

/** The connection, and the button that runs what is on show over it. */
export function RunStart({
  why,
  before,
  environment = nothing,
}: {
  why: string | null
  before?: () => Promise<boolean>
  /** Names whose values are asked for before each run. */
  environment?: readonly string[]
}) {
  const { t } = useTranslation('plans')
  const connections = useConnections((view) => view.connections)
  const chosen = usePlans((view) => view.form.connectionId)
  const [isAsking, setAsking] = useState(false)
  const { ask, dialog } = useLoadConsent()
  const connection = connections.find(({ connectionId }) => connectionId === chosen) ?? connections[0] ?? null
  const run = async (values: Readonly<Record<string, string>>) => {
    if (connection !== null) await startRun(connection.connectionId, ask, values)
  }
  const start = async () => {
    if (before !== undefined && !(await before())) return
    if (environment.length > 0) setAsking(true)
    else await run({})
  }
  return (
    <div className="plans-start">
      <ViaSelect connection={connection} onChange={(connectionId) => changeForm({ connectionId })} />
      <Button
        variant="contained"
        disabled={connection === null || why !== null}
        aria-describedby={why === null ? undefined : 'plans-why'}
        onClick={() => void start()}
      >
        {t('run')}
      </Button>
      {why !== null && (
        <span id="plans-why" className="dim">
          {why}
        </span>
      )}
      {isAsking && (
        <EnvironmentDialog
          names={environment}
          onAnswer={(values) => {
            setAsking(false)
            if (values !== null) void run(values)
          }}
        />
      )}
      {dialog}
    </div>
  )
}
