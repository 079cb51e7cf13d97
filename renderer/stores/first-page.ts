import type { CallOutput } from '../../shared/contract/contract.ts'

type CapturePage = CallOutput<'capture.page'>

/** Seqs between which the capture lies, as far as the window knows. */
export interface CaptureBounds {
  readonly first: number
  readonly last: number
}

const mostQuestions = 80

/**
 * The page that begins with the first PDU that a filter finds in the capture: its rows are the first ones, and `more` is
 * false. Pages go backwards, so it is looked for from the beginning in steps that double, and halved where too many are
 * found at once; a few questions, and none looks through much more than lies before the first PDU that is found.
 * @param ask a page of `limit` rows at most with seq below `before`.
 */
export async function firstPage(
  ask: (before: number) => Promise<CapturePage>,
  { first, last }: CaptureBounds,
  limit: number,
): Promise<CapturePage> {
  /** Below it nothing is found. */
  let empty = 0
  /** Below it more is found than a page holds; nothing is known of such a place yet. */
  let full = last + 1
  let before = Math.min(full, first + limit)
  for (let questions = 0; ; questions += 1) {
    const page = await ask(before)
    const oldest = page.rows.at(-1)?.seq
    // The oldest PDUs may leave meanwhile: then what was told before does not hold any more.
    const isOver = oldest === undefined ? before > last : !page.more
    if (isOver || questions === mostQuestions) return page
    if (oldest === undefined) {
      empty = before
      before = Math.min(before === full ? last + 1 : full, before + 2 * Math.max(limit, before - first))
    } else {
      full = oldest
      const middle = Math.max(Math.floor((empty + oldest) / 2), empty + limit)
      before = Math.min(oldest, middle)
    }
  }
}
