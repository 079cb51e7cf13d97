import { expect, test } from 'vitest'
import { mobileFlowSchema } from '../../../shared/simulator/mobile-flow.ts'
import { openAccount } from '../../../shared/simulator/simulated-account.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { runSimulator } from './running-simulator.ts'
import type { WireClient } from './wire-client.ts'

const plain = { profileId: 'smpp-3.4' }
const flow = (change: object) =>
  mobileFlowSchema.parse({
    from: ['79160000001-79160000009'],
    to: '1234',
    text: 'No {{n}}',
    rate: 1000,
    ...change,
  })

const textOf = ({ fields }: DecodedPdu) => Buffer.from(fields['short_message'] as Uint8Array).toString()

async function taken(client: WireClient, count: number): Promise<string[]> {
  const texts: string[] = []
  while (texts.length < count) {
    const pdu = await client.next()
    texts.push(textOf(pdu))
    client.answer(pdu, 'deliver_sm_resp')
  }
  return texts
}

test('a configured flow waits for a receiver, skips nothing and ends with its last message', async () => {
  const { connect, until } = await runSimulator({ ...plain, mobileTraffic: [flow({ count: 5 })] })
  const client = await connect()
  await client.bind('receiver')
  expect(await taken(client, 5)).toEqual(['No 1', 'No 2', 'No 3', 'No 4', 'No 5'])
  const state = await until(({ mobile }) => mobile.taken === 5)
  expect(state.mobile).toEqual({ taken: 5, refused: 0, failed: 0 })
})

test('goes to the account it is for alone', async () => {
  const accounts = [openAccount('a', '1'), openAccount('b', '2')]
  const { connect } = await runSimulator({
    ...plain,
    accounts,
    mobileTraffic: [flow({ systemId: 'b', count: 3 })],
  })
  const [a, b] = [await connect(), await connect()]
  await a.bind('transceiver', { system_id: 'a', password: '1' })
  await b.bind('transceiver', { system_id: 'b', password: '2' })
  expect(await taken(b, 3)).toHaveLength(3)
  expect(a.waiting).toEqual([])
})

test('leaves no more than fifty without an answer, and what is refused is counted', async () => {
  const { connect, until, simulator } = await runSimulator({ ...plain, mobileTraffic: [flow({ count: 60 })] })
  const client = await connect()
  await client.bind()
  await until(({ sessions }) => sessions[0]?.inFlight === 50)
  expect(simulator.state().sessions[0]?.inFlight).toBe(50)
  for (let number = 0; number < 60; number++) client.answer(await client.next(), 'deliver_sm_resp', 0x65)
  expect((await until(({ mobile }) => mobile.refused === 60)).mobile).toEqual({
    taken: 0,
    refused: 60,
    failed: 0,
  })
})

test('is changed while it runs: another flow begins in its place', async () => {
  const { connect, simulator } = await runSimulator({
    ...plain,
    mobileTraffic: [flow({ rate: 0.001, text: 'slow' })],
  })
  const client = await connect()
  await client.bind()
  expect(await taken(client, 1)).toEqual(['slow'])
  simulator.configure({ mobileTraffic: [flow({ text: 'quick {{n}}', count: 2 })] })
  expect(await taken(client, 2)).toEqual(['quick 1', 'quick 2'])
})

test('one message goes to whoever of the account receives, or says that nobody does', async () => {
  const { connect, simulator } = await runSimulator(plain)
  const message = {
    source: { ton: 1, npi: 1, addr: '7916' },
    destination: { ton: 0, npi: 1, addr: '1234' },
    text: 'Hi',
    operation: 'data_sm',
  } as const
  await expect(simulator.deliver({ ...message, systemId: 'demo' })).rejects.toMatchObject({
    code: 'simulator.no-receiver',
  })
  const client = await connect()
  await client.bind()
  const delivered = simulator.deliver({ ...message, systemId: 'demo' })
  const pdu = await client.next()
  expect(pdu).toMatchObject({
    command: 'data_sm',
    tlvs: [{ tag: 0x0424, value: new TextEncoder().encode('Hi') }],
  })
  client.answer(pdu, 'data_sm_resp')
  expect(await delivered).toEqual({ commandStatus: 0 })
})

test('a handset begins a USSD dialogue and answers in it until it has no more to say', async () => {
  const mobileTraffic = [flow({ text: '*100#', count: 1, ussdReplies: ['1', 'Moscow'] })]
  const { connect } = await runSimulator({ ...plain, mobileTraffic })
  const client = await connect()
  await client.bind()
  const said: unknown[] = []
  const hear = async () => {
    const pdu = await client.next()
    client.answer(pdu, 'deliver_sm_resp')
    const octets = (tag: number) => pdu.tlvs.find((one) => one.tag === tag)?.value
    said.push([textOf(pdu), octets(0x0501)?.[0], [...(octets(0x1383) ?? [])]])
  }
  const ask = (op: number, step: number, text: string) =>
    client.ask(
      'submit_sm',
      { service_type: 'USSD', destination_addr: '79160000001', short_message: Buffer.from(text) },
      [
        { tag: 0x0501, value: Uint8Array.of(op) },
        { tag: 0x1383, value: Uint8Array.of(1, step << 1) },
      ],
    )
  await hear()
  expect((await ask(2, 1, '1 weather')).command_status).toBe(0)
  await hear()
  await ask(2, 3, 'Town?')
  await hear()
  await ask(17, 5, '+3')
  await ask(2, 7, 'Anything else?')
  expect((await client.ask('enquire_link')).command_status).toBe(0)
  expect(said).toEqual([
    ['*100#', 1, [1, 0]],
    ['1', 18, [1, 4]],
    ['Moscow', 18, [1, 8]],
  ])
  expect(client.waiting).toEqual([])
})
