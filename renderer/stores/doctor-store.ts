import { create } from 'zustand'
import type { DoctorLine } from '../../shared/contract/doctor.ts'
import { client } from './host-store.ts'

/** Findings of the doctor about one connection. */
export interface Examination {
  /** The last word of each check, in the order in which they were first told. */
  readonly lines: readonly DoctorLine[]
  readonly phase: 'running' | 'done' | 'stopped'
  readonly failed: number
  readonly warnings: number
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
  put(connectionId, { lines: [], phase: 'running', failed: 0, warnings: 0 })
  const linked = client()
  const stop = linked.follow('doctor.run', { connectionId }, (items) => {
    for (const item of items) {
      const { lines } = useDoctor.getState().examinations[connectionId] ?? { lines: [] }
      if (item.kind === 'line') change(connectionId, { lines: withLine(lines, item) })
      else {
        change(connectionId, { phase: 'done', failed: item.failed, warnings: item.warnings })
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
    lines: lines.map((line) =>
      line.state === 'running' ? { ...line, state: 'skipped', verdict: 'stopped' } : line,
    ),
  })
}

export function closeDoctor(connectionId: string): void {
  stops.get(connectionId)?.()
  stops.delete(connectionId)
  const { [connectionId]: _closed, ...examinations } = useDoctor.getState().examinations
  useDoctor.setState({ examinations })
}

function withLine(lines: readonly DoctorLine[], line: DoctorLine): DoctorLine[] {
  const isKnown = lines.some((one) => one.id === line.id)
  return isKnown ? lines.map((one) => (one.id === line.id ? line : one)) : [...lines, line]
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
