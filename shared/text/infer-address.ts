import { gsm7Codes, isInGsm7 } from './gsm7.ts'

type AddressKind = 'empty' | 'alphanumeric' | 'international' | 'national' | 'short'

export interface InferredAddress {
  readonly kind: AddressKind
  readonly ton: number
  readonly npi: number
}

const inferred: Readonly<Record<AddressKind, InferredAddress>> = {
  empty: { kind: 'empty', ton: 0, npi: 0 },
  alphanumeric: { kind: 'alphanumeric', ton: 5, npi: 0 },
  international: { kind: 'international', ton: 1, npi: 1 },
  national: { kind: 'national', ton: 2, npi: 1 },
  short: { kind: 'short', ton: 3, npi: 0 },
}

/** Longest short code in use; longer digit strings are subscriber numbers. */
const shortCodeDigits = 6

/** TON and NPI that providers expect for an address of this form. The user's own TON and NPI win. */
export function inferAddress(addr: string): InferredAddress {
  if (addr === '') return inferred.empty
  if (!/^\+?[\d\s().-]*$/.test(addr) || !/\d/.test(addr)) return inferred.alphanumeric
  const digits = addr.replace(/\D/g, '')
  if (addr.startsWith('+') || digits.startsWith('00')) return inferred.international
  if (digits.length <= shortCodeDigits) return inferred.short
  return digits.startsWith('0') ? inferred.national : inferred.international
}

/** Signs people write numbers with and a message centre does not take: `+7 916 …`. */
export function hasNumberDecoration(addr: string): boolean {
  return inferAddress(addr).kind !== 'alphanumeric' && /\D/.test(addr)
}

/** The number's digits alone; an international 00 goes too. */
export function digitsOf(addr: string): string {
  return addr.replace(/\D/g, '').replace(/^00/, '')
}

/** Septets of an alphanumeric sender: 11 fit the TP-Originating-Address (TS 23.040 9.1.2.5). */
export function senderSeptets(addr: string): number {
  const codes = gsm7Codes()
  let septets = 0
  for (let index = 0; index < addr.length; index++) {
    const unit = addr.charCodeAt(index)
    septets += isInGsm7(codes, unit) && (codes[unit] ?? 0) > 0x7f ? 2 : 1
  }
  return septets
}
