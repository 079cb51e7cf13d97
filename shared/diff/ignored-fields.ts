/** What differs from run to run whatever is tested: when, under which number, and the SMSC's ids. */
export const usuallyIgnored = ['time', 'sequence_number', 'message_id'] as const

/** Fields that go with another when that is ignored. */
const companions: Readonly<Record<string, readonly string[]>> = {
  message_id: ['tlv.receipted_message_id', 'receipt.id'],
  time: ['receipt.submit_date', 'receipt.done_date'],
  message_text: ['short_message', 'tlv.message_payload'],
  message: ['short_message', 'tlv.message_payload'],
  'parts.ref': [
    'tlv.sar_msg_ref_num',
    'short_message.udh.concatenation-8',
    'short_message.udh.concatenation-16',
    'tlv.message_payload.udh.concatenation-8',
    'tlv.message_payload.udh.concatenation-16',
  ],
}

/** Lengths of what is compared by itself. */
const derived: ReadonlySet<string> = new Set(['command_length', 'sm_length', 'tlv.message_payload.length'])

/** True for a field that differs only where another does. */
export function isDerived(name: string): boolean {
  return derived.has(name)
}

/** Names under which fields are left out of a comparison; a name stands for all below it ('short_message.udh'). */
export class IgnoredFields {
  readonly #names: ReadonlySet<string>

  constructor(names: readonly string[]) {
    this.#names = new Set(names.flatMap((name) => [name, ...(companions[name] ?? [])]))
  }

  has(name: string): boolean {
    const plain = name.replace(/\[\d+\]/g, '')
    for (let end = plain.length; end > 0; end = plain.lastIndexOf('.', end - 1)) {
      const known = plain.slice(0, end)
      if (this.#names.has(known)) return true
      if (known.startsWith('tlv.') && this.#names.has(known.slice(4))) return true
    }
    // A field of an entry of a list: 'dest_address[0].destination_addr'.
    return plain !== name && this.#names.has(plain.slice(plain.lastIndexOf('.') + 1))
  }
}
