import { describe, expect, test } from 'vitest'
import type { SimulatorChange } from '../../../shared/contract/simulator.ts'
import type { PduBody } from '../../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { decodeGsm7, encodeGsm7 } from '../../../shared/text/gsm7.ts'
import { planSegments } from '../../../shared/text/segment-plan.ts'
import { encodeUcs2 } from '../../../shared/text/ucs2.ts'
import { runSimulator } from './running-simulator.ts'

type Rule = keyof NonNullable<SimulatorChange['rules']>
type Submit = Partial<PduBody<'submit_sm'>>

const everyday: Submit = {
  source_addr_ton: 5,
  source_addr: 'INFO',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: '79161234567',
  data_coding: 8,
  short_message: encodeUcs2('Привет'),
}

function ascii(text: string): Submit {
  return { data_coding: 0, short_message: encodeGsm7(text)! }
}

test('accepts an everyday message and gives it an id of ten digits', async () => {
  const { connect, simulator } = await runSimulator()
  const client = await connect()
  await client.bind('transmitter')
  const answers = [
    await client.ask('submit_sm', everyday),
    await client.ask('submit_sm', { ...everyday, ...ascii('Hello') }),
  ]
  expect(answers.map(({ command_status }) => command_status)).toEqual([0, 0])
  expect(answers.map(({ fields }) => fields['message_id'])).toEqual(['1000000000', '1000000001'])
  expect(simulator.state()).toMatchObject({ accepted: 2, refused: 0 })
})

describe('each rule refuses what it describes, and lets it pass when switched off', () => {
  const cases: readonly [Rule, number, Submit][] = [
    ['encoding', 0x0400, { data_coding: 7 }],
    ['text-limit', 0x0401, ascii('a'.repeat(161))],
    ['registration', 0x0402, { source_addr: 'UNKNOWN' }],
    ['forbidden-words', 0x0403, { short_message: encodeUcs2('Лучшее Казино города') }],
    ['blacklist', 0x0404, { destination_addr: '79160000404' }],
    ['tariff', 0x043c, { destination_addr: '88161234567' }],
    ['upstream-tariff', 0x043f, { destination_addr: '88261234567' }],
    ['transport', 0x0446, { destination_addr: '88861234567' }],
    ['route', 0x045a, { destination_addr: '99961234567' }],
    ['by-address', 0x0453, { destination_addr: '79160001107' }],
  ]
  for (const [rule, status, fields] of cases) {
    test(rule, async () => {
      const { configure, connect, simulator } = await runSimulator()
      const client = await connect()
      await client.bind()
      const answer = await client.ask('submit_sm', { ...everyday, ...fields })
      expect(answer).toMatchObject({ command: 'submit_sm_resp', command_status: status })
      expect(simulator.state()).toMatchObject({
        accepted: 0,
        refused: 1,
        events: [{ kind: 'refused', rule, commandStatus: status, systemId: 'demo' }, { kind: 'bound' }],
      })
      configure({ rules: { [rule]: false } })
      expect(await client.ask('submit_sm', { ...everyday, ...fields })).toMatchObject({ command_status: 0 })
    })
  }

  test('repeat', async () => {
    const { configure, connect } = await runSimulator()
    const client = await connect()
    await client.bind()
    const send = async () => (await client.ask('submit_sm', everyday)).command_status
    expect(await send()).toBe(0)
    expect(await send()).toBe(0x0453)
    configure({ rules: { repeat: false } })
    expect(await send()).toBe(0)
  })

  test('balance, which every accepted part lowers', async () => {
    const { configure, connect, simulator } = await runSimulator({ balance: 2 })
    const client = await connect()
    await client.bind()
    const send = async (text: string) =>
      (await client.ask('submit_sm', { ...everyday, ...ascii(text) })).command_status
    expect([await send('one'), await send('two'), await send('three')]).toEqual([0, 0, 0x0433])
    expect(simulator.state().config.accounts[0]?.balance).toBe(0)
    configure({ balance: 1 })
    expect([await send('four'), await send('five')]).toEqual([0, 0x0433])
    configure({ rules: { balance: false } })
    expect(await send('six')).toBe(0)
  })
})

describe('by address', () => {
  const decimals = [1024, 1025, 1026, 1027, 1028, 1075, 1084, 1087, 1094, 1107, 1114]
  test('all eleven codes of port 8056 can be had there, and none of them at port 9001', async () => {
    for (const [profileId, has] of [
      ['ru-gateway-8056', true],
      ['ru-gateway-9001', false],
    ] as const) {
      const { connect } = await runSimulator({ profileId })
      const client = await connect()
      await client.bind()
      for (const code of decimals) {
        const answer = await client.ask('submit_sm', { ...everyday, destination_addr: `7916000${code}` })
        expect(answer.command_status).toBe(has ? code : 0)
      }
    }
  })

  test('the plain specification has none of them', async () => {
    const { connect } = await runSimulator({ profileId: 'smpp-3.4' })
    const client = await connect()
    await client.bind()
    const answer = await client.ask('submit_sm', { ...everyday, destination_addr: '79160001027' })
    expect(answer.command_status).toBe(0)
  })
})

