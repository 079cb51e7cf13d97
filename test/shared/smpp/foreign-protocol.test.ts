import { describe, expect, test } from 'vitest'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { describeGreeting, foreignProtocol } from '../../../shared/smpp/foreign-protocol.ts'
import { pduTable } from '../../../shared/smpp/pdu-table.ts'

const greetings = [
  ['GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'HTTP'],
  ['HTTP/1.1 400 Bad Request\r\n', 'HTTP'],
  ['POST', 'HTTP'],
  ['\x16\x03\x01\x02\x00\x01\x00', 'TLS'],
  ['\x15\x03\x03\x00\x02\x02\x46', 'TLS'],
  ['SSH-2.0-OpenSSH_9.9\r\n', 'SSH'],
  ['220 mail.example ESMTP\r\n', 'SMTP'],
  ['+OK ready\r\n', 'POP3'],
  ['* OK IMAP4rev1\r\n', 'IMAP'],
  ['-ERR unknown command\r\n', 'Redis'],
] as const

describe('the greeting of a foreign protocol', () => {
  for (const [greeting, protocol] of greetings) {
    test(`${JSON.stringify(greeting)} is ${protocol}`, () => {
      expect(foreignProtocol(Buffer.from(greeting, 'latin1'))).toBe(protocol)
    })
  }

  test('no SMPP PDU is taken for one', () => {
    for (const command of Object.keys(pduTable) as (keyof typeof pduTable)[]) {
      expect(foreignProtocol(encodePdu({ command, sequence_number: 1 }))).toBeNull()
    }
  })

  test('an unknown one is described by its text or its octets', () => {
    expect(describeGreeting(Buffer.from('HELLO WORLD and more'))).toBe('"HELLO WORLD and "')
    expect(describeGreeting(new Uint8Array([0xde, 0xad, 0xbe, 0xef]))).toBe('DE AD BE EF')
  })
})
