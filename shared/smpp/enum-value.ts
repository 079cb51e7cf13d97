import { readDataCoding } from '../text/data-coding.ts'
import type { Language } from '../words/words.ts'
import { type EnumName, type EnumPart, enumTable } from './enum-table.ts'
import { version34, version50 } from './interface-version.ts'

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

const verdictKnown = 0
export const verdictReserved = 1
/** Reserved before 5.0. */
export const verdictOnly50 = 2
/** Legal, but to be noted: an old or unknown version, a coding that only 23.038 defines. */
export const verdictRemarkable = 3

function verdictOf(name: EnumName, parts: readonly EnumPart[], value: number): number {
  if (isReservedByTable(name, value)) return verdictReserved
  const isNew = parts.some((part) =>
    part.values.some((row) => row.introduced === '5.0' && row.value === (value & part.mask)),
  )
  if (isNew) return verdictOnly50
  if (name === 'interface_version' && value !== version34 && value !== version50) return verdictRemarkable
  if (name === 'data_coding' && value >= 0x10 && value <= 0x7f) return verdictRemarkable
  return verdictKnown
}

const names = Object.keys(enumTable).filter((name): name is EnumName => name in enumTable)
const byName: ReadonlyMap<EnumName, Uint8Array> = new Map(
  names.map((name) => [
    name,
    Uint8Array.from({ length: 256 }, (_, value) => verdictOf(name, enumTable[name], value)),
  ]),
)
const noVerdicts = new Uint8Array(256)

/** A verdict for each of the 256 values of an octet. */
export function enumVerdicts(name: EnumName): Uint8Array {
  return byName.get(name) ?? noVerdicts
}

/**
 * The words for a value. Of a bit field the parts that are set, or the first when none is; null when a part is not
 * named.
 */
export function enumText(name: EnumName, value: number, language: Language): string | null {
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
