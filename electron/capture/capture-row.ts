import type { CaptureRow } from '../../shared/contract/capture.ts'
import { summarizePdu } from '../../shared/inspect/summarize.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { isResponseId } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import type { CaptureRecord } from './capture-record.ts'
import { worstNoteOf } from './worst-note.ts'

const shownCharacters = 1_000

/** A captured PDU as the window lists it, read out of its octets. The notes are left out: they cost more than the rest, see worst-note.ts. */
export function rowOfRecord(record: CaptureRecord): CaptureRow {
  const { label } = record
  const read = rowOfOctets(record.octets)
  return {
    seq: record.seq,
    at: record.at,
    direction: record.direction,
    sessionId: label.sessionId,
    sessionName: label.sessionName,
    profileId: label.profileId,
    context: label.context,
    ...read,
    octets: record.octets.length,
    requestSeq: record.requestSeq,
    latencyMs: record.latencyMs,
    answer: answerOf(record, read.commandId),
    repeatOf: record.repeatOf,
    requestCommand:
      record.requestCommandId === null ? null : (layoutById(record.requestCommandId)?.command ?? null),
    worstNote: null,
    messageId: record.messageId,
  }
}

type ReadColumns = Pick<
  CaptureRow,
  'commandId' | 'command' | 'commandStatus' | 'sequenceNumber' | 'source' | 'destination' | 'summary'
>

/** What a list shows of a PDU whatever captured it. */
export function rowOfOctets(octets: Uint8Array): ReadColumns {
  const pdu = decodePdu(octets)
  const { summary, source, destination } = summarizePdu(pdu)
  return {
    commandId: pdu.command_id,
    command: pdu.command,
    commandStatus: pdu.command_status,
    sequenceNumber: pdu.sequence_number,
    source,
    destination,
    summary: cutSummary(summary),
  }
}

/** The row with its worst note, by the profiles of the moment. */
export function describeRecord(catalogue: Catalogue, record: CaptureRecord): CaptureRow {
  return { ...rowOfRecord(record), worstNote: worstNoteOf(catalogue, record) }
}

/** Column 'answer' of a PDU with this command_id. */
export function answerOf(
  { direction, isLate, requestSeq }: CaptureRecord,
  commandId: number,
): CaptureRow['answer'] {
  if (isLate) return 'late'
  // SMPP 3.4 §5.1.2: bit 31 of command_id marks a response.
  return direction === 'received' && isResponseId(commandId) && requestSeq === null ? 'orphan' : null
}

/** The summary with a text that is no longer than a line of a list can show; a search of the store looks in all of it. */
function cutSummary(summary: CaptureRow['summary']): CaptureRow['summary'] {
  if (summary.kind !== 'text' || summary.text.length <= shownCharacters) return summary
  return { ...summary, text: summary.text.slice(0, shownCharacters) }
}
