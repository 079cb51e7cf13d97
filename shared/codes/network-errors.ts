import type { ReasonId } from './reason-table.ts'

/**
 * MAP errors of 3GPP TS 29.002, which the TLV network_error_code carries when its first octet is 3 (GSM). Many
 * providers use the same numbers for the `err` of receipts, but none has to.
 */
export const networkErrors: readonly { readonly code: number; readonly reason: ReasonId }[] = [
  { code: 1, reason: 'unknown-subscriber' },
  { code: 5, reason: 'unidentified-subscriber' },
  { code: 6, reason: 'absent-for-sms' },
  { code: 8, reason: 'roaming-not-allowed' },
  { code: 9, reason: 'illegal-subscriber' },
  { code: 10, reason: 'bearer-not-provisioned' },
  { code: 11, reason: 'sms-not-provisioned' },
  { code: 12, reason: 'illegal-equipment' },
  { code: 13, reason: 'call-barred' },
  { code: 15, reason: 'closed-group' },
  { code: 21, reason: 'facility-not-supported' },
  { code: 27, reason: 'absent-subscriber' },
  { code: 31, reason: 'subscriber-busy' },
  { code: 32, reason: 'delivery-failure' },
  { code: 33, reason: 'waiting-list-full' },
  { code: 34, reason: 'network-failure' },
  { code: 35, reason: 'data-missing' },
  { code: 36, reason: 'unexpected-value' },
]
