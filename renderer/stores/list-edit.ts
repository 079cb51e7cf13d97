import { revisionOf } from '../../shared/contract/revision.ts'

/**
 * Where a row is that an edit began with: another window may have moved it. `base` is the list on which the edit stands, to
 * be named in the save: that which stands, or one that the engine does not have where the row was changed or removed.
 * @param begun undefined for a new row, which comes last.
 */
export function placeOfRow<Row>(
  standing: readonly Row[],
  index: number,
  begun: Row | undefined,
): { readonly at: number; readonly base: readonly Row[] } {
  if (begun === undefined) return { at: standing.length, base: standing }
  const revision = revisionOf(begun)
  const isBegun = (row: Row | undefined) => row !== undefined && revisionOf(row) === revision
  if (isBegun(standing[index])) return { at: index, base: standing }
  const moved = standing.findIndex(isBegun)
  if (moved >= 0) return { at: moved, base: standing }
  const at = index < 0 || index > standing.length ? standing.length : index
  return { at, base: standing.toSpliced(at, 1, begun) }
}
