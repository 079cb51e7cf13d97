import { expect, test } from 'vitest'
import { planNameIn } from '../../../shared/plan/plan-name.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'

const nothing = { columns: null, variables: [] }
const codesOf = (text: string) => readPlan(text, nothing).problems.map(({ code }) => code)

// Each would take a minute and more where every key is compared with all others.
test.each([
  ['lines', Array.from({ length: 30_000 }, (_, at) => `k${at}: 1`).join('\n')],
  ['braces', `{${Array.from({ length: 30_000 }, (_, at) => `k${at}: 1`).join(',')}}`],
])('reads a mapping of 30,000 keys in %s', (_name, text) => {
  expect(new Set(codesOf(text))).toEqual(new Set(['missing-key', 'unknown-key']))
})

test('finds a key that is there twice, where the second stands', () => {
  const text = 'name: x\nchecks:\n  - name: a\n    steps: []\n    name: b\n'
  expect(readPlan(text, nothing).problems).toEqual([
    { code: 'yaml-key-twice', detail: { key: 'name' }, place: { start: 46, end: 50 } },
  ])
  expect(text.slice(46, 50)).toBe('name')
})

test.each([
  ['items', '- a\n'.repeat(50_000)],
  ['quotes that nothing closes', '"\n'.repeat(50_000)],
  ['items between brackets', `[${'a,'.repeat(50_000)}a]`],
])('refuses too many %s before they are parsed', (_name, text) => {
  expect(codesOf(text)).toEqual(['too-many'])
})

test.each([
  ['name: Mine\nchecks: []\n', 'Mine'],
  ['# a note\nname:  "Mine"  \r\n', 'Mine'],
  ["name: 'Mine", "'Mine"],
  ['checks:\n  - name: a\n', ''],
  ['name:\n', ''],
  [`name: a${' '.repeat(200_000)}b`, `a${' '.repeat(199)}`],
  ['\n'.repeat(200_000), ''],
])('finds the name in a text that is no plan: %#', (text, name) => {
  expect(planNameIn(text)).toBe(name)
})
