import { sessionFilter } from '../../shared/filter/join-filter.ts'
import { revealRow } from './capture-reveal.ts'
import { captureRows, selectRow, setFilter, useCapture } from './capture-store.ts'
import { useFiles } from './files-store.ts'
import { isFilterSecret } from './filter-place.ts'
import { onLinked } from './host-store.ts'
import { goTo } from './navigation-store.ts'
import { keepPlace } from './place-history.ts'
import { showCapture, useShownCapture } from './shown-capture.ts'

interface InspectPlace {
  /** Of an opened file; null: the live capture. */
  readonly captureId: string | null
  /** null: one that should be written nowhere. */
  readonly filter: string | null
  readonly selectedSeq: number | null
}

/** The way back into Inspect: the capture, the filter and the chosen row. */
export function startInspectPlace(): void {
  keepPlace<InspectPlace>('live', {
    isStored: true,
    read: () => {
      const { filter, selectedSeq } = useCapture.getState()
      const { captureId } = useShownCapture.getState()
      return { captureId, filter: isFilterSecret(filter) ? null : filter, selectedSeq }
    },
    restore: (place) => {
      // After a reload nothing can be asked before the line is up.
      let isDone = false
      const stop = onLinked(() => {
        if (isDone) return
        isDone = true
        void whenOpen(place.captureId).then((isOpen) => (isOpen ? bringBack(place) : undefined))
        queueMicrotask(() => stop())
      })
    },
  })
}

/** Leads to the live capture, and to the PDUs of this session alone. */
export function showTraffic(sessionName: string): void {
  showCapture(null)
  goTo('live')
  void setFilter(sessionFilter(sessionName))
}

/** False for a file that was closed meanwhile. */
async function whenOpen(captureId: string | null): Promise<boolean> {
  const isThere = () => useFiles.getState().files.some((file) => file.captureId === captureId)
  if (captureId === null || isThere()) return true
  await until(useFiles, () => true)
  return isThere()
}

async function bringBack({ captureId, filter, selectedSeq }: InspectPlace): Promise<void> {
  showCapture(captureId)
  const chosen = useCapture.getState().selectedSeq
  // A search that began beside the first page would lay its rows into it.
  if (useCapture.getState().isLoading) await until(useCapture, ({ isLoading }) => !isLoading)
  if (filter !== null && filter.trim() !== useCapture.getState().filter.trim()) {
    await setFilter(filter)
    if (useCapture.getState().isLoading) await until(useCapture, ({ isLoading }) => !isLoading)
  }
  const { selectedSeq: now } = useCapture.getState()
  // Another one may have been chosen while the rows came.
  if (selectedSeq === null || selectedSeq === now || (now !== null && now !== chosen)) return
  if (captureRows.indexOf(selectedSeq) >= 0 || filter?.trim() === '') await revealRow(selectedSeq)
  else selectRow(selectedSeq)
}

/** Resolves at the next change after which the state is such, or after a second: it may never be. */
function until<S>(
  store: { subscribe: (listener: (state: S) => void) => () => void },
  isSuch: (state: S) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const stop = store.subscribe((state) => {
      if (isSuch(state)) end()
    })
    const timer = setTimeout(end, 1000)
  })
}
