import type { PartNumber } from '../../shared/smpp/message-octets.ts'
import { RecentMap } from './recent-map.ts'

/** The place of a part in its message, by UDH or SAR alike. */
type PartPlace = Pick<PartNumber, 'reference' | 'part' | 'parts'>

export interface Joined {
  /** Text of this part with the kept parts before and after it, up to the first gap. */
  readonly run: string
  /** The whole text when this part is the last one missing. */
  readonly whole: string | null
  /** The same part with the same text is already there and its message is not whole yet. */
  readonly again: boolean
}

/**
 * Kept parts of each concatenated message: words and repetitions are judged on the text the handset shows.
 */
export class ConcatenationMemory {
  /** Texts by part number. */
  readonly #messages: RecentMap<Map<number, string>>

  /** `limit`: messages that are remembered at least. */
  constructor(limit = 10_000) {
    this.#messages = new RecentMap(limit)
  }

  /** Joins the part with the kept ones, without keeping it. */
  join(conversation: string, place: PartPlace, text: string): Joined {
    const kept = this.#messages.get(keyOf(conversation, place))
    const texts = kept === undefined || isUsedUp(kept, place, text) ? new Map<number, string>() : kept
    const again = texts.has(place.part)
    const textAt = (number: number) => (number === place.part ? text : texts.get(number))
    let run = text
    for (let number = place.part - 1; texts.has(number); number--) run = textAt(number) + run
    for (let number = place.part + 1; texts.has(number); number++) run += textAt(number)
    const isWhole = !again && texts.size + 1 === place.parts
    return { run, whole: isWhole ? run : null, again }
  }

  /** Remembers an accepted part. */
  keep(conversation: string, place: PartPlace, text: string): void {
    const key = keyOf(conversation, place)
    const kept = this.#messages.get(key)
    const texts = kept === undefined || isUsedUp(kept, place, text) ? new Map<number, string>() : kept
    texts.set(place.part, text)
    this.#messages.set(key, texts)
  }
}

/** The reference is used for another message: this one is whole, or has another text in the same place. */
function isUsedUp(texts: ReadonlyMap<number, string>, place: PartPlace, text: string): boolean {
  const kept = texts.get(place.part)
  return kept !== undefined && (kept !== text || texts.size === place.parts)
}

function keyOf(conversation: string, place: PartPlace): string {
  return `${conversation}\n${place.reference}\n${place.parts}`
}
