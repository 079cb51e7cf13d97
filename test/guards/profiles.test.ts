import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtInIds, fullProfile, profileIndex } from '../../electron/build/profile-files.ts'
import { builtInProfiles } from '../../shared/profiles/built-in-profiles.ts'

const folder = join(import.meta.dirname, '..', '..', 'shared', 'profiles')
const ids = builtInIds()

test('the index of profiles is what npm run fix writes', () => {
  expect(ids.length).toBeGreaterThan(0)
  expect(readFileSync(join(folder, 'built-in-profiles.ts'), 'utf8')).toBe(profileIndex(ids))
  expect(builtInProfiles.map(({ id }) => id)).toEqual(ids)
})

describe.each(ids)('%s.json', (id) => {
  const text = readFileSync(join(folder, 'providers', `${id}.json`), 'utf8')

  test('is what the schema makes of it: nothing wrong, nothing left out', () => {
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(fullProfile(id, text))))
  })

  test('names sisters that there are, and every source is used', () => {
    const profile = builtInProfiles.find((one) => one.id === id)
    for (const sister of profile?.related ?? []) expect(ids).toContain(sister)
    for (const source of Object.keys(profile?.sources ?? {})) expect(text).toContain(`"source": "${source}"`)
  })

  test('borrows tables that have rows', () => {
    for (const table of Object.values(builtInProfiles.find((one) => one.id === id)?.codes ?? {})) {
      if (table === null || table === undefined) continue
      const lender = builtInProfiles.find((one) => one.id === table.rowsOf)
      const lent = table.rowsOf === undefined ? table.rows : (lender?.codes.receiptErr?.rows ?? [])
      expect(lent.length).toBeGreaterThan(0)
    }
  })

  test('says everything in both languages', () => {
    for (const [path, en, ru] of sentencesIn(JSON.parse(text))) {
      expect([path, en]).toEqual([path, expect.not.stringMatching(/\p{Script=Cyrillic}|^$/u)])
      expect([path, ru]).not.toEqual([path, ''])
      // Names and what a page is called stay as they are; a sentence has a full stop or several words.
      if (/[a-z] [a-z]+ [a-z]/.test(en) && !path.endsWith('.title')) {
        expect([path, ru]).toEqual([path, expect.stringMatching(/\p{Script=Cyrillic}/u)])
      }
    }
  })
})

/** Each text of both languages with its place. */
function sentencesIn(value: unknown, path = ''): (readonly [path: string, en: string, ru: string])[] {
  if (value === null || typeof value !== 'object') return []
  const both = value as { readonly en?: unknown; readonly ru?: unknown }
  if (typeof both.en === 'string' && typeof both.ru === 'string') return [[path, both.en, both.ru]]
  return Object.entries(value).flatMap(([key, inner]) => sentencesIn(inner, `${path}.${key}`))
}
