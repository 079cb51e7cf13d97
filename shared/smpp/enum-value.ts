import { readDataCoding } from '../text/data-coding.ts'
import { type EnumName, type EnumPart, enumTable } from './enum-table.ts'

/** Fields whose unlisted values have a meaning given elsewhere, so that none of them is reserved. */
const open: ReadonlySet<string> = new Set([
  'interface_version',
  'protocol_id',
  'command_status',
  'language_indicator',
])

function isListed(parts: readonly EnumPart[], value: number): boolean {
  return parts.every((part) => part.values.some((row) => row.value === (value & part.mask)))
}

function isReservedByTable(name: EnumName, value: number): boolean {
  if (open.has(name)) return false
  // 23.038 gives most of what SMPP reserves a meaning that SMSCs on GSM networks take.
  if (name === 'data_coding') return readDataCoding(value).isReserved
  if (name === 'ussd_service_op' && value >= 32) return false
  return !isListed(enumTable[name], value)
}

/** One octet per value: 1 reserved, 2 reserved before 5.0. */
function verdicts(name: EnumName): Uint8Array {
  const parts: readonly EnumPart[] = enumTable[name]
  return Uint8Array.from({ length: 256 }, (_, value) => {
    if (isReservedByTable(name, value)) return 1
    const isNew = parts.some((part) =>
      part.values.some((row) => row.introduced === '5.0' && row.value === (value & part.mask)),
    )
    return isNew ? 2 : 0
  })
}

const names = Object.keys(enumTable).filter((name): name is EnumName => name in enumTable)
const byName: ReadonlyMap<EnumName, Uint8Array> = new Map(names.map((name) => [name, verdicts(name)]))

/** Where the value stands: named or open, reserved in every version, or reserved before 5.0. */
export function enumVerdict(name: EnumName, value: number): 'known' | 'reserved' | 'only-5.0' {
  const verdict = byName.get(name)?.[value] ?? 0
  return verdict === 0 ? 'known' : verdict === 1 ? 'reserved' : 'only-5.0'
}

/**
 * The words for a value. Of a bit field the parts that are set, or the first when none is; null when a part is not
 * named.
 */
export function enumText(name: EnumName, value: number, language: 'en' | 'ru'): string | null {
  const parts: readonly EnumPart[] = enumTable[name]
  const words: string[] = []
  let fallback: string | null = null
  for (const part of parts) {
    const bits = value & part.mask
    const row = part.values.find((candidate) => candidate.value === bits)
    if (row === undefined) return null
    if (bits !== 0) words.push(row[language])
    else fallback ??= row[language]
  }
  return words.length > 0 ? words.join(', ') : fallback
}
