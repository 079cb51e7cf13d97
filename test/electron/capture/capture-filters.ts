import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { CaptureEvents } from '../../../electron/capture/capture-events.ts'
import { CaptureMarks } from '../../../electron/capture/capture-marks.ts'
import type { CaptureRecord, SessionLabel } from '../../../electron/capture/capture-record.ts'
import type { CaptureArchive } from '../../../electron/capture/capture-source.ts'
import { CaptureTable } from '../../../electron/capture/capture-table.ts'
import { LiveCapture } from '../../../electron/capture/live-capture.ts'
import { isMarked } from '../../../electron/capture/mark-table.ts'
import { packPdus } from '../../../electron/capture/pdu-block.ts'
import { compiledFilter, filterSubjectOf } from '../../../electron/capture/pdu-filter.ts'
import { profileReadings } from '../../../electron/capture/profile-readings.ts'
import { Recorder } from '../../../electron/capture/recorder.ts'
import { trafficMigrations } from '../../../electron/storage/traffic-schema.ts'
import type { CaptureMark } from '../../../shared/contract/capture-marks.ts'
import { compileFilter } from '../../../shared/filter/compile-filter.ts'
import { fieldNames } from '../../../shared/filter/field-table.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { pduTable } from '../../../shared/smpp/pdu-table.ts'
import { catalogue } from '../../support/catalogue.ts'

export const labels: readonly [SessionLabel, ...SessionLabel[]] = [
  { sessionId: 's1', sessionName: 'Gateway', profileId: 'smpp-3.4', context: null },
  {
    ...{ sessionId: 's2', sessionName: 'Other "x"', profileId: 'ru-gateway-8056' },
    context: { role: 'esme', state: 'BOUND_TRX', interfaceVersion: 0x34 },
  },
  {
    ...{ sessionId: 's3', sessionName: 'Simulator', profileId: 'smpp-3.4' },
    context: { role: 'smsc', state: 'OPEN', interfaceVersion: null },
  },
]

const text = fc.constantFrom('Hello 79', 'id:1 stat:DELIVRD err:000', 'ПРИВЕТ', '')
const address = fc.constantFrom('79161', '4479', 'INFO', '')
const commands = Object.keys(pduTable) as (keyof typeof pduTable)[]

const wholePdu = fc
  .record({
    command: fc.constantFrom(...commands),
    sequence_number: fc.integer({ min: 1, max: 9 }),
    command_status: fc.constantFrom(0, 0, 0x45, 0x58, 0x0f000000),
    source_addr: address,
    destination_addr: address,
    text,
  })
  .map(({ command, sequence_number, command_status, source_addr, destination_addr, text: said }) => {
    const names: readonly string[] = ['submit_sm', 'deliver_sm', 'data_sm']
    const short_message = Buffer.from(said)
    const fields = names.includes(command)
      ? { source_addr, destination_addr, ...(command === 'data_sm' ? {} : { short_message }) }
      : {}
    return encodePdu({ command, sequence_number, command_status, fields })
  })
/** All kinds of PDUs, broken ones, and octets that are none. */
const octets = fc.oneof(
  { weight: 5, arbitrary: wholePdu },
  {
    weight: 2,
    arbitrary: fc.tuple(wholePdu, fc.nat(60), fc.nat(255)).map(([pdu, place, octet]) => {
      const spoilt = new Uint8Array(pdu)
      if (place < spoilt.length) spoilt[place] = octet
      return spoilt.subarray(0, Math.max(1, place))
    }),
  },
  fc.uint8Array({ maxLength: 40 }),
)

/** PDUs that are to be recorded. */
export const passedPdus = fc.array(
  fc.record({
    at: fc.integer({ min: -600_000, max: 0 }),
    label: fc.constantFrom(...labels),
    direction: fc.constantFrom('sent' as const, 'received' as const),
    /** How many PDUs before it the request is that it answers. */
    distance: fc.option(fc.integer({ min: 1, max: 20 })),
    latencyMs: fc.option(fc.constantFrom(0, 1.5, 900)),
    isLate: fc.boolean(),
    repeatOf: fc.option(fc.integer({ min: 1, max: 30 })),
    octets,
  }),
  { minLength: 1, maxLength: 60 },
)

