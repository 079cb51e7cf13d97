import { splitFrames } from '../../electron/wire/framer.ts'

const bindReceiver = 0x00000001
const outbind = 0x0000000b
const responseBit = 0x80000000

function pdu(commandId: number, body: string, length?: number): Uint8Array {
  const octets = Buffer.alloc(16 + body.length)
  octets.writeUInt32BE(length ?? octets.length, 0)
  octets.writeUInt32BE(commandId, 4)
  octets.writeUInt32BE(77, 12)
  octets.write(body, 16, 'latin1')
  return new Uint8Array(octets)
}

/** Ways in which peers and people get a bind wrong; each holds `password`, in the pieces in which it is sent. */
export function brokenBinds(password: string): Readonly<Record<string, readonly Uint8Array[]>> {
  const tail = '\0\x34\0\0\0'
  const whole = pdu(bindReceiver, `demo\0${password}\0${tail}`)
  const enquire = pdu(0x15, '')
  return {
    whole: [whole],
    'under the id 0x0000000A': [pdu(0x0000000a, `demo\0${password}\0${tail}`)],
    'under the id 0x40000009': [pdu(0x40000009, `demo\0${password}\0VMA${tail}`)],
    'under the id of submit_sm': [pdu(0x00000004, `demo\0${password}\0${tail}`)],
    'with a system_type': [pdu(bindReceiver, `demo\0${password}\0VMA${tail}`)],
    'system_id without its NUL': [pdu(bindReceiver, `demo${password}\0${tail}`)],
    'no NUL at all': [pdu(bindReceiver, `demo${password}`)],
    'no NUL after the password': [pdu(bindReceiver, `demo\0${password}`)],
    'two NULs after system_id': [pdu(bindReceiver, `demo\0\0${password}\0${tail}`)],
    'system_id padded to 16': [pdu(bindReceiver, `${'demo'.padEnd(16, '\0')}${password}\0${tail}`)],
    'every field padded': [
      pdu(bindReceiver, `${'demo'.padEnd(16, '\0')}${password.padEnd(17, '\0')}${tail}`),
    ],
    'password in the place of system_type': [pdu(bindReceiver, `demo\0\0${password}${tail}`)],
    'a system_id of 60 octets': [pdu(bindReceiver, `${'d'.repeat(60)}\0${password}\0${tail}`)],
    'fields too many': [pdu(bindReceiver, `demo\0${password}\0${tail}${password}\0`)],
    'the id of the response': [pdu(bindReceiver + responseBit, `demo\0${password}\0${tail}`)],
    'the id of the response, without NUL': [pdu(bindReceiver + responseBit, `demo${password}`)],
    'outbind without NUL': [pdu(outbind, `smsc\0${password}`)],
    'a length of 20': [pdu(bindReceiver, `demo\0${password}\0${tail}`, 20)],
    'a length of 24': [pdu(bindReceiver, `demo\0${password}\0${tail}`, 24)],
    'a length too long': [pdu(bindReceiver, `demo\0${password}\0${tail}`, 60)],
    'a length of 0': [pdu(bindReceiver, `demo\0${password}\0${tail}`, 0)],
    'a length of 2 GB': [pdu(bindReceiver, `demo\0${password}\0${tail}`, 0x7fffffff)],
    'among others in one send': [Buffer.concat([enquire, whole, enquire])],
    'behind a length of 20 in one send': [
      Buffer.concat([pdu(bindReceiver, `demo\0${password}\0`, 20), enquire]),
    ],
    'inside another PDU': [Buffer.concat([pdu(0x15, '', 16 + whole.length), whole])],
    'in two sends': [whole.subarray(0, 20), whole.subarray(20)],
    'in two sends, cut in the header': [whole.subarray(0, 6), whole.subarray(6)],
    'in two sends, cut in the password': [whole.subarray(0, 24), whole.subarray(24)],
    'in many sends': Array.from({ length: Math.ceil(whole.length / 7) }, (_, at) =>
      whole.subarray(at * 7, at * 7 + 7),
    ),
  }
}

/** The pieces as they are recorded: a send is shown as the PDUs it holds. */
export function recordedPieces(sends: readonly Uint8Array[]): Uint8Array[] {
  return sends.flatMap((octets) => splitFrames(octets))
}
