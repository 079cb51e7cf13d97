import type { InspectOptions } from '../../../shared/inspect/inspection.ts'
import { summarizePdu } from '../../../shared/inspect/summarize.ts'
import { captureRowJson } from '../../../shared/json/capture-json.ts'
import { CaptureWriter } from '../../../shared/pcap/capture-writer.ts'
import { type CapturedRow, isoTime } from '../../../shared/pcap/captured-row.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { csvRows, inertCell } from '../../bulk/inert-csv.ts'
import { inertText, jsonLine } from '../console/inert-text.ts'
import { summaryView } from '../views/capture-view.ts'

/** One way to write the PDUs of a capture into a file. */
export interface CaptureForm {
  readonly head: string | Uint8Array
  readonly row: (row: CapturedRow) => string | Uint8Array
  readonly tail: string
}

export interface FormOptions {
  readonly language: Language
  readonly inspect: InspectOptions
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

/** The forms, by the ending of the file. */
export const captureForms: Readonly<Record<string, (options: FormOptions) => CaptureForm>> = {
  '.pcapng': () => frames('pcapng'),
  '.pcap': () => frames('pcap'),
  '.jsonl': ({ language, inspect }) => ({
    head: '',
    row: (row) => jsonLine(captureRowJson(row, inspect, language)),
    tail: '',
  }),
  '.csv': () => ({
    head: csvRows([columns]),
    row: (row) => csvRows([cellsOf(row).map(inertCell)]),
    tail: '',
  }),
  '.hex': () => ({ head: '', row: ({ octets }) => `${toHex(octets)}\n`, tail: '' }),
  '.html': ({ language }) => ({
    head: pageHead(language),
    row: (row) =>
      `<tr>${cellsOf(row)
        .map((cell) => `<td>${escaped(cell)}</td>`)
        .join('')}</tr>\n`,
    tail: '</tbody>\n</table>\n</body>\n</html>\n',
  }),
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
    summaryView(summary),
    row.request === null ? '' : String(row.request),
    row.latency === null ? '' : String(row.latency / 1000),
    row.comments.join(' '),
    toHex(row.octets),
  ]
}

/** A page that needs nothing else and runs nothing. */
function pageHead(language: Language): string {
  const title = language === 'ru' ? 'Захват SMPP' : 'SMPP capture'
  const style =
    'body{font:14px sans-serif}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:2px 6px;text-align:left}td:last-child{font-family:monospace;word-break:break-all}'
  const policy =
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">'
  const cells = columns.map((column) => `<th>${column}</th>`).join('')
  return `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n${policy}\n<title>${title}</title>\n<style>${style}</style>\n</head>\n<body>\n<h1>${title}</h1>\n<table>\n<thead><tr>${cells}</tr></thead>\n<tbody>\n`
}

function escaped(text: string): string {
  return inertText(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
