import type { MessageCard } from '../../shared/contract/message.ts'
import type { MessageExportOrder } from '../../shared/contract/message-export.ts'
import type { CardSearchPart } from '../storage/store-protocol.ts'
import { cardForms } from './card-forms.ts'
import { CardMask } from './card-mask.ts'
import type { FileSink } from './file-stream.ts'

/** Cards that are read at once. */
const pageCards = 200

/** The message cards as they are read for an export. */
export interface CardSource {
  readonly page: (
    before: string | null,
    limit: number,
    filter: string,
  ) => Promise<{ readonly cards: readonly MessageCard[]; readonly more: boolean }>
  readonly search: (filter: string, limit: number, tell: (part: CardSearchPart) => void) => Promise<void>
  readonly get: (messageId: string) => Promise<MessageCard | null>
}

/**
 * Writes the messages of an order, newest first, in memory no more than one page of them; resolves to their number.
 * Throws Fault storage.unavailable.
 */
export async function writeCards(
  source: CardSource,
  order: MessageExportOrder,
  sink: FileSink,
): Promise<number> {
  const form = cardForms[order.form]
  const mask = new CardMask(order.mask)
  const limit = order.limit ?? Number.POSITIVE_INFINITY
  await sink.add(form.head, 0, 0)
  const total = order.messageIds?.length ?? (order.limit === null ? await found(source, order.filter) : 0)
  let written = 0
  for await (const card of orderedCards(source, order)) {
    if (written >= limit || !sink.isWanted) break
    written += 1
    // Messages that come meanwhile are newer than the first page.
    await sink.add(form.row(mask.mask(card)), written, Math.max(total, written))
  }
  await sink.add('', written, Math.max(total, written))
  return written
}

async function* orderedCards(source: CardSource, order: MessageExportOrder): AsyncGenerator<MessageCard> {
  if (order.messageIds !== null) {
    const ids = [...new Set(order.messageIds)].sort((one, other) => Number(other) - Number(one))
    for (const messageId of ids) {
      const card = await source.get(messageId)
      if (card !== null) yield card
    }
    return
  }
  const size = Math.min(pageCards, order.limit ?? pageCards)
  for (let before: string | null = null; ; ) {
    const { cards, more }: Awaited<ReturnType<CardSource['page']>> = await source.page(
      before,
      size,
      order.filter,
    )
    yield* cards
    before = cards.at(-1)?.messageId ?? null
    if (!more || before === null) return
  }
}

/** How many messages the filter finds now. */
async function found(source: CardSource, filter: string): Promise<number> {
  let count = 0
  await source.search(filter, 1, (part) => {
    if (part.kind === 'done') count = part.found
  })
  return count
}
