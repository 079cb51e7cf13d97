import { beforeAll, expect, test } from 'vitest'
import { decodeUcs2 } from '../../shared/text/ucs2.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'

beforeAll(requireNetSmpp)

test('Net::SMPP binds, sends Cyrillic, gets its receipt, queries, and unbinds', async () => {
  const { port, simulator } = await runSimulator({ receipt: { delay: 0.05, stat: 'DELIVRD', err: '000' } })
  const esme = startPerl('esme.pl', port, 'demo', 'demo')
  expect(await esme.next()).toEqual({ step: 'bind', status: 0, system_id: 'simulator' })
  const submitted = await esme.next()
  expect(submitted).toMatchObject({ step: 'submit', status: 0 })
  const id = submitted['message_id']
  expect(id).toMatch(/^\d{10}$/)
  const receipt = await esme.next()
  expect(receipt).toMatchObject({
    step: 'receipt',
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: '79161234567',
    dest_addr_ton: 5,
    destination_addr: 'INFO',
    esm_class: 4,
  })
  expect(receipt['short_message']).toMatch(
    new RegExp(
      `^id:${id} sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10} stat:DELIVRD err:000 Text:`,
    ),
  )
  const queried = await esme.next()
  expect(queried).toMatchObject({
    step: 'query',
    status: 0,
    message_id: id,
    message_state: 2,
    error_code: 0,
  })
  expect(queried['final_date']).toMatch(/^\d{15}\+$/)
  expect(await esme.next()).toEqual({ step: 'cancel', cmd: '0x80000000', status: 3, same_seq: 1 })
  expect(await esme.next()).toEqual({ step: 'unbind', status: 0 })
  expect(await esme.ended).toBe(0)
  expect(simulator.state()).toMatchObject({ accepted: 1, refused: 0, receiptsSent: 1, receiptsPending: 0 })
})

test('Net::SMPP reads the refusal of a wrong password', async () => {
  const { port } = await runSimulator()
  const esme = startPerl('esme.pl', port, 'demo', 'wrong')
  expect(await esme.next()).toMatchObject({ step: 'bind', status: 0x0e })
  expect(await esme.ended).toBe(0)
})

test('Net::SMPP as a receiver takes a long message from a handset in its parts, and an alert', async () => {
  const { port, simulator, until } = await runSimulator({ profileId: 'smpp-3.4' })
  const esme = startPerl('receiver.pl', port)
  expect(await esme.next()).toEqual({ step: 'bind', status: 0 })
  const { sessions } = await until(({ sessions: [first] }) => first?.bindMode === 'receiver')
  const { sessionId } = sessions[0]!
  const source = { ton: 1, npi: 1, addr: '79161234567' }
  const destination = { ton: 3, npi: 0, addr: '1234' }
  const text = 'Длинный текст от абонента. '.repeat(4).trim()
  await simulator.deliver({ sessionId, source, destination, text })
  let joined = ''
  for (const part of [1, 2]) {
    const delivered = await esme.next()
    expect(delivered).toMatchObject({
      step: 'deliver_sm',
      source_addr: '79161234567',
      destination_addr: '1234',
      esm_class: 0x40,
      data_coding: 8,
    })
    const octets = Buffer.from(String(delivered['hex']), 'hex')
    expect([...octets.subarray(0, 3), octets[4], octets[5]]).toEqual([5, 0, 3, 2, part])
    joined += decodeUcs2(octets.subarray(6))
  }
  expect(joined).toBe(text)
  simulator.alert({ sessionId, source, esme: destination })
  expect(await esme.next()).toEqual({
    step: 'alert_notification',
    source_addr: '79161234567',
    esme_addr: '1234',
  })
  expect(await esme.next()).toEqual({ step: 'unbind', status: 0 })
  expect(await esme.ended).toBe(0)
})
