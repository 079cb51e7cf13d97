import { expect, test } from 'vitest'
import { planRow, rowWarnings } from '../../../shared/bulk/plan-row.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { bulkPlan } from '../../support/bulk-plan.ts'

const columns = ['to', 'name']
const problemOf = (plan: ReturnType<typeof bulkPlan>, cells: string[]) =>
  planRow(plan, columns, 1, cells).problem

test('makes a submit_sm of a row, its number without decoration', () => {
  const { built } = planRow(bulkPlan('Hi {{name}}'), columns, 1, ['+7 (916) 123-45-67', 'Ann'])
  expect(built?.submits[0]?.fields).toMatchObject({
    source_addr: 'ALPHA',
    source_addr_ton: 5,
    destination_addr: '79161234567',
    dest_addr_ton: 1,
  })
  expect(built?.plan.segments[0]?.text).toBe('Hi Ann')
})

test('fills from the columns by name, whatever its letter case; cells are never read as templates', () => {
  const plan = bulkPlan('Dear {{ NAME }}, order {{order#}}')
  const { built } = planRow(plan, ['to', 'Name', 'Order#'], 1, ['79161234567', '{{to}} $&', '7'])
  expect(built?.plan.segments[0]?.text).toBe('Dear {{to}} $&, order 7')
})

test('gives the same octets for the same row and another reference for the next', () => {
  const long = bulkPlan('x'.repeat(200))
  const udhOf = (row: number) => planRow(long, columns, row, ['79161234567', '']).built?.plan.segments[0]?.udh
  expect(udhOf(5)).toEqual(udhOf(5))
  expect(udhOf(5)).not.toEqual(udhOf(6))
})

test('takes the sender from a column', () => {
  const { built } = planRow(bulkPlan('Hi', { sender: '{{name}}' }), columns, 1, ['79161234567', '7000'])
  expect(built?.submits[0]?.fields).toMatchObject({ source_addr: '7000', source_addr_ton: 3 })
})

test('says why a row cannot be sent', () => {
  const plan = bulkPlan('Hi {{name}}')
  expect(problemOf(plan, ['', 'Ann'])).toEqual({ kind: 'no-destination', detail: '' })
  expect(problemOf(plan, ['Ann', 'Ann'])).toEqual({ kind: 'bad-destination', detail: 'Ann' })
  expect(problemOf(plan, ['7.9161234567E+10', 'Ann'])?.kind).toBe('bad-destination')
  expect(problemOf(plan, ['1'.repeat(21), 'Ann'])?.kind).toBe('bad-destination')
  expect(problemOf(plan, ['79161234567'])).toEqual({ kind: 'missing-variable', detail: 'name' })
  expect(problemOf(bulkPlan(''), ['79161234567'])?.kind).toBe('empty-text')
  expect(problemOf(bulkPlan('x'.repeat(400), { maxParts: 2 }), ['79161234567'])).toEqual({
    kind: 'too-many-parts',
    detail: '3',
  })
  const { intent } = bulkPlan('Привет')
  expect(problemOf(bulkPlan('', { intent: { ...intent, encoding: 'ascii' } }), ['79161234567'])?.kind).toBe(
    'not-encodable',
  )
  expect(problemOf(bulkPlan('Hi', { sender: 'Привет' }), ['79161234567'])?.kind).toBe('bad-field')
})

test('says it in both languages', () => {
  const problem = { kind: 'missing-variable', detail: 'name' } as const
  expect(rowProblemText(problem, 'en')).toBe('There is no value for name.')
  expect(rowProblemText(problem, 'ru')).toBe('Нет значения для name.')
})

test('fills the TLVs from the row, each in the type it is given', () => {
  const plan = bulkPlan('Hi', {
    tlvs: [
      { tag: 0x1400, form: 'text', value: '1701{{name}}' },
      { tag: 0x0204, form: 'number', value: '{{ref}}' },
      { tag: 0x1401, form: 'c-text', value: 'T' },
    ],
  })
  const cells = ['79161234567', '2345', '66']
  const { built } = planRow(plan, ['to', 'name', 'ref'], 1, cells)
  expect(built?.submits[0]?.tlvs.map(({ tag, value }) => [tag, toHex(value)])).toEqual([
    [0x1400, '3137303132333435'],
    [0x0204, '0042'],
    [0x1401, '5400'],
  ])
})

test('says which TLV of a row is empty or does not fit', () => {
  const plan = bulkPlan('Hi', { tlvs: [{ tag: 0x0204, form: 'number', value: '{{name}}' }] })
  expect(problemOf(plan, ['79161234567', ''])).toEqual({ kind: 'missing-variable', detail: 'name' })
  const problem = problemOf(plan, ['79161234567', 'seven'])
  expect(problem).toEqual({ kind: 'bad-tlv', detail: 'user_message_reference: seven' })
  const dlt = bulkPlan('Hi', { tlvs: [{ tag: 0x1401, form: 'text', value: '{{name}}' }] })
  expect(problemOf(dlt, ['79161234567', 'шаблон'])?.detail).toBe('0x1401: шаблон')
})

test('gives each row the link of its own WAP push', () => {
  const { intent } = bulkPlan('')
  const wapPush = { kind: 'sl', href: 'http://x.test/{{name}}', action: 'execute-low' } as const
  const submitOf = (name: string) =>
    planRow(bulkPlan('', { intent: { ...intent, wapPush } }), columns, 1, ['79161234567', name]).built
      ?.submits[0]
  expect(submitOf('a')).toEqual(submitOf('a'))
  expect(submitOf('a')).not.toEqual(submitOf('b'))
})

test('a row that can be sent is warned of as the composer warns, and is sent all the same', () => {
  const warningsOf = (plan: ReturnType<typeof bulkPlan>, cells: string[]) => {
    const row = planRow(plan, columns, 1, cells)
    if (row.problem !== null) throw new Error(row.problem.kind)
    return rowWarnings(row, [], 0).map(({ code }) => code)
  }
  expect(warningsOf(bulkPlan('Hi {{name}}'), ['79161234567', 'Ann'])).toEqual([])
  // An error in the composer, where it keeps one message from being sent.
  const { intent } = bulkPlan('Hi')
  const badTime = bulkPlan('Hi', { intent: { ...intent, validity_period: '261122' } })
  expect(warningsOf(badTime, ['79161234567', ''])).toEqual(['time-invalid'])
  expect(warningsOf(bulkPlan('Hi', { sender: 'TWELVELETTER' }), ['79161234567', ''])).toEqual(['sender-long'])
})
