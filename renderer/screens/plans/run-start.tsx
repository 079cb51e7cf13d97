import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { ViaSelect } from '../../parts/via-select.tsx'
import { useConnections } from '../../stores/connections-store.ts'
import { changeForm, startRun, usePlans } from '../../stores/plans-store.ts'
import './plans.css'

/** The connection, and the button that runs what is on show over it. */
export function RunStart({ why, before }: { why: string | null; before?: () => Promise<boolean> }) {
  const { t } = useTranslation('plans')
  const connections = useConnections((view) => view.connections)
  const chosen = usePlans((view) => view.form.connectionId)
  const connection = connections.find(({ connectionId }) => connectionId === chosen) ?? connections[0] ?? null
  const start = async () => {
    if (connection === null || (before !== undefined && !(await before()))) return
    await startRun(connection.connectionId)
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
    </div>
  )
}
