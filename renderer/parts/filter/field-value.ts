import type { TFunction } from 'i18next'
import type { AnyField, FilterValue } from '../../../shared/filter/filter-field.ts'
import { messageStateByValue } from '../../../shared/receipts/stat-table.ts'
import { layoutById } from '../../../shared/smpp/pdu-layout.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber, spacedHex } from '../../../shared/words/hex-text.ts'
import { formatDay, formatMs, formatTime } from '../format.ts'

/** Octets of a value that a cell shows. */
const mostOctets = 32

/** A value of a field as a cell shows it. */
export function valueText(field: AnyField, value: FilterValue, t: TFunction<'list'>): string {
  if (value instanceof Uint8Array) {
    return spacedHex(value.subarray(0, mostOctets)) + (value.length > mostOctets ? ' …' : '')
  }
  if (typeof value === 'string') return value
  switch (field.kind) {
    case 'none':
      return t('yes')
    case 'flag':
      return value === 0 ? t('no') : t('yes')
    case 'time':
      return `${formatDay(value / 1000)} ${formatTime(value / 1000)}`
    case 'duration':
      return `${formatMs(value / 1000)} ms`
    default:
      return numberText(field, value)
  }
}

function numberText({ expected }: AnyField, value: number): string {
  switch (expected) {
    case 'command':
      return layoutById(value)?.command ?? hexNumber(value, 4)
    case 'status':
      return statusName(value)
    case 'state':
      return messageStateByValue(value)?.name ?? String(value)
    default:
      return String(value)
  }
}
