import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BindWatch, maskPassword, unmaskPassword } from '../../../electron/capture/bind-password.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { brokenBinds, recordedPieces } from '../../support/broken-binds.ts'

const password = 'tAkEn-Qz7'

/** What is left to see of octets that pass one way, and whether all of it can be put back. */
function recorded(pieces: readonly Uint8Array[]): { shown: string; isRestored: boolean } {
  const watch = new BindWatch()
  let shown = ''
  let isRestored = true
  for (const piece of pieces) {
    const octets = new Uint8Array(piece)
    const hidden = maskPassword(octets, watch.traceOf(piece, decodePdu(piece)))
    shown += Buffer.from(octets).toString('latin1')
    const back = hidden === null ? octets : unmaskPassword(octets, hidden)
    isRestored &&= Buffer.compare(back, piece) === 0
  }
  return { shown, isRestored }
}

for (const command of ['bind_transmitter', 'bind_receiver', 'bind_transceiver', 'outbind'] as const) {
  test(`hides the password of ${command} and nothing else`, () => {
    const sent = encodePdu({ command, sequence_number: 1, fields: { system_id: 'demo', password: 'secret' } })
    const masked = new Uint8Array(sent)
    const hidden = maskPassword(masked)
    expect(hidden).toBe(`21:${Buffer.from('secret').toString('hex')}`)
    expect(decodePdu(masked).fields).toEqual({ ...decodePdu(sent).fields, password: '******' })
    expect(unmaskPassword(masked, hidden ?? '')).toEqual(sent)
  })
}

test('puts back what 0.1.0 has sealed', () => {
  const fields = { system_id: 'demo', password: 'secret' }
  const sent = encodePdu({ command: 'bind_receiver', sequence_number: 1, fields })
  const masked = new Uint8Array(sent)
  maskPassword(masked)
  expect(unmaskPassword(masked, Buffer.from('secret').toString('hex'))).toEqual(sent)
})

test('leaves every other PDU alone, and answers to binds', () => {
  const others = [
    encodePdu({ command: 'submit_sm', sequence_number: 1, fields: { service_type: 'demo' } }),
    encodePdu({ command: 'bind_transceiver_resp', sequence_number: 1, fields: { system_id: 'smsc' } }),
    encodePdu({
      command: 'bind_receiver_resp',
      sequence_number: 1,
      fields: { system_id: 'smsc' },
      tlvs: [{ tag: 0x0210, value: Uint8Array.of(0x34) }],
    }),
    new Uint8Array(Buffer.from('00000010800000020000000f00000001', 'hex')),
  ]
  for (const sent of others) {
    const octets = new Uint8Array(sent)
    expect(maskPassword(octets, new BindWatch().traceOf(octets, decodePdu(octets)))).toBeNull()
    expect(octets).toEqual(sent)
  }
})

for (const [shape, sends] of Object.entries(brokenBinds(password))) {
  test(`hides the password of a bind: ${shape}`, () => {
    const { shown, isRestored } = recorded(recordedPieces(sends))
    for (let at = 0; at + 3 <= password.length; at++) expect(shown).not.toContain(password.slice(at, at + 3))
    expect(isRestored).toBe(true)
  })
}

test('hides it wherever the octets are cut, in whatever pieces they are sent', () => {
  const [whole = new Uint8Array()] = brokenBinds(password)['whole'] ?? []
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 6 })
  fc.assert(
    fc.property(cuts, (places) => {
      const sorted = [...places].sort((a, b) => a - b)
      const sends = [0, ...sorted].map((from, index) => whole.subarray(from, sorted[index]))
      const { shown, isRestored } = recorded(recordedPieces(sends))
      for (let at = 0; at + 3 <= password.length; at++)
        expect(shown).not.toContain(password.slice(at, at + 3))
      expect(isRestored).toBe(true)
    }),
  )
})

test('survives every truncation of a bind', () => {
  const fields = { system_id: 'demo', password: 'secret' }
  const whole = encodePdu({ command: 'bind_transceiver', sequence_number: 1, fields })
  for (let end = 0; end <= whole.length; end++) {
    const octets = new Uint8Array(whole.subarray(0, end))
    maskPassword(octets)
    expect(Buffer.from(octets).toString('latin1')).not.toContain('se')
  }
})

test('shows the PDUs around a broken bind, and unknown ones of a session that had none', () => {
  const watch = new BindWatch()
  const submit = encodePdu({ command: 'submit_sm', sequence_number: 1, fields: { source_addr: '7916' } })
  const vendor = new Uint8Array(Buffer.from('00000014000102010000000000000005abcdef01', 'hex'))
  const see = (octets: Uint8Array) =>
    maskPassword(new Uint8Array(octets), watch.traceOf(octets, decodePdu(octets)))
  expect([see(submit), see(vendor)]).toEqual([null, null])
  const [broken = new Uint8Array()] = brokenBinds(password)['no NUL at all'] ?? []
  expect(see(broken)).not.toBeNull()
  expect(see(submit)).toBeNull()
})
