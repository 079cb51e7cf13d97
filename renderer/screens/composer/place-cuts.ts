import type { TextCut } from './text-runs.ts'

/** Where a part boundary is drawn, in pixels from the corner of the layer. */
export interface PlacedCut {
  readonly partNumber: number
  readonly left: number
  readonly top: number
}

/** Characters of the text that the box shows, as indices into it. */
export interface Sight {
  readonly from: number
  readonly to: number
}

/** Pixels above and below the box that count as shown, so that a scroll uncovers nothing late. */
const margin = 72

/** First of `count` places that is not before what is looked for, `count` when all are. */
export function firstNotBefore(count: number, isBefore: (place: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function rectAt(range: Range, node: Text, index: number): DOMRect {
  range.setStart(node, Math.min(index, node.length - 1))
  range.setEnd(node, Math.min(index + 1, node.length))
  return range.getClientRects()[0] ?? range.getBoundingClientRect()
}

/** Characters in sight, found by bisection: a long text has thousands, and measuring each costs time. */
export function sightOf(node: Text, box: HTMLElement): Sight {
  const { top, bottom } = box.getBoundingClientRect()
  const range = document.createRange()
  const from = firstNotBefore(node.length, (index) => rectAt(range, node, index).bottom < top - margin)
  const to = firstNotBefore(node.length, (index) => rectAt(range, node, index).top <= bottom + margin)
  return { from, to }
}

/** The cuts in sight at their places. */
export function placeCuts(
  node: Text,
  layer: HTMLElement,
  { from, to }: Sight,
  cuts: readonly TextCut[],
): PlacedCut[] {
  const corner = layer.getBoundingClientRect()
  const isRtl = getComputedStyle(layer).direction === 'rtl'
  const range = document.createRange()
  return cuts
    .filter(({ start }) => start >= from && start < to)
    .map(({ start, partNumber }) => {
      const { left, right, top } = rectAt(range, node, start)
      return { partNumber, left: (isRtl ? right : left) - corner.left, top: top - corner.top }
    })
}
