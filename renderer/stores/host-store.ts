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
  /** The host has signed this browser out, since nobody used it. */
  readonly isSignedOut: boolean
  /** The line can be opened anew: not the desktop's. */
  readonly canRetry: boolean
}

export const useHost = create<HostState>(() => ({
  phase: 'connecting',
  attempt: 0,
  retryAt: null,
  isAway: false,
  isForgotten: false,
  isSignedOut: false,
  canRetry: true,
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

/** Somebody looks again at a window that may have stopped asking. */
export function retryWhenSeen(): void {
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) retryNow()
  })
}

/** The banner's button: does not wait for the timer. */
export function retryNow(): void {
  const { phase, canRetry } = useHost.getState()
  if (phase !== 'gone' || !canRetry || isTrying) return
  if (retryTimer !== null) clearTimeout(retryTimer)
  retryTimer = null
  void attempt()
}

let isTrying = false

async function attempt(): Promise<void> {
  let linked: Client
  isTrying = true
  try {
    linked = connectClient(await openPort(() => useHost.setState({ isSignedOut: true })))
    isTrying = false
  } catch {
    isTrying = false
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
  useHost.setState({
    phase: 'linked',
    attempt: 0,
    retryAt: null,
    isAway: false,
    isForgotten: false,
    isSignedOut: false,
  })
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
  const { attempt: attempts, isSignedOut } = useHost.getState()
  const canRetry = canReopen()
  const delayMs = canRetry && !isSignedOut ? retryDelayMs(attempts) : null
  const retryAt = delayMs === null ? null : Date.now() + delayMs
  useHost.setState({ phase: 'gone', attempt: canRetry ? attempts + 1 : attempts, retryAt, canRetry })
  if (delayMs === null) return
  retryTimer = setTimeout(() => {
    retryTimer = null
    void attempt()
  }, delayMs)
}

/**
 * How long to wait before the next attempt, in ms: quick at first, every five seconds for a minute, every thirty for ten.
 * Then null: a window that was forgotten asks no more until somebody looks at it.
 */
export function retryDelayMs(attempts: number): number | null {
  if (attempts < 5) return 250 * 2 ** attempts
  if (attempts < 16) return 5_000
  return attempts < 34 ? 30_000 : null
}
