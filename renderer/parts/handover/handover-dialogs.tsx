import { lazy, Suspense } from 'react'
import { useHandover } from '../../stores/handover-store.ts'

const ExportDialog = lazy(() =>
  import('./export-dialog.tsx').then((module) => ({ default: module.ExportDialog })),
)
const BundleDialog = lazy(() =>
  import('./bundle-dialog.tsx').then((module) => ({ default: module.BundleDialog })),
)

/** The dialog that was asked for, fetched when it is first. */
export function HandoverDialogs() {
  const asked = useHandover((state) => state.asked)
  if (asked === null) return null
  return (
    <Suspense>
      {asked.kind === 'export' ? <ExportDialog chosen={asked.chosen} /> : <BundleDialog asked={asked} />}
    </Suspense>
  )
}
