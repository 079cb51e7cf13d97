import { expect, test } from 'vitest'
import { sshLine } from '../../../electron/hosts/ssh-line.ts'

const ends = { port: 8776, user: 'qa', hostName: 'jump1' }

test.each([
  ['no session of ssh', undefined, 'ssh -N -L 8776:127.0.0.1:8776 qa@jump1'],
  ['its address', '198.51.100.7 51022 203.0.113.5 22', 'ssh -N -L 8776:127.0.0.1:8776 qa@203.0.113.5'],
  [
    'its own port',
    '198.51.100.7 51022 203.0.113.5 2222',
    'ssh -N -p 2222 -L 8776:127.0.0.1:8776 qa@203.0.113.5',
  ],
  ['IPv6', '2001:db8::7 51022 2001:db8::5 22', 'ssh -N -L 8776:127.0.0.1:8776 qa@2001:db8::5'],
])('the line to type knows %s', (_name, sshConnection, line) => {
  expect(sshLine({ ...ends, sshConnection })).toBe(line)
})

test('a user without a name is left out', () => {
  expect(sshLine({ ...ends, user: undefined })).toBe('ssh -N -L 8776:127.0.0.1:8776 jump1')
})
