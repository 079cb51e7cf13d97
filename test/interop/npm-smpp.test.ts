import { once } from 'node:events'
import { type Answer, connect, createServer, type Pdu, type Session } from 'smpp'
import { expect, onTestFinished, test } from 'vitest'
import { parseReceipt } from '../../shared/receipts/parse-receipt.ts'
import { decodeGsm7 } from '../../shared/text/gsm7.ts'
import { encodeUcs2 } from '../../shared/text/ucs2.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { clientSession, nextDelivered } from './client-session.ts'

function answerOf(send: (answer: Answer) => void): Promise<Pdu> {
  return new Promise((resolve) => send(resolve))
}

test('npm smpp as client of our simulator: Cyrillic, receipt, query, refusals, unbind', async () => {
  const { port, simulator } = await runSimulator()
  const session = connect({ host: '127.0.0.1', port })
  onTestFinished(() => session.destroy())
  await once(session, 'connect')
  const account = { system_id: 'demo', password: 'demo', interface_version: 0x34 }
  const bound = await answerOf((answer) => session.bind_transceiver(account, answer))
  expect(bound).toMatchObject({ command_status: 0, system_id: 'simulator' })

  const receiptComes = once(session, 'deliver_sm')
  const message = {
    source_addr: 'INFO',
    destination_addr: '79161234567',
    short_message: 'Привет, Мир! Ёж',
    registered_delivery: 1,
  }
  const submitted = await answerOf((answer) => session.submit_sm(message, answer))
  expect(submitted.message_id).toMatch(/^\d{10}$/)
  const [receipt]: Pdu[] = await receiptComes
  expect(receipt).toMatchObject({ source_addr: '79161234567', destination_addr: 'INFO', esm_class: 4 })
  expect(parseReceipt(String(receipt!.short_message?.message))).toMatchObject({
    id: submitted.message_id,
    stat: 'DELIVRD',
  })
  session.send(receipt!.response())

  const query = { message_id: submitted.message_id, source_addr: 'INFO' }
  const queried = await answerOf((answer) => session.query_sm(query, answer))
  expect(queried).toMatchObject({ message_id: submitted.message_id, message_state: 2 })

  const refused = await answerOf((answer) =>
    session.submit_sm({ ...message, destination_addr: '79160001027' }, answer),
  )
  expect(refused).toMatchObject({ command: 'submit_sm_resp', command_status: 0x0403 })
  const nack = await answerOf((answer) => session.cancel_sm({ message_id: submitted.message_id }, answer))
  expect(nack).toMatchObject({ command: 'generic_nack', command_status: 3 })
  expect(await answerOf((answer) => session.enquire_link({}, answer))).toMatchObject({ command_status: 0 })
  expect(await answerOf((answer) => session.unbind({}, answer))).toMatchObject({ command_status: 0 })
  expect(simulator.state()).toMatchObject({ accepted: 1, refused: 1, receiptsSent: 1, receiptsPending: 0 })
})

test('our client with npm smpp as server: bind, send, receipt, unbind', async () => {
  const seen: Pdu[] = []
  const server = createServer((session) => serve(session, seen))
  onTestFinished(() => server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const session = clientSession(server.address().port)
  const delivered = nextDelivered(session)
  await session.open()
  const { pdu } = await session.request({
    command: 'submit_sm',
    fields: {
      source_addr_ton: 5,
      source_addr: 'INFO',
      dest_addr_ton: 1,
      destination_addr: '79161234567',
      data_coding: 8,
      registered_delivery: 1,
      short_message: encodeUcs2('Привет'),
    },
  })
  expect(pdu).toMatchObject({ command_status: 0, fields: { message_id: 'npm-1' } })
  const { short_message } = (await delivered).fields
  expect(parseReceipt(short_message instanceof Uint8Array ? decodeGsm7(short_message) : '')).toMatchObject({
    id: 'npm-1',
    stat: 'DELIVRD',
  })
  await session.enquireLink()
  await session.close('unbind')
  expect(seen.map(({ command }) => command)).toEqual([
    'bind_transceiver',
    'submit_sm',
    'deliver_sm_resp',
    'enquire_link',
    'unbind',
  ])
  expect(seen[0]).toMatchObject({ system_id: 'demo', password: 'demo' })
  expect(seen[1]?.short_message?.message).toBe('Привет')
})

/** Answers everything and sends a receipt for each message. */
function serve(session: Session, seen: Pdu[]): void {
  session.on('error', () => session.destroy())
  session.on('pdu', (pdu: Pdu) => {
    seen.push(pdu)
    if (pdu.isResponse()) return
    if (pdu.command !== 'submit_sm') session.send(pdu.response({ system_id: 'npm' }))
    else {
      session.send(pdu.response({ message_id: 'npm-1' }))
      session.deliver_sm({
        esm_class: 4,
        source_addr: pdu.destination_addr,
        destination_addr: pdu.source_addr,
        short_message:
          'id:npm-1 sub:001 dlvrd:001 submit date:2611221230 done date:2611221231 stat:DELIVRD err:000 text:',
      })
    }
    if (pdu.command === 'unbind') session.close()
  })
}
