import type { DatabaseSync } from 'node:sqlite'
import { type Conversation, lastTextUnits } from '../../shared/contract/conversations.ts'
import type { MessageCard, SortPlace } from '../../shared/contract/message.ts'
import type { NumberPair } from '../../shared/message/number-pair.ts'
import { idsOf } from '../../shared/message/part-ids.ts'
import { canonicalId } from '../../shared/receipts/id-rules.ts'
import { keptAlike } from '../delivery/message-id-index.ts'
import { CardFilter } from './card-filter.ts'
import { numberBefore } from './card-numbers.ts'
import type { CardKey } from './card-order.ts'
import { CardPage } from './card-page.ts'
import { CardRows } from './card-rows.ts'
import { CardSearch } from './card-search.ts'
import { cardValues, type SeenValues, searchCards } from './card-search-told.ts'
import type { ConversationQuery } from './conversation-table.ts'
import { RowLinks } from './row-links.ts'
import type {
  CardSearchPart,
  CardSearchQuery,
  CardWrite,
  FoundPart,
  SmscIdRow,
  SortedCards,
  SortedQuery,
} from './store-protocol.ts'

/** Cards dropped in one transaction at most. */
const trimSlice = 1_000

/** Limits of the message cards; the oldest beyond them are dropped. */
export interface CardLimits {
  readonly cards: number
  /** Epoch ms; cards made before are dropped. */
  readonly since: number
}

