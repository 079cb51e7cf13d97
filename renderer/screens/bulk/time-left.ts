import type { BulkRun } from '../../../shared/contract/bulk.ts'

/** Seconds until the waiting rows have left at the rate of late; null where that says nothing. */
export function timeLeft(
  { partsPerSecond, totalParts }: Pick<BulkRun, 'partsPerSecond' | 'totalParts'>,
  waitingRows: number,
  sendableRows: number,
): number | null {
  if (partsPerSecond < 0.05 || sendableRows === 0) return null
  const partsPerRow = totalParts / sendableRows
  return Math.ceil((waitingRows * partsPerRow) / partsPerSecond)
}
