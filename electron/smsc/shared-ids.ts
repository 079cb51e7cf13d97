import type { PartNumber } from '../../shared/smpp/message-octets.ts'
import { joinedBound } from './bounds.ts'
import type { MessageStore, NewMessage, StoredMessage } from './message-store.ts'
import { RecentMap } from './recent-map.ts'

interface Whole {
  /** Of its first part. */
  readonly messageId: string
  /** Numbers of the parts that came. */
  readonly parts: Set<number>
}

/** Octets of a message, and of the number of a part. */
const wholeOctets = 200
const numberOctets = 40

/** Gives the parts of a long message the id of the one that came first, where its behaviours say so. */
export class SharedIds {
  readonly #store: MessageStore
  readonly #wholes: RecentMap<Whole>

  constructor(store: MessageStore, bound = joinedBound) {
    this.#store = store
    this.#wholes = new RecentMap(bound)
  }

  /** Stores a part, or a message of its own. A part number that comes again begins another message. */
  add(message: NewMessage, part: PartNumber | null): StoredMessage {
    if (part === null || !message.sharesId) return this.#store.add(message)
    const { systemId, source, destination } = message
    const key = JSON.stringify([systemId, source.addr, destination.addr, part.by, part.reference, part.parts])
    const whole = this.#wholes.get(key)
    const first =
      whole === undefined || whole.parts.has(part.part) ? undefined : this.#store.find(whole.messageId)
    if (whole !== undefined && first !== undefined) {
      whole.parts.add(part.part)
      return this.#store.addUnder(first, message)
    }
    const stored = this.#store.add(message)
    const octets = wholeOctets + 2 * key.length + numberOctets * part.parts
    this.#wholes.set(key, { messageId: stored.messageId, parts: new Set([part.part]) }, octets)
    return stored
  }
}
