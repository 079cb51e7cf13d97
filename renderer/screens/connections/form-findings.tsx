import { lazy, Suspense } from 'react'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { useDoctor } from '../../stores/doctor-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import './doctor.css'

const DoctorPanel = lazy(() => import('./doctor-panel.tsx').then((m) => ({ default: m.DoctorPanel })))
const BindFailure = lazy(() => import('./bind-failure.tsx').then((m) => ({ default: m.BindFailure })))

interface FormFindingsProps {
  readonly connectionId: string
  readonly draft: ConnectionDraft
}

/** What the doctor found and why the last bind failed: both word codes, whose tables are fetched with the first finding. */
export function FormFindings({ connectionId, draft }: FormFindingsProps) {
  const isExamined = useDoctor((state) => state.examinations[connectionId] !== undefined)
  const hasFailed = useSessions((state) => state.failures[connectionId] !== undefined)
  return (
    <>
      <Suspense>{isExamined && <DoctorPanel connectionId={connectionId} draft={draft} />}</Suspense>
      <Suspense>
        {hasFailed && <BindFailure connectionId={connectionId} profileId={draft.profileId} />}
      </Suspense>
    </>
  )
}
