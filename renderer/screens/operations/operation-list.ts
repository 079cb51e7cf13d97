import { type PduLayout, pduLayouts } from '../../../shared/smpp/pdu-layout.ts'
import type { PduRow } from '../../../shared/smpp/pdu-table.ts'
import { tlvByName } from '../../../shared/smpp/tlv-value.ts'
import type { OperationDraft } from '../../stores/operations-store.ts'

/** Every request of the table, by group, the ones asked for most first. */
export const operationGroups: readonly {
  readonly group: PduRow['group']
  readonly layouts: readonly PduLayout[]
}[] = (['ancillary', 'submission', 'broadcast', 'session', 'delivery', 'legacy-3.3'] as const).map(
  (group) => ({
    group,
    layouts: pduLayouts.filter(
      ({ pdu, command, isResponse }) => pdu.group === group && !isResponse && command !== 'generic_nack',
    ),
  }),
)

/** Values without which a PDU with mandatory TLVs would be refused at once; each is there to be changed. */
const firstValues: Readonly<Record<string, string>> = {
  // SMPP 5.0 §4.8.4.4: an alias for the name of an area, as text.
  broadcast_area_identifier: '00 41 72 65 61',
  // SMPP 5.0 §4.8.4.8: generic network, index.
  broadcast_content_type: '00 00 00',
  broadcast_rep_num: '1',
  // SMPP 5.0 §4.8.4.10: every five minutes.
  broadcast_frequency_interval: '09 00 05',
}

/** Draft that the form of an operation starts from. */
export function firstDraft(layout: PduLayout): OperationDraft {
  const lists = layout.rows.flatMap((row) => {
    if (row.kind.type !== 'list') return []
    const flag = Number(Object.keys(row.kind.variants)[0] ?? 0)
    return [[row.name, [{ id: 1, flag, values: {} }]] as const]
  })
  const mandatory = [...new Set([...layout.pdu.tlvs['5.0'].mandatory, ...layout.pdu.tlvs['3.4'].mandatory])]
  return {
    fields: {},
    modes: {},
    lists: Object.fromEntries(lists),
    tlvs: mandatory.flatMap((name, index) =>
      tlvByName(name) === null
        ? []
        : [{ id: index + 1, tag: name, form: null, value: firstValues[name] ?? '' }],
    ),
  }
}

/** Names of the TLVs that the PDU may carry in any version. */
export function allowedTlvs({ pdu }: PduLayout): {
  readonly mandatory: readonly string[]
  readonly all: readonly string[]
} {
  const mandatory = [...pdu.tlvs['5.0'].mandatory, ...pdu.tlvs['3.4'].mandatory]
  const all = [...mandatory, ...pdu.tlvs['3.4'].optional, ...pdu.tlvs['5.0'].optional]
  return { mandatory: [...new Set(mandatory)], all: [...new Set(all)] }
}
