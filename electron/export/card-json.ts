import type { EarlierTry, MessageCard, MessagePart, ReceiptView } from '../../shared/contract/message.ts'
import { flagsOf } from '../../shared/message/card-flags.ts'
import { answerMs, receiptMs, slowest } from '../../shared/message/card-times.ts'
import { isoTime } from '../../shared/pcap/captured-row.ts'
import { statusName } from '../../shared/smpp/status-table.ts'

/**
 * A message as one line of an export: a promise to scripts, fields are added and never renamed. Times are ISO 8601 in
 * UTC, `*_pdu` numbers of the capture, null what there is not.
 */
export function cardJson(card: MessageCard): object {
  return {
    message: Number(card.messageId),
    at: timeOf(card.createdAt),
    direction: card.direction,
    state: card.state,
    session: card.sessionName,
    profile: card.profileId,
    source: card.source,
    destination: card.destination,
    text: card.text,
    encoding: card.encoding,
    data_coding: card.dataCoding,
    registered_delivery: card.registeredDelivery,
    remarks: flagsOf(card),
    latency_ms: rounded(slowest(card, answerMs)),
    receipt_latency_ms: rounded(slowest(card, receiptMs)),
    parts: card.parts.map(partJson),
  }
}

function partJson(part: MessagePart): object {
  const { earlier = [], lastQuery } = part
  return {
    part: part.number,
    state: part.state,
    text: part.text,
    ...tryJson(part),
    command: part.responseCommand,
    attempts: part.attempts ?? (part.submitSeq === null ? 0 : 1),
    earlier: earlier.map(tryJson),
    receipts: part.receipts.map(receiptJsonOf),
    query: lastQuery && {
      at: timeOf(lastQuery.at),
      request: lastQuery.requestCommand,
      command: lastQuery.command,
      command_status: lastQuery.commandStatus,
      status: lastQuery.commandStatus === null ? null : statusName(lastQuery.commandStatus),
      message_state: lastQuery.messageState,
      final_date: lastQuery.finalDate,
      error_code: lastQuery.errorCode,
    },
  }
}

function tryJson(one: EarlierTry): object {
  return {
    submit_pdu: one.submitSeq,
    submitted_at: timeOf(one.submittedAt),
    sequence_number: one.sequenceNumber,
    response_pdu: one.responseSeq,
    responded_at: timeOf(one.respondedAt),
    command_status: one.commandStatus,
    status: one.commandStatus === null ? null : statusName(one.commandStatus),
    message_id: one.smscMessageId,
  }
}

function receiptJsonOf({ seq, at, stat, state, err, final, idRule, receivedId }: ReceiptView): object {
  return { pdu: seq, at: timeOf(at), id: receivedId, stat, err, state, final, id_rule: idRule }
}

/** ISO 8601 of epoch ms. */
export function timeOf(at: number | null): string | null {
  return at === null ? null : isoTime(Math.round(1000 * at))
}

/** To the microsecond: what is finer is noise. */
export function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 1000) / 1000
}
