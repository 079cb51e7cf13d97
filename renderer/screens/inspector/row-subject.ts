import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { type FilterContext, FilterSubject } from '../../../shared/filter/filter-subject.ts'
import { rowSearchText } from '../../../shared/filter/row-match.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { readingOf } from '../../../shared/profiles/inspect-options.ts'
import { parseReceipt, type Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { isResponseId, responseBit } from '../../../shared/smpp/command-id.ts'
import { writeUint32 } from '../../../shared/smpp/encode-values.ts'
import { headerOctets } from '../../../shared/smpp/frame.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import type { DecodedPdu, FieldValue } from '../../../shared/smpp/pdu.ts'
import { pduTable } from '../../../shared/smpp/pdu-table.ts'
import { useMarks } from '../../stores/capture-marks-store.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'

/** Fields of the filter that each row knows of itself. */
const everyRows: ReadonlySet<string> = new Set([
  ...[
    'command_id',
    'command_status',
    'sequence_number',
    'number',
    'time',
    'session',
    'connection',
    'profile',
  ],
  ...['direction', 'sender', 'context', 'is_response', 'latency', 'request_seq', 'repeat_of', 'pair'],
  ...['marked', 'comment'],
])
/** Fields that a row knows where its command has no others of these names. */
const plainRows: ReadonlySet<string> = new Set([
  ...['source_addr', 'destination_addr', 'message_id'],
  ...['receipt', 'receipt.id', 'receipt.stat', 'receipt.err'],
])
/** Commands with one source, one destination and one message_id at most, whose summary says all of a receipt's head. */
const plainCommands: ReadonlySet<string> = new Set([
  ...['submit_sm', 'submit_sm_resp', 'deliver_sm', 'deliver_sm_resp', 'data_sm', 'data_sm_resp'],
  ...['enquire_link', 'enquire_link_resp', 'unbind', 'unbind_resp', 'generic_nack'],
])

/** True when the row has the values of the field of this name without its octets. */
export function knowsField(row: CaptureRow, name: string): boolean {
  if (everyRows.has(name)) return true
  if (name === 'answered') return isResponseId(row.commandId) || unanswerable.has(row.commandId)
  return plainRows.has(name) && plainCommands.has(row.command ?? '') && row.summary.kind !== 'fault'
}

/** SMPP has no response to these. */
const unanswerable: ReadonlySet<number> = new Set([pduTable.alert_notification.id, pduTable.outbind.id])

const markOf = (seq: number) => useMarks.getState().marks.get(seq) ?? null
const ofRows: FilterContext = { inspect: {}, isAnswered: () => false, markOf }

/** A row as a filter sees it, for the fields that `knowsField` names and for words. */
export class RowSubject extends FilterSubject {
  readonly #row: CaptureRow
  #text: string | null = null

  constructor(row: CaptureRow) {
    super(capturedRowOf(row, headerOf(row)), ofRows)
    this.#row = row
  }

  override get pdu(): DecodedPdu {
    const { source, destination, summary, commandId, command, commandStatus, sequenceNumber, octets } =
      this.#row
    const fields: Record<string, FieldValue> = {}
    if (source !== null) fields['source_addr'] = source
    if (destination !== null) fields['destination_addr'] = destination
    if (summary.kind === 'id') fields['message_id'] = summary.id
    return {
      // Names of other releases are no commands here.
      command: null,
      command_id: commandId,
      command_status: commandStatus,
      sequence_number: sequenceNumber,
      length: octets,
      fields,
      tlvs: [],
      hasBody: command !== null,
      error: null,
      body: null,
      tail: null,
    }
  }

  override get receipt(): Receipt | null {
    const { summary } = this.#row
    if (summary.kind !== 'receipt') return null
    const { id, stat, err } = summary
    return { ...noReceipt, id, stat, err }
  }

  override holdsWord(word: string): boolean {
    this.#text ??= rowSearchText(this.#row)
    return this.#text.includes(word)
  }
}

const noReceipt: Receipt = parseReceipt('')

/** The header alone, for the numbers in it. */
function headerOf({ octets, commandId, commandStatus, sequenceNumber }: CaptureRow): Uint8Array {
  const header = new Uint8Array(headerOctets)
  for (const [index, value] of [octets, commandId, commandStatus, sequenceNumber].entries())
    writeUint32(header, 4 * index, value)
  return header
}

/** The PDU as a filter sees it, whose octets are here. */
export function subjectOfPdu({ row, hex, responseSeq }: CapturedPdu, catalogue: Catalogue): FilterSubject {
  return new FilterSubject(capturedRowOf(row, fromHex(hex) ?? new Uint8Array()), {
    inspect: readingOf(catalogue, row),
    isAnswered: () => responseSeq !== null,
    markOf,
  })
}

function capturedRowOf(row: CaptureRow, octets: Uint8Array): CapturedRow {
  const { context, direction } = row
  const { local = null, remote = null } = context ?? {}
  const isEsme = (direction === 'sent') === (context?.role === 'esme')
  return {
    number: row.seq,
    at: Math.round(1000 * row.at),
    from: direction === 'sent' ? local : remote,
    to: direction === 'sent' ? remote : local,
    session: row.sessionId,
    systemId: null,
    sender: context?.state === undefined || context.state === null ? null : isEsme ? 'esme' : 'smsc',
    state: context?.state ?? null,
    interfaceVersion: context?.interfaceVersion ?? null,
    frames: [],
    octets,
    request: row.requestSeq,
    requestCommandId: row.requestSeq === null ? null : row.commandId % responseBit,
    latency: row.latencyMs === null ? null : Math.round(1000 * row.latencyMs),
    comments: [],
    own: {
      direction,
      sessionName: row.sessionName,
      profileId: row.profileId,
      repeatOf: row.repeatOf,
      isLate: row.answer === 'late',
    },
  }
}
