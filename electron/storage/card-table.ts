import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { type MessageCard, messageCardSchema } from '../../shared/contract/message.ts'
import { cardSearchText } from '../../shared/filter/row-match.ts'
import { isUnderWay, undecidedParts } from '../../shared/message/part-state.ts'
import { keptAlike } from '../delivery/message-id-index.ts'
import { readJson } from './read-json.ts'
import type { FoundPart, SmscIdRow } from './store-protocol.ts'

/** Parts with one id that are looked at for the newest of them: an SMSC may give the same id to all. */
const scannedAlike = 1_000
/** Cards looked through between two looks at the queue. */
const searchSlice = 5_000

/** The message cards on disk, and the message_ids by which receipts find them. */
export class CardTable {
  readonly #database: DatabaseSync
  readonly #put
  readonly #putId

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#put = database.prepare('INSERT OR REPLACE INTO messages VALUES (?, ?, ?, ?, ?, ?)')
    this.#putId = database.prepare('INSERT OR REPLACE INTO message_ids VALUES (?, ?, ?)')
  }

  /** Inside the caller's transaction. */
  write(cards: readonly MessageCard[], smscIds: readonly SmscIdRow[]): void {
    for (const card of cards) {
      const unsettled = card.direction === 'sent' && card.parts.some(({ state }) => isUnderWay(state))
      this.#put.run(
        card.messageId,
        card.createdAt,
        unsettled ? 1 : 0,
        cardSearchText(card),
        JSON.stringify(card),
        undecidedParts(card) > 0 ? 1 : 0,
      )
    }
    for (const { canonicalId, messageId, part } of smscIds) this.#putId.run(canonicalId, messageId, part)
  }

  async page(
    before: { readonly createdAt: number; readonly messageId: string } | null,
    limit: number,
    words: readonly string[],
    isUndecidedOnly: boolean,
  ): Promise<MessageCard[]> {
    const statement = this.#database.prepare(
      'SELECT message_id, created_at, search, card FROM messages WHERE (created_at, message_id) < (?, ?) ' +
        `${isUndecidedOnly ? 'AND doubtful = 1 ' : ''}ORDER BY created_at DESC, message_id DESC LIMIT ?`,
    )
    const cards: MessageCard[] = []
    let from = before ?? { createdAt: Number.MAX_VALUE, messageId: '' }
    for (;;) {
      const wanted = words.length === 0 && !isUndecidedOnly ? limit : searchSlice
      const rows = statement.all(from.createdAt, from.messageId, wanted)
      for (const row of rows) {
        const search = String(row['search'])
        const card = words.every((word) => search.includes(word)) ? readCard(row['card']) : null
        if (card !== null && !(isUndecidedOnly && undecidedParts(card) === 0)) cards.push(card)
        if (cards.length === limit) return cards
      }
      const last = rows.at(-1)
      if (last === undefined || rows.length < wanted) return cards
      from = { createdAt: Number(last['created_at']), messageId: String(last['message_id']) }
      await setImmediate()
    }
  }

  get(messageId: string): MessageCard | null {
    const row = this.#database.prepare('SELECT card FROM messages WHERE message_id = ?').get(messageId)
    return row === undefined ? null : readCard(row['card'])
  }

  unsettled(): MessageCard[] {
    return this.#database
      .prepare('SELECT card FROM messages WHERE unsettled = 1')
      .all()
      .flatMap((row) => readCard(row['card']) ?? [])
  }

  /** Cards with a part of which nobody knows whether the SMSC took it, and nobody has decided. */
  undecided(): MessageCard[] {
    return this.#database
      .prepare('SELECT card FROM messages WHERE doubtful = 1')
      .all()
      .flatMap((row) => readCard(row['card']) ?? [])
      .filter((card) => undecidedParts(card) > 0)
  }

  findIds(canonicalIds: readonly string[]): FoundPart[] {
    const statement = this.#database.prepare(
      'SELECT part, card FROM (SELECT message_id, part FROM message_ids WHERE canonical_id = ? LIMIT ?) ' +
        'JOIN messages USING (message_id) ORDER BY created_at DESC LIMIT ?',
    )
    return canonicalIds.flatMap((canonicalId) =>
      statement.all(canonicalId, scannedAlike, keptAlike).flatMap((row) => {
        const card = readCard(row['card'])
        return card === null ? [] : { canonicalId, part: Number(row['part']), card }
      }),
    )
  }

  /** Inside the caller's transaction. */
  clear(): void {
    this.#database.exec('DELETE FROM messages; DELETE FROM message_ids;')
  }
}

/** null for a card that does not match the schema: damaged, or of another version. */
function readCard(json: unknown): MessageCard | null {
  return messageCardSchema.safeParse(readJson(String(json))).data ?? null
}
