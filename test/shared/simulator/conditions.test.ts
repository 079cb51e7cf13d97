import { describe, expect, test } from 'vitest'
import type { Test } from '../../../shared/simulator/condition.ts'
import { conditionsSchema, conditionTable } from '../../../shared/simulator/condition-table.ts'
import type { MessageContext, RequestContext } from '../../../shared/simulator/rule-context.ts'
import { seededRandom } from '../../../shared/simulator/seeded-random.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { askedRequest } from '../../electron/smsc/asked-request.ts'

const submit = decodePdu(
  encodePdu({
    command: 'submit_sm',
    sequence_number: 5,
    fields: {
      source_addr: 'Acme',
      destination_addr: '79161234567',
      short_message: new Uint8Array([0x48, 0x69]),
    },
  }),
)

function request(change: Partial<RequestContext> = {}): RequestContext {
  return askedRequest(submit, 'smpp-3.4', change)
}

function message(change: Partial<MessageContext> = {}): MessageContext {
  const beside = { dataCoding: 0, octets: 2, text: 'Hi', before: '', after: '', balance: null }
  return {
    ...request(),
    ...beside,
    source: 'Acme',
    destination: '+79161234567',
    isRepeat: () => false,
    ...change,
  }
}

function testOf(key: keyof typeof conditionTable, value: unknown): Test<MessageContext> {
  return conditionTable[key].test(value, { random: seededRandom(1, key) })
}

/** Which of so many contexts, from 1, the condition holds for. */
function held(one: Test<MessageContext>, contexts: readonly MessageContext[]): number[] {
  return contexts.flatMap((context, at) => (one(context) === undefined ? [] : [at + 1]))
}

describe('a filter', () => {
  const filters: readonly [string, boolean][] = [
    ['command == submit_sm', true],
    ['destination_addr ~ "^7916"', true],
    ['destination_addr ~ "^49"', false],
    ['command == submit_sm and source_addr == "Acme" and sequence_number == 5', true],
    ['system_id == "demo" or session == "demo"', true],
    ['ip.src == 127.0.0.1 and tcp.srcport == 50000', true],
    ['hi', true],
    ['not hi', false],
  ]
  test.each(filters)('%s: %s', (text, isHeld) => {
    expect(testOf('filter', text)(message()) !== undefined).toBe(isHeld)
  })

  test('that does not compile is refused with its place, in both languages', () => {
    const read = conditionsSchema.safeParse({ filter: 'command == submit_sm and nonsense_field == 1' })
    expect(read.success).toBe(false)
    const [issue] = read.error?.issues ?? []
    expect(issue?.message).toBe('character 26: There is no field nonsense_field.')
    expect(issue?.code === 'custom' && issue.params?.['ru']).toBe('символ 26: Поля nonsense_field нет.')
  })
})

describe('addresses', () => {
  const rows: readonly [keyof typeof conditionTable, unknown, boolean][] = [
    ['destinationIs', ['79161234567'], true],
    ['destinationIs', ['7916'], false],
    ['destinationEnds', ['0000', '4567'], true],
    ['destinationEnds', ['1234'], false],
    ['destinationMatches', '^\\+?7916\\d{7}$', true],
    ['destinationMatches', '^49', false],
    ['sourceStarts', ['AC'], true],
    ['sourceStarts', ['cme'], false],
    ['sourceMatches', '^ac.e$', true],
  ]
  test.each(rows)('%s %j: %s', (key, value, isHeld) => {
    expect(testOf(key, value)(message()) !== undefined).toBe(isHeld)
  })

  test('a pattern that is none is refused', () => {
    expect(conditionsSchema.safeParse({ destinationMatches: '(' }).success).toBe(false)
  })
})

describe('counts', () => {
  const ten = Array.from({ length: 10 }, () => message())

  test('every third, from the third or from where it is told', () => {
    expect(held(testOf('every', 3), ten)).toEqual([3, 6, 9])
    expect(held(testOf('every', { nth: 3, from: 2 }), ten)).toEqual([2, 5, 8])
    expect(held(testOf('every', 1), ten)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test('the first two of each session', () => {
    const sessions = ['a', 'a', 'b', 'a', 'b', 'b'].map((sessionId) => message({ sessionId }))
    expect(held(testOf('first', 2), sessions)).toEqual([1, 2, 3, 5])
  })

  test('a burst: what comes beyond so many within so long', () => {
    const times = [0, 100, 200, 300, 1200, 1250, 1290, 3000]
    const contexts = times.map((elapsedMs) => message({ elapsedMs }))
    expect(held(testOf('burst', { over: 3, within: 1 }), contexts)).toEqual([4, 7])
  })

  test('a share: as many as it says, the same ones for the same seed', () => {
    const many = Array.from({ length: 2000 }, () => message())
    const first = held(testOf('share', 0.2), many)
    expect(first).toEqual(held(testOf('share', 0.2), many))
    expect(Math.abs(first.length - 400)).toBeLessThan(60)
    expect(held(testOf('share', 0), many)).toEqual([])
    expect(held(testOf('share', 1), many)).toHaveLength(2000)
  })
})

describe('time', () => {
  const at = (hours: number, minutes: number) =>
    message({ at: new Date(2026, 10, 29, hours, minutes).getTime() })

  test('of day, over midnight as well', () => {
    const work = testOf('time', { from: '09:30', to: '18:00' })
    expect(held(work, [at(9, 29), at(9, 30), at(17, 59), at(18, 0)])).toEqual([2, 3])
    const night = testOf('time', { from: '22:00', to: '06:00' })
    expect(held(night, [at(21, 59), at(22, 0), at(3, 0), at(6, 0)])).toEqual([2, 3])
  })

  test('since the start of the run', () => {
    const run = [0, 4999, 5000, 9999, 10_000].map((elapsedMs) => message({ elapsedMs }))
    expect(held(testOf('time', { after: 5, until: 10 }), run)).toEqual([3, 4])
  })

  test.each([{}, { from: '09:00' }, { from: '9:00', to: '10:00' }, { from: '24:00', to: '10:00' }])(
    'is refused as %j',
    (time) => expect(conditionsSchema.safeParse({ time }).success).toBe(false),
  )
})

test('other rows that have acted on the same request', () => {
  const one = testOf('afterRows', ['busy', 'slow'])
  expect(one(message({ acted: ['slow'] }))).toBe('slow')
  expect(one(message({ acted: [] }))).toBeUndefined()
})

test('the account of the session', () => {
  expect(testOf('systemId', ['demo'])(message())).toBe('demo')
  expect(testOf('systemId', ['other'])(message())).toBeUndefined()
})
