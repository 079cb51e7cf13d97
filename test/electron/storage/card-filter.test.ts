import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankPart } from '../../../electron/storage/card-parts.ts'
import { CardTable } from '../../../electron/storage/card-table.ts'
import type { CardSearchPart, SortedCards } from '../../../electron/storage/store-protocol.ts'
import { trafficMigrations } from '../../../electron/storage/traffic-schema.ts'
import { cardWrite } from '../../../electron/storage/write-queue.ts'
import type { MessageCard, MessagePart, ReceiptView, SortPlace } from '../../../shared/contract/message.ts'
import { cardFields } from '../../../shared/filter/card-field-table.ts'
import { CardSubject } from '../../../shared/filter/card-subject.ts'
import { compileFor } from '../../../shared/filter/compile-filter.ts'
import { type CardSort, type CardSortKey, cardSortKeys } from '../../../shared/message/card-sort.ts'
import { answerMs, receiptMs, slowest } from '../../../shared/message/card-times.ts'
import { worstPartState } from '../../../shared/message/part-state.ts'
import { intentOf } from '../../support/running-engine.ts'

const { text: _text, ...intent } = intentOf({ text: '' })
const text = fc.constantFrom('Hello 79', 'ПРИВЕТ', 'zz', '')
const number = fc.constantFrom('79161', '4479', 'INFO', '')
const maybe = <T>(values: readonly T[]) => fc.constantFrom<T | null>(null, ...values)

const receipt: fc.Arbitrary<ReceiptView> = fc.record({
  ...{ seq: fc.integer({ min: 1, max: 30 }), at: fc.integer({ min: 1, max: 3000 }) },
  ...{ stat: maybe(['DELIVRD', 'UNDELIV']), state: maybe(['DELIVERED', 'UNDELIVERABLE']) },
  ...{ err: maybe(['000', '042', '']), final: fc.boolean(), idRule: fc.constant('same') },
  receivedId: maybe(['ab', 'AB', '']),
})

const part: fc.Arbitrary<MessagePart> = fc
  .record({
    state: fc.constantFrom(
      ...([
        'waiting',
        'sent',
        'accepted',
        'refused',
        'timed-out',
        'in-doubt',
        'delivered',
        'failed',
      ] as const),
    ),
    ...{
      text,
      sequenceNumber: maybe([1, 2, 9]),
      submitSeq: maybe([1, 4, 20]),
      submittedAt: maybe([1000, 2000]),
    },
    ...{
      responseSeq: maybe([2, 5]),
      respondedAt: maybe([1001.5, 2900]),
      commandStatus: maybe([0, 0x45, 0x58]),
    },
    ...{ responseCommand: maybe(['submit_sm_resp']), smscMessageId: maybe(['ab', 'cd', '']) },
    receipts: fc.array(receipt, { maxLength: 2 }),
    isLeft: fc.constantFrom(undefined, true),
    attempts: fc.constantFrom(undefined, 2),
    earlierId: maybe(['zz']),
  })
  .map(({ earlierId, isLeft, attempts, ...fields }) => ({
    ...{ ...blankPart(1, ''), ...fields },
    ...(isLeft === undefined ? {} : { isLeft }),
    ...(attempts === undefined ? {} : { attempts }),
    ...(earlierId === null ? {} : { earlier: [{ ...blankTry, smscMessageId: earlierId }] }),
  }))
const blankTry = {
  ...{
    sequenceNumber: 3,
    submitSeq: 7,
    submittedAt: 1,
    responseSeq: null,
    respondedAt: null,
    commandStatus: null,
  },
}

const cards = fc.array(
  fc.record({
    direction: fc.constantFrom('sent' as const, 'received' as const),
    ...{ from: number, to: number, createdAt: fc.integer({ min: -600_000, max: 0 }) },
    sessionName: fc.constantFrom('Gateway', 'Other "x"'),
    ...{ registeredDelivery: fc.constantFrom(0, 1, 17), dataCoding: fc.constantFrom(0, 8) },
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    run: maybe([
      { runId: 1, row: 7 },
      { runId: 2, row: 1 },
    ]),
  }),
  { minLength: 1, maxLength: 25 },
)

type Shape = typeof cards extends fc.Arbitrary<(infer T)[]> ? T : never

function cardOf(shape: Shape, index: number, started: number): MessageCard {
  const { direction, from, to, createdAt, parts: all, run, ...rest } = shape
  const parts = all.map((one, at) => ({ ...one, number: at + 1 }))
  const isSent = direction === 'sent'
  const source = { ton: 5, npi: 0, addr: from }
  const destination = { ton: 1, npi: 1, addr: to }
  return {
    ...rest,
    ...{
      messageId: String(index + 11),
      direction,
      sessionId: 's',
      connectionId: null,
      profileId: 'smpp-3.4',
    },
    ...{ createdAt: started + createdAt, source, destination, encoding: 'ucs2', parts },
    text: parts.map((one) => one.text).join(''),
    ...(isSent && run !== null ? { run } : {}),
    ...(isSent ? { intent: { ...intent, source, destination } } : {}),
    state: isSent ? worstPartState(parts) : 'received',
  }
}

