import { lazy, Suspense } from 'react'
import { type Handover, useHandover } from '../../stores/handover-store.ts'

const ExportDialog = lazy(() =>
  import('./export-dialog.tsx').then((module) => ({ default: module.ExportDialog })),
)
const MessageExportDialog = lazy(() =>
  import('./message-export-dialog.tsx').then((module) => ({ default: module.MessageExportDialog })),
)
const BundleDialog = lazy(() =>
  import('./bundle-dialog.tsx').then((module) => ({ default: module.BundleDialog })),
)

/** The dialog that was asked for, fetched when it is first. */
export function HandoverDialogs() {
  const asked = useHandover((state) => state.asked)
  if (asked === null) return null
  return <Suspense>{dialogOf(asked)}</Suspense>
}

function dialogOf(asked: Handover) {
  if (asked.kind === 'export') return <ExportDialog chosen={asked.chosen} />
  if (asked.kind === 'messages') return <MessageExportDialog chosen={asked.chosen} />
  return <BundleDialog asked={asked} />
}
