import { describe, expect, test } from 'vitest'
import { CaptureReader } from '../../../shared/pcap/capture-reader.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { SessionReader } from '../../../shared/pcap/session-reader.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'
import { packetHex, pcapOf, sectionHex, segmentPacket } from '../../support/capture-frames.ts'

type By = 'client' | 'server'
type Sent = readonly [by: By, command: CommandName, sequence: number, fields?: object, status?: number]

function packetsOf(sent: readonly Sent[]): Uint8Array[] {
  const next = { client: 100, server: 200 }
  return sent.map(([by, command, sequence, fields = {}, status = 0]) => {
    const data = encodePdu({
      command,
      command_status: status,
      sequence_number: sequence,
      fields: fields as never,
      tlvs: [],
    })
    const packet = segmentPacket({ by, sequence: next[by], data })
    next[by] += data.length
    return packet
  })
}

function read(file: Uint8Array): CapturedRow[] {
  const pdus: CapturedRow[] = []
  const reader = new CaptureReader(
    new SessionReader({ pdu: (pdu) => pdus.push(pdu), event: () => undefined }),
  )
  reader.push(file)
  reader.end()
  return pdus
}

const bind = { system_id: 'shop', password: 'x', interface_version: 0x50 }

describe('a captured session', () => {
  const pdus = read(
    pcapOf(
      packetsOf([
        ['server', 'enquire_link', 9],
        ['client', 'bind_transceiver', 1, bind],
        ['server', 'bind_transceiver_resp', 1, { system_id: 'smsc' }],
        ['client', 'submit_sm', 2],
        ['server', 'deliver_sm', 2],
        ['client', 'deliver_sm_resp', 2],
        ['server', 'submit_sm_resp', 2, {}, 0x58],
        ['server', 'submit_sm_resp', 2],
        ['client', 'submit_sm', 3],
        ['server', 'generic_nack', 3, {}, 3],
        ['client', 'unbind', 4],
        ['server', 'unbind_resp', 4],
        ['server', 'enquire_link', 10],
      ]),
    ),
  )

  test('has its sides, once they tell', () => {
    const sides = [
      'esme',
      'smsc',
      'esme',
      'smsc',
      'esme',
      'smsc',
      'smsc',
      'esme',
      'smsc',
      'esme',
      'smsc',
      'smsc',
    ]
    expect(pdus.map(({ sender }) => sender)).toEqual([null, ...sides])
  })

  test('has states, version and system_id from its bind', () => {
    expect(pdus.map(({ state }) => state)).toEqual([
      null,
      'OPEN',
      'OPEN',
      ...Array.from({ length: 9 }, () => 'BOUND_TRX'),
      'UNBOUND',
    ])
    expect(pdus.at(-1)).toMatchObject({ interfaceVersion: 0x50, systemId: 'shop' })
    expect(pdus[2]).toMatchObject({ interfaceVersion: null, systemId: 'shop' })
  })

  test('joins responses to requests of the other side', () => {
    const joined = pdus.map(({ request, latency }) => (request === null ? null : [request, latency]))
    const second = 1_000_000
    expect(joined).toEqual([
      null,
      null,
      [2, second],
      null,
      null,
      [5, second],
      [4, 3 * second],
      null,
      null,
      [9, second],
      null,
      [11, second],
      null,
    ])
  })
})

test('sides of a session without its bind are told by what one side alone sends', () => {
  const pdus = read(
    pcapOf(
      packetsOf([
        ['client', 'submit_sm_resp', 1],
        ['client', 'deliver_sm', 5],
        ['server', 'enquire_link', 6],
      ]),
    ),
  )
  expect(pdus.map(({ sender }) => sender)).toEqual(['smsc', 'smsc', 'esme'])
  expect(pdus.map(({ state }) => state)).toEqual([null, null, null])
})

test('comments stand beside the PDUs of their frames', () => {
  const [first, second] = packetsOf([
    ['client', 'enquire_link', 1],
    ['client', 'enquire_link', 2],
  ])
  const comment = '0001 0004 6c617465 0000 0000'.replaceAll(' ', '')
  const file = fromHex(sectionHex() + packetHex(first!) + packetHex(second!, { options: comment }))!
  expect(read(file).map(({ comments }) => comments)).toEqual([[], ['late']])
})