const value = fc.constantFrom(
  ...[
    '0',
    '1',
    '2',
    '0x45',
    '7',
    '20',
    '"79"',
    '"79161"',
    '"Hello"',
    '"INFO"',
    '"Gateway"',
    '"sent"',
    '"ab"',
  ],
  ...[
    'ESME_RTHROTTLED',
    'DELIVERED',
    '"DELIVRD"',
    'refused',
    'delivered',
    'waiting',
    'received',
    '"000"',
    '"zz"',
  ],
  ...['1ms', '500ms', '-5m', 'true', 'false', '"yes"', '"none"', 'repeated', '"\\xd8"', '""'],
)
const operator = fc.constantFrom('==', '!=', '===', '!==', '<', '<=', '>', '>=', 'contains', '~')
const word = fc.constantFrom(
  'gateway',
  'esme_rok',
  '79',
  'ab',
  'delivrd',
  'received',
  'waiting',
  '"zz"',
  'привет',
)
const field = fc.constantFrom(...cardFields.listed.flatMap(({ names }) => names), 'tlv.0x1400')
const comparison = fc.tuple(field, operator, value, value).map(([name, sign, one, other]) => {
  const written = sign === '<' ? `${name} in {${one}, ${one}..${other}}` : `${name} ${sign} ${one}`
  return 'code' in compileFor(cardFields, written, 0) ? name : written
})
const filters = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    ...[comparison, field, word, tie('filter').map((inner) => `not (${inner})`)],
    fc
      .tuple(tie('filter'), fc.constantFrom('and', 'or', 'xor', ''), tie('filter'))
      .map(([one, joiner, other]) => `(${one}) ${joiner} (${other})`),
  ),
})).filter

function stored(all: readonly MessageCard[]): CardTable {
  const database = new DatabaseSync(':memory:')
  for (const migration of trafficMigrations) database.exec(migration)
  const table = new CardTable(database)
  table.write(
    all.map((card) => cardWrite(card, card.parts)),
    [],
  )
  return table
}

test('page and search find what a plain look at each card finds, newest first', async () => {
  await fc.assert(
    fc.asyncProperty(cards, filters, async (shapes, filter) => {
      const started = Date.now()
      const table = stored(shapes.map((shape, index) => cardOf(shape, index, started)))
      const kept = shapes.map((_, index) => table.get(String(index + 11))).filter((card) => card !== null)
      const compiled = compileFor(cardFields, filter, 1000 * Date.now())
      if ('code' in compiled) throw new Error(filter)
      const wanted = kept.filter((card) => compiled.matches(new CardSubject(card))).toReversed()
      const ids = (some: readonly MessageCard[]) => some.map(({ messageId }) => messageId)
      expect(ids((await table.page(null, 1000, filter)).cards)).toEqual(ids(wanted))
      const older = await table.page('15', 2, filter)
      expect(ids(older.cards)).toEqual(
        ids(wanted.filter(({ messageId }) => Number(messageId) < 15).slice(0, 2)),
      )
      const told: CardSearchPart[] = []
      await table.search({ filter, limit: 3, sort: null }, (item) => told.push(item))
      const found = told.flatMap((item) => (item.kind === 'cards' ? item.cards : []))
      expect(ids(found)).toEqual(ids(wanted.slice(0, 3)))
      expect(told.at(-1)).toMatchObject({ kind: 'done', found: wanted.length, total: kept.length })
    }),
    { numRuns: 200 },
  )
})

const worst = [
  'refused',
  'failed',
  'in-doubt',
  'timed-out',
  'waiting',
  'sent',
  'accepted',
  'delivered',
  'received',
]
const bare = (address: string) => address.replace(/^\+*/, '').toLowerCase()
const highest = (values: readonly (number | null)[]) => {
  const all = values.filter((value) => value !== null)
  return all.length === 0 ? null : Math.max(...all)
}

/** What a card is sorted by, worked out from the card itself. */
const sortedBy: Readonly<Record<CardSortKey, (card: MessageCard) => string | number | null>> = {
  time: ({ createdAt }) => createdAt,
  direction: ({ direction }) => direction,
  source_addr: ({ source }) => bare(source.addr),
  destination_addr: ({ destination }) => bare(destination.addr),
  peer: ({ direction, source, destination }) => bare((direction === 'sent' ? destination : source).addr),
  session: ({ sessionName }) => sessionName.toLowerCase(),
  profile: ({ profileId }) => profileId,
  state: ({ state }) => worst.indexOf(state),
  command_status: ({ parts }) => highest(parts.map(({ commandStatus }) => commandStatus)),
  'parts.total': ({ parts }) => parts.length,
  latency: (card) => slowest(card, answerMs),
  'receipt.latency': (card) => slowest(card, receiptMs),
  'text.encoding': ({ encoding }) => encoding,
  data_coding: ({ dataCoding }) => dataCoding,
  registered_delivery: ({ registeredDelivery }) => registeredDelivery,
  run: ({ run }) => run?.runId ?? null,
  'run.row': ({ run }) => run?.row ?? null,
}

