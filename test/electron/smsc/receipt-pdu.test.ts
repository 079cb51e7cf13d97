import { expect, test } from 'vitest'
import { MessageStore } from '../../../electron/smsc/message-store.ts'
import { receiptPdu } from '../../../electron/smsc/receipt-pdu.ts'
import { decodeGsm7 } from '../../../shared/text/gsm7.ts'

const submittedAt = new Date(2026, 10, 22, 12, 30, 15).getTime()
const outcome = { at: submittedAt + 61_000, stat: 'DELIVRD', err: '000' } as const

function receiptOf(text: string) {
  const message = new MessageStore(0).add({
    sessionId: 's1',
    systemId: 'demo',
    source: { ton: 5, npi: 0, addr: 'INFO' },
    destination: { ton: 1, npi: 1, addr: '79161234567' },
    serviceType: 'CMT',
    registeredDelivery: 1,
    text,
    dataCoding: 0,
    hasUdh: false,
    validUntil: null,
    ending: null,
    submittedAt,
  })
  return receiptPdu(message, outcome)
}

function textOf(pdu: ReturnType<typeof receiptPdu>) {
  const octets = pdu.fields && 'short_message' in pdu.fields ? pdu.fields.short_message : undefined
  return octets instanceof Uint8Array ? decodeGsm7(octets) : ''
}

test('a receipt goes the way back, marked as one, in the format of the page', () => {
  const pdu = receiptOf('Hello, this is more than twenty characters')
  expect(pdu).toMatchObject({
    command: 'deliver_sm',
    fields: {
      service_type: 'CMT',
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: '79161234567',
      dest_addr_ton: 5,
      dest_addr_npi: 0,
      destination_addr: 'INFO',
      esm_class: 4,
    },
  })
  expect(textOf(pdu)).toBe(
    'id:1000000000 sub:001 dlvrd:001 submit date:2611221230 done date:2611221231 stat:DELIVRD err:000 ' +
      'Text:Hello, this is more ',
  )
})

test('characters outside the default alphabet are question marks, one for each', () => {
  expect(textOf(receiptOf('Привет, Мир! 😀'))).toMatch(/ Text:\?{6}, \?{3}! \?$/)
})
