import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import {
  type KnownPart,
  keptAlike,
  keptIds,
  MessageIdIndex,
} from '../../../electron/delivery/message-id-index.ts'
import {
  type ArrivedReceipt,
  holdMs,
  type JoinedReceipt,
  maxHeld,
  ReceiptJoiner,
} from '../../../electron/delivery/receipt-joiner.ts'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import { ManualClock } from '../smsc/manual-clock.ts'

const account = { connectionId: 'c', profileId: 'p' }

function part(ref: string, messageId: string, change: Partial<KnownPart<string>> = {}): KnownPart<string> {
  return { ref, messageId, ...account, destination: '7916', createdAt: 1, ...change }
}

let seq = 0
function receiptFor(id: string, change: Partial<ArrivedReceipt> = {}): ArrivedReceipt {
  return {
    receipt: parseReceipt(`id:${id} stat:DELIVRD err:000`),
    session: { sessionId: 's', name: 'n', ...account },
    about: '7916',
    at: 1,
    captureSeq: ++seq,
    ...change,
  }
}

/** A target whose parts are known to its storage alone, or to the joiner; keeps what it is given. */
class Target {
  readonly attached: [string, JoinedReceipt][] = []
  readonly asked: (readonly string[])[] = []
  stored: KnownPart<string>[] = []
  /** Parts that are no longer there; 'later' ones are found out a moment after. */
  gone = new Map<string, 'at-once' | 'later'>()
  answerStore: () => Promise<void> = async () => undefined

  async find(ids: readonly string[]): Promise<KnownPart<string>[]> {
    this.asked.push(ids)
    await this.answerStore()
    return this.stored
  }

  attach(ref: string, joined: JoinedReceipt): boolean | Promise<boolean> {
    const gone = this.gone.get(ref)
    if (gone === 'at-once') return false
    if (gone === 'later') return setImmediate(false)
    this.attached.push([ref, joined])
    return true
  }

  get refs(): string[] {
    return this.attached.map(([ref]) => ref)
  }
}

function stage(options: { holdsAll?: boolean } = {}) {
  const clock = new ManualClock()
  const orphans: (string | null)[] = []
  const joiner = new ReceiptJoiner({
    clock,
    onOrphan: ({ receipt }) => void orphans.push(receipt.id),
    ...options,
  })
  const target = new Target()
  return { clock, orphans, joiner, target, link: joiner.register(target) }
}

/** Lets questions to a target's storage be answered. */
const answered = async () => {
  for (let turn = 0; turn < 5; turn++) await setImmediate()
}

