import { expect, test } from 'vitest'
import { MessageStore, type StoredMessage } from '../../../electron/smsc/message-store.ts'
import { PendingMessages } from '../../../electron/smsc/pending-messages.ts'
import { newMessage } from './new-message.ts'

const wide = { count: 1_000_000, octets: 1_000_000_000 }

function setUp(bound = wide) {
  const store = new MessageStore(0)
  const pending = new PendingMessages(bound)
  const add = (source: string, destination: string, serviceType = '', registeredDelivery = 0) => {
    const message = store.add(
      newMessage({
        source: { ton: 0, npi: 0, addr: source },
        destination: { ton: 0, npi: 0, addr: destination },
        serviceType,
        registeredDelivery,
      }),
    )
    pending.add(message, 0)
    pending.wait(message, 0)
    return message
  }
  const onRoute = (source: string, destination: string, serviceType = '') =>
    new Set(pending.onRoute({ source, destination, serviceType }))
  return { pending, add, onRoute }
}

test('finds what goes from one address to another, of one service_type or of any', () => {
  const { pending, add, onRoute } = setUp()
  const first = add('A', '1')
  const again = add('A', '1')
  const mail = add('A', '1', 'VMN')
  add('A', '2')
  add('B', '1', 'VMN')
  expect(onRoute('A', '1')).toEqual(new Set([first, again, mail]))
  expect(onRoute('A', '1', 'VMN')).toEqual(new Set([mail]))
  pending.remove(mail)
  expect(onRoute('A', '1', 'VMN').size).toBe(0)
  pending.remove(first)
  expect(onRoute('A', '1')).toEqual(new Set([again]))
  pending.remove(again)
  expect(onRoute('A', '1').size).toBe(0)
})

test('knows the oldest, whichever end first', () => {
  const { pending, add } = setUp()
  const messages = ['1', '2', '3', '4'].map((destination) => add('A', destination))
  const ended = (message: StoredMessage | undefined) => message !== undefined && pending.remove(message)
  expect([ended(messages[1]), pending.oldest]).toEqual([true, messages[0]])
  expect([ended(messages[0]), pending.oldest]).toEqual([true, messages[2]])
  expect([ended(messages[3]), pending.oldest]).toEqual([true, messages[2]])
  expect([ended(messages[2]), pending.oldest, pending.size]).toEqual([true, null, 0])
  expect(ended(messages[2])).toBe(false)
})

test('has room for so many messages, and for so many octets of their addresses', () => {
  const { pending, add } = setUp({ count: 4, octets: 10_000 })
  for (const destination of ['1', '2', '3', '4']) add('A', destination)
  expect([pending.hasRoom(0, 0), pending.hasRoom(1, 0), pending.isRelieved]).toEqual([true, false, false])
  const { pending: long, add: addLong } = setUp({ count: 100, octets: 10_000 })
  const message = addLong('A'.repeat(9000), '1')
  expect([long.hasRoom(1, 500), long.hasRoom(1, 5000), long.isRelieved]).toEqual([true, false, false])
  long.remove(message)
  expect([long.hasRoom(1, 10_000), long.isRelieved]).toEqual([true, true])
})

test('counts those whose sender wants a receipt, also when that is changed', () => {
  const { pending, add } = setUp()
  const wanted = add('A', '1', '', 1)
  const other = add('A', '2', '', 0)
  pending.change(other, () => {
    other.registeredDelivery = 1
  })
  expect(pending.awaited).toBe(2)
  pending.remove(wanted)
  pending.change(other, () => {
    other.registeredDelivery = 0
  })
  expect([pending.awaited, pending.size]).toEqual([0, 1])
})
