import { expect, test } from 'vitest'
import { mobileMessage } from '../../../electron/smsc/mobile-message.ts'

const source = { ton: 1, npi: 1, addr: '79161234567' }
const destination = { ton: 0, npi: 1, addr: '1234' }

test('a short Latin text is one deliver_sm in the default alphabet', () => {
  const pdus = mobileMessage({ source, destination, text: 'STOP' }, 1)
  expect(pdus).toHaveLength(1)
  expect(pdus[0]).toMatchObject({
    command: 'deliver_sm',
    fields: {
      source_addr_ton: 1,
      source_addr: '79161234567',
      destination_addr: '1234',
      esm_class: 0,
      data_coding: 0,
    },
  })
})

test('a long Cyrillic text is several with a header that joins them', () => {
  const pdus = mobileMessage({ source, destination, text: 'Ж'.repeat(100) }, 7)
  expect(pdus.map(({ fields }) => fields)).toMatchObject([
    { esm_class: 0x40, data_coding: 8 },
    { esm_class: 0x40, data_coding: 8 },
  ])
})
