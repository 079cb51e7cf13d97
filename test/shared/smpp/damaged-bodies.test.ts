import { describe, expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { encodePdu, type PduToEncode } from '../../../shared/smpp/encode.ts'
import { fieldCount, type PduLayout, pduLayouts } from '../../../shared/smpp/pdu-layout.ts'
import { tlvTable } from '../../../shared/smpp/tlv-table.ts'

const noOctets = new Uint8Array(0)
const letters = Uint8Array.of(0x61, 0x62)

/** The PDU with `rest` in place of everything after the field before `index`. */
function cutBefore(layout: PduLayout, index: number, rest: Uint8Array): PduToEncode {
  const { command, names } = layout
  const before = names[index - 1]
  // A body that ends before its first field has no octet but what is left over.
  if (before === undefined) return { command, sequence_number: 1, body: rest }
  // What a count promises must be missing.
  const fields = layout.codes[index - 1] === fieldCount ? { [before]: 1 } : {}
  return { command, sequence_number: 1, fields, tail: { endsAfter: before, hasNul: true, rest } }
}

function readBack(pdu: PduToEncode) {
  const inspection = inspectPdu(encodePdu(pdu))
  const { error } = inspection.pdu
  const found = inspection.notes.map(({ code, field }) => `${code} ${field}`)
  return { error: error === null ? null : `${error.kind} ${error.field}`, found }
}

function faultAtEnd(layout: PduLayout, index: number): string {
  const name = layout.names[index] ?? ''
  const isText = layout.rows[index]?.kind.type === 'octet-string'
  return `${isText ? 'sm-length-overrun' : 'truncated-body'} ${name}`
}

describe.each(pduLayouts.filter(({ names }) => names.length > 0))('$command', (layout) => {
  const { names, rows, isResponse, command } = layout
  const last = names.length - 1

  test('that ends before a field says which', () => {
    for (const [index, name] of names.entries()) {
      const { error, found } = readBack(cutBefore(layout, index, noOctets))
      if (isResponse && index === 0) expect(found, name).toContain(`missing-body ${name}`)
      else if (command === 'submit_multi_resp' && index === 1)
        expect(found).toContain(`count-missing ${name}`)
      else expect(error, name).toBe(faultAtEnd(layout, index))
    }
  })

  test('names the string that has no NUL', () => {
    for (const [index, name] of names.entries()) {
      if (rows[index]?.kind.type !== 'c-octet-string') continue
      const { error, found } = readBack(cutBefore(layout, index, letters))
      // The last one of a response is taken as it is.
      if (isResponse && index === last) expect(found, name).toContain(`missing-nul ${name}`)
      else expect(error, name).toBe(`missing-nul ${name}`)
    }
  })

  test('names the string that is longer than its field, and none that fits', () => {
    for (const { name, kind } of rows) {
      if (kind.type !== 'c-octet-string') continue
      const noted = (octets: number) =>
        readBack({ command, sequence_number: 1, fields: { [name]: '7'.repeat(octets) } }).found
      const code = kind.format === 'time' ? 'time-bad-length' : 'field-too-long'
      expect(noted(kind.maxOctets), name).toContain(`${code} ${name}`)
      expect(noted(kind.maxOctets - 1), name).not.toContain(`${code} ${name}`)
    }
  })
})

test.each(tlvTable)(
  '$name of another length than its own is named',
  ({ name, tag, minOctets, maxOctets }) => {
    const noted = (octets: number) => {
      const tlvs = [{ tag, value: new Uint8Array(octets) }]
      return readBack({ command: 'submit_sm', sequence_number: 1, tlvs }).found
    }
    const bad = `tlv-bad-length ${name}`
    for (const octets of [minOctets, maxOctets]) expect(noted(octets), String(octets)).not.toContain(bad)
    if (minOctets > 0) expect(noted(minOctets - 1)).toContain(bad)
    if (maxOctets < 0xffff) expect(noted(maxOctets + 1)).toContain(bad)
  },
)
