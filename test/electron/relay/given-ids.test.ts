import type { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type GivenId, GivenIds } from '../../../electron/relay/given-ids.ts'
import { IdIndex } from '../../../electron/relay/id-index.ts'
import { openKept } from '../../../electron/relay/kept-file.ts'
import { transact } from '../../../electron/storage/transact.ts'
import { canonicalId } from '../../../shared/receipts/id-rules.ts'
import { testFolder } from '../../support/temporary-folder.ts'

function emptyIds(most = 1_000): { readonly database: DatabaseSync; readonly ids: GivenIds } {
  const { database } = openKept(null)
  return { database, ids: new GivenIds(database, most) }
}

function write(database: DatabaseSync, ids: GivenIds, given: readonly GivenId[], at = 0): void {
  for (const one of given) ids.add(one)
  transact(database, () => ids.write(at))
}

const givenId = fc.record({
  messageId: fc.oneof(
    fc.constantFrom('1', '01', '0x1', 'AB', 'ab', '00ab', '"', '\u0000', 'é'),
    fc.string({ minLength: 1, maxLength: 65 }),
  ),
  account: fc.constantFrom('shop', 'bank'),
  destination: fc.constantFrom('', '+49170', '4917012'),
})

test('finds the newest eight that a spelling may mean, the newest first, also from a table that was read again', () => {
  fc.assert(
    fc.property(fc.array(fc.array(givenId, { maxLength: 200 }), { maxLength: 6 }), (turns) => {
      const { database, ids } = emptyIds(10_000)
      for (const given of turns) write(database, ids, given)
      const again = new GivenIds(database, 10_000)
      const all = turns.flat()
      for (const canonical of new Set(all.map(({ messageId }) => canonicalId(messageId)))) {
        const alike = all.filter(({ messageId }) => canonicalId(messageId) === canonical)
        const newest = alike.reverse().slice(0, 8)
        expect(ids.alike(canonical)).toEqual(newest)
        expect(again.alike(canonical)).toEqual(newest)
      }
      expect(ids.alike('never given')).toEqual([])
      database.close()
    }),
    { numRuns: 40 },
  )
})

test('what a failed transaction had written is not known, and its row number may be taken again', () => {
  const { database, ids } = emptyIds()
  const [lost, kept] = ['lost', 'kept'].map((messageId) => ({ messageId, account: 'shop', destination: '' }))
  expect(() =>
    transact(database, () => {
      ids.add(lost!)
      ids.write(0)
      throw new Error('the disk is full')
    }),
  ).toThrow('the disk is full')
  ids.rolledBack()
  expect(ids.alike('lost')).toEqual([])
  write(database, ids, [kept!])
  expect(ids.alike('lost')).toEqual([])
  expect(ids.alike('kept')).toEqual([kept])
})

test('keeps the newest, and none that were given before the oldest that counts', () => {
  const { database, ids } = emptyIds(100)
  const given = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      messageId: `id-${from + at}`,
      account: 'shop',
      destination: '',
    }))
  for (let from = 0; from < 1_000; from += 10) write(database, ids, given(from, 10), from)
  expect(ids.isSweepDue).toBe(true)
  ids.sweep(0)
  expect(ids.isSweepDue).toBe(false)
  expect(ids.alike('id-899')).toEqual([])
  expect(ids.alike('id-900')).toHaveLength(1)
  expect(database.prepare('SELECT sum(many) AS many FROM given').get()).toEqual({ many: 100 })
  ids.sweep(950)
  expect(ids.alike('id-949')).toEqual([])
  expect(ids.alike('id-950')).toHaveLength(1)
  ids.sweep(10_000)
  expect(ids.alike('id-999')).toEqual([])
  write(database, ids, given(0, 3))
  expect(ids.alike('id-2')).toHaveLength(1)
})

test('ids of a file in its form before this one are known', () => {
  const path = `${testFolder()}/relay.db`
  const { database } = openKept(path)
  database.exec(
    `DROP TABLE given;
     CREATE TABLE ids (id INTEGER PRIMARY KEY, canonical TEXT, message_id TEXT, account TEXT, destination TEXT, at REAL);
     INSERT INTO ids VALUES (1, 'ab', '0xAB', 'shop', '49170', 5), (2, 'ab', 'AB', 'bank', '', 6);
     PRAGMA user_version = 2`,
  )
  database.close()
  const again = openKept(path)
  expect(again.kept).not.toBe(null)
  expect(new GivenIds(again.database, 100).alike('ab')).toEqual([
    { messageId: 'AB', account: 'bank', destination: '' },
    { messageId: '0xAB', account: 'shop', destination: '49170' },
  ])
  again.database.close()
})

test.each(['', 'null', '{}', '[1, 2, 3]', '["a"', '["a", "b"]'])('a row of %j holds no ids', (row) => {
  const { database } = openKept(null)
  database.prepare('INSERT INTO given (at, many, ids) VALUES (0, 1, ?)').run(row)
  const ids = new GivenIds(database, 100)
  expect(ids.alike('a')).toEqual([])
})

test('an index holds as many places as it was made for, and gives the newest first', () => {
  const index = new IdIndex(16)
  for (let place = 1; place <= 40; place++) index.add(place % 2 === 0 ? 'even' : 'odd', place)
  expect([...index.places('even')]).toEqual([40, 38, 36, 34, 32, 30, 28, 26])
  expect([...index.places('odd')]).toEqual([39, 37, 35, 33, 31, 29, 27, 25])
  expect([...index.places('neither')]).toEqual([])
})
