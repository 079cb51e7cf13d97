import { statusTable } from '../../../shared/smpp/status-table.ts'

/** The number behind ESME_RBINDFAIL or 0x00000403; null when the text is neither. */
export function statusValueOf(text: string): number | null {
  const row = statusTable.find(({ name }) => name === text)
  if (row !== undefined) return row.value
  const value = Number(text)
  return Number.isInteger(value) ? value : null
}
