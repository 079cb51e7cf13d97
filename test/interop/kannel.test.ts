import { beforeAll, expect, test } from 'vitest'
import { behaviourSchema } from '../../shared/simulator/behaviour.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { decodeUcs2 } from '../../shared/text/ucs2.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { requireKannel, startKannel } from './kannel-peer.ts'

beforeAll(requireKannel)

const timeout = 60_000

/** A simulator of the specification with Kannel bound to it, and what Kannel sent. */
async function withKannel() {
  const received: DecodedPdu[] = []
  const running = await runSimulator(
    { profileId: 'smpp-3.4' },
    {
      onPdu: (_session, { direction, pdu }) => {
        // What the PDU shows of its octets is lent for the call alone.
        if (direction === 'received') received.push(structuredClone(pdu))
      },
    },
  )
  const kannel = await startKannel(running.port)
  const { sessions } = await running.until(({ sessions }) => sessions[0]?.bindMode === 'transceiver')
  const receipts = `${kannel.callback}/dlr?type=%d&id=%F&text=%A`
  return { ...running, kannel, receipts, received, sessionId: sessions[0]!.sessionId }
}

test('Kannel sends through the simulator and hears of the submit and of the delivery', {
  timeout,
}, async () => {
  const { kannel, receipts, received, simulator, until } = await withKannel()
  const answer = await kannel.send({
    from: 'INFO',
    to: '79161234567',
    text: 'Привет, Kannel! Ёж',
    coding: '2',
    charset: 'UTF-8',
    'dlr-mask': '27',
    'dlr-url': receipts,
  })
  expect(answer).toBe('0: Accepted for delivery')
  const accepted = await kannel.called('/dlr')
  expect(accepted['type']).toBe('8')
  const submit = received.find(({ command }) => command === 'submit_sm')!
  expect(submit.fields).toMatchObject({
    source_addr_ton: 5,
    source_addr: 'INFO',
    destination_addr: '79161234567',
    data_coding: 8,
    esm_class: 3,
    registered_delivery: 1,
  })
  const { short_message } = submit.fields
  expect(short_message instanceof Uint8Array && decodeUcs2(short_message)).toBe('Привет, Kannel! Ёж')
  const delivered = await kannel.called('/dlr')
  expect(delivered).toMatchObject({ type: '1' })
  expect(delivered['id']).toMatch(/^\d{10}$/)
  expect(delivered['text']).toContain(`id:${delivered['id']} sub:001 dlvrd:001`)
  expect(delivered['text']).toContain('stat:DELIVRD err:000')
  await until(({ receiptsSent }) => receiptsSent === 1)
  expect(simulator.state()).toMatchObject({ accepted: 1, refused: 0, receiptsPending: 0 })
})

test('Kannel tells a message that was not delivered from one that was refused', { timeout }, async () => {
  const { kannel, receipts, simulator } = await withKannel()
  simulator.configure({ receipt: { delay: 0, stat: 'UNDELIV', err: '027' } })
  const message = { from: '1234', text: 'Hello', 'dlr-mask': '27', 'dlr-url': receipts }
  await kannel.send({ ...message, to: '79161234567' })
  expect(await kannel.called('/dlr')).toMatchObject({ type: '8' })
  const failed = await kannel.called('/dlr')
  expect(failed['type']).toBe('2')
  expect(failed['text']).toContain('stat:UNDELIV err:027')
  await kannel.send({ ...message, to: '99912345678' })
  expect(await kannel.called('/dlr')).toMatchObject({ type: '16' })
  const status = statusValue('ESME_RINVDSTADR')
  expect(simulator.state().events[0]).toMatchObject({ kind: 'refused', rule: 'route', commandStatus: status })
})

test('a message from a handset reaches the service of Kannel, a long one in one piece', {
  timeout,
}, async () => {
  const { kannel, receipts, sessionId, simulator } = await withKannel()
  // bearerbox keeps a message for a minute when no smsbox is ready for it; one that got its report is.
  await kannel.send({ from: '1234', to: '79161234567', text: 'Hi', 'dlr-mask': '8', 'dlr-url': receipts })
  await kannel.called('/dlr')
  const source = { ton: 1, npi: 1, addr: '79161234567' }
  const destination = { ton: 3, npi: 0, addr: '1234' }
  const short = 'Hello from a handset'
  await simulator.deliver({ sessionId, source, destination, text: short })
  expect(await kannel.called('/mo')).toEqual({ from: '+79161234567', to: '1234', coding: '0', text: short })
  const long = 'Длинный текст от абонента. '.repeat(5).trim()
  await simulator.deliver({ sessionId, source, destination, text: long })
  const joined = await kannel.called('/mo')
  expect(joined).toMatchObject({ from: '+79161234567', to: '1234', coding: '2' })
  // Kannel hands UCS-2 on octet by octet, here all below 0x80.
  const octets = Uint8Array.from(joined['text']!, (character) => character.charCodeAt(0))
  expect(decodeUcs2(octets)).toBe(long)
})

test('Kannel comes back after links that were cut, and sends again what had no answer', {
  timeout,
}, async () => {
  const cut = { when: { requests: ['submit_sm'], every: { nth: 1000, from: 1 } } }
  const rows = [
    { id: 'lost', ...cut, do: { kind: 'drop', how: 'rst' } },
    { id: 'half', ...cut, do: { kind: 'drop', how: 'fin', after: 'half-response' } },
    {
      id: 'late',
      when: { requests: ['submit_sm'] },
      do: { kind: 'delay', delay: { shape: 'uniform', from: 50, to: 100 } },
    },
  ]
  const { port, until } = await runSimulator({
    profileId: 'smpp-3.4',
    behaviours: rows.map((row) => behaviourSchema.parse(row)),
  })
  const kannel = await startKannel(port)
  await until(({ sessions }) => sessions[0]?.bindMode === 'transceiver')
  await kannel.send({ from: 'INFO', to: '79161234567', text: 'Hello' })
  // What was taken before half of its response left is taken twice.
  const { acted, events } = await until(({ accepted }) => accepted === 2)
  expect(acted).toMatchObject({ lost: 1, half: 1 })
  expect(events.filter(({ kind }) => kind === 'closed')).toHaveLength(2)
})
