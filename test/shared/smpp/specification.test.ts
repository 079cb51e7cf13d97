import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { type EnumName, type EnumPart, enumTable } from '../../../shared/smpp/enum-table.ts'
import type { FieldRow } from '../../../shared/smpp/field-kinds.ts'
import { type PduRow, pduTable } from '../../../shared/smpp/pdu-table.ts'
import { statusTable } from '../../../shared/smpp/status-table.ts'
import { type TlvRow, tlvTable } from '../../../shared/smpp/tlv-table.ts'
import { octets } from './pdu-vectors.ts'

/** Name, kind, and the rows of each variant of a list. */
type FieldFact = readonly [name: string, kind: string, variants?: Readonly<Record<string, FieldFacts>>]
type FieldFacts = readonly FieldFact[]

interface CommandFact {
  readonly id: string
  readonly introduced: string
  readonly group: string
  readonly response: string | null
  readonly states: PduRow['states']
  readonly fields: FieldFacts
  readonly tlvs: Readonly<
    Record<'3.4' | '5.0', { readonly mandatory: readonly string[]; readonly optional: readonly string[] }>
  >
  /** Its body may be left out when command_status is not 0. */
  readonly mayLackBody: boolean
}

interface TlvFact {
  readonly tag: string
  readonly name: string
  readonly introduced: string
  readonly type: string
  readonly octets: readonly [min: number, max: number]
  readonly values?: readonly number[]
  readonly mayRepeat?: true
  readonly aliases?: readonly string[]
}

/** Read out of the texts of 3.4 and 5.0 and checked against eight implementations, apart from our tables. */
const facts: {
  readonly commands: Readonly<Record<string, CommandFact>>
  readonly tlvs: readonly TlvFact[]
  readonly statuses: readonly (readonly (string | number | null)[])[]
  /** Values by mask; `only50` are those that 3.4 reserves. */
  readonly enums: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>
} = JSON.parse(readFileSync(join(import.meta.dirname, '../../vectors/specification.json'), 'utf8'))

const rows: Readonly<Record<string, PduRow>> = pduTable
const tlvRows: readonly TlvRow[] = tlvTable

function kindFact({ kind }: FieldRow): string {
  switch (kind.type) {
    case 'integer': {
      // The facts have one esm_class for both directions, and name none for protocol_id and dest_flag.
      const values =
        kind.values?.replace(/_(submit|deliver)$/, '').replace(/^(protocol_id|dest_flag)$/, '') ?? ''
      return values === '' ? `integer ${kind.octets}` : `integer ${kind.octets} ${values}`
    }
    case 'c-octet-string':
      return `${kind.format === 'time' ? 'time' : kind.type} ${kind.maxOctets}`
    case 'octet-string':
      return `octet-string ${kind.lengthField} ${kind.maxOctets['3.4']} ${kind.maxOctets['5.0']}`
    case 'list':
      return `list ${kind.countField}`
  }
}

function fieldFact(row: FieldRow): FieldFact {
  if (row.kind.type !== 'list') return [row.name, kindFact(row)]
  const variants = Object.entries(row.kind.variants).map(
    ([flag, items]) => [flag, items.map(fieldFact)] as const,
  )
  return [row.name, kindFact(row), Object.fromEntries(variants)]
}

/** The facts of the 3.3 responses name no enumerations; ours do, as the same fields have them elsewhere. */
function withoutEnums(fields: FieldFacts): FieldFacts {
  return fields.map(([name, kind, variants]) => {
    const bare = kind.replace(/^(integer \d) .*/, '$1')
    if (variants === undefined) return [name, bare]
    const items = Object.entries(variants).map(([flag, inner]) => [flag, withoutEnums(inner)] as const)
    return [name, bare, Object.fromEntries(items)]
  })
}

describe('the PDU table says what the specifications say', () => {
  test('of the same 39 commands', () => {
    expect(Object.keys(rows).sort()).toEqual(Object.keys(facts.commands).sort())
    expect(Object.keys(rows)).toHaveLength(39)
  })

  for (const [name, fact] of Object.entries(facts.commands)) {
    test(`of ${name}`, () => {
      const row = rows[name]!
      expect(row.id).toBe(Number(fact.id))
      expect({ introduced: row.introduced, group: row.group, response: row.response }).toEqual({
        introduced: fact.introduced,
        group: fact.group,
        response: fact.response,
      })
      expect(row.states).toEqual(fact.states)
      const fields = row.fields.map(fieldFact)
      if (fact.group === 'legacy-3.3') expect(withoutEnums(fields)).toEqual(withoutEnums(fact.fields))
      else expect(fields).toEqual(fact.fields)
      for (const version of ['3.4', '5.0'] as const) {
        const { mandatory, optional } = row.tlvs[version]
        expect({ mandatory: mandatory.toSorted(), optional: optional.toSorted() }).toEqual(fact.tlvs[version])
      }
    })
  }

  test('that every response with fields may leave them out when it refuses, and no other PDU may', () => {
    for (const [name, { id, group, fields, mayLackBody }] of Object.entries(facts.commands)) {
      // Of 3.3 no source tells it.
      if (fields.length === 0 || group === 'legacy-3.3') continue
      const { error } = decodePdu(octets(`00000010${id.slice(2)}0000000800000001`))
      expect([name, error === null]).toEqual([name, mayLackBody])
    }
  })
})

describe('the TLV table says what the specifications say', () => {
  test('of the same 64 tags', () => {
    expect(tlvRows.map((row) => row.tag)).toEqual(facts.tlvs.map((fact) => Number(fact.tag)))
  })

  for (const fact of facts.tlvs) {
    test(`of ${fact.name}`, () => {
      const row = tlvRows.find(({ tag }) => tag === Number(fact.tag))!
      expect([row.name, row.introduced, row.mayRepeat]).toEqual([
        fact.name,
        fact.introduced,
        fact.mayRepeat === true,
      ])
      expect(row.aliases).toEqual(fact.aliases ?? [])
      // npm smpp and Rusmpp write two octets of source_telematics_id: both are read.
      const max = fact.name === 'source_telematics_id' ? 2 : fact.octets[1]
      expect([row.minOctets, row.maxOctets]).toEqual([fact.octets[0], max])
      const type = /integer\(|bitmask/.test(fact.type) ? 'integer' : fact.type
      expect(row.type).toBe(type.startsWith('octet') ? 'octets' : type)
      if (fact.values === undefined || row.values === null) return
      const [part] = enumTable[row.values]
      expect(part?.values.map(({ value }) => value)).toEqual(fact.values)
    })
  }
})

test('the status table says what the specifications say of 67 statuses', () => {
  const ours = statusTable.map((row) => [
    row.value,
    row.name,
    row.nameIn34,
    row.introduced,
    row.category,
    row.retry,
  ])
  expect(ours).toEqual(facts.statuses)
})

describe('the enum table says what the specifications say', () => {
  for (const [name, masks] of Object.entries(facts.enums)) {
    test(`of ${name}`, () => {
      const parts: readonly EnumPart[] = enumTable[name as EnumName]
      const { only50 = [], ...byMask } = masks
      const ours = Object.fromEntries(
        parts.map(({ mask, values }) => [String(mask), values.map(({ value }) => value)]),
      )
      expect(ours).toEqual(byMask)
      const newer = parts.flatMap(({ values }) => values.filter(({ introduced }) => introduced === '5.0'))
      expect(newer.map(({ value }) => value)).toEqual(only50)
    })
  }
})
