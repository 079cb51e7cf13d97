import { Fault } from '../../shared/faults/fault.ts'
import type { PartEvent, PartState } from '../../shared/message/part-state.ts'
import { isAcceptance } from '../../shared/smpp/command-id.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { reportDefect } from '../session/report-defect.ts'
import type { RequestOutcome, Response } from '../session/request.ts'
import { requestFault } from '../session/request-fault.ts'
import type { PduMark } from '../session/session-hooks.ts'

/** A request that has left. */
export interface SentMark {
  readonly sequenceNumber: number
  /** Its number in the capture; null when nothing records. */
  readonly captureSeq: number | null
  /** Epoch ms. */
  readonly at: number
  /** Its first try, over a link that was lost: the SMSC may have taken that as well. null: this is the first. */
  readonly firstTry: SentMark | null
}

/** The answer to a request: its response, or the generic_nack that came in its place. */
export interface Answer {
  readonly pdu: DecodedPdu
  readonly command: CommandName | null
  readonly commandStatus: number
  /** message_id as the response spells it, which may be the empty text; null when it has none. */
  readonly messageId: string | null
  /** As isAcceptance says; another command's response is noted of the session. */
  readonly isAccepted: boolean
  readonly latencyMs: number
  /** Epoch ms. */
  readonly at: number
  /** Its number in the capture; null when nothing records. */
  readonly captureSeq: number | null
  /** The capture number of the try that it answers; null when nothing records. */
  readonly requestSeq: number | null
}

/** How a request ended. Each ends in exactly one of these, once. */
export type DeliveryOutcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** It never left. */
  | { readonly kind: 'failed'; readonly fault: Fault }
  /** It left and has no answer. Over a link that is not lost a late one may still come. */
  | { readonly kind: 'in-doubt'; readonly isLinkLost: boolean; readonly fault: Fault }

export function sentMark(mark: PduMark, firstTry: PduMark | undefined): SentMark {
  const { sequenceNumber, at, captureSeq } = mark
  return {
    sequenceNumber,
    captureSeq: numberOrNull(captureSeq),
    at,
    firstTry: firstTry === undefined ? null : sentMark(firstTry, undefined),
  }
}

export function answerOf({ pdu, latencyMs, request, captureSeq }: Response): Answer {
  const messageId = pdu.fields['message_id']
  return {
    pdu,
    command: pdu.command,
    commandStatus: pdu.command_status,
    messageId: typeof messageId === 'string' ? messageId : null,
    isAccepted: isAcceptance(pdu.command_id, pdu.command_status),
    latencyMs,
    at: request.at + latencyMs,
    captureSeq: numberOrNull(captureSeq),
    requestSeq: numberOrNull(request.captureSeq),
  }
}

export function deliveryOutcome(command: CommandName, outcome: RequestOutcome): DeliveryOutcome {
  if (outcome.kind === 'answered') return { kind: 'answered', answer: answerOf(outcome.response) }
  const problem = requestFault(command, outcome)
  const fault = problem instanceof Fault ? problem : defectFault(command, problem)
  if (outcome.kind === 'never-sent') return { kind: 'failed', fault }
  return { kind: 'in-doubt', isLinkLost: outcome.kind === 'lost', fault }
}

/** Event of the part that was sent; `back` is the state of a part that never left. */
export function partEventOf(outcome: DeliveryOutcome, back: PartState, takenBefore = false): PartEvent {
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'answered', accepted: outcome.answer.isAccepted }
    case 'in-doubt':
      return { kind: 'unanswered', isLinkLost: outcome.isLinkLost, takenBefore }
    case 'failed':
      return { kind: 'never-left', back }
  }
}

/** The encoder throws Faults for values that a field cannot hold; any other error is reported as a defect. */
function defectFault(command: CommandName, problem: Error): Fault {
  reportDefect(problem)
  return new Fault('contract.internal', { call: command })
}

/** The recorder writes 0 where it has no number. */
function numberOrNull(captureSeq: number): number | null {
  return captureSeq === 0 ? null : captureSeq
}
