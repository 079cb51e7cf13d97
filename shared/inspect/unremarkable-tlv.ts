import { enumVerdicts } from '../smpp/enum-value.ts'
import type { Tlv } from '../smpp/pdu.ts'
import { type PduLayout, pduLayouts } from '../smpp/pdu-layout.ts'
import { versionsAllowing } from '../smpp/tlv-rules.ts'
import { type TlvRow, tlvTable } from '../smpp/tlv-table.ts'
import { tlvTag } from '../smpp/tlv-value.ts'

/** Conditions under which a TLV's value has no note. */
interface PlainTlv {
  readonly minOctets: number
  readonly maxOctets: number
  /** By value of one octet; 0: no note. */
  readonly verdicts: Uint8Array | null
  readonly endsInNul: boolean
}

export type PlainTlvs = ReadonlyMap<number, PlainTlv>

/** TLVs whose values are checked against other fields too: never unremarkable by their own row. */
const remarkable = new Set(
  (['congestion_state', 'qos_time_to_live', 'dest_telematics_id', 'dest_subaddress'] as const).map(tlvTag),
)

function plainOf(row: TlvRow): PlainTlv {
  const { minOctets, maxOctets, type, values } = row
  const verdicts = values === null ? null : enumVerdicts(values)
  return { minOctets, maxOctets, verdicts, endsInNul: type === 'c-octet-string' }
}

/** True when the length and a table of values say everything about it. */
function isEasy({ tag, introduced, lengths, lengths50, reserved, values, maxOctets }: TlvRow): boolean {
  if (introduced !== '3.4' || lengths !== null || lengths50 !== undefined || reserved !== undefined)
    return false
  return !remarkable.has(tag) && (values === null || maxOctets === 1)
}

function plainIn(layout: PduLayout): PlainTlvs {
  const rows: readonly TlvRow[] = tlvTable
  const allowed = rows.filter((row) => {
    const { in34, in50 } = versionsAllowing(layout, row.tag)
    return isEasy(row) && in34 && in50
  })
  return new Map(allowed.map((row) => [row.tag, plainOf(row)]))
}

const byLayout: ReadonlyMap<PduLayout, PlainTlvs> = new Map(
  pduLayouts.map((layout) => [layout, plainIn(layout)]),
)

const nonePlain: PlainTlvs = new Map()

/** The TLVs of a PDU that may have nothing odd, by tag. */
export function plainTlvsIn(layout: PduLayout): PlainTlvs {
  return byLayout.get(layout) ?? nonePlain
}

/** True for an ordinary TLV: allowed in every version, of a right length, with a value that has a meaning. */
export function isPlainTlv(plainTlvs: PlainTlvs, { tag, value }: Tlv): boolean {
  const plain = plainTlvs.get(tag)
  if (plain === undefined) return false
  const octets = value.length
  if (octets < plain.minOctets || octets > plain.maxOctets) return false
  if (plain.verdicts !== null) return plain.verdicts[value[0] ?? 0] === 0
  return !plain.endsInNul || octets === 0 || value[octets - 1] === 0
}
