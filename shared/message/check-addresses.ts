import { maxValueOctets } from '../smpp/pdu-layout.ts'
import { encodeGsm7 } from '../text/gsm7.ts'
import { hasNumberDecoration, inferAddress, senderSeptets } from '../text/infer-address.ts'
import { type MessageWarning, warning } from './message-warning-table.ts'
import type { SendIntent } from './send-intent.ts'

/** Characters of an alphanumeric sender that TP-OA holds (TS 23.040 9.1.2.5). */
const maxSenderSeptets = 11
const limits = {
  source_addr: maxValueOctets('submit_sm', 'source_addr'),
  destination_addr: maxValueOctets('submit_sm', 'destination_addr'),
} as const

/** Warnings about addresses that an SMSC may not take. */
export function checkAddresses({ source, destination }: SendIntent): MessageWarning[] {
  const found: MessageWarning[] = []
  if (destination.addr === '') found.push(warning('no-destination'))
  for (const [field, { addr }] of [
    ['source_addr', source],
    ['destination_addr', destination],
  ] as const) {
    const limit = limits[field]
    if (isBeyondLatin1(addr)) found.push(warning('address-not-latin', { field }))
    else if (addr.length > limit) found.push(warning('address-long', { field, octets: addr.length, limit }))
    if (hasNumberDecoration(addr)) found.push(warning('address-decorated', { field, addr }))
  }
  if (inferAddress(source.addr).kind === 'alphanumeric' && !isBeyondLatin1(source.addr)) {
    found.push(...checkSender(source))
  }
  return found
}

/** A sender of letters, which handsets show as it is. */
function checkSender({ addr, ton }: SendIntent['source']): MessageWarning[] {
  const found: MessageWarning[] = []
  const septets = senderSeptets(addr)
  if (septets > maxSenderSeptets) found.push(warning('sender-long', { septets, limit: maxSenderSeptets }))
  const strange = [...new Set(Array.from(addr).filter((one) => encodeGsm7(one) === null))]
  if (strange.length > 0) found.push(warning('sender-alphabet', { characters: strange.join(' ') }))
  if (ton !== 5) found.push(warning('sender-alphanumeric-ton', { ton }))
  return found
}

function isBeyondLatin1(addr: string): boolean {
  return /[^\0-\xFF]/.test(addr)
}
