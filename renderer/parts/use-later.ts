import { useEffect, useSyncExternalStore } from 'react'
import type { Later } from '../link/later.ts'
import { onLinked } from '../stores/host-store.ts'
import { notifyFault } from '../stores/toast-store.ts'

/**
 * What is fetched for this part of the window; null until it is there. Asked for anew whenever the host is back.
 * @param isNeeded false: not yet.
 */
export function useLater<M>(part: Later<M>, isNeeded = true): M | null {
  const there = useSyncExternalStore(part.subscribe, part.peek, part.peek)
  const isMissing = there === null && isNeeded
  useEffect(() => {
    if (!isMissing) return
    const ask = () => void part.load().catch(notifyFault)
    // The page itself may be there before the line to the engine is.
    ask()
    return onLinked(ask)
  }, [part, isMissing])
  return there
}
