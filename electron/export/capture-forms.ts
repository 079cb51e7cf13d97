import { type CaptureFormName, captureFormSchema } from '../../shared/contract/capture-export.ts'
import type { InspectOptions } from '../../shared/inspect/inspection.ts'
import { summarizePdu } from '../../shared/inspect/summarize.ts'
import { summaryText } from '../../shared/inspect/summary-text.ts'
import { captureRowJson } from '../../shared/json/capture-json.ts'
import { CaptureWriter } from '../../shared/pcap/capture-writer.ts'
import { type CapturedRow, isoTime } from '../../shared/pcap/captured-row.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import { jsonLine } from '../../shared/words/inert-text.ts'
import type { Language } from '../../shared/words/words.ts'
import { csvRows, inertCell } from '../bulk/inert-csv.ts'
import { pduTableHead, pduTableRow, pduTableTail } from './exchange-table.ts'
import { pageHead, pageTail } from './page-frame.ts'

/** One way to write the PDUs of a capture into a file. */
export interface CaptureForm {
  readonly head: string | Uint8Array
  /** `inspect` is what the PDU is read with: the profile of its session. */
  readonly row: (row: CapturedRow, inspect: InspectOptions) => string | Uint8Array
  readonly tail: string
}

const columns = [
  'number',
  'at',
  'from',
  'to',
  'session',
  'sender',
  'command',
  'command_status',
  'sequence_number',
  'source_addr',
  'destination_addr',
  'summary',
  'request',
  'latency_ms',
  'comments',
  'hex',
] as const

/** The forms; each makes one file. */
export const captureForms: Readonly<Record<CaptureFormName, (language: Language) => CaptureForm>> = {
  pcapng: () => frames('pcapng'),
  pcap: () => frames('pcap'),
  jsonl: (language) => ({
    head: '',
    row: (row, inspect) => jsonLine(captureRowJson(row, inspect, language)),
    tail: '',
  }),
  csv: () => ({
    head: csvRows([columns]),
    row: (row) => csvRows([cellsOf(row).map(inertCell)]),
    tail: '',
  }),
  hex: () => ({ head: '', row: ({ octets }) => `${toHex(octets)}\n`, tail: '' }),
  html: (language) => ({
    head: pageHead({ en: 'SMPP capture', ru: 'Захват SMPP' }, language) + pduTableHead(language),
    row: (row) => pduTableRow(row, language, 'UTC'),
    tail: pduTableTail + pageTail,
  }),
}

/** Endings of the files, with their dot. */
export const knownEndings: readonly string[] = captureFormSchema.options.map((name) => `.${name}`)

/** The form of a file with this ending; undefined for any other. */
export function formOfEnding(ending: string): ((language: Language) => CaptureForm) | undefined {
  const name = captureFormSchema.options.find((option) => `.${option}` === ending)
  return name === undefined ? undefined : captureForms[name]
}

function frames(format: 'pcap' | 'pcapng'): CaptureForm {
  const writer = new CaptureWriter(format)
  return { head: writer.head, row: (row) => writer.write(row), tail: '' }
}

function cellsOf(row: CapturedRow): string[] {
  const pdu = decodePdu(row.octets)
  const { summary, source, destination } = summarizePdu(pdu)
  return [
    String(row.number),
    isoTime(row.at) ?? '',
    row.from ?? '',
    row.to ?? '',
    row.session ?? '',
    row.sender ?? '',
    pdu.command ?? hexNumber(pdu.command_id, 4),
    statusName(pdu.command_status),
    String(pdu.sequence_number),
    source ?? '',
    destination ?? '',
    summaryText(summary),
    row.request === null ? '' : String(row.request),
    row.latency === null ? '' : String(row.latency / 1000),
    row.comments.join(' '),
    toHex(row.octets),
  ]
}
