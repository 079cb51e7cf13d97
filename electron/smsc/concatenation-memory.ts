import { contextCharacters } from '../../shared/simulator/rule-context.ts'
import type { PartNumber } from '../../shared/smpp/message-octets.ts'
import { joinedBound } from './bounds.ts'
import { ownText } from './own-text.ts'
import { RecentMap } from './recent-map.ts'
import {
  emptyFingerprint,
  type Fingerprint,
  fingerprintKey,
  fingerprintOf,
  joinFingerprints,
  keyOfTexts,
} from './text-fingerprint.ts'

/** The place of a part in its message, by UDH or SAR alike. */
type PartPlace = Pick<PartNumber, 'reference' | 'part' | 'parts'>

/** As much of a part as its neighbours need: what tells it from another, and its first and last characters. */
export interface PartText {
  readonly fingerprint: Fingerprint
  readonly head: string
  readonly tail: string
}

export interface Joined {
  /** Last characters of the kept parts before this one, up to the first gap. */
  readonly before: string
  /** First characters of the kept parts after this one, up to the first gap. */
  readonly after: string
  /** Of the whole text, when this part is the last one missing; else null. */
  readonly whole: Fingerprint | null
  /** The same part with the same text is already there and its message is not whole yet. */
  readonly again: boolean
}

interface Message {
  readonly parts: Map<number, PartText>
  octets: number
}

/** Octets of a message and of a part beside the characters. */
const messageOctets = 400
const partOctets = 200

export function partTextOf(text: string): PartText {
  const head = ownText(text.slice(0, contextCharacters))
  const tail = text.length <= contextCharacters ? head : ownText(text.slice(-contextCharacters))
  return { fingerprint: fingerprintOf(text), head, tail }
}

/**
 * Kept parts of each concatenated message: words and repetitions are judged on the text the handset shows. What a part
 * costs depends on its own length alone, not on how much of its message there is.
 */
export class ConcatenationMemory {
  readonly #messages: RecentMap<Message>

  constructor(bound = joinedBound) {
    this.#messages = new RecentMap(bound)
  }

  /** Joins the part with the kept ones, without keeping it. */
  join(conversation: string, place: PartPlace, text: PartText): Joined {
    const { parts } = this.#messageOf(keyOf(conversation, place), place, text)
    const again = parts.has(place.part)
    const isWhole = !again && parts.size + 1 === place.parts
    return {
      before: textBefore(parts, place.part),
      after: textAfter(parts, place.part),
      whole: isWhole ? wholeOf(parts, place, text) : null,
      again,
    }
  }

  /** Remembers an accepted part. */
  keep(conversation: string, place: PartPlace, text: PartText): void {
    const key = keyOf(conversation, place)
    const message = this.#messageOf(key, place, text)
    if (!message.parts.has(place.part)) message.octets += octetsOf(text)
    message.parts.set(place.part, text)
    this.#messages.set(key, message, message.octets)
  }

  /** A new message when the reference is used for another one: it is whole, or has another text in the same place. */
  #messageOf(key: string, place: PartPlace, { fingerprint }: PartText): Message {
    const message = this.#messages.get(key)
    const kept = message?.parts.get(place.part)
    const isUsedUp =
      kept !== undefined &&
      (fingerprintKey(kept.fingerprint) !== fingerprintKey(fingerprint) ||
        message?.parts.size === place.parts)
    return message === undefined || isUsedUp ? { parts: new Map(), octets: messageOctets } : message
  }
}

/** A message has at most 255 parts, so this ends. */
function textBefore(parts: Message['parts'], part: number): string {
  let before = ''
  for (let number = part - 1; before.length < contextCharacters; number--) {
    const kept = parts.get(number)
    if (kept === undefined) break
    before = kept.tail + before
  }
  return before.slice(-contextCharacters)
}

function textAfter(parts: Message['parts'], part: number): string {
  let after = ''
  for (let number = part + 1; after.length < contextCharacters; number++) {
    const kept = parts.get(number)
    if (kept === undefined) break
    after += kept.head
  }
  return after.slice(0, contextCharacters)
}

function wholeOf(parts: Message['parts'], place: PartPlace, text: PartText): Fingerprint {
  let whole = emptyFingerprint
  for (let number = 1; number <= place.parts; number++) {
    const { fingerprint } = number === place.part ? text : (parts.get(number) ?? text)
    whole = joinFingerprints(whole, fingerprint)
  }
  return whole
}

function octetsOf({ head, tail }: PartText): number {
  return partOctets + 2 * (head === tail ? head.length : head.length + tail.length)
}

function keyOf(conversation: string, place: PartPlace): string {
  return keyOfTexts(conversation, String(place.reference), String(place.parts))
}
