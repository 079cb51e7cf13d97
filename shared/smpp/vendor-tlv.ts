import { latin1 } from './latin1.ts'

/** Which way a TLV travels: with a message to the SMSC, in its answer, or with a message or receipt to the ESME. */
export type VendorDirection = 'submit' | 'response' | 'deliver' | 'both'

/** How the octets of a vendor TLV are read. 'text' has no NUL; null: the provider's page does not say. */
export type VendorType = 'integer' | 'c-octet-string' | 'text' | null

/** A TLV that a provider defines for its own SMSC. Another provider may mean something else by the same tag. */
export interface VendorTlv {
  readonly tag: number
  /** In the spelling of the specification's own names. */
  readonly name: string
  readonly meaning: { readonly en: string; readonly ru: string }
  readonly type: VendorType
  /** Octets of the value at most, its NUL included; null when the page does not say. */
  readonly maxOctets: number | null
  readonly direction: VendorDirection
  /** Every message to the SMSC must carry it. */
  readonly required: boolean
  /** The only values there are; empty when any may stand. */
  readonly values: readonly { readonly value: string; readonly en: string; readonly ru: string }[]
}

const submits: ReadonlySet<string> = new Set(['submit_sm', 'submit_multi'])
const deliveries: ReadonlySet<string> = new Set(['deliver_sm'])

/** True when the TLV travels in this PDU; data_sm goes either way. */
export function travelsIn(row: VendorTlv, command: string | null): boolean {
  switch (row.direction) {
    case 'both':
      return true
    case 'submit':
      return command === 'data_sm' || submits.has(command ?? '')
    case 'deliver':
      return command === 'data_sm' || deliveries.has(command ?? '')
    case 'response':
      return command?.endsWith('_resp') === true
  }
}

/**
 * The value in the form its type gives. Where the page does not say, octets that all can be printed are text. null for
 * octets that cannot be read so.
 */
export function vendorValue({ type }: Pick<VendorTlv, 'type'>, octets: Uint8Array): number | string | null {
  if (type === 'integer') {
    if (octets.length === 0 || octets.length > 6) return null
    return octets.reduce((sum, octet) => sum * 256 + octet, 0)
  }
  const nul = octets.indexOf(0)
  if (type === 'c-octet-string') return latin1(octets, 0, nul === -1 ? octets.length : nul)
  // Senders that write C strings end a text with a NUL whatever the page says.
  const end = nul === octets.length - 1 && nul !== -1 ? nul : octets.length
  for (let index = 0; index < end; index += 1) {
    const octet = octets[index] ?? 0
    if (octet < 0x20 || octet > 0x7e) return null
  }
  return latin1(octets, 0, end)
}
