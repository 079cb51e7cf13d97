import { inspectPdu } from '../inspect/inspect.ts'
import type { Inspection, InspectOptions } from '../inspect/inspection.ts'
import { type ComparedField, comparedFields } from './compared-fields.ts'
import { differingOctets, isSameOctets, type OctetDiff } from './differing-octets.ts'
import { IgnoredFields, isDerived } from './ignored-fields.ts'
import { receiptFields } from './receipt-diff-fields.ts'

export interface FieldDiff {
  readonly name: string
  readonly result: 'same' | 'changed' | 'only-a' | 'only-b'
  /** It does not count: it was to be ignored, or is the length of what is compared by itself. */
  readonly isIgnored: boolean
  readonly a: ComparedField | null
  readonly b: ComparedField | null
}

export interface PduDiff {
  /** In the order of A, what only B has behind what it follows there. */
  readonly fields: readonly FieldDiff[]
  /** Ranges of octets that differ, in the same order, ignored fields among them. */
  readonly octets: readonly OctetDiff[]
  /** Fields that differ and count. */
  readonly differing: number
}

/** A PDU to be compared, and how it is read. */
export interface ComparedPdu {
  readonly octets: Uint8Array
  readonly options: InspectOptions
}

const nothingIgnored = new IgnoredFields([])

/**
 * Two PDUs field by field, whatever their commands: TLVs by their tags, the n-th of a tag with the n-th, receipts by
 * their fields as well. A field differs when its value or its octets do. Never throws; linear in the octets.
 */
export function diffPdus(a: ComparedPdu, b: ComparedPdu, ignored: IgnoredFields = nothingIgnored): PduDiff {
  const [inspectedA, inspectedB] = [inspectPdu(a.octets, a.options), inspectPdu(b.octets, b.options)]
  const aligned = alignFields(comparedFields(inspectedA), comparedFields(inspectedB))
  const compared = [...aligned, ...tlvOrder(inspectedA, inspectedB)].map((pair) =>
    compare(pair, a, b, ignored),
  )
  const receipts = receiptFields(inspectedA, inspectedB).map((pair) => compare(pair, a, b, ignored))
  const fields = [...withoutReceiptText(compared, receipts), ...receipts]
  return {
    fields,
    octets: differingOctets(fields, a.octets, b.octets),
    differing: fields.filter(counts).length,
  }
}

/** True for a field that differs and is not ignored. */
export function counts({ result, isIgnored }: FieldDiff): boolean {
  return result !== 'same' && !isIgnored
}

export interface FieldPair {
  readonly a: ComparedField | null
  readonly b: ComparedField | null
}

function compare(
  { a, b }: FieldPair,
  pduA: ComparedPdu,
  pduB: ComparedPdu,
  ignored: IgnoredFields,
): FieldDiff {
  const name = (a ?? b)?.name ?? ''
  const isIgnored = isDerived(name) || ignored.has(name)
  if (a === null || b === null) return { name, result: a === null ? 'only-b' : 'only-a', isIgnored, a, b }
  const isSame = a.value === b.value && isSameOctets(pduA.octets, a, pduB.octets, b)
  return { name, result: isSame ? 'same' : 'changed', isIgnored, a, b }
}

/** Fields of one name side by side, the n-th of a name with the n-th. */
function alignFields(fieldsA: readonly ComparedField[], fieldsB: readonly ComparedField[]): FieldPair[] {
  const keysB = numbered(fieldsB)
  const placeInB = new Map(keysB.map((key, index) => [key, index]))
  const keysA = numbered(fieldsA)
  const inA = new Set(keysA)
  const pairs: FieldPair[] = []
  let next = 0
  const addOnlyB = (end: number) => {
    for (; next < end; next += 1) {
      const field = fieldsB[next]
      if (field !== undefined && !inA.has(keysB[next] ?? '')) pairs.push({ a: null, b: field })
    }
  }
  for (const [index, a] of fieldsA.entries()) {
    const place = placeInB.get(keysA[index] ?? '')
    if (place !== undefined) addOnlyB(place)
    pairs.push({ a, b: place === undefined ? null : (fieldsB[place] ?? null) })
  }
  addOnlyB(fieldsB.length)
  return pairs
}

function numbered(fields: readonly Pick<ComparedField, 'name'>[]): string[] {
  const counts = new Map<string, number>()
  return fields.map(({ name }) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return `${name} ${count}`
  })
}

/** The order of the TLVs, where those that both PDUs have, the n-th of a tag as the n-th, stand in another. */
function tlvOrder(a: Inspection, b: Inspection): FieldPair[] {
  const [orderA, orderB] = [tlvKeys(a), tlvKeys(b)]
  const [inA, inB] = [new Set(orderA), new Set(orderB)]
  const isSame = orderA.filter((key) => inB.has(key)).join() === orderB.filter((key) => inA.has(key)).join()
  return isSame ? [] : [{ a: orderField(a), b: orderField(b) }]
}

function tlvKeys({ pdu }: Inspection): string[] {
  return numbered(pdu.tlvs.map(({ tag }) => ({ name: `${tag}` })))
}

function orderField({ pdu }: Inspection): ComparedField {
  const tags = pdu.tlvs.map(({ tag }) => `0x${tag.toString(16).padStart(4, '0')}`)
  return { name: 'tlvs', path: 'tlvs', value: tags.join(' '), start: 0, end: 0 }
}

/** The text of a receipt says nothing more when only fields of it differ that are ignored. */
function withoutReceiptText(
  fields: readonly FieldDiff[],
  receipts: readonly FieldDiff[],
): readonly FieldDiff[] {
  const differing = receipts.filter(({ result }) => result !== 'same')
  if (differing.length === 0 || differing.some(counts)) return fields
  return fields.map((field) => (isText(field.name) ? { ...field, isIgnored: true } : field))
}

function isText(name: string): boolean {
  return /^(short_message|tlv\.message_payload)(\.text)?$/.test(name)
}
