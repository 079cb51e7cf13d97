import { inspectPdu } from '../inspect/inspect.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { encodePdu } from '../smpp/encode.ts'
import { sameOctets, toHex } from '../smpp/hex.ts'
import { udhIndicator } from '../smpp/message-flags.ts'
import { integerField, messageOctets } from '../smpp/message-octets.ts'
import { isCommand } from '../smpp/pdu.ts'
import { messageEncodings } from '../text/message-options.ts'
import { buildSubmits } from './build-submits.ts'
import { wireFieldList } from './intent-fields.ts'
import type { Address, SendIntent } from './send-intent.ts'
import { sparseIntent, usualIntent } from './whole-intent.ts'

/**
 * The message whose one submit_sm has these very octets but for sequence_number: as text where the text gives the same
 * octets, else as binary. A part of a longer message becomes one with the part's header. null for other PDUs, and where no
 * message has these octets.
 */
export function intentOfPdu(octets: Uint8Array): SendIntent | null {
  const inspection = inspectPdu(octets)
  if (!isCommand(inspection.pdu, 'submit_sm')) return null
  return (
    contents(inspection)
      .map((content) => intentWith(inspection, content))
      .find((intent) => isSame(intent, octets)) ?? null
  )
}

type Content = Pick<SendIntent, 'text' | 'encoding' | 'method' | 'firstPartHeader'>

/** Ways to say the message of a PDU, the readable one first. */
function contents({ pdu, text, textEncoding }: Inspection): Content[] {
  const message = messageOctets(pdu)
  if (message === null) return [{ text: '', encoding: 'gsm7', method: 'none' }]
  const start = message.udh?.headerOctets ?? 0
  const shared: Pick<Content, 'method' | 'firstPartHeader'> = {
    method: message.field === 'message_payload' ? 'payload' : 'none',
    // Without UDHL, which is made again.
    firstPartHeader: toHex(message.octets.subarray(1, Math.max(1, start))),
  }
  const encoding = messageEncodings.find((one) => one === textEncoding)
  const asText: Content[] = text === null || encoding === undefined ? [] : [{ ...shared, text, encoding }]
  return [...asText, { ...shared, text: toHex(message.octets.subarray(start)), encoding: 'binary' }]
}

function intentWith({ pdu }: Inspection, content: Content): SendIntent {
  const fields = Object.fromEntries(wireFieldList.map(([name, { wire }]) => [name, pdu.fields[wire]]))
  const address = (addr: string, prefix: string): Address => ({
    addr: String(pdu.fields[addr] ?? ''),
    ton: integerField(pdu, `${prefix}_ton`),
    npi: integerField(pdu, `${prefix}_npi`),
  })
  const message = messageOctets(pdu)
  const esmClass = integerField(pdu, 'esm_class')
  const hasHeader = (content.firstPartHeader ?? '') !== ''
  return sparseIntent({
    ...usualIntent,
    ...fields,
    ...content,
    firstPartHeader: content.firstPartHeader ?? '',
    // The bit that announces a header is set again where there is one.
    esm_class: hasHeader ? esmClass & ~udhIndicator : esmClass,
    reference: 0,
    source: address('source_addr', 'source_addr'),
    destination: address('destination_addr', 'dest_addr'),
    tlvs: pdu.tlvs
      .filter(({ value }) => content.method !== 'payload' || value !== message?.octets)
      .map(({ tag, value }) => ({ tag, hex: toHex(value) })),
  })
}

function isSame(intent: SendIntent, octets: Uint8Array): boolean {
  try {
    const [submit, ...others] = buildSubmits(intent).submits
    if (submit === undefined || others.length > 0) return false
    const built = encodePdu(submit)
    // sequence_number, the last field of the header, is the session's.
    return (
      sameOctets(built.subarray(0, 12), octets.subarray(0, 12)) &&
      sameOctets(built.subarray(16), octets.subarray(16))
    )
  } catch {
    // Not encodable as it stands.
    return false
  }
}
