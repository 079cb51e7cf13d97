import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { noteText } from '../../../shared/inspect/note-table.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { readingOf } from '../../../shared/profiles/inspect-options.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatMoment, formatMs } from '../../parts/format.ts'
import { fieldLines, octetLines } from '../../parts/pdu-lines.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'
import { commandWord, isResponse } from './row-words.ts'

/**
 * PDUs as plain text for a ticket: who, when, status explained, fields, notes, octets. The engine masked the bind
 * password before the octets came here.
 */
export function ticketText(catalogue: Catalogue, pdus: readonly CapturedPdu[], language: Language): string {
  return pdus.map((pdu) => pduText(catalogue, pdu, language)).join('\n\n')
}

function pduText(catalogue: Catalogue, { row, hex }: CapturedPdu, language: Language): string {
  const bytes = fromHex(hex) ?? new Uint8Array()
  const inspection = inspectPdu(bytes, readingOf(catalogue, row))
  const lines = [
    `${row.direction === 'sent' ? '→' : '←'} ${commandWord(row)}  ${formatMoment(row.at)}  [${row.sessionName}]`,
    `command_id ${hexNumber(row.commandId, 4)}  sequence_number ${row.sequenceNumber}  command_length ${row.octets}`,
  ]
  if (row.repeatOf !== null) lines.push(`repeat of #${row.repeatOf}`)
  if (row.answer !== null) lines.push(row.answer)
  if (isResponse(row)) {
    const name = statusName(row.commandStatus)
    lines.push(`command_status ${hexNumber(row.commandStatus, 4)}${name.startsWith('0x') ? '' : ` ${name}`}`)
    if (row.commandStatus !== 0) {
      lines.push(
        `  ${explainStatus(catalogue, row.commandStatus, row.requestCommand ?? row.command, row.profileId, language)}`,
      )
    }
    if (row.latencyMs !== null) lines.push(`+${formatMs(row.latencyMs)} ms`)
  }
  lines.push(...fieldLines(catalogue, inspection.spans, language, row.profileId))
  for (const note of inspection.notes) lines.push(`! ${noteText(note, language).what}`)
  return [...lines, ...octetLines(bytes)].join('\n')
}
