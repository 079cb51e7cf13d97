import { create } from 'zustand'
import type { ReplayItem, ReplayProgress } from '../../shared/contract/capture-replay.ts'
import type { StreamParams } from '../../shared/contract/contract.ts'
import { client } from './host-store.ts'
import { holdPage } from './leaving.ts'
import type { NoticeBody } from './toast-store.ts'

/** A replay that runs or ran last. */
export interface Replay {
  readonly phase: 'reading' | 'sending' | 'done' | 'stopped'
  /** Requests found so far. */
  readonly found: number
  readonly counts: ReplayProgress | null
  readonly perSecond: number
  /** Why it ended before its time. */
  readonly failure: NoticeBody | null
}

/** Which PDUs are to be replayed: those chosen, or all that a filter finds. */
export interface ReplayChoice {
  readonly filter: string
  readonly seqs: readonly number[] | null
}

interface ReplayState {
  /** What the dialog is open for; null while it is closed. A replay goes on behind it. */
  readonly choice: ReplayChoice | null
  readonly replay: Replay | null
}

export const useReplay = create<ReplayState>(() => ({ choice: null, replay: null }))
useReplay.subscribe(({ replay }) => holdPage('replay', isRunning(replay)))

let stopFollowing: (() => void) | null = null

export function openReplay(choice: ReplayChoice): void {
  const { replay } = useReplay.getState()
  // One that runs is shown as it is.
  useReplay.setState({ choice, ...(isRunning(replay) ? {} : { replay: null }) })
}

export function closeReplay(): void {
  useReplay.setState({ choice: null })
}

export function isRunning(replay: Replay | null): boolean {
  return replay !== null && (replay.phase === 'reading' || replay.phase === 'sending')
}

export function startReplay(params: StreamParams<'capture.replay'>): void {
  stopFollowing?.()
  useReplay.setState({
    replay: { phase: 'reading', found: 0, counts: null, perSecond: 0, failure: null },
  })
  const linked = client()
  const stop = linked.follow('capture.replay', params, (items) => {
    for (const item of items) take(item)
  })
  stopFollowing = stop
  linked.onClose(() => {
    if (stopFollowing === stop && isRunning(useReplay.getState().replay)) {
      change({ phase: 'stopped', failure: { kind: 'unreachable' } })
    }
  })
}

/** What has left is still answered: the capture shows it. */
export function stopReplay(): void {
  stopFollowing?.()
  stopFollowing = null
  change({ phase: 'stopped' })
}

function take(item: ReplayItem): void {
  switch (item.kind) {
    case 'reading':
      change({ found: item.found })
      break
    case 'progress': {
      const { kind: _kind, perSecond, ...counts } = item
      change({ phase: 'sending', counts, perSecond })
      break
    }
    case 'done': {
      const { kind: _kind, fault, ...counts } = item
      stopFollowing?.()
      stopFollowing = null
      change({
        phase: 'done',
        counts,
        perSecond: 0,
        failure: fault === null ? null : { kind: 'fault', fault },
      })
      break
    }
  }
}

function change(part: Partial<Replay>): void {
  const { replay } = useReplay.getState()
  if (replay !== null) useReplay.setState({ replay: { ...replay, ...part } })
}
