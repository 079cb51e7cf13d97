import type { MessageExportOrder } from '../../shared/contract/message-export.ts'
import { beforeOf, type CardSource, selectedCards } from '../messages/selected-cards.ts'
import { cardForms } from './card-forms.ts'
import { CardMask } from './card-mask.ts'
import type { FileSink } from './file-stream.ts'

/** The message cards as they are read for an export. */
export interface ExportSource extends CardSource {
  readonly count: (before: string | null, filter: string) => Promise<number>
}

/**
 * Writes the messages of an order, newest first, in memory no more than one page of them; resolves to their number.
 * Throws Fault storage.unavailable.
 */
export async function writeCards(
  source: ExportSource,
  order: MessageExportOrder,
  sink: FileSink,
): Promise<number> {
  const form = cardForms[order.form]
  const mask = new CardMask(order.mask)
  const limit = order.limit ?? Number.POSITIVE_INFINITY
  await sink.add(form.head, 0, 0)
  const counted = () => (order.limit === null ? source.count(beforeOf(order.newest), order.filter) : 0)
  const total = order.messageIds?.length ?? (await counted())
  let written = 0
  for await (const card of selectedCards(source, order, order.limit ?? undefined)) {
    if (written >= limit || !sink.isWanted) break
    written += 1
    // Messages that come meanwhile are newer than the first page.
    await sink.add(form.row(mask.mask(card)), written, Math.max(total, written))
  }
  await sink.add('', written, Math.max(total, written))
  return written
}
