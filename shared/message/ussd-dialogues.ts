import type { CardView } from './card-view.ts'
import { type UssdMark, type UssdStep, ussdOf, ussdSession, ussdStep } from './ussd.ts'

/** A dialogue that stands still so long is over, ms: networks end one after minutes. */
const stillMs = 600_000

/** Where a message stands in its USSD dialogue. */
export interface DialoguePlace {
  readonly mark: UssdMark
  readonly step: UssdStep | null
  /** Of the session; null without its_session_info. */
  readonly session: { readonly number: number; readonly step: number } | null
  /** The first message of its dialogue that is known. */
  readonly isFirst: boolean
  /** Nothing follows: it was ended. */
  readonly isEnd: boolean
}

/** The messages of one conversation, oldest first, that are of a USSD dialogue, by their ids: one dialogue for each session. */
export function dialoguePlaces(
  cards: readonly (CardView & { readonly messageId: string })[],
): ReadonlyMap<string, DialoguePlace> {
  const places = new Map<string, DialoguePlace>()
  /** When the last message of an open dialogue passed, by the number of its session; -1 without one. */
  const open = new Map<number, number>()
  for (const card of cards) {
    const mark = ussdOf(card)
    if (mark === null) continue
    const session = ussdSession(mark)
    const step = ussdStep(mark)
    const key = session?.number ?? -1
    const before = open.get(key)
    const isFirst = before === undefined || step === 'begin' || card.createdAt - before > stillMs
    const isEnd = step === 'end'
    if (isEnd) open.delete(key)
    else open.set(key, card.createdAt)
    places.set(card.messageId, { mark, step, session, isFirst, isEnd })
  }
  return places
}
