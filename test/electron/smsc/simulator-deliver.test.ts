import { expect, test } from 'vitest'
import { decodeText } from '../../../shared/text/decode-text.ts'
import { readUdh } from '../../../shared/text/udh.ts'
import { runSimulator } from './running-simulator.ts'

const source = { ton: 1, npi: 1, addr: '79161234567' }
const destination = { ton: 3, npi: 0, addr: '1234' }

test('brings a message from a handset to the chosen client and tells its answer', async () => {
  const { connect, simulator } = await runSimulator()
  const client = await connect()
  await client.bind('receiver')
  const { sessionId } = simulator.state().sessions[0]!
  const delivered = simulator.deliver({ sessionId, source, destination, text: 'Привет' })
  const pdu = await client.next()
  expect(pdu).toMatchObject({
    command: 'deliver_sm',
    fields: { source_addr: '79161234567', destination_addr: '1234', esm_class: 0, data_coding: 8 },
  })
  const { short_message } = pdu.fields
  expect(short_message instanceof Uint8Array && decodeText(short_message, 8).text).toBe('Привет')
  client.answer(pdu, 'deliver_sm_resp', 0x65)
  expect(await delivered).toEqual({ commandStatus: 0x65 })
})

test('brings a long one in parts, each after the answer to the one before', async () => {
  const { connect, simulator } = await runSimulator()
  const client = await connect()
  await client.bind()
  const { sessionId } = simulator.state().sessions[0]!
  const delivered = simulator.deliver({ sessionId, source, destination, text: 'ж'.repeat(100) })
  for (const number of [1, 2]) {
    const pdu = await client.next()
    const { short_message } = pdu.fields
    const [element] = short_message instanceof Uint8Array ? readUdh(short_message).elements : []
    expect(element?.concatenation).toMatchObject({ number, total: 2 })
    client.answer(pdu, 'deliver_sm_resp')
  }
  expect(await delivered).toEqual({ commandStatus: 0 })
})

test('the gateway that is for sending only refuses to bring messages, but sends receipts', async () => {
  const { connect, simulator } = await runSimulator({ profileId: 'ru-gateway-9001' })
  const client = await connect()
  await client.bind()
  const { sessionId } = simulator.state().sessions[0]!
  await expect(simulator.deliver({ sessionId, source, destination, text: 'Hello' })).rejects.toMatchObject({
    code: 'simulator.send-only',
    detail: { profileId: 'ru-gateway-9001' },
  })
  await client.ask('submit_sm', { destination_addr: '79161234567', registered_delivery: 1 })
  expect(await client.next()).toMatchObject({ command: 'deliver_sm', fields: { esm_class: 4 } })
})

test('says why a message cannot be brought', async () => {
  const { connect, simulator } = await runSimulator()
  const message = { sessionId: 'none', source, destination, text: 'Hello' }
  await expect(simulator.deliver(message)).rejects.toMatchObject({ code: 'session.not-found' })
  const client = await connect()
  await client.bind('transmitter')
  const { sessionId } = simulator.state().sessions[0]!
  await expect(simulator.deliver({ ...message, sessionId })).rejects.toMatchObject({
    code: 'session.wrong-bind',
  })
  await simulator.stop()
  await expect(simulator.deliver(message)).rejects.toMatchObject({ code: 'simulator.not-running' })
})

test('a client that leaves with the message unanswered is told as a lost link', async () => {
  const { connect, simulator } = await runSimulator()
  const client = await connect()
  await client.bind()
  const { sessionId } = simulator.state().sessions[0]!
  const delivered = simulator.deliver({ sessionId, source, destination, text: 'Hello' })
  await client.next()
  await Promise.all([expect(delivered).rejects.toMatchObject({ code: 'session.lost' }), client.close()])
})

test('the state shows each session with what passed', async () => {
  const { connect, simulator, until } = await runSimulator()
  const client = await connect()
  await until((state) => state.sessions.length === 1)
  expect(simulator.state().sessions).toMatchObject([{ systemId: null, bindMode: null }])
  await client.bind()
  await client.ask('enquire_link')
  expect(simulator.state().sessions).toMatchObject([
    { systemId: 'demo', bindMode: 'transceiver', received: 2, sent: 2 },
  ])
  expect(simulator.state().sessions[0]!.remoteAddress).toMatch(/^127\.0\.0\.1:\d+$/)
})
