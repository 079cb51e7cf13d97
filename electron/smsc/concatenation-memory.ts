/** Where a part belongs: reference and total from the UDH or the SAR parameters. */
export interface PartPlace {
  readonly reference: number
  readonly number: number
  readonly total: number
}

interface PartialMessage {
  readonly texts: Map<number, string>
}

export interface Joined {
  /** The parts before and after this one that are there without a gap, with this one between them. */
  readonly run: string
  /** The whole text when this part is the last one missing. */
  readonly whole: string | null
  /** The same part with the same text is already there and its message is not whole yet. */
  readonly again: boolean
}

/** What came before, per concatenated message: words and repetitions are judged on the text the handset shows. */
export class ConcatenationMemory {
  readonly #messages = new Map<string, PartialMessage>()
  readonly #limit: number

  /** `limit`: messages remembered; the oldest is forgotten first. */
  constructor(limit = 10_000) {
    this.#limit = limit
  }

  /** Puts the part beside those that were kept, without keeping it. */
  join(conversation: string, place: PartPlace, text: string): Joined {
    const texts = this.#messages.get(keyOf(conversation, place))?.texts ?? new Map<number, string>()
    const kept = texts.get(place.number)
    if (kept !== undefined && (texts.size === place.total || kept !== text)) {
      // The reference is used again: a new message begins.
      return { run: text, whole: place.total === 1 ? text : null, again: false }
    }
    const textAt = (number: number) => (number === place.number ? text : texts.get(number))
    let run = text
    for (let number = place.number - 1; texts.has(number); number--) run = textAt(number) + run
    for (let number = place.number + 1; texts.has(number); number++) run += textAt(number)
    const isWhole = kept === undefined && texts.size + 1 === place.total
    return { run, whole: isWhole ? run : null, again: kept !== undefined }
  }

  /** Remembers an accepted part. */
  keep(conversation: string, place: PartPlace, text: string): void {
    const key = keyOf(conversation, place)
    let message = this.#messages.get(key)
    if (message?.texts.has(place.number)) message = undefined
    message ??= { texts: new Map() }
    message.texts.set(place.number, text)
    this.#messages.delete(key)
    this.#messages.set(key, message)
    if (this.#messages.size > this.#limit) {
      const oldest = this.#messages.keys().next()
      if (!oldest.done) this.#messages.delete(oldest.value)
    }
  }
}

function keyOf(conversation: string, place: PartPlace): string {
  return `${conversation}\n${place.reference}\n${place.total}`
}
