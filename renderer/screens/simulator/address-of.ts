import type { Address } from '../../../shared/message/send-intent.ts'

/** Digits are an international number, five or fewer a short code, anything else a name. */
export function addressOf(addr: string): Address {
  const digits = addr.trim().replace(/^\+/, '')
  if (!/^\d+$/.test(digits)) return { ton: 5, npi: 0, addr: addr.trim() }
  return digits.length > 5 ? { ton: 1, npi: 1, addr: digits } : { ton: 3, npi: 0, addr: digits }
}
