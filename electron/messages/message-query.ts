import type { MessageCard } from '../../shared/contract/message.ts'
import type { QueryView } from '../../shared/contract/status-query.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { Answer, SentMark } from '../delivery/delivery-outcome.ts'
import { keptQueries, queryCount } from '../storage/card-parts.ts'
import { textField } from './incoming-message.ts'
import { withEvent } from './message-card.ts'

/** The answer to a query_sm or cancel_sm as a card shows it. */
export function queryView(
  requestCommand: QueryView['requestCommand'],
  { pdu, commandStatus, captureSeq }: Answer,
  sent: SentMark | null,
  at: number,
): QueryView {
  return {
    at,
    seq: captureSeq ?? 0,
    ...sentOf(sent),
    requestCommand,
    command: pdu.command ?? 'generic_nack',
    commandStatus,
    messageState: numberOf(pdu, 'message_state'),
    finalDate: textField(pdu, 'final_date'),
    errorCode: numberOf(pdu, 'error_code'),
  }
}

/** A query_sm or cancel_sm that left and was not answered in time. */
export function unansweredQuery(
  requestCommand: QueryView['requestCommand'],
  sent: SentMark | null,
  at: number,
): QueryView {
  return {
    ...{ at, seq: null, requestCommand, command: null, commandStatus: null },
    ...sentOf(sent),
    ...{ messageState: null, finalDate: null, errorCode: null },
  }
}

function sentOf(sent: SentMark | null): Pick<QueryView, 'sentAt' | 'requestSeq'> {
  return sent === null ? {} : { sentAt: sent.at, requestSeq: sent.captureSeq ?? 0 }
}

/** The card with a query about one of its parts. */
export function withQuery(card: MessageCard, number: number, query: QueryView): MessageCard {
  const part = card.parts.find((one) => one.number === number)
  if (part === undefined) return card
  const { lastQuery, earlierQueries = [] } = part
  const { messageState, commandStatus } = query
  const isTold = messageState !== null && commandStatus === 0
  return withEvent(card, number, isTold ? { kind: 'queried', messageState } : null, {
    lastQuery: query,
    ...(lastQuery === null
      ? {}
      : {
          earlierQueries: [...earlierQueries, lastQuery].slice(-keptQueries),
          queryCount: queryCount(part) + 1,
        }),
  })
}

function numberOf(pdu: DecodedPdu, name: string): number | null {
  const value = pdu.fields[name]
  return typeof value === 'number' ? value : null
}
