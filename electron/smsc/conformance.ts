import type { SimulatorConformance } from '../../shared/contract/simulator.ts'
import { tlvLabel } from '../../shared/inspect/span-list.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { findTlv } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { layoutByName } from '../../shared/smpp/pdu-layout.ts'
import { versionName } from '../../shared/smpp/session-rules.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { allowsTlv } from '../../shared/smpp/tlv-rules.ts'
import { tlvByTag } from '../../shared/smpp/tlv-value.ts'
import { travelsIn, vendorValue } from '../../shared/smpp/vendor-tlv.ts'

/** Why the TLVs of a request are refused; `because` names the first that is wrong. */
export interface TlvRefusal {
  readonly status: number
  readonly because: string
}

/**
 * TLVs against the version of the session, where that is refused, and against what the profile requires: what is
 * missing is ESME_RMISSINGTLV and what is none of the values ESME_RINVTLVVAL, as Telesign publishes and 5.0 §4.7.6
 * means them. null lets the request pass.
 */
export function tlvRefusal(
  catalogue: Catalogue,
  pdu: DecodedPdu,
  session: { readonly interfaceVersion: number },
  { profileId, conformance }: { readonly profileId: string; readonly conformance: SimulatorConformance },
): TlvRefusal | null {
  const byVersion = conformance.version === 'refuse' ? versionRefusal(pdu, session.interfaceVersion) : null
  return byVersion ?? (conformance.requiredTlvs ? profileRefusal(catalogue, pdu, profileId) : null)
}

function versionRefusal({ command, tlvs }: DecodedPdu, interfaceVersion: number): TlvRefusal | null {
  const version = versionName(interfaceVersion)
  const [first] = tlvs
  const layout = command === null ? null : layoutByName(command)
  if (first === undefined || layout === null) return null
  // 3.3 has no TLVs: to it they are octets too many.
  if (version === '3.3') return { status: statusValue('ESME_RINVCMDLEN'), because: tlvLabel(first.tag) }
  const stray = tlvs.find(({ tag }) => tlvByTag(tag) !== null && !allowsTlv(layout, tag, version))
  return stray === undefined
    ? null
    : { status: statusValue('ESME_RTLVNOTALLWD'), because: tlvLabel(stray.tag) }
}

function profileRefusal(
  catalogue: Catalogue,
  { command, tlvs }: DecodedPdu,
  profileId: string,
): TlvRefusal | null {
  for (const row of catalogue.tlvs(profileId) ?? []) {
    if (!travelsIn(row, command)) continue
    const because = `${row.name} ${tlvLabel(row.tag)}`
    const value = findTlv(tlvs, row.tag)?.value
    if (value === undefined) {
      if (row.required) return { status: statusValue('ESME_RMISSINGTLV'), because }
    } else if (row.values.length > 0) {
      const read = String(vendorValue(row, value))
      if (!row.values.some((known) => known.value === read)) {
        return { status: statusValue('ESME_RINVTLVVAL'), because: `${because} = ${read}` }
      }
    }
  }
  return null
}
