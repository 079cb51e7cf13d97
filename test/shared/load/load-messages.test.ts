import { expect, test } from 'vitest'
import {
  type LoadMessage,
  LoadMessages,
  loadMessageSchema,
  loadMixSchema,
} from '../../../shared/load/load-messages.ts'

const message = (given: object): LoadMessage =>
  loadMessageSchema.parse({ to: '79161234567', text: 'x', ...given })

function sent(messages: readonly LoadMessage[], count: number) {
  const source = new LoadMessages(messages, 'run', () => 0)
  return Array.from({ length: count }, () => source.next())
}

function textOf({ pdu }: ReturnType<LoadMessages['next']>): string {
  return Buffer.from(pdu.fields['short_message'] as Uint8Array).toString('latin1')
}

const to = ({ pdu }: ReturnType<LoadMessages['next']>) => String(pdu.fields['destination_addr'])

test('fills the variables of text, sender and number', () => {
  const [first, second] = sent(
    [message({ to: '7916{{n:7}}', from: '{{random:5}}', text: 'No {{n}} {{unique}} {{time}}' })],
    2,
  )
  expect(first && textOf(first)).toBe('No 1 run1 1970-01-01T00:00:00.000Z')
  expect(second && textOf(second)).toContain('No 2 run2')
  expect(second && to(second)).toBe('79160000002')
  expect(String(second?.pdu.fields['source_addr'])).toMatch(/^\d{5}$/)
})

test('keeps the weights as evenly as they allow', () => {
  const parts = sent([message({ weight: 3, text: 'a' }), message({ text: 'b' })], 8)
  const order = parts.map(textOf).join('')
  expect([...order].filter((sign) => sign === 'a')).toHaveLength(6)
  expect(order.slice(0, 4)).toMatch(/b/)
})

test('gives each destination and each text its turn', () => {
  const parts = sent([message({ to: ['79160000001', '79160000002'], text: ['a', 'b'] })], 4)
  expect(new Set(parts.map((part) => `${to(part)} ${textOf(part)}`)).size).toBe(4)
})

test('counts in parts, with a reference of its own for each message', () => {
  const parts = sent([message({ text: 'x'.repeat(200), registered_delivery: 1 })], 4)
  expect(parts.map(({ isLast }) => isLast)).toEqual([false, true, false, true])
  expect(parts.every(({ asksReceipt }) => asksReceipt)).toBe(true)
  const references = parts.map(({ pdu }) => (pdu.fields['short_message'] as Uint8Array)[3])
  expect(references).toEqual([1, 1, 2, 2])
})

test('makes a message in which nothing changes once', () => {
  const [one, other] = sent([message({})], 2)
  expect(one?.pdu).toBe(other?.pdu)
})

test.each([
  [{ to: 'nobody' }, /nobody is not a number/],
  [{ text: 'Hi {{name}}' }, /no variable name/],
  [{ text: '' }, /text is empty/],
  [{ text: 'Привет', encoding: 'gsm7' }, /its encoding has no/],
])('refuses %o before anything is sent', (given, problem) => {
  expect(() => sent([message({}), message(given)], 0)).toThrow(problem)
})

test('refuses a key that it does not know', () => {
  expect(loadMixSchema.safeParse({ messages: [{ to: '1', text: 'x', wheight: 3 }] }).success).toBe(false)
})
