import { runDoctor } from '../../../electron/checks/doctor.ts'
import type { ClientSessionOptions } from '../../../electron/session/client-session.ts'
import type { DoctorItem, DoctorLine } from '../../../shared/contract/doctor.ts'
import { catalogue } from '../../support/catalogue.ts'
import { clock } from '../session/session-kit.ts'

export type Connection = ClientSessionOptions['connection']

interface Examined {
  /** The last word of each check, in order. */
  readonly lines: Readonly<Record<string, DoctorLine>>
  readonly items: readonly DoctorItem[]
  readonly states: Readonly<Record<string, string>>
}

/** What the doctor tells of a connection. */
export async function examine(connection: Connection, liveSessions = 0): Promise<Examined> {
  const items: DoctorItem[] = []
  await runDoctor({
    catalogue,
    connection,
    liveSessions,
    clock,
    hooks: {},
    keepsMessages: true,
    tell: (item) => items.push(item),
    signal: new AbortController().signal,
  })
  const lines: Record<string, DoctorLine> = {}
  for (const item of items) if (item.kind === 'line') lines[item.id] = item
  const states = Object.fromEntries(Object.entries(lines).map(([id, { state }]) => [id, state]))
  return { lines, items, states }
}
