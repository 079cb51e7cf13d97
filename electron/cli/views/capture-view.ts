import { summarizePdu } from '../../../shared/inspect/summarize.ts'
import { summaryText } from '../../../shared/inspect/summary-text.ts'
import { type CaptureProblem, captureProblemText } from '../../../shared/pcap/capture-problem-table.ts'
import { type CapturedRow, isoTime } from '../../../shared/pcap/captured-row.ts'
import { isResponseId } from '../../../shared/smpp/command-id.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

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
    summaryText(summary),
    row.marked === true ? '★' : '',
    ...row.comments,
  ]
  return `${inertText(cells.filter((cell) => cell !== '').join('  '))}\n`
}

/** A gap between the PDUs, in one line. */
export function captureGapView(problem: CaptureProblem, language: Language): string {
  return `     —  ${inertText(captureProblemText(problem, language))}\n`
}
