import { closeHandover, type Handover, useHandover } from '../../stores/handover-store.ts'
import { FetchedPlace, fetchedPart } from '../fetched-part.tsx'

const ExportDialog = fetchedPart(() => import('./export-dialog.tsx').then((m) => m.ExportDialog))
const MessageExportDialog = fetchedPart(() =>
  import('./message-export-dialog.tsx').then((m) => m.MessageExportDialog),
)
const BundleDialog = fetchedPart(() => import('./bundle-dialog.tsx').then((m) => m.BundleDialog))

/** The dialog that was asked for, fetched when it is first. */
export function HandoverDialogs() {
  const asked = useHandover((state) => state.asked)
  if (asked === null) return null
  return <FetchedPlace onFailed={closeHandover}>{dialogOf(asked)}</FetchedPlace>
}

function dialogOf(asked: Handover) {
  if (asked.kind === 'export') return <ExportDialog chosen={asked.chosen} />
  if (asked.kind === 'messages') return <MessageExportDialog chosen={asked.chosen} />
  return <BundleDialog asked={asked} />
}
