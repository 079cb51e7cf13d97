import { findTlv } from './message-octets.ts'
import type { DecodedPdu } from './pdu.ts'
import { tlvParts } from './tlv-parts.ts'
import { tlvTag, tlvValue } from './tlv-value.ts'

/** TLVs in which an SMSC says why it refuses (SMPP 3.4 §5.3.2.11, §5.3.2.31). */
export interface RefusalDetail {
  /** additional_status_info_text; null where it is missing or empty. */
  readonly text: string | null
  /** network_error_code. */
  readonly network: { readonly type: number; readonly code: number } | null
}

export const noRefusalDetail: RefusalDetail = { text: null, network: null }

const infoText = tlvTag('additional_status_info_text')
const networkErrorCode = tlvTag('network_error_code')

export function refusalDetail({ tlvs }: DecodedPdu): RefusalDetail {
  if (tlvs.length === 0) return noRefusalDetail
  const text = findTlv(tlvs, infoText)
  const network = findTlv(tlvs, networkErrorCode)
  const said = text === null ? null : tlvValue(infoText, text.value)
  const parts = network === null ? null : tlvParts(network)
  return {
    text: typeof said === 'string' && said !== '' ? said : null,
    network:
      parts === null ? null : { type: Number(parts['network_type']), code: Number(parts['error_code']) },
  }
}