describe('a receipt', () => {
  test('is attached at once to a part that is known, under whatever spelling, with the rule that joined them', () => {
    const { joiner, target, link } = stage()
    link.answered(part('a', '39f99dd5'))
    joiner.arrive(receiptFor('972660181'))
    joiner.arrive(receiptFor('0x39F99DD5'))
    expect(target.attached).toMatchObject([
      ['a', { rule: 'hex-to-decimal', messageId: '39f99dd5' }],
      ['a', { rule: '0x' }],
    ])
    expect(target.asked).toEqual([])
  })

  test('without an id, or with one that no SMSC gives, is an orphan at once', () => {
    const { joiner, orphans } = stage()
    const nameless = receiptFor('1')
    joiner.arrive({ ...nameless, receipt: { ...nameless.receipt, id: '' } })
    joiner.arrive(receiptFor('7'.repeat(300)))
    expect(orphans).toHaveLength(2)
    expect(joiner.held).toBe(0)
  })

  test('of an earlier try is joined by the id of that try', () => {
    const { joiner, target, link } = stage()
    link.answered(part('a', '1'))
    link.answered(part('a', '2'))
    joiner.arrive(receiptFor('1'))
    joiner.arrive(receiptFor('2'))
    expect(target.attached.map(([ref, { messageId }]) => [ref, messageId])).toEqual([
      ['a', '1'],
      ['a', '2'],
    ])
  })

  test('is another provider’s when neither connection nor profile agree', async () => {
    const { joiner, target, link, clock, orphans } = stage()
    link.answered(part('a', '5', { connectionId: 'other', profileId: 'other' }))
    target.stored = [part('b', '5', { connectionId: null, profileId: null })]
    joiner.arrive(receiptFor('5'))
    await answered()
    clock.turn(holdMs)
    expect([target.refs, orphans]).toEqual([[], ['5']])
  })

  test('of several parts with its id goes to the one that fits best', () => {
    const best = (...parts: KnownPart<string>[]) => {
      const { joiner, target, link } = stage()
      for (const one of parts) link.answered(one)
      joiner.arrive(receiptFor('0010'))
      return target.refs
    }
    // The address before the spelling, the spelling before the connection, the newest of what is alike.
    expect(best(part('address', '10'), part('spelling', '0010', { destination: '7917' }))).toEqual([
      'address',
    ])
    expect(best(part('spelling', '0010', { connectionId: 'x' }), part('connection', '10'))).toEqual([
      'spelling',
    ])
    expect(best(part('connection', '10'), part('profile', '10', { connectionId: 'x' }))).toEqual([
      'connection',
    ])
    expect(best(part('older', '10'), part('newer', '10', { createdAt: 2 }))).toEqual(['newer'])
    expect(best(part('newer', '10', { createdAt: 2 }), part('older', '10'))).toEqual(['newer'])
    expect(best(part('padded', '10'), part('base', '16'))).toEqual(['padded'])
  })

  test('goes to the next best part when the best is gone', async () => {
    for (const gone of ['at-once', 'later'] as const) {
      const { joiner, target, link } = stage()
      link.answered(part('kept', '5'))
      link.answered(part('gone', '5', { createdAt: 2 }))
      target.gone.set('gone', gone)
      joiner.arrive(receiptFor('5'))
      await answered()
      expect(target.refs).toEqual(['kept'])
    }
  })
})

describe('an early receipt', () => {
  test('is held and attached once its part is answered', async () => {
    const { joiner, target, link, clock, orphans } = stage()
    joiner.arrive(receiptFor('77'))
    joiner.arrive(receiptFor('78'))
    await answered()
    clock.turn(holdMs - 1)
    link.answered(part('a', '77'))
    expect(target.refs).toEqual(['a'])
    clock.turn(1)
    expect(orphans).toEqual(['78'])
    expect([joiner.held, clock.timers]).toEqual([0, 0])
  })

  test('is not taken by a part of another account that is answered first', () => {
    const { joiner, target, link } = stage()
    joiner.arrive(receiptFor('77'))
    link.answered(part('other', '77', { connectionId: 'x', profileId: 'x' }))
    expect(joiner.held).toBe(1)
    link.answered(part('a', '0x77'))
    expect(target.refs).toEqual(['a'])
  })

  test('is attached once, though its answer comes while storage is searched', async () => {
    const { joiner, target, link, clock, orphans } = stage()
    const searched = Promise.withResolvers<void>()
    target.answerStore = () => searched.promise
    target.stored = [part('stored', '77')]
    joiner.arrive(receiptFor('77'))
    link.answered(part('fresh', '77'))
    searched.resolve()
    await answered()
    clock.turn(holdMs)
    expect([target.refs, orphans]).toEqual([['fresh'], []])
  })
})

