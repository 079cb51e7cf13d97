import type { EarlierTry, MessageCard, MessagePart, ReceiptView } from '../../../shared/contract/message.ts'
import { isInDoubt, isUnderWay } from '../../../shared/message/part-state.ts'
import { receiptWish } from '../../../shared/smpp/message-flags.ts'

/** One station on a message's way. `afterMs` is the time since the station it follows from. */
export type TimelineStep =
  | {
      readonly kind: 'submit'
      readonly part: number
      readonly parts: number
      readonly seq: number | null
      /** An earlier try left before it. */
      readonly isRepeat: boolean
    }
  | {
      readonly kind: 'accepted'
      readonly id: string
      readonly seq: number | null
      readonly afterMs: number | null
    }
  | {
      readonly kind: 'refused'
      readonly commandStatus: number
      readonly seq: number | null
      readonly afterMs: number | null
    }
  | {
      readonly kind: 'receipt'
      readonly part: number
      readonly parts: number
      readonly stat: string
      readonly final: boolean
      readonly isDelivered: boolean
      readonly seq: number
      readonly afterMs: number | null
    }
  | {
      readonly kind: 'open'
      readonly part: number
      readonly parts: number
      readonly state: MessagePart['state']
    }
  /** A part of a message that came in; `seq` null: it is not there. */
  | {
      readonly kind: 'came'
      readonly part: number
      readonly parts: number
      readonly seq: number | null
      readonly afterMs: number | null
    }
  /** A receipt came, and no message here was given its id. */
  | { readonly kind: 'unknown'; readonly id: string | null }

/**
 * The message's way in the order it went: submits with their answers first, then receipts by time, then what is open; a part
 * of a file that has no submit there is its own first step alone.
 */
export function timelineSteps(card: MessageCard, isFile = false): TimelineStep[] {
  if (card.direction === 'received') return receivedSteps(card)
  return sentSteps(card).filter((step) => !(isFile && step.kind === 'open' && step.state === 'waiting'))
}

/** Of a message that came in in parts; a whole one is its PDU, and has none. */
function receivedSteps({ parts }: MessageCard): TimelineStep[] {
  const [first, ...others] = parts
  const [receipt] = first?.receipts ?? []
  if (receipt !== undefined)
    return [{ kind: 'unknown', id: receipt.receivedId }, receiptStep(receipt, 1, 1, null)]
  if (first === undefined || others.length === 0) return []
  const begin = Math.min(...parts.map(({ submittedAt }) => submittedAt ?? Number.POSITIVE_INFINITY))
  return parts.map(({ number, submitSeq, submittedAt }) => ({
    kind: 'came',
    part: number,
    parts: parts.length,
    seq: submitSeq,
    afterMs: submittedAt === null || submittedAt <= begin ? null : submittedAt - begin,
  }))
}

function sentSteps(card: MessageCard): TimelineStep[] {
  const parts = card.parts.length
  const steps: TimelineStep[] = []
  for (const part of card.parts) steps.push(...submitSteps(part, parts))
  const receipts = card.parts
    .flatMap((part) => part.receipts.map((receipt) => ({ part, receipt })))
    .sort((one, other) => one.receipt.at - other.receipt.at)
  for (const { part, receipt } of receipts) {
    steps.push(receiptStep(receipt, part.number, parts, part.respondedAt))
  }
  for (const part of card.parts) {
    if (isOpen(part, card.registeredDelivery)) {
      steps.push({ kind: 'open', part: part.number, parts, state: part.state })
    }
  }
  return steps
}

function receiptStep(
  { stat, state, final, seq, at }: ReceiptView,
  part: number,
  parts: number,
  respondedAt: number | null,
): TimelineStep {
  return {
    ...{ kind: 'receipt', part, parts, stat: stat ?? state ?? '?', final, seq },
    isDelivered: state === 'DELIVERED',
    afterMs: difference(at, respondedAt),
  }
}

/** Each try with its answer: one that was refused or timed out, then the one sent again. */
function submitSteps(part: MessagePart, parts: number): TimelineStep[] {
  return [...(part.earlier ?? []), part].flatMap((one, index): TimelineStep[] => {
    const submit = { part: part.number, parts, seq: one.submitSeq, isRepeat: index > 0 }
    return [{ kind: 'submit', ...submit }, ...answerSteps(one)]
  })
}

function answerSteps(one: EarlierTry): TimelineStep[] {
  const { commandStatus, responseSeq: seq, smscMessageId } = one
  if (commandStatus === null) return []
  const afterMs = difference(one.respondedAt, one.submittedAt)
  if (commandStatus !== 0) return [{ kind: 'refused', commandStatus, seq, afterMs }]
  return [{ kind: 'accepted', id: smscMessageId ?? '', seq, afterMs }]
}

/** Something is still to come: an answer, or a receipt that was asked for. */
function isOpen(part: MessagePart, registeredDelivery: number): boolean {
  if (isUnderWay(part.state) || isInDoubt(part.state)) return true
  // SMPP 3.4 §5.2.17: the two low bits ask for a receipt.
  return part.state === 'accepted' && receiptWish(part.registeredDelivery ?? registeredDelivery) !== 0
}

function difference(later: number | null, earlier: number | null): number | null {
  return later === null || earlier === null ? null : later - earlier
}
