import { describe, expect, test } from 'vitest'
import { type Inspection, inspectPdu } from '../../../shared/inspect/inspect.ts'
import { type NoteCode, noteTable, noteText } from '../../../shared/inspect/note-table.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import type { FieldValue } from '../../../shared/smpp/pdu.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'
import { tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import { malformedVectors, octets, pduVectors } from '../smpp/pdu-vectors.ts'

const notesOf = (bytes: Uint8Array) => inspectPdu(bytes).notes

/** What keeps the leaf spans from tiling the PDU; null when they do. */
function gapIn({ spans, pdu }: Inspection): string | null {
  let at = 0
  for (const { kind, path, start, end } of spans) {
    if (kind === 'group') continue
    if (start !== at || end < start) return `${path} begins at ${start}, not ${at}`
    at = end
  }
  return at === pdu.length ? null : `the spans end at ${at} of ${pdu.length}`
}

describe('spans', () => {
  test('tile every vector, malformed ones too', () => {
    for (const { id, hex } of [...pduVectors, ...malformedVectors]) {
      expect([id, gapIn(inspectPdu(octets(hex)))]).toEqual([id, null])
    }
  })

  test('tile every truncation of a body and every prefix of a PDU', () => {
    for (const { id, hex } of pduVectors) {
      const bytes = octets(hex)
      for (let length = 0; length < Math.min(bytes.length, 260); length += 1) {
        const prefix = bytes.slice(0, length)
        expect([id, length, gapIn(inspectPdu(prefix))]).toEqual([id, length, null])
        if (length < 16) continue
        new DataView(prefix.buffer).setUint32(0, length)
        expect([id, length, gapIn(inspectPdu(prefix))]).toEqual([id, length, null])
      }
    }
  })

  test('groups hold the spans that follow them one level deeper', () => {
    for (const { hex } of pduVectors) {
      const { spans } = inspectPdu(octets(hex))
      for (const [index, span] of spans.entries()) {
        const parent = spans.slice(0, index).findLast((candidate) => candidate.depth === span.depth - 1)
        if (span.depth === 0) continue
        expect(parent?.kind).toBe('group')
        expect(parent!.start <= span.start && span.end <= parent!.end).toBe(true)
      }
    }
  })

  test('name fields, list items, header elements, text and TLVs', () => {
    const message = octets('0500037b0201' + '4142')
    const bytes = encodePdu({
      command: 'submit_multi',
      sequence_number: 1,
      fields: { dest_address: [{ dest_flag: 2, dl_name: 'all' }], esm_class: 0x40, short_message: message },
      tlvs: [{ tag: 0x0427, value: Uint8Array.of(2) }],
    })
    const paths = inspectPdu(bytes).spans.map((span) => `${span.path}=${span.value}`)
    expect(paths).toEqual(
      expect.arrayContaining([
        'header.command_id=33',
        'submit_multi.dest_address[0].dl_name=all',
        'submit_multi.short_message.udh.length=5',
        'submit_multi.short_message.udh.concatenation-8.data=7b0201',
        'submit_multi.short_message.text=AB',
        'tlvs.message_state.value=2',
      ]),
    )
  })

  test('what was read before a fault keeps its spans', () => {
    const { spans, pdu } = inspectPdu(octets('00000015000000040000000000000001' + '0001013434'))
    expect(pdu.error?.kind).toBe('missing-nul')
    expect(spans.slice(-2)).toMatchObject([
      { path: 'submit_sm.source_addr_npi', start: 18, end: 19, value: 1 },
      { kind: 'rest', start: 19, end: 21 },
    ])
  })
})

describe('malformed PDUs', () => {
  const bodies = malformedVectors.filter(({ outcome }) => outcome === 'pdu-error' || outcome.startsWith('ok'))
  for (const { id, hex, outcome, kind, field, alsoAccept } of bodies) {
    test(`${id} is ${outcome} ${kind}`, () => {
      // The session's version is known only to those cases that speak of it.
      const options = kind === 'VERSION_MISMATCH' ? { interfaceVersion: 0x33 } : {}
      const { pdu, notes } = inspectPdu(octets(hex), options)
      const kinds = [kind, ...alsoAccept].map((name) => name.toLowerCase().replaceAll('_', '-'))
      expect(pdu.error === null ? 'readable' : 'pdu-error').toBe(
        outcome === 'pdu-error' ? 'pdu-error' : 'readable',
      )
      if (pdu.error !== null) {
        expect(kinds).toContain(pdu.error.kind)
        expect(pdu.error.field).toBe(field)
        return
      }
      const found = notes.filter((note) => kinds.includes(note.code)).map((note) => note.field)
      // 'tlv' stands for any TLV where the tag has a name of its own.
      const fields = found.map((name) => (field === 'tlv' && isTlvName(name) ? 'tlv' : name))
      expect(fields).toContain(field)
    })
  }

  function isTlvName(name: string | null): boolean {
    return Array.from({ length: 0x1400 }, (_, tag) => tlvByTag(tag)?.name).includes(name ?? '')
  }
})

describe('notes', () => {
  const codes = (
    command: CommandName,
    fields: Readonly<Record<string, FieldValue>>,
    rest: { tlvs?: { tag: number; value: Uint8Array }[]; command_status?: number; version?: number } = {},
  ): string[] => {
    const { version, ...head } = rest
    const bytes = encodePdu({ command, sequence_number: 1, fields, ...head })
    const options = version === undefined ? {} : { interfaceVersion: version }
    return inspectPdu(bytes, options).notes.map((note) => note.code)
  }
  const text = (words: string) => Uint8Array.from(words, (character) => character.charCodeAt(0))
  const plain = { source_addr: 'INFO', source_addr_ton: 5, short_message: text('Hello') }

  test('an ordinary submit has none', () => {
    expect(codes('submit_sm', plain)).toEqual([])
    expect(codes('submit_sm', { ...plain, registered_delivery: 1, esm_class: 3 }, { version: 0x34 })).toEqual(
      [],
    )
  })

  const cases: readonly (readonly [NoteCode, () => string[]])[] = [
    ['address-plus-prefix', () => codes('submit_sm', { ...plain, destination_addr: '+7916' })],
    [
      'address-plus-prefix',
      () => codes('submit_sm', { ...plain, dest_addr_ton: 1, destination_addr: '007916' }),
    ],
    ['alphanumeric-ton', () => codes('submit_sm', { ...plain, source_addr_ton: 1 })],
    ['alphanumeric-too-long', () => codes('submit_sm', { ...plain, source_addr: 'TwelveLetter' })],
    ['password-over-limit', () => codes('bind_transmitter', { password: '123456789' })],
    ['conflict', () => codes('submit_sm', plain, { tlvs: [{ tag: 0x0424, value: text('also') }] })],
    ['sar-incomplete', () => codes('submit_sm', plain, { tlvs: [{ tag: 0x020c, value: text('ab') }] })],
    ['suspect-utf8', () => codes('submit_sm', { ...plain, short_message: text('caf\u00c3\u00a9') })],
    [
      'suspect-packed-gsm7',
      () => codes('submit_sm', { ...plain, short_message: octets('c8329bfd0691d3ee33e8d9') }),
    ],
    ['gsm-high-octet', () => codes('submit_sm', { ...plain, short_message: text('Hello w\u00f6rld') })],
    ['octet-undefined', () => codes('submit_sm', { data_coding: 1, short_message: text('caf\u00e9') })],
    ['octet-undefined', () => codes('submit_sm', { data_coding: 7, short_message: octets('41a1') })],
    ['alphabet-unread', () => codes('submit_sm', { data_coding: 5, short_message: octets('8ab4') })],
    ['text-compressed', () => codes('submit_sm', { data_coding: 0x30, short_message: octets('8ab4') })],
    ['ucs2-odd-length', () => codes('submit_sm', { data_coding: 8, short_message: octets('041f04') })],
    [
      'ucs2-little-endian',
      () => codes('submit_sm', { data_coding: 8, short_message: octets('480065006c006c006f00') }),
    ],
    [
      'receipt-ascii-under-ucs2',
      () =>
        codes('deliver_sm', {
          esm_class: 4,
          data_coding: 8,
          short_message: text('id:17 sub:001 stat:DELIVRD'),
        }),
    ],
    [
      'receipt-without-esm-class',
      () => codes('deliver_sm', { short_message: text('id:17 sub:001 dlvrd:001 stat:DELIVRD err:000') }),
    ],
    [
      'receipt-without-esm-class',
      () => codes('deliver_sm', {}, { tlvs: [{ tag: 0x0427, value: octets('02') }] }),
    ],
    ['deliver-resp-id', () => codes('deliver_sm_resp', { message_id: 'abc' })],
    ['version-not-told', () => codes('bind_transceiver_resp', { system_id: 'SMSC' })],
    ['version-mismatch', () => codes('broadcast_sm', {}, { version: 0x34 })],
    ['version-mismatch', () => codes('submit_sm', { ...plain, registered_delivery: 3 }, { version: 0x34 })],
    [
      'version-mismatch',
      () => codes('submit_sm', { ...plain, short_message: text('x'.repeat(255)) }, { version: 0x34 }),
    ],
    ['tlv-missing', () => codes('broadcast_sm', {})],
    ['time-odd', () => codes('submit_sm', { ...plain, validity_period: '000000000000000R' })],
    ['nul-in-message', () => codes('submit_sm', { ...plain, short_message: text('Hello\0') })],
    ['data-coding-class', () => codes('submit_sm', { ...plain, data_coding: 0x10 })],
    ['empty-message', () => codes('submit_sm', {})],
    [
      'udh-flag-missing',
      () => codes('submit_sm', { ...plain, short_message: octets('0500032a0201' + '4142') }),
    ],
    ['status-in-request', () => codes('submit_sm', plain, { command_status: 8 })],
    ['unexpected-tlv', () => codes('enquire_link', {}, { tlvs: [{ tag: 0x0427, value: text('\u0002') }] })],
  ]
  for (const [code, find] of cases) test(`${code} is found`, () => expect(find()).toContain(code))

  test('sm_length counted in characters is named under UCS-2', () => {
    const fields = { data_coding: 8, sm_length: 6, short_message: octets('041f04400438043204350442') }
    const bytes = encodePdu({ command: 'submit_sm', sequence_number: 1, fields })
    expect(notesOf(bytes).map((note) => note.code)).toContain('sm-length-in-characters')
  })

  test('a TLV length written low octet first is named', () => {
    const bytes = octets('00000017800000040000000000000001' + '00' + '04270100' + '02' + '00').slice(0, 23)
    new DataView(bytes.buffer).setUint32(0, bytes.length)
    expect(notesOf(bytes).map((note) => note.code)).toContain('tlv-little-endian')
  })

  test('a NUL after short_message is named', () => {
    const body = encodePdu({ command: 'submit_sm', sequence_number: 1, fields: plain })
    const bytes = new Uint8Array(body.length + 1)
    bytes.set(body)
    new DataView(bytes.buffer).setUint32(0, bytes.length)
    expect(notesOf(bytes).map((note) => note.code)).toEqual(['tlv-header-truncated', 'nul-after-message'])
  })

  test('SMPP 4.0 and vendor commands are recognised', () => {
    expect(notesOf(octets('000000140001000a000000000000000300000000'))[0]?.code).toBe('smpp-4-suspect')
    expect(notesOf(octets('00000014000100150000000000000003' + '00000000'))[0]?.code).toBe('smpp-4-suspect')
    expect(notesOf(octets('00000010000102010000000000000003'))[0]?.code).toBe('vendor-command')
  })

  test('point into the PDU and are worded in both languages without a gap', () => {
    const seen = new Set<string>()
    for (const { hex } of [...pduVectors, ...malformedVectors]) {
      const { notes, pdu } = inspectPdu(octets(hex), { interfaceVersion: 0x34 })
      for (const note of notes) {
        seen.add(note.code)
        expect(note.offset).toBeLessThanOrEqual(pdu.length)
        for (const language of ['en', 'ru'] as const) {
          const { what, next } = noteText(note, language)
          expect(`${what} ${next}`).not.toMatch(/[{}]|undefined/)
        }
      }
    }
    expect(seen.size).toBeGreaterThan(40)
  })

  test('every row is Russian in Russian and ends as a sentence', () => {
    for (const row of Object.values(noteTable)) {
      expect(`${row.what.ru} ${row.next.ru}`).toMatch(/[а-яё]/i)
      for (const sentence of [row.what.en, row.what.ru, row.next.en, row.next.ru])
        expect(sentence).toMatch(/\.$/)
    }
  })

  test('a thousand empty TLVs give a handful of notes', () => {
    const tlvs = Array.from({ length: 1000 }, () => ({ tag: 0x1400, value: new Uint8Array(0) }))
    expect(codes('submit_sm', plain, { tlvs })).toEqual(['tlv-unknown', 'tlv-duplicate'])
  })

  test('the decoded PDU is the one decodePdu gives', () => {
    for (const { hex } of pduVectors) expect(inspectPdu(octets(hex)).pdu).toEqual(decodePdu(octets(hex)))
  })
})