describe('storage', () => {
  test('is asked for what memory does not explain, of every target', async () => {
    const { joiner, target } = stage()
    const rows = new Target()
    joiner.register(rows)
    rows.stored = [part('row', 'AB')]
    joiner.arrive(receiptFor('ab'))
    await answered()
    expect([target.refs, rows.refs]).toEqual([[], ['row']])
    expect(target.asked[0]).toEqual(expect.arrayContaining(['ab', '171']))
    expect(joiner.held).toBe(0)
  })

  test('is asked one question at a time under a flood, however many receipts come', async () => {
    const { joiner, target } = stage()
    const first = Promise.withResolvers<void>()
    target.answerStore = () => first.promise
    for (let id = 0; id < 1000; id++) joiner.arrive(receiptFor(`z${id}`))
    await answered()
    expect(target.asked).toHaveLength(1)
    first.resolve()
    await expect.poll(() => target.asked.length).toBeGreaterThan(4)
    await answered()
    expect(target.asked.length).toBeLessThanOrEqual(10)
    // Each id as it is, and its characters in hex.
    expect(new Set(target.asked.flat()).size).toBe(2000)
  })

  test('that finds nothing leaves the receipt held, and its response may still come', async () => {
    const { joiner, link, target } = stage()
    joiner.arrive(receiptFor('5'))
    await answered()
    link.answered(part('a', '5'))
    expect(target.refs).toEqual(['a'])
  })
})

describe('bounds', () => {
  test('beyond what may be held, the oldest are orphans; none is dropped', async () => {
    const { joiner, orphans, target, link } = stage()
    const extra = 50
    for (let id = 0; id < maxHeld + extra; id++) joiner.arrive(receiptFor(`z${id}`))
    await answered()
    expect(joiner.held).toBe(maxHeld)
    expect(orphans).toEqual(Array.from({ length: extra }, (_, id) => `z${id}`))
    link.answered(part('last', `z${maxHeld + extra - 1}`))
    expect(target.refs).toEqual(['last'])
    joiner.close()
    expect([joiner.held, orphans.length]).toEqual([0, maxHeld + extra - 1])
  })

  test('the index keeps the newest ids, and of one id the newest parts', () => {
    const index = new MessageIdIndex<string>()
    for (let number = 0; number < 100; number++) index.add(part(`alike${number}`, '0'))
    expect(index.find(['0']).map(({ ref }) => ref)).toEqual(
      Array.from({ length: keptAlike }, (_, at) => `alike${100 - keptAlike + at}`),
    )
    for (let number = 1; number <= keptIds; number++) index.add(part(`p${number}`, `z${number}`))
    expect(index.find(['0'])).toEqual([])
    expect(index.find(['z1']).map(({ ref }) => ref)).toEqual(['p1'])
    // One that is given again is new again.
    index.add(part('again', 'z1'))
    index.add(part('next', 'another'))
    expect(index.find(['z1']).map(({ ref }) => ref)).toEqual(['p1', 'again'])
    expect(index.find(['z2'])).toEqual([])
  })

  test('a target’s parts go when it forgets them, and those of others stay', () => {
    const { joiner, target, link } = stage()
    const other = new Target()
    const otherLink = joiner.register(other)
    link.answered(part('a', '1'))
    otherLink.answered(part('b', '2'))
    link.forget()
    joiner.arrive(receiptFor('1'))
    joiner.arrive(receiptFor('2'))
    expect([target.refs, other.refs, joiner.held]).toEqual([[], ['b'], 1])
  })
})

describe('a joiner that holds all', () => {
  test('joins none before it is closed, then each to the best of all ids, in the order they came', () => {
    const { joiner, target, link, orphans, clock } = stage({ holdsAll: true })
    joiner.arrive(receiptFor('other'))
    joiner.arrive(receiptFor('10'))
    link.answered(part('base', '16'))
    link.answered(part('same', '10'))
    clock.turn(holdMs * 2)
    expect([target.refs, orphans]).toEqual([[], []])
    joiner.close()
    expect([target.refs, orphans]).toEqual([['same'], ['other']])
    joiner.arrive(receiptFor('16'))
    joiner.arrive(receiptFor('stranger'))
    expect([target.refs, orphans, joiner.held]).toEqual([['same', 'base'], ['other', 'stranger'], 0])
  })
})
