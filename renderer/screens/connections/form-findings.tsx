import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { FetchedPlace, fetchedPart } from '../../parts/fetched-part.tsx'
import { useDoctor } from '../../stores/doctor-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import './doctor.css'

const DoctorPanel = fetchedPart(() => import('./doctor-panel.tsx').then((m) => m.DoctorPanel))
const BindFailure = fetchedPart(() => import('./bind-failure.tsx').then((m) => m.BindFailure))

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
      {isExamined && (
        <FetchedPlace>
          <DoctorPanel connectionId={connectionId} draft={draft} />
        </FetchedPlace>
      )}
      {hasFailed && (
        <FetchedPlace>
          <BindFailure connectionId={connectionId} profileId={draft.profileId} />
        </FetchedPlace>
      )}
    </>
  )
}