function inOrder(all: readonly MessageCard[], { by, order }: CardSort): MessageCard[] {
  const keyOf = sortedBy[by]
  return all.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    const newest = Number(b.messageId) - Number(a.messageId)
    if (one === other) return newest
    if (one === null || other === null) return one === null ? 1 : -1
    return one < other === (order === 'ascending') ? -1 : 1
  })
}

const sorts = fc.record({
  by: fc.constantFrom(...cardSortKeys),
  order: fc.constantFrom('ascending' as const, 'descending' as const),
})

test('pages in an order bring each card that a filter finds once, those without a value last', async () => {
  const some = fc.oneof(fc.constant(''), filters)
  await fc.assert(
    fc.asyncProperty(cards, some, sorts, async (shapes, filter, sort) => {
      const started = Date.now()
      const table = stored(shapes.map((shape, index) => cardOf(shape, index, started)))
      const kept = shapes.map((_, index) => table.get(String(index + 11))).filter((card) => card !== null)
      const compiled = compileFor(cardFields, filter, 1000 * Date.now())
      if ('code' in compiled) throw new Error(filter)
      const wanted = inOrder(
        kept.filter((card) => compiled.matches(new CardSubject(card))),
        sort,
      ).map(({ messageId }) => messageId)
      const read: string[] = []
      for (let after: SortPlace | null = null; ; ) {
        const page: SortedCards = await table.sorted({ sort, after, limit: 4, filter })
        read.push(...page.cards.map(({ messageId }) => messageId))
        after = page.next
        if (after === null) break
      }
      expect(read).toEqual(wanted)
      const told: CardSearchPart[] = []
      await table.search({ filter, limit: 3, sort }, (item) => told.push(item))
      const first = told.find((item) => item.kind === 'sorted')
      expect(first?.cards.map(({ messageId }) => messageId)).toEqual(wanted.slice(0, 3))
      expect(told.at(-1)).toMatchObject({ kind: 'done', found: wanted.length, total: kept.length })
    }),
    { numRuns: 300 },
  )
})

test('cards beyond one slice of the work are put in the same order', async () => {
  const shape: Shape = {
    ...{ direction: 'sent', from: 'INFO', to: '79161', createdAt: 0, sessionName: 'Gateway' },
    ...{ registeredDelivery: 1, dataCoding: 0, run: null },
    parts: [],
  }
  const took = (index: number) => (index * 7919) % 5003
  const part = (index: number): MessagePart => ({
    ...blankPart(1, 'Hello'),
    ...{ state: 'accepted', submittedAt: 1000, respondedAt: 1000 + took(index) },
  })
  const all = Array.from({ length: 9000 }, (_, index) =>
    cardOf({ ...shape, parts: [part(index)] }, index, 1000),
  )
  const table = stored(all)
  for (const sort of [
    { by: 'latency', order: 'descending' },
    { by: 'latency', order: 'ascending' },
    { by: 'state', order: 'ascending' },
  ] as const) {
    const wanted = inOrder(all, sort).map(({ messageId }) => messageId)
    const first = await table.sorted({ sort, after: null, limit: 50, filter: '' })
    const second = await table.sorted({ sort, after: first.next, limit: 50, filter: 'accepted' })
    const read = [...first.cards, ...second.cards].map(({ messageId }) => messageId)
    expect(read).toEqual(wanted.slice(0, 100))
  }
})

test('counts the values of a field, and says why nothing is found', async () => {
  const refused: MessagePart = { ...blankPart(1, 'Hello'), state: 'refused', commandStatus: 0x58 }
  const shape: Shape = {
    ...{ direction: 'sent', from: 'INFO', to: '79161', createdAt: 0, sessionName: 'Gateway' },
    ...{ registeredDelivery: 1, dataCoding: 0, parts: [refused], run: null },
  }
  const table = stored([cardOf(shape, 0, 1000), cardOf({ ...shape, to: '4479' }, 1, 1000)])
  expect(await table.values('status', 5)).toEqual({
    values: [{ text: 'ESME_RTHROTTLED', count: 2 }],
    isWhole: true,
  })
  expect((await table.values('to', 5)).values).toHaveLength(2)
  const emptyOf = async (filter: string) => {
    const told: CardSearchPart[] = []
    await table.search({ filter, limit: 3, sort: null }, (item) => told.push(item))
    return told.at(-1)
  }
  expect(await emptyOf('session == gateway')).toMatchObject({
    empty: { why: 'other-case', suggestion: 'session == "Gateway"' },
  })
  expect(await emptyOf('receipt.err == "1"')).toMatchObject({
    empty: { why: 'field-absent', field: 'receipt.err' },
  })
})

test('a field that PDUs alone have is told of with its place', () => {
  expect(compileFor(cardFields, 'state == refused and command_length > 5', 0)).toEqual({
    ...{ code: 'field-of-pdus', start: 21, end: 35, detail: { name: 'command_length' } },
  })
  expect(compileFor(cardFields, 'statee == 5', 0)).toMatchObject({
    code: 'unknown-field',
    detail: { near: 'state' },
  })
})
