import type { PartState } from '../../../shared/message/part-state.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { SendListener, SendOutcome, SentPart } from '../send-run.ts'

/** Facts known before anything is sent. */
export interface SendFacts {
  readonly parts: number
  readonly encoding: string
  readonly dataCoding: number
  readonly waitsForReceipts: boolean
  readonly profileId: string
  readonly language: Language
  /** Why a part may have been refused with this status, by its own fields. */
  readonly suspects: (part: number, commandStatus: number) => readonly string[]
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

/** True for a part that was accepted without an id: its receipts cannot be joined to it. */
export function lacksId({ command, state, messageId }: SentPart): boolean {
  return command !== null && state === 'accepted' && (messageId === null || messageId === '')
}

export function missingIdText(language: Language): string {
  return language === 'ru'
    ? 'в ответе нет message_id: отчёты к этой части не привязать'
    : 'the response has no message_id: receipts cannot be joined to this part'
}

/** Why the part may have been refused; none for one that was not. */
export function suspectsOf({ number, state, commandStatus }: SentPart, facts: SendFacts): readonly string[] {
  return state === 'refused' && commandStatus !== null ? facts.suspects(number, commandStatus) : []
}

export function countsOf({ parts }: SendOutcome): SendCounts {
  const answered = parts.filter((part) => part.commandStatus !== null)
  const count = (state: PartState) => answered.filter((part) => part.state === state).length
  return {
    accepted: answered.length - count('refused'),
    refused: count('refused'),
    unanswered: parts.length - answered.length,
    delivered: count('delivered'),
    undelivered: count('failed'),
    withoutReceipt: count('accepted'),
  }
}

/** Every part accepted and, where receipts are waited for, delivered. */
export function isDelivered(outcome: SendOutcome, facts: SendFacts): boolean {
  const { accepted, delivered } = countsOf(outcome)
  if (accepted !== facts.parts) return false
  return facts.waitsForReceipts ? delivered === facts.parts : outcome.fault === null
}
