import { describe, expect, test } from 'vitest'
import { pasteJson } from '../../../shared/json/paste-json.ts'
import { wasMasked } from '../../../shared/paste/mask-paste.ts'
import { summaryLines } from '../../../shared/paste/paste-summary-text.ts'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { withoutPasswords } from '../../../shared/smpp/password-ranges.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'
import { catalogue } from '../../support/catalogue.ts'
import { writePcap } from '../../support/pcap-writer.ts'

const start = Date.UTC(2026, 10, 30, 8, 36, 30)
const question = { catalogue, profileId: undefined, field: undefined, language: 'en' } as const

function pdu(command: CommandName, sequence: number, fields: object = {}, status = 0): Uint8Array {
  return encodePdu({
    command,
    command_status: status,
    sequence_number: sequence,
    fields: fields as never,
    tlvs: [],
  })
}

function receipt(sequence: number, stat: string, err: string): Uint8Array {
  const text = `id:7 sub:001 dlvrd:000 submit date:2611281200 done date:2611281203 stat:${stat} err:${err} text:`
  return pdu('deliver_sm', sequence, { esm_class: 4, short_message: Buffer.from(text) })
}

const bind = pdu('bind_transceiver', 1, { system_id: 'shop', password: 'secret', interface_version: 0x34 })
const bound = pdu('bind_transceiver_resp', 1, { system_id: 'smsc' })

/** 250 submits, of which every 25th is refused as 0x0403, two as throttled, and the last has no answer; three receipts. */
function traffic(isUnbound: boolean): Uint8Array {
  const sent: { by: 'client' | 'server'; at: number; octets: Uint8Array }[] = []
  const add = (by: 'client' | 'server', octets: Uint8Array) =>
    sent.push({ by, at: start + sent.length, octets })
  add('client', bind)
  add('server', bound)
  for (let sequence = 2; sequence <= 251; sequence += 1) {
    add('client', pdu('submit_sm', sequence))
    const status = sequence % 25 === 0 ? 0x0403 : sequence < 4 ? 0x58 : 0
    if (sequence < 251) add('server', pdu('submit_sm_resp', sequence, {}, status))
  }
  for (const [at, [stat, err]] of (
    [
      ['UNDELIV', '027'],
      ['DELIVRD', '000'],
      ['UNDELIV', '027'],
    ] as const
  ).entries()) {
    add('server', receipt(at + 1, stat, err))
    add('client', pdu('deliver_sm_resp', at + 1))
  }
  if (isUnbound) {
    add('client', pdu('unbind', 300))
    add('server', pdu('unbind_resp', 300))
  }
  return writePcap(sent, 2775)
}

describe('the summary of a capture', () => {
  const { summary, items } = readPaste(traffic(false), { catalogue })

  test('counts all PDUs, also those that are not listed', () => {
    expect(items).toHaveLength(201)
    expect(summary.pdus).toBe(507)
    expect(
      summaryLines(summary, 'en').map(({ text, kinds }) => [text, ...kinds.map((kind) => kind.text)]),
    ).toEqual([
      ['12 refused', '0x0403 × 10', '0x0058 ESME_RTHROTTLED × 2'],
      ['1 unanswered', 'submit_sm × 1'],
      ['broken links: 1', 'the first'],
      ['2 failed by receipt', 'UNDELIV err:027 × 2'],
    ])
  })

  test('leads to the first PDU of each kind', () => {
    const [vendor, throttled] = summary.refused.kinds
    expect(vendor?.first).toEqual({ number: 50, line: null, at: 1000 * (start + 49) })
    expect(throttled?.first.number).toBe(4)
    expect(summary.unanswered?.kinds[0]?.first.number).toBe(501)
    expect(summary.failedReceipts.kinds[0]?.first.number).toBe(502)
    expect(summary.brokenLinks?.first?.number).toBe(507)
  })

  test('a link that was unbound is not broken', () => {
    expect(readPaste(traffic(true), { catalogue }).summary.brokenLinks).toEqual({ count: 0, first: null })
  })

  test('a bind that was refused and closed is no broken link', () => {
    const refused = writePcap(
      [
        { by: 'client', at: start, octets: bind },
        { by: 'server', at: start + 1, octets: pdu('bind_transceiver_resp', 1, {}, 0x0e) },
      ],
      2775,
    )
    const { brokenLinks, refused: told } = readPaste(refused, { catalogue }).summary
    expect([brokenLinks?.count, told.kinds[0]?.status]).toEqual([0, 0x0e])
  })
})

describe('the summary of a text', () => {
  const lines = [
    toHex(pdu('submit_sm', 1)),
    'nothing that anybody reads as octets',
    toHex(pdu('submit_sm_resp', 1, {}, 0x0403)),
    toHex(pdu('submit_sm', 2)),
    'id:7 sub:001 dlvrd:000 submit date:2611281200 done date:2611281203 stat:REJECTD err:044 text:hello',
  ]

  test('names lines, pairs by sequence_number, and counts receipts without their PDU', () => {
    const { summary } = pasteJson(readPaste(lines.join('\n'), { catalogue }), question)
    expect(summary).toEqual({
      pdus: 3,
      refused: 1,
      refused_by: [{ status: 0x403, name: null, count: 1, first: { number: 2, line: 3, at: null } }],
      unanswered: 1,
      unanswered_by: [
        { command: 'submit_sm', command_id: 4, count: 1, first: { number: 3, line: 4, at: null } },
      ],
      broken_links: null,
      first_broken_link: null,
      failed_receipts: 1,
      failed_receipts_by: [
        { stat: 'REJECTD', err: '044', count: 1, first: { number: null, line: 5, at: null } },
      ],
    })
  })

  test('says nothing of answers where one side alone was logged', () => {
    const { summary } = readPaste(lines.filter((_, at) => at !== 2).join('\n'), { catalogue })
    expect(summary.unanswered).toBeNull()
  })
})

test('a password that was masked before the export has nothing to show', () => {
  const itemOf = (octets: Uint8Array) => readPaste(toHex(octets), { catalogue }).items[0] as never
  expect(wasMasked(itemOf(bind))).toBe(false)
  expect(wasMasked(itemOf(withoutPasswords(bind, 'odd')))).toBe(true)
})
