/** Kinds of waiting messages in the order of their two-bit code (TS 23.038 4, TS 23.040 9.2.3.24.2). */
export const waitingKinds = ['voicemail', 'fax', 'email', 'other'] as const

/** Carriers of the indication: the data_coding groups 1100 to 1110, UDH element 0x01, or TLVs. */
export const waitingCarriers = ['coding', 'udh', 'tlv'] as const

/** A message waiting indication to be sent. */
export interface WaitingIndication {
  readonly kind: (typeof waitingKinds)[number]
  readonly active: boolean
  readonly count: number
  readonly store: boolean
  readonly by: (typeof waitingCarriers)[number]
}

function kindCode({ kind }: WaitingIndication): number {
  return waitingKinds.indexOf(kind)
}

/**
 * data_coding that sets or clears the icon; null for an alphabet that no group has. UCS-2 has no group that discards
 * the message (TS 23.038 4).
 */
export function waitingDataCoding(
  waiting: WaitingIndication,
  alphabet: 'gsm7' | 'ucs2' | null,
): number | null {
  if (alphabet === null) return null
  const group = alphabet === 'ucs2' ? 0xe0 : waiting.store ? 0xd0 : 0xc0
  return group | (waiting.active ? 0x08 : 0) | kindCode(waiting)
}

/** UDH element 0x01: bit 7 stores, a count of 0 clears the icon. */
export function waitingElement(waiting: WaitingIndication): { iei: number; data: Uint8Array } {
  const type = (waiting.store ? 0x80 : 0) | kindCode(waiting)
  return { iei: 0x01, data: Uint8Array.of(type, waiting.active ? waiting.count : 0) }
}

/** ms_msg_wait_facilities: bit 7 sets, the low bits say what (SMPP 3.4 §5.3.2.13). */
export function waitingFacilities(waiting: WaitingIndication): number {
  return (waiting.active ? 0x80 : 0) | kindCode(waiting)
}
