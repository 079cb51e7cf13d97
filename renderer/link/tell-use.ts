import { canReopen } from './open-port.ts'

/** Far below the shortest time after which a host signs out. */
const tellEveryMs = 20_000

/** Tells the loopback host that somebody is at this window: what streams in by itself is no sign of that. */
export function tellUse(): void {
  if (!canReopen()) return
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = () => {
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    // A host that has gone is told of elsewhere.
    fetch('./in-use', { cache: 'no-store' }).catch(() => {})
  }
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    addEventListener(kind, tell, { capture: true, passive: true })
  }
}
