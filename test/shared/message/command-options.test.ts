import { expect, test } from 'vitest'
import { commandOptions } from '../../../shared/message/command-options.ts'
import { intentFieldList } from '../../../shared/message/intent-fields.ts'
import { sparseIntent, usualIntent } from '../../../shared/message/whole-intent.ts'
import { intentOf } from '../../support/running-engine.ts'

test('names what the command would make otherwise, and what it must not make by itself', () => {
  expect(commandOptions(intentOf())).toEqual([
    ['from', 'ALPHA'],
    ['to', '79161234567'],
    ['text', 'Hello'],
    ['encoding', 'auto'],
    ['method', 'udh8'],
    ['registered-delivery', 1],
    ['reference', 7],
  ])
})

test('names every field that has an option, and the others together', () => {
  const options = commandOptions(
    sparseIntent({
      ...usualIntent,
      source: { ton: 0, npi: 8, addr: 'ACME' },
      destination: { ton: 2, npi: 1, addr: '79161234567' },
      esm_class: 3,
      service_type: 'WAP',
      protocol_id: 0x41,
      priority_flag: 2,
      schedule_delivery_time: '000000010000000R',
      validity_period: '000001000000000R',
      data_coding: 0xf1,
      replace_if_present_flag: 1,
      sm_default_msg_id: 7,
      partOctets: 100,
      graphemes: true,
      tlvs: [
        { tag: 0x1400, hex: '31' },
        { tag: 0x1401, hex: '' },
      ],
      messageClass: 0,
      wapPush: { kind: 'sl', href: 'https://a.example/', action: 'cache' },
    }),
  )
  const names = options.map(([name]) => name)
  for (const [, { option, isKind }] of intentFieldList) {
    if (option !== null && !isKind) expect(names).toContain(option.name)
  }
  expect(options).toEqual(
    expect.arrayContaining([
      ['from-ton', 0],
      ['from-npi', 8],
      ['to-ton', 2],
      ['graphemes', null],
      ['tlv', '0x1400=31'],
      ['tlv', '0x1401='],
      ['data-coding', 0xf1],
    ]),
  )
  expect(options.at(-1)).toEqual([
    'kind',
    '{"messageClass":0,"wapPush":{"kind":"sl","href":"https://a.example/","action":"cache"}}',
  ])
})
