import { type PduLayout, pduLayouts } from './pdu-layout.ts'
import type { TlvName } from './tlv-table.ts'
import { tlvTag } from './tlv-value.ts'

/** The versions that have TLVs. */
export type TlvVersion = '3.4' | '5.0'

const congestionState = tlvTag('congestion_state')

function tagsOf(layout: PduLayout, version: TlvVersion): readonly number[] {
  const { mandatory, optional } = layout.pdu.tlvs[version]
  const names: readonly TlvName[] = [...mandatory, ...optional]
  // SMPP 5.0 §4.8.4.18 lets any response carry it.
  const load = layout.isResponse && version === '5.0' ? [congestionState] : []
  return [...names.map(tlvTag), ...load]
}

const bits: Readonly<Record<TlvVersion, number>> = { '3.4': 1, '5.0': 2 }
/** Every tag at once for each version, so that a look-up by layout and tag serves both. */
const versionsByTag: ReadonlyMap<PduLayout, ReadonlyMap<number, number>> = new Map(
  pduLayouts.map((layout) => {
    const versions = new Map<number, number>()
    for (const version of ['3.4', '5.0'] as const) {
      for (const tag of tagsOf(layout, version)) versions.set(tag, (versions.get(tag) ?? 0) | bits[version])
    }
    return [layout, versions]
  }),
)

/** Which versions list the tag for the PDU. */
export function versionsAllowing(layout: PduLayout, tag: number): Readonly<Record<'in34' | 'in50', boolean>> {
  const versions = versionsByTag.get(layout)?.get(tag) ?? 0
  return { in34: (versions & bits['3.4']) !== 0, in50: (versions & bits['5.0']) !== 0 }
}

/** True when the version lists the tag for the PDU. */
export function allowsTlv(layout: PduLayout, tag: number, version: TlvVersion): boolean {
  return ((versionsByTag.get(layout)?.get(tag) ?? 0) & bits[version]) !== 0
}
