import type { InspectOptions } from '../inspect/inspection.ts'
import type { WireState } from '../smpp/pdu-table.ts'
import type { Catalogue } from './catalogue.ts'
import { textRulesOf } from './text-rules.ts'

/** Facts of a profile for reading PDUs: its TLVs, and its alphabet behind data_coding 0 where stated. */
export function inspectOptionsOf(
  catalogue: Catalogue,
  profileId: string | null | undefined,
): Pick<InspectOptions, 'vendorTlvs' | 'defaultAlphabet'> {
  const vendorTlvs = catalogue.tlvs(profileId)
  const defaultAlphabet = textRulesOf(catalogue.of(profileId))?.defaultAlphabet
  return {
    ...(vendorTlvs === undefined ? {} : { vendorTlvs }),
    ...(defaultAlphabet === undefined ? {} : { defaultAlphabet }),
  }
}

/** A captured PDU: whose it is and how the session stood, where that is known. */
export interface Captured {
  readonly profileId: string
  readonly direction: 'sent' | 'received'
  readonly context: {
    readonly role: 'esme' | 'smsc'
    /** null where its bind was not captured. */
    readonly state: WireState | null
    readonly interfaceVersion: number | null
  } | null
}

/** The options for reading a captured PDU: its profile, and side, state and version of its session. */
export function readingOf(catalogue: Catalogue, { profileId, direction, context }: Captured): InspectOptions {
  const options = inspectOptionsOf(catalogue, profileId)
  if (context === null || context.state === null) return options
  const { role, state, interfaceVersion } = context
  const sender = (direction === 'sent') === (role === 'esme') ? 'esme' : 'smsc'
  return { ...options, sender, state, ...(interfaceVersion === null ? {} : { interfaceVersion }) }
}