const value = fc.constantFrom(
  ...['0', '1', '4', '0x45', '7', '"79"', '"7916"', '"hello"', '"INFO"', '"Gateway"', '"sent"', '"esme"'],
  ...['submit_sm', 'deliver_sm_resp', 'ESME_RTHROTTLED', 'DELIVERED', '"DELIVRD"', 'warning', '1ms', '-5m'],
  ...['2026-11-28T10:00:00Z', '00:01', '"late"', '"none"', '"orphan"', '20', '100'],
)
const operator = fc.constantFrom('==', '!=', '===', '!==', '<', '<=', '>', '>=', 'contains', '~')
const word = fc.constantFrom(
  'sent',
  'gateway',
  'esme_rok',
  'submit',
  '79',
  '7',
  'repeat',
  'late',
  'привет',
  '"id:1 stat"',
)
const often = ['status', 'command', 'session', 'direction', 'time', 'number', 'answered', 'pair', 'latency']
const field = fc.oneof(fc.constantFrom(...often), fc.constantFrom(...fieldNames), fc.constant('tlv.0x0427'))
/** A comparison that the field refuses is asked as the field by itself. */
const comparison = fc.tuple(field, operator, value, value).map(([name, sign, one, other]) => {
  const written = sign === '<' ? `${name} in {${one}, ${one}..${other}}` : `${name} ${sign} ${one}`
  return 'code' in compileFilter(written, 0) ? name : written
})
export const filters = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    comparison,
    field,
    word,
    tie('filter').map((inner) => `not (${inner})`),
    fc
      .tuple(tie('filter'), fc.constantFrom('and', 'or', 'xor', ''), tie('filter'))
      .map(([one, joiner, other]) => `(${one}) ${joiner} (${other})`),
  ),
})).filter

type Passed = typeof passedPdus extends fc.Arbitrary<infer T> ? T : never

/** What a reader wrote beside PDUs of theirs: by the place of each. */
export const writtenMarks = fc.dictionary(
  fc.constantFrom('0', '1', '2', '5', '9'),
  fc.record({ bookmark: fc.boolean(), comment: fc.constantFrom('', 'hello 79', 'why?') }),
)
/** Number of the first PDU that is recorded. */
const firstSeq = 11

/** The marks on so many PDUs, by their numbers. */
export function marksOn(
  pdus: number,
  written: Readonly<Record<string, Omit<CaptureMark, 'seq'>>>,
): CaptureMark[] {
  const marks = Object.entries(written).map(([place, mark]) => ({ seq: firstSeq + Number(place), ...mark }))
  return marks.filter((mark) => isMarked(mark) && mark.seq < firstSeq + pdus)
}

interface RecordedOptions {
  readonly inMemory: number
  /** PDUs of one block of the store at most. */
  readonly blockPdus: number
  readonly marks?: readonly CaptureMark[]
  readonly database?: DatabaseSync
}

/** Each PDU by itself, with all of the capture known. */
export function plainly(
  records: readonly CaptureRecord[],
  marks: readonly CaptureMark[],
  filter: string,
): number[] {
  const answered = new Set(records.map(({ requestSeq }) => requestSeq))
  const requests = new Map(records.map(({ seq, requestSeq }) => [seq, requestSeq]))
  const { matches } = compiledFilter(filter, (seq) => requests.get(seq) ?? null)
  const context = {
    inspect: {},
    inspectOf: (profileId: string) => inspectOptionsOf(catalogue, profileId),
    isAnswered: (seq: number) => answered.has(seq),
    markOf: (seq: number) => marks.find((mark) => mark.seq === seq) ?? null,
  }
  return records.flatMap((record) => (matches(filterSubjectOf(record, context)) ? [record.seq] : []))
}

/** The capture of these PDUs: so many in memory, all in the blocks of a store. */
export function recorded(
  passed: Passed,
  { inMemory, blockPdus, marks = [], database = new DatabaseSync(':memory:') }: RecordedOptions,
) {
  for (const migration of trafficMigrations) database.exec(migration)
  const table = new CaptureTable(database)
  table.readings = profileReadings(catalogue)
  const records: CaptureRecord[] = []
  const archive = {
    appendPdu: (record: CaptureRecord) => records.push(record),
    pagePdus: (...search: Parameters<CaptureTable['page']>) => table.page(...search),
    searchPdus: (...search: Parameters<CaptureTable['search']>) => table.search(...search),
    foundPdus: async (...search: Parameters<CaptureTable['found']>) => table.found(...search),
    getPdu: async (seq: number) => table.get(seq),
    findResponse: async (seq: number) => table.findResponse(seq),
    // No more of it is asked for here.
  } as unknown as CaptureArchive
  const recorder = new Recorder({ archive, seal: (said) => said, nextSeq: firstSeq, maxRecords: inMemory })
  const started = Date.now()
  for (const { at, label, direction, distance, latencyMs, isLate, repeatOf, octets: bytes } of passed) {
    const requestSeq = distance === null ? null : recorder.nextSeq - distance
    recorder.record(label, {
      ...{ at: started + at, direction, bytes, latencyMs, isLate, repeatOf, requestCommandId: null },
      requestSeq: requestSeq !== null && requestSeq >= firstSeq ? requestSeq : null,
    })
  }
  table.putSessions(labels.map((label, index) => ({ sessionKey: index + 1, label })))
  const keyOf = (label: SessionLabel) => labels.indexOf(label) + 1
  for (let at = 0; at < records.length; at += blockPdus)
    table.append(packPdus(records.slice(at, at + blockPdus), keyOf))
  for (const mark of marks) table.marks.put(mark)
  const events = new CaptureEvents({ archive, recorder, recent: [], lastEvent: 0 })
  const openSealed = () => null
  const live = new LiveCapture({
    recorder,
    archive,
    events,
    marks: new CaptureMarks(archive, marks),
    catalogue: () => catalogue,
    openSealed,
  })
  return { records, table, live }
}
