import { expect, test } from 'vitest'
import { maskPassword, unmaskPassword } from '../../../electron/capture/bind-password.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'

for (const command of ['bind_transmitter', 'bind_receiver', 'bind_transceiver', 'outbind'] as const) {
  test(`hides the password of ${command} and nothing else`, () => {
    const sent = encodePdu({ command, sequence_number: 1, fields: { system_id: 'demo', password: 'secret' } })
    const masked = new Uint8Array(sent)
    expect(maskPassword(masked)).toBe(Buffer.from('secret').toString('hex'))
    expect(decodePdu(masked).fields).toEqual({ ...decodePdu(sent).fields, password: '******' })
    expect(unmaskPassword(masked, Buffer.from('secret').toString('hex'))).toEqual(sent)
  })
}

test('leaves every other PDU alone', () => {
  const sent = encodePdu({ command: 'submit_sm', sequence_number: 1, fields: { service_type: 'demo' } })
  const octets = new Uint8Array(sent)
  expect(maskPassword(octets)).toBeNull()
  expect(octets).toEqual(sent)
})

test('hides to the end when the password has no NUL', () => {
  const whole = encodePdu({
    command: 'bind_transmitter',
    sequence_number: 1,
    fields: { system_id: 'demo', password: 'secret' },
  })
  const cut = new Uint8Array(whole.subarray(0, 16 + 'demo'.length + 1 + 'secret'.length))
  maskPassword(cut)
  expect(Buffer.from(cut).toString('latin1')).not.toContain('secret')
  expect(cut).toHaveLength(27)
})

test('survives every truncation of a bind', () => {
  const whole = encodePdu({
    command: 'bind_transceiver',
    sequence_number: 1,
    fields: { system_id: 'demo', password: 'secret' },
  })
  for (let end = 0; end <= whole.length; end++) {
    const octets = new Uint8Array(whole.subarray(0, end))
    maskPassword(octets)
    expect(Buffer.from(octets).toString('latin1')).not.toContain('se')
  }
})
