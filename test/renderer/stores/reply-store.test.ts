import { expect, test } from 'vitest'
import { replyRoute } from '../../../renderer/stores/reply-store.ts'
import type { Connection } from '../../../shared/contract/connections.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { isAnswerable, replyIntent } from '../../../shared/message/reply-intent.ts'
import { sessionState } from '../../support/session-state.ts'
import { messageCard, messagePart } from '../message-card.ts'

function connection(connectionId: string, change: Partial<Connection> = {}): Connection {
  const secrets = {
    revision: 'r1',
    hasPassword: false,
    passwordOctets: 0,
    hasOutbindPassword: false,
    builtIn: false,
  }
  return {
    ...newConnection,
    name: connectionId,
    host: 'smsc',
    systemId: 'acme',
    connectionId,
    ...secrets,
    ...change,
  }
}

const [own, twin, stranger] = [
  connection('own'),
  connection('twin'),
  connection('stranger', { systemId: 'b' }),
]
const bound = (connectionId: string, bindMode: 'receiver' | 'transceiver') =>
  sessionState({ sessionId: connectionId, connectionId, bindMode, phase: 'bound' })

test('a reply goes over the connection that heard the message, or a bound one of the same account', () => {
  const all = [stranger, own, twin]
  const by = (sessions: ReturnType<typeof bound>[]) => {
    const { connection: via, insteadOf } = replyRoute(
      'own',
      all,
      Object.fromEntries(sessions.map((one) => [one.sessionId, one])),
    )
    return [via?.name, insteadOf?.name]
  }
  expect(by([bound('own', 'transceiver'), bound('twin', 'transceiver')])).toEqual(['own', undefined])
  expect(by([bound('own', 'receiver'), bound('twin', 'transceiver')])).toEqual(['twin', 'own'])
  expect(by([bound('own', 'receiver'), bound('stranger', 'transceiver')])).toEqual(['own', undefined])
  expect(replyRoute('gone', all, {})).toEqual({ connection: null, insteadOf: null })
})

test('addresses are swapped with their types; a receipt has nothing to answer', () => {
  const source = { ton: 1, npi: 1, addr: '79161234567' }
  const destination = { ton: 3, npi: 0, addr: '8056' }
  const card = messageCard({ direction: 'received', source, destination, parts: [messagePart({})] })
  expect(isAnswerable(card)).toBe(true)
  expect(replyIntent(card)).toMatchObject({ source: destination, destination: source, text: '' })
  const receipt = { seq: 1, at: 1, stat: 'DELIVRD', state: 'DELIVERED', err: '000', final: true }
  const orphan = { ...receipt, idRule: 'none', receivedId: '1' }
  expect(isAnswerable({ ...card, parts: [messagePart({ receipts: [orphan] })] })).toBe(false)
})
