import { create } from 'zustand'
import { type Client, ContractError, connectClient } from '../../shared/contract/client.ts'
import type { StreamItem, StreamName, StreamParams } from '../../shared/contract/contract.ts'
import { canReopen, isForgotten, openPort } from '../link/open-port.ts'

type HostPhase = 'connecting' | 'linked' | 'gone'

interface HostState {
  readonly phase: HostPhase
  /** Failed attempts in a row since the link was last up. */
  readonly attempt: number
  /** Epoch ms of the next attempt while the host is gone; null when none will be made. */
  readonly retryAt: number | null
  /** It has been gone for longer than a blink: what the window last heard may be so no more. */
  readonly isAway: boolean
  /** The host is back, as another run that does not know this window. */
  readonly isForgotten: boolean
}

export const useHost = create<HostState>(() => ({
  phase: 'connecting',
  attempt: 0,
  retryAt: null,
  isAway: false,
  isForgotten: false,
}))

/** A shorter break is told nowhere. */
const patienceMs = 400
let awayTimer: ReturnType<typeof setTimeout> | null = null

/** Nothing is known of sessions, recording and what else goes on by itself while the host does not answer. */
export function useIsAway(): boolean {
  return useHost((state) => state.isAway)
}

let current: Client | null = null
let retryTimer: ReturnType<typeof setTimeout> | null = null
const linkedListeners = new Set<(client: Client) => void>()

/** Stands in while the host is gone: every call fails as unreachable. */
const noClient: Client = {
  call: () => Promise.reject(new ContractError(null)),
  follow: () => () => {},
  onClose: () => {},
  close: () => {},
}

/** The client of the line that is up. Stores call the engine through it. */
export function client(): Client {
  return current ?? noClient
}

/** Runs now if the link is up, and again each time it comes back. Returns what stops it. */
export function onLinked(run: (client: Client) => void): () => void {
  linkedListeners.add(run)
  if (current !== null) run(current)
  return () => linkedListeners.delete(run)
}

/**
 * Follows a stream for as long as the window lives, over every line. `params` is asked at each start, so that a
 * stream with a position goes on from where it stopped.
 */
export function followAlways<N extends StreamName>(
  name: N,
  params: () => StreamParams<N>,
  onBatch: (items: readonly StreamItem<N>[], gap: number) => void | Promise<void>,
): () => void {
  let stop: (() => void) | null = null
  const forget = onLinked((linked) => {
    stop = linked.follow(name, params(), onBatch)
  })
  return () => {
    forget()
    stop?.()
  }
}

/** Opens the line and keeps it open. */
export function startLink(): void {
  void attempt()
}

/** The banner's button: does not wait for the timer. */
export function retryNow(): void {
  if (retryTimer === null) return
  clearTimeout(retryTimer)
  retryTimer = null
  void attempt()
}

async function attempt(): Promise<void> {
  let linked: Client
  try {
    linked = connectClient(await openPort())
  } catch {
    // The socket could not be opened: the host is not there (yet). The reason is not given to scripts.
    lose()
    const { attempt: failed } = useHost.getState()
    const forgotten = await isForgotten()
    // Another attempt may have been made meanwhile.
    const { phase, attempt: latest } = useHost.getState()
    if (phase === 'gone' && latest === failed) useHost.setState({ isForgotten: forgotten })
    return
  }
  current = linked
  linked.onClose(() => {
    if (current !== linked) return
    current = null
    lose()
  })
  if (awayTimer !== null) clearTimeout(awayTimer)
  awayTimer = null
  useHost.setState({ phase: 'linked', attempt: 0, retryAt: null, isAway: false, isForgotten: false })
  for (const run of linkedListeners) {
    try {
      run(linked)
    } catch (problem) {
      // A defect of one store leaves the others working.
      reportError(problem)
    }
  }
}

function lose(): void {
  awayTimer ??= setTimeout(() => useHost.setState({ isAway: true }), patienceMs)
  const attempts = useHost.getState().attempt
  if (!canReopen()) {
    useHost.setState({ phase: 'gone', attempt: attempts, retryAt: null })
    return
  }
  const delayMs = retryDelayMs(attempts)
  useHost.setState({ phase: 'gone', attempt: attempts + 1, retryAt: Date.now() + delayMs })
  retryTimer = setTimeout(() => {
    retryTimer = null
    void attempt()
  }, delayMs)
}

/** How long to wait before the next attempt, in ms: quick at first, never slower than once in five seconds. */
function retryDelayMs(attempts: number): number {
  return Math.min(5000, 250 * 2 ** Math.min(attempts, 10))
}