describe('long messages', () => {
  const text = `${'Длинный текст, который не входит в одно сообщение. '.repeat(3)}Конец`

  test('parts with a header pass, each with an id of its own', async () => {
    const { connect } = await runSimulator()
    const client = await connect()
    await client.bind()
    const plan = planSegments({ text, encoding: 'auto', method: 'udh8', reference: 3 })
    const ids = new Set<unknown>()
    for (const { short_message } of plan.segments) {
      const answer = await client.ask('submit_sm', {
        ...everyday,
        esm_class: 0x40,
        data_coding: 8,
        short_message,
      })
      expect(answer.command_status).toBe(0)
      ids.add(answer.fields['message_id'])
    }
    expect(ids.size).toBe(plan.segments.length)
    expect(plan.segments.length).toBeGreaterThan(1)
  })

  test('equal parts pass: their numbers tell them apart', async () => {
    const { connect } = await runSimulator()
    const client = await connect()
    await client.bind()
    const plan = planSegments({ text: 'a'.repeat(306), encoding: 'gsm7', method: 'udh16', reference: 900 })
    for (const { short_message } of plan.segments) {
      const answer = await client.ask('submit_sm', {
        ...everyday,
        esm_class: 0x40,
        data_coding: 0,
        short_message,
      })
      expect(answer.command_status).toBe(0)
    }
  })

  test('a word cut by the border of two parts is found', async () => {
    const { connect } = await runSimulator()
    const client = await connect()
    await client.bind()
    const cut = `${'б'.repeat(64)}казино${'в'.repeat(20)}`
    const plan = planSegments({ text: cut, encoding: 'ucs2', method: 'udh8', reference: 4 })
    const statuses: number[] = []
    for (const { short_message } of plan.segments) {
      const fields = { ...everyday, esm_class: 0x40, data_coding: 8, short_message }
      statuses.push((await client.ask('submit_sm', fields)).command_status)
    }
    expect(statuses).toEqual([0, 0x0403])
  })

  test('the octets of message_payload are counted like those of short_message', async () => {
    const { configure, connect } = await runSimulator()
    const client = await connect()
    await client.bind()
    const { encodePdu } = await import('../../../shared/smpp/encode.ts')
    const payload = encodeGsm7('x'.repeat(161))!
    const fields = { ...everyday, data_coding: 0, short_message: new Uint8Array(0) }
    const tlvs = [{ tag: 0x0424, value: payload }]
    client.sendRaw(encodePdu({ command: 'submit_sm', sequence_number: 77, fields, tlvs }))
    await client.ask('enquire_link')
    expect(client.waiting).toMatchObject([{ sequence_number: 77, command_status: 0x0401 }])
    configure({ textLimitOctets: 161 })
    client.sendRaw(encodePdu({ command: 'submit_sm', sequence_number: 78, fields, tlvs }))
    await client.ask('enquire_link')
    expect(client.waiting[1]).toMatchObject({ sequence_number: 78, command_status: 0 })
  })
})

describe('a message in short_message and message_payload both', () => {
  const fields = { ...everyday, ...ascii('Hello') }
  const tlvs = [{ tag: tlvTag('message_payload'), value: encodeGsm7('The best casino')! }]

  test('is judged by message_payload, as the inspector shows it', async () => {
    const { configure, connect } = await runSimulator()
    const client = await connect()
    await client.bind()
    expect(await client.ask('submit_sm', fields, tlvs)).toMatchObject({ command_status: 0x0403 })
    configure({ textLimitOctets: 10, forbiddenWords: [] })
    expect(await client.ask('submit_sm', fields, tlvs)).toMatchObject({ command_status: 0x0401 })
  })

  test('is quoted so in its receipt', async () => {
    const { connect } = await runSimulator({ forbiddenWords: [] })
    const client = await connect()
    await client.bind()
    await client.ask('submit_sm', { ...fields, registered_delivery: 1 }, tlvs)
    const receipt = await client.next()
    expect(decodeGsm7(receipt.fields['short_message'] as Uint8Array)).toContain('Text:The best casino')
  })
})

describe('national language tables', () => {
  const turkish = { singleShift: 1 }

  test('of the header decide how the text is read', async () => {
    const { connect } = await runSimulator({ forbiddenWords: ['Iğdır'] })
    const client = await connect()
    await client.bind()
    const short_message = Uint8Array.of(3, 0x24, 1, 1, ...encodeGsm7('Iğdır', turkish)!)
    const answer = await client.ask('submit_sm', {
      ...everyday,
      esm_class: 0x40,
      data_coding: 0,
      short_message,
    })
    expect(answer.command_status).toBe(0x0403)
  })
})

test('a message to nobody is refused by the specification itself', async () => {
  const { connect } = await runSimulator()
  const client = await connect()
  await client.bind()
  const answer = await client.ask('submit_sm', { ...everyday, destination_addr: '' })
  expect(answer.command_status).toBe(statusValue('ESME_RINVDSTADR'))
})

test('answers after the delay that is set, in the order asked', async () => {
  const { connect, simulator } = await runSimulator()
  const client = await connect()
  await client.bind()
  simulator.configure({ responseDelayMs: 20 })
  const numbers = ['one', 'two', 'three'].map((text) =>
    client.send('submit_sm', { ...everyday, ...ascii(text) }),
  )
  await client.ask('query_sm', { message_id: 'none' })
  expect(client.waiting.map(({ sequence_number }) => sequence_number)).toEqual(numbers)
})
