import type { RunningEngine } from '../../../electron/engine.ts'
import type { PduEvent, SessionIdentity } from '../../../electron/session/session-hooks.ts'
import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import type { BulkRow, BulkRun } from '../../../shared/contract/bulk.ts'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import { draftTo, firstItem } from '../../support/running-engine.ts'

/** Numbers of `rows` subscribers, each once, with a name. */
export function csvOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => `${79160000000 + index},Name ${index + 1}`)
  return ['to,name', ...lines].join('\n')
}

export async function upload(engine: RunningEngine, name: string, octets: Uint8Array): Promise<string> {
  let uploadId: string | null = null
  const size = 100_000
  for (let from = 0; from < octets.length || from === 0; from += size) {
    const chunk = Buffer.from(octets.subarray(from, from + size)).toString('base64')
    const last = from + size >= octets.length
    uploadId = (await engine.handlers['bulk.upload']({ uploadId, name, chunk, last })).uploadId
  }
  return uploadId ?? ''
}

/** A run of the file, once every row is checked. */
export async function checkedRun(engine: RunningEngine, csv: string, plan: BulkPlan): Promise<BulkRun> {
  const uploadId = await upload(engine, 'rows.csv', Buffer.from(csv))
  const { format } = await engine.handlers['bulk.preview']({ uploadId, format: null })
  const { runId } = await engine.handlers['bulk.create']({ uploadId, format, plan })
  return untilRun(engine, runId, ({ phase }) => phase !== 'checking')
}

export async function untilRun(
  engine: RunningEngine,
  runId: number,
  isWanted: (run: BulkRun) => boolean,
): Promise<BulkRun> {
  const found = await firstItem(
    engine,
    'bulk.runs',
    {},
    (item) => 'runId' in item && item.runId === runId && isWanted(item),
  )
  if (!('runId' in found)) throw new Error('the run was removed')
  return found
}

/** Saves a connection to the port; resolves to its id. */
export async function connectionTo(
  engine: RunningEngine,
  port: number,
  change: Partial<ConnectionDraft> = {},
): Promise<string> {
  const draft = draftTo(port, { window: 50, ...change })
  const saved = await engine.handlers['connections.save']({ connectionId: null, draft, password: 'demo' })
  return saved.connectionId
}

/** A simulator that refuses nothing. */
export const obliging: Pick<SimulatorConfig, 'behaviours'> = { behaviours: [] }

/** Counts the submit_sm PDUs that reach a simulator, by destination. */
export function submitCounter() {
  const counts = new Map<string, number>()
  const onPdu = (_session: SessionIdentity, { direction, pdu }: PduEvent) => {
    if (direction !== 'received' || pdu.command !== 'submit_sm') return
    const to = String(pdu.fields['destination_addr'])
    counts.set(to, (counts.get(to) ?? 0) + 1)
  }
  return { counts, onPdu }
}

export async function allRows(engine: RunningEngine, runId: number): Promise<BulkRow[]> {
  const rows: BulkRow[] = []
  for (;;) {
    const after = rows.at(-1)?.row ?? 0
    const page = await engine.handlers['bulk.rows']({ runId, after, limit: 500, states: [] })
    rows.push(...page)
    if (page.length < 500) return rows
  }
}

export async function resultFile(engine: RunningEngine, runId: number): Promise<string> {
  let csv = ''
  for (let after: number | null = 0; after !== null; ) {
    const piece: { csv: string; next: number | null } = await engine.handlers['bulk.result']({
      runId,
      after,
      language: 'en',
    })
    csv += piece.csv
    after = piece.next
  }
  return csv
}
