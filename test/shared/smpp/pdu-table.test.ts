import { describe, expect, test } from 'vitest'
import { enumTable } from '../../../shared/smpp/enum-table.ts'
import { layoutById, layoutByName, pduLayouts } from '../../../shared/smpp/pdu-layout.ts'
import {
  statusByName,
  statusByValue,
  statusName,
  statusRange,
  statusTable,
} from '../../../shared/smpp/status-table.ts'
import { type TlvRow, tlvRanges, tlvTable } from '../../../shared/smpp/tlv-table.ts'
import { tlvByName, tlvByTag, tlvValue } from '../../../shared/smpp/tlv-value.ts'
import { octets, pduVectors } from './pdu-vectors.ts'

describe('the PDU table', () => {
  test('has the 39 commands, found by id and by name', () => {
    expect(pduLayouts).toHaveLength(39)
    for (const layout of pduLayouts) {
      expect(layoutById(layout.id)).toBe(layout)
      expect(layoutByName(layout.command)).toBe(layout)
    }
    expect(layoutById(0x80000102)).toBeNull()
    expect(layoutById(0x00010004)).toBeNull()
    expect(layoutByName('toString')).toBeNull()
  })

  test('has a vector for every row', () => {
    const covered = new Set(pduVectors.map((vector) => vector.command))
    expect(pduLayouts.map((layout) => layout.command).filter((command) => !covered.has(command))).toEqual([])
  })

  test('answers a request with the response of its number', () => {
    for (const { id, response, isResponse } of pduLayouts) {
      if (response === null) continue
      expect(isResponse).toBe(false)
      expect(layoutByName(response)?.id).toBe((id | 0x80000000) >>> 0)
    }
  })

  test('puts every length and count right before what it counts', () => {
    for (const { rows } of pduLayouts) {
      for (const [index, { name, kind }] of rows.entries()) {
        if (kind.type === 'integer' && kind.counts !== null) expect(rows[index + 1]?.name).toBe(kind.counts)
        if (kind.type === 'octet-string') expect(rows[index - 1]?.name).toBe(kind.lengthField)
        if (kind.type === 'list') expect(rows[index - 1]?.name).toBe(kind.countField)
        expect(rows.filter((row) => row.name === name)).toHaveLength(1)
      }
    }
  })
})

describe('the TLV table', () => {
  test('has 64 tags, each once and inside a range that SMPP defines', () => {
    expect(tlvTable).toHaveLength(64)
    expect(new Set(tlvTable.map((row) => row.tag)).size).toBe(64)
    for (const { tag } of tlvTable) {
      expect(tlvRanges.find(({ from, to }) => tag >= from && tag <= to)?.meaning).toBe('smpp')
    }
  })

  test('is found by name, alias and tag', () => {
    for (const row of tlvTable) {
      expect(tlvByTag(row.tag)).toBe(row)
      for (const name of [row.name, ...(row as TlvRow).aliases]) expect(tlvByName(name)).toBe(row)
    }
    expect(tlvByName('destination_port')?.tag).toBe(0x020b)
    expect(tlvByTag(0x1400)).toBeNull()
  })

  test('ranges leave no tag out and overlap nowhere', () => {
    let next = 0
    for (const { from, to } of tlvRanges) {
      expect(from).toBe(next)
      next = to + 1
    }
    expect(next).toBe(0x10000)
  })

  test('gives values by type: numbers of any length, text to its NUL, hex', () => {
    expect(tlvValue(0x0427, octets('02'))).toBe(2)
    expect(tlvValue(0x0204, octets('000102'))).toBe(0x102)
    expect(tlvValue(0x0427, octets(''))).toBeNull()
    expect(tlvValue(0x001e, octets('61626300'))).toBe('abc')
    expect(tlvValue(0x001e, octets('616263'))).toBe('abc')
    expect(tlvValue(0x0423, octets('030001'))).toBe('030001')
    expect(tlvValue(0x1403, octets('01'))).toBeNull()
  })
})

describe('the status table', () => {
  test('names 67 values, and ranges cover the rest without a gap', () => {
    expect(statusTable).toHaveLength(67)
    for (let value = 0; value <= 0x600; value += 1) {
      expect((statusByValue(value) === null) !== (statusRange(value) === null)).toBe(true)
    }
    expect(statusRange(0x403)?.meaning).toBe('vendor')
  })

  test('spells unnamed values in hex and knows the names of 3.4', () => {
    expect(statusName(0)).toBe('ESME_ROK')
    expect(statusName(0x403)).toBe('0x00000403')
    expect(statusName(0xffffffff)).toBe('0xFFFFFFFF')
    expect(statusByName('ESME_RINVOPTPARSTREAM')).toBe(0xc0)
    expect(statusByName('ESME_RINVTLVSTREAM')).toBe(0xc0)
    expect(statusByName('ESME_NONE')).toBeNull()
  })
})

test('every named value has a name in both languages', () => {
  for (const parts of Object.values(enumTable)) {
    for (const { values } of parts) {
      expect(new Set(values.map((row) => row.value)).size).toBe(values.length)
      // Bits that must be 0 have no name.
      if (values.length === 1 && values[0]?.value === 0) continue
      for (const row of values) expect(row.en !== '' && row.ru !== '').toBe(true)
    }
  }
})
