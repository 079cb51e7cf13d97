import type { MessagePart } from '../../shared/contract/message.ts'
import type { PollEnd, QueryView, StatusQuery } from '../../shared/contract/status-query.ts'
import { isEnded } from '../../shared/message/part-state.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'

/** Refusals whose cause passes by itself. */
const passing: ReadonlySet<number> = new Set([
  statusValue('ESME_RSYSERR'),
  statusValue('ESME_RMSGQFUL'),
  statusValue('ESME_RTHROTTLED'),
  statusValue('ESME_RX_T_APPN'),
])
const unknownCommand = statusValue('ESME_RINVCMDID')
const queryFailed = statusValue('ESME_RQUERYFAIL')
/** A message just accepted may not be found for a moment: so many failures in a row are believed. */
const failuresBelieved = 3

/** Where the polling of a part stands. */
export interface PollProgress {
  readonly startedAt: number
  readonly tries: number
  /** ESME_RQUERYFAIL in a row, the last answer among them. */
  readonly failures: number
}

/** Milliseconds until the next query_sm after `tries` of them. */
export function pollDelayMs({ first, longest }: StatusQuery, tries: number): number {
  return 1000 * Math.min(Math.max(first, longest), first * 2 ** Math.min(tries, 30))
}

/** ESME_RQUERYFAIL in a row once this answer came. */
export function failuresAfter(failures: number, { commandStatus }: Pick<QueryView, 'commandStatus'>): number {
  return commandStatus === queryFailed ? failures + 1 : 0
}

/** Why polling ends with an answer; null: it goes on. */
export function endByAnswer(
  part: Pick<MessagePart, 'state'>,
  { commandStatus }: Pick<QueryView, 'commandStatus'>,
  failures: number,
): PollEnd | null {
  if (hasOutcome(part)) return 'final'
  if (commandStatus === null || commandStatus === 0 || passing.has(commandStatus)) return null
  if (commandStatus === unknownCommand) return 'not-served'
  return commandStatus === queryFailed && failures < failuresBelieved ? null : 'refused'
}

/** True when the tries or the time of a part are used up. */
export function isUsedUp(settings: StatusQuery, { startedAt, tries }: PollProgress, now: number): boolean {
  return tries >= settings.tries || now - startedAt >= settings.giveUpAfter * 1000
}

/** True when nothing is left to be asked about a part. */
export function hasOutcome({ state }: Pick<MessagePart, 'state'>): boolean {
  return isEnded(state) || state === 'refused'
}
