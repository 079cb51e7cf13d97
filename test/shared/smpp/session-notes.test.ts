import { describe, expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import type { InspectOptions } from '../../../shared/inspect/inspection.ts'
import { noteText } from '../../../shared/inspect/note-table.ts'
import { encodePdu, type PduToEncode } from '../../../shared/smpp/encode.ts'
import { versionName } from '../../../shared/smpp/interface-version.ts'
import { type CommandName, pduTable } from '../../../shared/smpp/pdu-table.ts'
import { sendVerdict } from '../../../shared/smpp/session-rules.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { octets, pduVectors } from './pdu-vectors.ts'

function notesOf(pdu: PduToEncode<CommandName>, options: InspectOptions) {
  return inspectPdu(encodePdu(pdu), options).notes
}

function codesOf(pdu: PduToEncode<CommandName>, options: InspectOptions): string[] {
  return notesOf(pdu, options).map(({ code }) => code)
}

const versions = [0x33, 0x34, 0x50]
const states = ['OPEN', 'OUTBOUND', 'BOUND_TX', 'BOUND_RX', 'BOUND_TRX', 'UNBOUND'] as const

describe('a PDU is held against side, state and version of its session', () => {
  for (const [command, row] of Object.entries(pduTable)) {
    test(`${command}, in all of them`, () => {
      const { hex } = pduVectors.find((vector) => vector.command === command)!
      const bytes = octets(hex).slice()
      // An error answers whatever was asked; success is what the table is about.
      bytes.fill(0, 8, 12)
      for (const interfaceVersion of versions) {
        for (const sender of ['esme', 'smsc'] as const) {
          for (const state of states) {
            const codes = inspectPdu(bytes, { interfaceVersion, sender, state }).notes.map(({ code }) => code)
            const verdict = sendVerdict(row, sender, state, versionName(interfaceVersion))
            const where = [command, interfaceVersion, sender, state]
            expect([...where, codes.includes('wrong-side')]).toEqual([...where, verdict === 'wrong-side'])
            expect([...where, codes.includes('wrong-state')]).toEqual([...where, verdict === 'wrong-state'])
          }
        }
      }
    })
  }

  test('says who should have sent it, and where it is allowed', () => {
    const [side] = notesOf(
      { command: 'deliver_sm', sequence_number: 1, fields: { short_message: octets('41') } },
      { interfaceVersion: 0x34, sender: 'esme', state: 'BOUND_TRX' },
    )
    expect(noteText(side!, 'en').what).toBe('deliver_sm is sent by the SMSC alone; here the ESME sent it.')
    const [state] = notesOf(
      { command: 'submit_sm', sequence_number: 1, fields: { short_message: octets('41') } },
      { interfaceVersion: 0x34, sender: 'esme', state: 'BOUND_RX' },
    )
    expect(noteText(state!, 'en').what).toBe(
      'submit_sm was sent in BOUND_RX; SMPP 3.4 allows it in BOUND_TX, BOUND_TRX.',
    )
    expect(noteText(state!, 'ru').what).toBe(
      'submit_sm послан в состоянии BOUND_RX; SMPP 3.4 допускает его в BOUND_TX, BOUND_TRX.',
    )
    expect(state?.severity).toBe('error')
  })

  test('not without knowing the session, and not when it refuses', () => {
    const submit = {
      command: 'submit_sm',
      sequence_number: 1,
      fields: { short_message: octets('41') },
    } as const
    expect(codesOf(submit, {})).toEqual([])
    expect(codesOf(submit, { sender: 'smsc' })).toEqual([])
    const refused = {
      command: 'submit_sm_resp',
      command_status: 4,
      sequence_number: 1,
      hasBody: false,
    } as const
    expect(codesOf(refused, { sender: 'smsc', state: 'BOUND_RX', interfaceVersion: 0x34 })).toEqual([])
    // Before the bind no version is known: what 5.0 allows there passes.
    const ask = { command: 'enquire_link', sequence_number: 1 } as const
    expect(codesOf(ask, { sender: 'esme', state: 'OPEN' })).toEqual([])
    expect(codesOf(ask, { sender: 'esme', state: 'OPEN', interfaceVersion: 0x34 })).toEqual(['wrong-state'])
  })
})

describe('a PDU is held against the version', () => {
  test('it names itself when it does not exist there', () => {
    const [note] = notesOf(
      { command: 'query_sm', sequence_number: 1, fields: { message_id: '1', source_addr: '1234' } },
      { interfaceVersion: 0x34 },
    )
    expect(note).toBeUndefined()
    const broadcast = notesOf(
      { command: 'query_broadcast_sm', sequence_number: 1 },
      { interfaceVersion: 0x34 },
    )
    expect(noteText(broadcast[0]!, 'en').what).toBe(
      'query_broadcast_sm belongs to SMPP 5.0; the session is 3.4.',
    )
    const dropped = notesOf({ command: 'query_last_msgs', sequence_number: 1 }, { interfaceVersion: 0x34 })
    expect(dropped[0]?.code).toBe('version-dropped')
    expect(codesOf({ command: 'query_last_msgs', sequence_number: 1 }, { interfaceVersion: 0x33 })).toEqual(
      [],
    )
  })

  test('bind_transceiver against the version that it states itself', () => {
    const bind = (interface_version: number) => ({
      command: 'bind_transceiver' as const,
      sequence_number: 1,
      fields: { system_id: 'demo', interface_version },
    })
    expect(codesOf(bind(0x33), { interfaceVersion: 0x50 })).toContain('version-mismatch')
    expect(codesOf(bind(0x34), { interfaceVersion: 0x33 })).not.toContain('version-mismatch')
    expect(codesOf({ ...bind(0x33), command: 'bind_receiver' }, { interfaceVersion: 0x33 })).not.toContain(
      'version-mismatch',
    )
  })

  const submitWith = (tag: number, value: string) => ({
    command: 'submit_sm' as const,
    sequence_number: 1,
    fields: { short_message: octets('41') },
    tlvs: [{ tag, value: octets(value) }],
  })

  test('with its TLVs: from 5.0, allowed by one version, allowed by none', () => {
    const on = (interfaceVersion: number) => ({ interfaceVersion })
    expect(codesOf(submitWith(tlvTag('dest_network_type'), '01'), on(0x34))).toEqual(['tlv-other-version'])
    expect(codesOf(submitWith(tlvTag('dest_network_type'), '01'), on(0x50))).toEqual([])
    expect(codesOf(submitWith(tlvTag('dest_addr_np_resolution'), '01'), on(0x34))).toEqual([
      'version-mismatch',
    ])
    expect(codesOf(submitWith(tlvTag('dest_addr_np_resolution'), '01'), on(0x33))).toEqual([
      'version-mismatch',
    ])
    expect(codesOf(submitWith(tlvTag('message_state'), '02'), on(0x50))).toEqual(['unexpected-tlv'])
    const load = {
      command: 'submit_sm_resp' as const,
      sequence_number: 1,
      fields: { message_id: '1' },
      tlvs: [{ tag: tlvTag('congestion_state'), value: octets('32') }],
    }
    expect(codesOf(load, on(0x34))).toEqual(['version-mismatch'])
    expect(codesOf(load, on(0x50))).toEqual([])
  })

  test('with lengths that 5.0 brought', () => {
    expect(codesOf(submitWith(tlvTag('ms_validity'), '04010005'), { interfaceVersion: 0x34 })).toEqual([
      'tlv-length-50',
    ])
    expect(codesOf(submitWith(tlvTag('ms_validity'), '04010005'), { interfaceVersion: 0x50 })).toEqual([])
    expect(
      codesOf(submitWith(tlvTag('alert_on_message_delivery'), '01'), { interfaceVersion: 0x34 }),
    ).toEqual(['tlv-length-50'])
    expect(codesOf(submitWith(tlvTag('alert_on_message_delivery'), ''), { interfaceVersion: 0x34 })).toEqual(
      [],
    )
  })

  test('with the one TLV on which both specifications contradict themselves', () => {
    const multi = {
      command: 'submit_multi' as const,
      sequence_number: 1,
      fields: {
        dest_address: [{ dest_flag: 2 as const, dl_name: 'TEAM' }],
        short_message: octets('41'),
      },
      tlvs: [{ tag: tlvTag('dest_subaddress'), value: octets('8001') }],
    }
    expect(codesOf(multi, {})).toEqual(['subaddress-in-multi'])
  })
})
