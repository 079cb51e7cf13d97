import type { RowSummary } from '../../../shared/inspect/row-summary.ts'
import { summarizePdu } from '../../../shared/inspect/summarize.ts'
import { type CaptureProblem, captureProblemText } from '../../../shared/pcap/capture-problem-table.ts'
import { type CapturedRow, isoTime } from '../../../shared/pcap/captured-row.ts'
import { isResponseId } from '../../../shared/smpp/command-id.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { inertText } from '../console/inert-text.ts'

/** Characters of a text that are shown. */
const mostShown = 80

/** A captured PDU in one line: number, time, ends, command, status, sequence_number, addresses, what it says. */
export function captureRowView(row: CapturedRow): string {
  const pdu = decodePdu(row.octets)
  const { summary, source, destination } = summarizePdu(pdu)
  const isAnswer = isResponseId(pdu.command_id)
  const addresses = source === null && destination === null ? '' : `${source ?? ''} → ${destination ?? ''}`
  const cells = [
    String(row.number).padStart(6),
    isoTime(row.at) ?? '',
    row.from === null ? '' : `${row.from} → ${row.to}`,
    pdu.command ?? hexNumber(pdu.command_id, 4),
    isAnswer || pdu.command_status !== 0 ? statusName(pdu.command_status) : '',
    `seq ${pdu.sequence_number}`,
    row.latency === null ? '' : `${row.latency / 1000} ms`,
    addresses,
    summaryView(summary),
    ...row.comments,
  ]
  return `${inertText(cells.filter((cell) => cell !== '').join('  '))}\n`
}

/** A gap between the PDUs, in one line. */
export function captureGapView(problem: CaptureProblem, language: Language): string {
  return `     —  ${inertText(captureProblemText(problem, language))}\n`
}

/** What a PDU says, without words of a language. */
export function summaryView(summary: RowSummary): string {
  switch (summary.kind) {
    case 'none':
      return ''
    case 'text': {
      const part = summary.parts === null ? '' : `${summary.part}/${summary.parts} `
      return part + JSON.stringify(summary.text.slice(0, mostShown))
    }
    case 'receipt':
      return `id:${summary.id ?? ''} stat:${summary.stat ?? ''} err:${summary.err ?? ''}`
    case 'id':
      return `id ${summary.id}`
    case 'system':
      return summary.systemId
    case 'state':
      return `message_state ${summary.messageState}`
    case 'fault':
      return summary.problem
  }
}
