import { expect, test } from 'vitest'
import { PduReading } from '../../../../renderer/screens/inspector/pdu-reading.tsx'
import { inspectPdu } from '../../../../shared/inspect/inspect.ts'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import { shownText } from '../../shown-text.ts'

const receipt =
  'id:1a sub:001 dlvrd:000 submit date:2611281200 done date:2611281203 stat:UNDELIV err:006 text:Hi'

function shown(text: Uint8Array, fields: Record<string, number> = {}): string {
  const pdu = encodePdu({
    command: 'deliver_sm',
    sequence_number: 1,
    fields: { short_message: text, ...fields },
  })
  return shownText(<PduReading inspection={inspectPdu(pdu)} profileId={null} />)
}

test('shows a receipt as fields in words, whether esm_class announces it or not', () => {
  for (const esm_class of [4, 0]) {
    const words = shown(new Uint8Array(Buffer.from(receipt)), { esm_class })
    expect(words).toContain('Delivery receipt')
    expect(words).toMatch(/stat UNDELIV .*undeliverable/)
    expect(words).toMatch(/done date 2611281203 2026-11-28T12:03/)
  }
})

test('shows the likely reading of a text whose data_coding speaks against its octets', () => {
  const utf16 = Buffer.from('Привет', 'utf16le').swap16()
  const words = shown(new Uint8Array(utf16), { data_coding: 0 })
  expect(words).toContain('«Привет»')
  expect(words).toContain('likely')
})

test('shows nothing for a PDU without a message', () => {
  const pdu = encodePdu({ command: 'enquire_link', sequence_number: 1, fields: {} })
  expect(shownText(<PduReading inspection={inspectPdu(pdu)} profileId={null} />)).toBe('')
})
