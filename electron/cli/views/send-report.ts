import type { Language } from '../../../shared/words/words.ts'
import { finalReceipt, isAccepted, type SendListener, type SendOutcome } from '../send-run.ts'

/** What is known before anything is sent. */
export interface SendFacts {
  readonly parts: number
  readonly encoding: string
  readonly dataCoding: number
  readonly waitsForReceipts: boolean
  readonly profileId: string
  readonly language: Language
}

/** Prints a sending as it goes on. */
export interface SendReport extends SendListener {
  summary(outcome: SendOutcome): void
}

export interface SendCounts {
  readonly accepted: number
  readonly refused: number
  readonly unanswered: number
  readonly delivered: number
  /** Final receipts that say anything else. */
  readonly undelivered: number
  /** Accepted parts without a final receipt. */
  readonly withoutReceipt: number
}

export function countsOf({ parts, receipts }: SendOutcome): SendCounts {
  const accepted = parts.filter(isAccepted)
  const ends = accepted.map((part) => finalReceipt(part, receipts))
  const unanswered = parts.filter((part) => part.commandStatus === null).length
  const delivered = ends.filter((receipt) => receipt?.state === 'DELIVERED').length
  const withoutReceipt = ends.filter((receipt) => receipt === null).length
  return {
    accepted: accepted.length,
    refused: parts.length - accepted.length - unanswered,
    unanswered,
    delivered,
    undelivered: ends.length - delivered - withoutReceipt,
    withoutReceipt,
  }
}

/** Every part accepted and, where receipts are waited for, delivered. */
export function isDelivered(outcome: SendOutcome, facts: SendFacts): boolean {
  const { accepted, delivered } = countsOf(outcome)
  if (accepted !== facts.parts) return false
  return facts.waitsForReceipts ? delivered === facts.parts : outcome.fault === null
}
