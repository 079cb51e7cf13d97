import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import type { FieldKind, FieldRow } from '../../../shared/smpp/field-kinds.ts'
import type { FieldValue, ListItem } from '../../../shared/smpp/pdu.ts'
import { type PduLayout, pduLayouts } from '../../../shared/smpp/pdu-layout.ts'

const latin1Text = (maxLength: number) =>
  fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), maxLength })

function scalar(kind: FieldKind): fc.Arbitrary<number | string> {
  if (kind.type === 'integer') return fc.integer({ min: 0, max: 256 ** kind.octets - 1 })
  if (kind.type === 'c-octet-string') return latin1Text(kind.maxOctets - 1)
  throw new Error(`${kind.type} is no scalar`)
}

function item(rows: readonly FieldRow[], flag: string | null, flagValue: number): fc.Arbitrary<ListItem> {
  const values = rows.map(
    (row) => [row.name, row.name === flag ? fc.constant(flagValue) : scalar(row.kind)] as const,
  )
  return fc.record(Object.fromEntries(values))
}

/** The body that the PDU table describes, lengths and counts as they must be. */
function body(layout: PduLayout): fc.Arbitrary<Record<string, FieldValue>> {
  const named = layout.rows
    .filter(({ kind }) => kind.type !== 'integer' || kind.counts === null)
    .map(({ name, kind }): [string, fc.Arbitrary<FieldValue>] => {
      if (kind.type === 'octet-string') return [name, fc.uint8Array({ maxLength: 255 })]
      if (kind.type !== 'list') return [name, scalar(kind)]
      const variants = Object.entries(kind.variants).map(([value, rows]) =>
        item(rows, kind.flag, Number(value)),
      )
      return [name, fc.array(fc.oneof(...variants), { maxLength: 255, size: 'small' })]
    })
  return fc.record(Object.fromEntries(named)).map((values) => {
    const fields: Record<string, FieldValue> = {}
    for (const [index, row] of layout.rows.entries()) {
      const counted = values[layout.names[index + 1] ?? '']
      const isCount = row.kind.type === 'integer' && row.kind.counts !== null
      const count = counted instanceof Uint8Array || Array.isArray(counted) ? counted.length : 0
      fields[row.name] = isCount ? count : (values[row.name] ?? 0)
    }
    return fields
  })
}

const tlvs = fc.array(
  fc.record({ tag: fc.integer({ min: 0, max: 0xffff }), value: fc.uint8Array({ maxLength: 300 }) }),
  { maxLength: 6 },
)
const sequenceNumber = fc.integer({ min: 0, max: 0xffffffff })

describe('whatever the table can describe is written and read back', () => {
  for (const layout of pduLayouts) {
    test(layout.command, () => {
      fc.assert(
        fc.property(body(layout), tlvs, sequenceNumber, (fields, tlvs, sequence_number) => {
          const octets = encodePdu({ command: layout.command, sequence_number, fields, tlvs })
          const pdu = decodePdu(octets)
          expect(pdu).toMatchObject({ command: layout.command, sequence_number, error: null, tail: null })
          expect(pdu.fields).toEqual(fields)
          expect(pdu.tlvs).toEqual(tlvs)
          expect(encodePdu(pdu)).toEqual(octets)
        }),
        { numRuns: 60 },
      )
    })
  }
})