/** The message cards on disk, and the message_ids by which receipts find them. */
export class CardTable {
  readonly #database: DatabaseSync
  readonly #rows: CardRows
  readonly #links: RowLinks
  readonly #search: CardSearch
  readonly #putId
  readonly #dropId
  #count = 0
  #last = 0

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#rows = new CardRows(database)
    this.#links = new RowLinks(database)
    this.#search = new CardSearch(database)
    this.#putId = database.prepare('INSERT OR IGNORE INTO message_ids VALUES (?, ?, ?)')
    this.#dropId = database.prepare(
      'DELETE FROM message_ids WHERE canonical_id = ? AND message = ? AND part = ?',
    )
    this.reread()
  }

  get count(): number {
    return this.#count
  }

  /** The highest number that any card was given; it is not given again. */
  get last(): number {
    return this.#last
  }

  /** Inside the caller's transaction. */
  write(cards: readonly CardWrite[], smscIds: readonly SmscIdRow[]): void {
    for (const write of cards) {
      const message = Number(write.card.messageId)
      const isNew = this.#rows.put(message, write, this.#last)
      if (isNew) this.#count += 1
      this.#links.written(write, isNew)
      this.#last = Math.max(this.#last, message)
    }
    for (const { canonicalId: id, messageId, part } of smscIds) this.#putId.run(id, Number(messageId), part)
    if (cards.length > 0) this.#rows.putLast(this.#last)
  }

  /** See TrafficOperations.pageCards. */
  async page(
    before: string | null,
    limit: number,
    filter: string,
    signal?: AbortSignal,
  ): Promise<{ readonly cards: MessageCard[]; readonly more: boolean }> {
    const page = new CardPage(limit)
    await this.#asked(filter).newestFirst(numberBefore(before), {
      signal,
      take: (card) => page.take(card) && !page.isFull,
    })
    return { cards: page.cards, more: page.isFull || signal?.aborted === true }
  }

  /** See TrafficOperations.sortedCards. */
  async sorted({ sort, after, limit, filter }: SortedQuery, signal?: AbortSignal): Promise<SortedCards> {
    const place = after === null ? null : { value: after.value, message: Number(after.messageId) }
    const keys = await this.#asked(filter).first({ sort, after: place, limit, isCounted: false }, { signal })
    return this.#sortedPage(keys, limit)
  }

  /** See TrafficOperations.countCards. */
  async countFound(before: string | null, filter: string, signal?: AbortSignal): Promise<number> {
    let found = 0
    const add = (cards: number) => {
      found += cards
      return true
    }
    await this.#asked(filter).newestFirst(numberBefore(before), {
      signal,
      take: () => add(1),
      takeCount: add,
    })
    return found
  }

  /** See TrafficOperations.searchCards. */
  search(
    { filter, limit, sort }: CardSearchQuery,
    tell: (part: CardSearchPart) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    return searchCards(
      {
        ...{ ask: (asked) => this.#asked(asked), total: this.#count, last: this.#last },
        page: (keys) => this.#sortedPage(keys, limit),
      },
      { filter, limit, sort, tell, signal },
    )
  }

  /** See TrafficOperations.cardValues. */
  values(field: string, limit: number, signal?: AbortSignal): Promise<SeenValues> {
    return cardValues({ ask: (asked) => this.#asked(asked), total: this.#count }, field, limit, signal)
  }

  /** `keys`: the first `limit` that are left, at most. */
  #sortedPage(keys: readonly CardKey[], limit: number): SortedCards {
    const page = new CardPage(limit)
    let next: SortPlace | null = null
    for (const { message, value } of keys) {
      const card = this.#rows.get(message)
      if (card === null) continue
      if (!page.take(card)) return { cards: page.cards, next }
      next = { value, messageId: card.messageId }
    }
    return { cards: page.cards, next: keys.length < limit ? null : next }
  }

  #asked(filter: string): CardFilter {
    return new CardFilter({ rows: this.#rows, search: this.#search }, filter)
  }

  /** See TrafficOperations.conversations. */
  conversations(query: ConversationQuery): {
    readonly conversations: Conversation[]
    readonly more: boolean
  } {
    const rows = this.#rows.conversations.list(query)
    const conversations = rows.flatMap(({ lastMessage, ...counts }) => {
      const card = this.#rows.get(lastMessage)
      if (card === null) return []
      const { messageId, direction, createdAt, state, sessionName } = card
      const text = card.text.slice(0, lastTextUnits)
      return [{ ...counts, last: { messageId, direction, createdAt, text, state, sessionName } }]
    })
    return { conversations, more: rows.length === query.limit }
  }

  /** See TrafficOperations.conversationCards. */
  conversationCards(
    pair: NumberPair,
    before: string | null,
    limit: number,
  ): { readonly cards: MessageCard[]; readonly more: boolean } {
    const page = new CardPage(limit)
    for (const message of this.#rows.conversations.page(pair, numberBefore(before), limit)) {
      const card = this.#rows.get(message)
      if (card !== null && !page.take(card)) break
    }
    return { cards: page.cards, more: page.isFull }
  }

  countUnread(): number {
    return this.#rows.conversations.countUnread()
  }

  /** Inside the caller's transaction. */
  readAll(pair: NumberPair | null): void {
    this.#rows.conversations.readAll(pair)
  }

  get(messageId: string): MessageCard | null {
    return this.#rows.get(Number(messageId))
  }

  /** Cards with a part still waiting for its answer. */
  unsettled(): MessageCard[] {
    return this.#rows.flagged('flags & 2')
  }

  /** Cards with a part of which nobody knows whether the SMSC took it, and nobody has decided. */
  undecided(): MessageCard[] {
    return this.#rows.flagged('flags & 4')
  }

  /** Cards with a part that is asked about by schedule. */
  polled(): MessageCard[] {
    return this.#rows.flagged('flags & 8')
  }

  /** The newest parts with each of these ids. */
  findIds(canonicalIds: readonly string[]): FoundPart[] {
    const statement = this.#database.prepare(
      'SELECT message, part FROM message_ids WHERE canonical_id = ? ORDER BY message DESC LIMIT ?',
    )
    return canonicalIds.flatMap((id) =>
      statement.all(id, keptAlike).flatMap((row) => {
        const card = this.#rows.get(Number(row['message']))
        return card === null ? [] : { canonicalId: id, part: Number(row['part']), card }
      }),
    )
  }

  /** Drops the oldest cards beyond the limits, some of them; true when more may be to go. Inside the caller's transaction. */
  trim(limits: CardLimits): boolean {
    const surplus = this.#count - limits.cards
    // A little slack, so that not every write deletes.
    const isOver = surplus > limits.cards / 100
    const oldest =
      isOver || limits.since > 0 ? this.#rows.oldest(isOver ? Math.min(surplus, trimSlice) : trimSlice) : []
    const gone = oldest.filter(({ createdAt }) => isOver || createdAt < limits.since)
    for (const { message } of gone) this.#drop(message)
    return gone.length === trimSlice
  }

  /** Drops the oldest card; false when there is none. Inside the caller's transaction. */
  dropOldest(count: number): boolean {
    const oldest = this.#rows.oldest(count)
    for (const { message } of oldest) this.#drop(message)
    return oldest.length > 0
  }

  /** Epoch ms of the oldest card; null when there is none. */
  get oldestAt(): number | null {
    return this.#rows.oldest(1)[0]?.createdAt ?? null
  }

  /** Drops what only messages that are gone referred to. Inside the caller's transaction. */
  dropUnused(): void {
    this.#rows.dropUnused()
  }

  /** Inside the caller's transaction. */
  clear(): void {
    this.#links.leaving(null)
    this.#rows.clear()
    this.#database.exec('DELETE FROM message_ids')
    this.#count = 0
  }

  /** Reads the totals again, after a transaction was rolled back. */
  reread(): void {
    this.#rows.forgetKeys()
    this.#count = this.#rows.count()
    this.#last = this.#rows.last()
  }

  #drop(message: number): void {
    const card = this.#rows.get(message)
    if (card?.run !== undefined) this.#links.leaving(message)
    for (const part of card?.parts ?? []) {
      for (const id of idsOf(part)) this.#dropId.run(canonicalId(id), message, part.number)
    }
    this.#rows.drop(message)
    this.#count -= 1
  }
}
