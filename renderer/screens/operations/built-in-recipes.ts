import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'

export type BuiltInRecipeName =
  | 'shortLength'
  | 'hugeLength'
  | 'unknownCommand'
  | 'sequenceZero'
  | 'statusInRequest'
  | 'smLengthOverrun'
  | 'tlvOverrun'
  | 'missingNul'
  | 'octetsBeyondGsm'
  | 'responseToNothing'
  | 'twoAtOnce'

const submitText = Uint8Array.from([0x48, 0x65, 0x6c, 0x6c, 0x6f])

function submit(
  tlvs: readonly { tag: number; value: Uint8Array }[] = [],
  text: Uint8Array = submitText,
): Uint8Array {
  return encodePdu({
    command: 'submit_sm',
    sequence_number: 1000,
    fields: {
      source_addr_ton: 5,
      source_addr: 'Workbench',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '79161234567',
      short_message: text,
    },
    tlvs,
  })
}

/** The octets with some of them overwritten. */
function patched(octets: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = octets.slice()
  copy.set(values, at)
  return copy
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

const enquireLink = encodePdu({ command: 'enquire_link', sequence_number: 1001 })
const plainSubmit = submit()
const withTlv = submit([{ tag: 0x0204, value: Uint8Array.from([0, 7]) }])
const query = encodePdu({
  command: 'query_sm',
  sequence_number: 1002,
  fields: { message_id: '1', source_addr: '' },
})

/** Faults that every SMSC meets one day, each made from a sound PDU by breaking one thing in it. */
export const builtInRecipes: readonly { readonly name: BuiltInRecipeName; readonly hex: string }[] = (
  [
    ['shortLength', patched(enquireLink, 0, 0, 0, 0, 8)],
    ['hugeLength', patched(enquireLink, 0, 0x7f, 0xff, 0xff, 0xff)],
    ['unknownCommand', patched(enquireLink, 4, 0, 0, 0x0a, 0xbc)],
    ['sequenceZero', patched(enquireLink, 12, 0, 0, 0, 0)],
    ['statusInRequest', patched(enquireLink, 8, 0, 0, 0, 0x45)],
    // sm_length stands right before the five octets of text.
    ['smLengthOverrun', patched(plainSubmit, plainSubmit.length - submitText.length - 1, 200)],
    ['tlvOverrun', patched(withTlv, withTlv.length - 4, 0x00, 0x50)],
    // The NUL of source_addr, the last octet, becomes a digit.
    ['missingNul', patched(query, query.length - 1, 0x31)],
    // data_coding is 0, and no octet of GSM 7-bit is above 0x7F.
    ['octetsBeyondGsm', submit([], Uint8Array.from([...submitText, 0x20, 0x80]))],
    ['responseToNothing', encodePdu({ command: 'submit_sm_resp', sequence_number: 77_777_777 })],
    ['twoAtOnce', joined(enquireLink, patched(enquireLink, 12, 0, 0, 3, 0xeb))],
  ] as const
).map(([name, octets]) => ({ name, hex: toHex(octets) }))

/** Hex as people read it: a line per PDU row of sixteen octets. */
export function spacedHex(hex: string): string {
  return (hex.match(/.{1,32}/g) ?? [])
    .map((line) => (line.match(/../g) ?? []).join(' ').toUpperCase())
    .join('\n')
}
