import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFilter } from '../../../shared/filter/compile-filter.ts'
import { type FilterContext, FilterSubject } from '../../../shared/filter/filter-subject.ts'
import { CaptureReader } from '../../../shared/pcap/capture-reader.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { SessionReader } from '../../../shared/pcap/session-reader.ts'

/** The PDUs of a capture. */
export function rowsOf(file: Uint8Array): CapturedRow[] {
  const rows: CapturedRow[] = []
  const reader = new CaptureReader(
    new SessionReader({
      pdu: (row) => rows.push({ ...row, octets: row.octets.slice() }),
      event: () => undefined,
    }),
  )
  reader.push(file)
  reader.end()
  return rows
}

export function vectorRows(name: string): CapturedRow[] {
  return rowsOf(readFileSync(join(import.meta.dirname, '../../vectors/captures', name)))
}

export const now = 1_795_000_060_000_000

/** Those that the filter finds. Throws with its fault when it has one. */
export function found(rows: readonly CapturedRow[], filter: string): CapturedRow[] {
  const compiled = compileFilter(filter, now)
  if ('code' in compiled) throw new Error(`${filter}: ${JSON.stringify(compiled)}`)
  const answered = new Set(rows.map(({ request }) => request))
  const context: FilterContext = { inspect: {}, isAnswered: (number) => answered.has(number) }
  return rows.filter((row) => compiled.matches(new FilterSubject(row, context)))
}

/** A PDU by itself, as a filter sees it. */
export function subjectOf(octets: Uint8Array, change: Partial<CapturedRow> = {}): FilterSubject {
  const row: CapturedRow = {
    number: 1,
    at: now,
    from: null,
    to: null,
    session: null,
    systemId: null,
    sender: null,
    state: null,
    interfaceVersion: null,
    frames: [],
    octets,
    request: null,
    requestCommandId: null,
    latency: null,
    comments: [],
    ...change,
  }
  return new FilterSubject(row, { inspect: {}, isAnswered: () => false })
}
