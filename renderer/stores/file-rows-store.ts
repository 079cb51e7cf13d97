import { captureRows, useCapture } from './capture-store.ts'
import { useFiles } from './files-store.ts'
import { client } from './host-store.ts'
import { useShownCapture } from './shown-capture.ts'
import { notifyFault } from './toast-store.ts'

const pageRows = 500
let isLoading = false

/** Rows of the file on show behind those that are here, as far as it is read; a filter's rows come from its search. */
export async function loadNewer(): Promise<void> {
  const { captureId } = useShownCapture.getState()
  const last = captureRows.lastSeq ?? 0
  const file = useFiles.getState().files.find((one) => one.captureId === captureId)
  if (captureId === null || file === undefined || isLoading) return
  if (last >= file.pdus || useCapture.getState().filter !== '') return
  isLoading = true
  try {
    const input = { captureId, before: last + pageRows + 1, limit: pageRows, filter: '' }
    const { rows } = await client().call('capture.page', input)
    const isSame = useShownCapture.getState().captureId === captureId && (captureRows.lastSeq ?? 0) === last
    if (!isSame || useCapture.getState().filter !== '') return
    captureRows.append(rows.filter(({ seq }) => seq > last).reverse())
    useCapture.setState(({ version }) => ({ version: version + 1 }))
  } catch (error) {
    // A file that was closed meanwhile has nothing to show.
    if (useShownCapture.getState().captureId === captureId) notifyFault(error)
  } finally {
    isLoading = false
  }
}
