import { type PduLayout, pduLayouts } from './pdu-layout.ts'
import type { TlvName } from './tlv-table.ts'
import { tlvTag } from './tlv-value.ts'

/** The versions that have TLVs. */
export type TlvVersion = '3.4' | '5.0'

const congestionState = tlvTag('congestion_state')

function tagsOf(layout: PduLayout, version: TlvVersion): ReadonlySet<number> {
  const { mandatory, optional } = layout.pdu.tlvs[version]
  const names: readonly TlvName[] = [...mandatory, ...optional]
  // 5.0 §4.8.4.18 lets any response carry it.
  const load = layout.isResponse && version === '5.0' ? [congestionState] : []
  return new Set([...names.map(tlvTag), ...load])
}

const allowed: Readonly<Record<TlvVersion, ReadonlyMap<PduLayout, ReadonlySet<number>>>> = {
  '3.4': new Map(pduLayouts.map((layout) => [layout, tagsOf(layout, '3.4')])),
  '5.0': new Map(pduLayouts.map((layout) => [layout, tagsOf(layout, '5.0')])),
}

/** Whether the version lists the tag for the PDU. */
export function allowsTlv(layout: PduLayout, tag: number, version: TlvVersion): boolean {
  return allowed[version].get(layout)?.has(tag) === true
}
