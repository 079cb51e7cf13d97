import type { MessageCard, MessagePart } from '../../../shared/contract/message.ts'
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

/** The message's way in the order it went: submits with their answers first, then receipts by time, then what is open. */
export function timelineSteps(card: MessageCard): TimelineStep[] {
  const parts = card.parts.length
  const steps: TimelineStep[] = []
  for (const part of card.parts) steps.push(...submitSteps(part, parts))
  const receipts = card.parts
    .flatMap((part) => part.receipts.map((receipt) => ({ part, receipt })))
    .sort((one, other) => one.receipt.at - other.receipt.at)
  for (const { part, receipt } of receipts) {
    steps.push({
      kind: 'receipt',
      part: part.number,
      parts,
      stat: receipt.stat ?? receipt.state ?? '?',
      final: receipt.final,
      isDelivered: receipt.state === 'DELIVERED',
      seq: receipt.seq,
      afterMs: difference(receipt.at, part.respondedAt),
    })
  }
  for (const part of card.parts) {
    if (isOpen(part, card.registeredDelivery)) {
      steps.push({ kind: 'open', part: part.number, parts, state: part.state })
    }
  }
  return steps
}

function submitSteps(part: MessagePart, parts: number): TimelineStep[] {
  const earlier = part.earlier ?? []
  const steps = [...earlier, part].map(
    ({ submitSeq }, index): TimelineStep => ({
      kind: 'submit',
      part: part.number,
      parts,
      seq: submitSeq,
      isRepeat: index > 0,
    }),
  )
  if (part.respondedAt === null || part.commandStatus === null) return steps
  const seq = part.responseSeq
  const afterMs = difference(part.respondedAt, part.submittedAt)
  if (part.commandStatus === 0) {
    steps.push({ kind: 'accepted', id: part.smscMessageId ?? '', seq, afterMs })
  } else {
    steps.push({ kind: 'refused', commandStatus: part.commandStatus, seq, afterMs })
  }
  return steps
}

/** Something is still to come: an answer, or a receipt that was asked for. */
function isOpen(part: MessagePart, registeredDelivery: number): boolean {
  if (isUnderWay(part.state) || isInDoubt(part.state)) return true
  // SMPP 3.4 §5.2.17: the two low bits ask for a receipt.
  return part.state === 'accepted' && receiptWish(registeredDelivery) !== 0
}

function difference(later: number, earlier: number | null): number | null {
  return earlier === null ? null : later - earlier
}
