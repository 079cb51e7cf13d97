import { useEffect, useState } from 'react'
import type { PasteReading } from '../../../shared/paste/pasted-item.ts'
import { readPasteInSteps } from '../../../shared/paste/read-paste.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'

/** A text up to this is read as soon as it changes; a longer one once typing rests. */
const promptUnits = 8000
const restMs = 250
/** Reading gives the window back after so long. */
const stepMs = 10

export interface ReadPaste {
  readonly content: string | Uint8Array
  readonly reading: PasteReading
}

/** What was read last of a paste, and how far the reading of the present one is: 0 to 1, null when it is done. */
export function usePasteReading(
  content: string | Uint8Array,
  total: number | null,
): { read: ReadPaste | null; progress: number | null } {
  const catalogue = useCatalogue()
  const [state, setState] = useState<{ read: ReadPaste | null; progress: number | null }>({
    read: null,
    progress: null,
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const steps = readPasteInSteps(content, { catalogue, ...(total === null ? {} : { total }) })
    let shownAt = performance.now()
    const go = () => {
      const until = performance.now() + stepMs
      let step = steps.next()
      while (!step.done && performance.now() < until) step = steps.next()
      if (step.done) return setState({ read: { content, reading: step.value }, progress: null })
      const progress = step.value
      if (performance.now() - shownAt > restMs) {
        shownAt = performance.now()
        setState(({ read }) => ({ read, progress }))
      }
      timer = setTimeout(go)
    }
    timer = setTimeout(go, content.length <= promptUnits ? 0 : restMs)
    return () => clearTimeout(timer)
  }, [content, total, catalogue])
  return state
}
