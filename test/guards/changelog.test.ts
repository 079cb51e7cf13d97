import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newsOf, readChangelog, released } from '../../electron/build/changelog.ts'
import { readVersion } from '../../electron/places.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { itemsOf } from '../../renderer/screens/settings/news-items.tsx'

const text = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8')

test('the changelog reads, and has what is new in this version', () => {
  const sections = readChangelog(text)
  const news = newsOf(text, packageJson.version)
  expect(news).not.toBeNull()
  // Items of one level with what goes on below them: what the window can show.
  for (const section of sections) {
    const odd = section.text.split('\n').filter((line) => !/^(?:- \S| {2,}\S|$|### \S|[A-Z])/.test(line))
    expect(odd, section.title).toEqual([])
  }
  expect(itemsOf(news?.text ?? '').length).toBeGreaterThan(0)
})

test('package.json is the one place of the version', () => {
  expect(readVersion()).toBe(packageJson.version)
  expect(packageJson.scripts.version).toContain('electron/build/changelog.ts --release')
})

test('what is unreleased becomes the section of a version, once', () => {
  const before = '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0\n\n- First.\n'
  const after = released(before, '0.2.0', '2026-12-01')
  expect(after).toBe('# Changelog\n\n## 0.2.0 · 2026-12-01\n\n- New.\n\n## 0.1.0\n\n- First.\n')
  expect(newsOf(before, '0.2.0')).toMatchObject({ title: 'Unreleased', text: '- New.' })
  expect(newsOf(after, '0.2.0')).toMatchObject({ day: '2026-12-01', text: '- New.' })
  expect(newsOf(after, '0.3.0')).toBeNull()
  expect(() => released(after, '0.3.0', '2026-12-01')).toThrow(/nothing unreleased/)
  expect(() => released(before, '0.1.0', '2026-12-01')).toThrow(/already/)
})

test.each([
  ['# C\n\n## Soon\n\n- x\n', /neither/],
  ['# C\n\n## Unreleased\n\n## 0.1.0\n\n- x\n', /empty/],
  ['# C\n\n## 0.1.0\n\n- x\n\n## 0.1.0\n\n- y\n', /twice/],
  ['# C\n\n## 0.1.0\n\n- x\n\n## Unreleased\n\n- y\n', /first/],
])('refuses %j', (wrong, why) => {
  expect(() => readChangelog(wrong)).toThrow(why)
})

test('an item that goes on over lines is one', () => {
  expect(itemsOf('- One\n  goes on.\n- Two.\n')).toEqual(['One goes on.', 'Two.'])
})
