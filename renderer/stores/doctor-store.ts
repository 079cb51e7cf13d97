import { create } from 'zustand'
import type { DoctorLine } from '../../shared/contract/doctor.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { useConnections } from './connections-store.ts'
import { client } from './host-store.ts'
import { useSessions } from './sessions-store.ts'

/** Findings of the doctor about one connection. */
export interface Examination {
  /** That was examined, whatever is typed meanwhile; null where the connection is not known any more. */
  readonly port: number | null
  /** The last word of each check, in the order in which they were first told. */
  readonly lines: readonly DoctorLine[]
  readonly phase: 'running' | 'done' | 'stopped'
  readonly failed: number
  readonly warnings: number
  /** Epoch ms of its begin, and of its end once that is there. */
  readonly at: number
  /** The link or the settings have changed since: it is folded away until somebody unfolds it. */
  readonly isPast: boolean
  readonly isFolded: boolean
}

interface DoctorState {
  /** By connection; kept when the screen is left. */
  readonly examinations: Readonly<Record<string, Examination>>
}

export const useDoctor = create<DoctorState>(() => ({ examinations: {} }))

const stops = new Map<string, () => void>()

/** Examines a saved connection afresh. */
export function startDoctor(connectionId: string): void {
  stops.get(connectionId)?.()
  const begun = { at: Date.now(), isPast: false, isFolded: false }
  const saved = useConnections.getState().connections.find((one) => one.connectionId === connectionId)
  put(connectionId, {
    port: saved?.port ?? null,
    lines: [],
    phase: 'running',
    failed: 0,
    warnings: 0,
    ...begun,
  })
  const linked = client()
  const stop = linked.follow('doctor.run', { connectionId }, (items) => {
    for (const item of items) {
      const { lines } = useDoctor.getState().examinations[connectionId] ?? { lines: [] }
      if (item.kind === 'line') change(connectionId, { lines: withLine(lines, item) })
      else {
        const { failed, warnings } = item
        change(connectionId, { phase: 'done', failed, warnings, at: Date.now() })
        stops.delete(connectionId)
        stop()
      }
    }
  })
  stops.set(connectionId, stop)
  linked.onClose(() => stops.get(connectionId) === stop && stopDoctor(connectionId))
}

export function stopDoctor(connectionId: string): void {
  stops.get(connectionId)?.()
  stops.delete(connectionId)
  const lines = useDoctor.getState().examinations[connectionId]?.lines ?? []
  change(connectionId, {
    phase: 'stopped',
    at: Date.now(),
    lines: lines.map((line) =>
      line.state === 'running' ? { ...line, state: 'skipped', verdict: 'stopped' } : line,
    ),
  })
}

/** Folds the findings to their verdict, or unfolds them. */
export function foldDoctor(connectionId: string, isFolded: boolean): void {
  change(connectionId, { isFolded })
}

/** What was found may be true no more: the connection was saved anew, or its link has come or gone. */
export function outdateDoctor(connectionId: string): void {
  const { phase, isPast } = useDoctor.getState().examinations[connectionId] ?? { isPast: true }
  if (phase === 'running' || isPast) return
  change(connectionId, { isPast: true, isFolded: true })
}

/** A link that came or went makes past what was found before. */
useSessions.subscribe(({ sessions }, { sessions: before }) => {
  if (sessions === before) return
  for (const connectionId of Object.keys(useDoctor.getState().examinations)) {
    if (boundIn(sessions, connectionId) !== boundIn(before, connectionId)) outdateDoctor(connectionId)
  }
})

/** The ids of its sessions that are bound. */
function boundIn(sessions: Readonly<Record<string, SessionState>>, connectionId: string): string {
  return Object.values(sessions)
    .flatMap((one) => (one.connectionId === connectionId && one.phase === 'bound' ? one.sessionId : []))
    .join()
}

export function closeDoctor(connectionId: string): void {
  stops.get(connectionId)?.()
  stops.delete(connectionId)
  const { [connectionId]: _closed, ...examinations } = useDoctor.getState().examinations
  useDoctor.setState({ examinations })
}

function withLine(lines: readonly DoctorLine[], line: DoctorLine): DoctorLine[] {
  const isSame = (one: DoctorLine) => one.id === line.id && one.host === line.host
  return lines.some(isSame) ? lines.map((one) => (isSame(one) ? line : one)) : [...lines, line]
}

function put(connectionId: string, examination: Examination): void {
  useDoctor.setState(({ examinations }) => ({
    examinations: { ...examinations, [connectionId]: examination },
  }))
}

function change(connectionId: string, part: Partial<Examination>): void {
  const before = useDoctor.getState().examinations[connectionId]
  if (before !== undefined) put(connectionId, { ...before, ...part })
}
