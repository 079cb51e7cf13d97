import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../../electron/setup.mjs'
import { builtFile } from '../support/built.ts'
import { firstScripts } from '../support/first-scripts.ts'

let folder: string
let first: ReadonlyMap<string, Buffer>

beforeAll(() => {
  folder = builtFile('renderer')
  first = firstScripts(folder)
})

/** The longest run of plain letters within quotes, which is the same in a bundle. */
function sampleOf(source: string): string {
  const quoted = readFileSync(join(root, source), 'utf8').match(/(['"`])[^'"`\n]*\1/g) ?? []
  const runs = quoted.flatMap((one) => one.match(/[a-zA-Zа-яё ,.:-]{20,}/g) ?? [])
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}

// A store that the entry starts brings along whatever it imports: a line more, and a table stands in the way of every start.
test.each([
  'shared/faults/fault-table.ts',
  'shared/faults/problem-table.ts',
  'shared/codes/reason-table.ts',
  'shared/codes/status-knowledge.ts',
  'shared/profiles/providers/sinch.json',
  'shared/inspect/note-table.ts',
  'shared/filter/filter-fault-table.ts',
  'shared/filter/field-meaning-table.ts',
  'shared/message/intent-field-table.ts',
  'shared/simulator/receipt-table.ts',
  'renderer/locales/en/composer.ts',
  'renderer/locales/ru/common.ts',
  'node_modules/zod/v4/locales/en.js',
])('nothing is drawn later for %s', (source) => {
  const sample = sampleOf(source)
  expect(sample).not.toBe('')
  const holds = (file: string) => readFileSync(join(folder, file), 'utf8').includes(sample)
  const scripts = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.js'))
  // Else it would be looked for in vain.
  expect(scripts.filter((file) => holds(join('assets', file)))).not.toEqual([])
  expect([...first.keys()].filter(holds)).toEqual([])
})

// React, MUI and i18next are three quarters of it. The bar is 200 kB.
test('the entry with all that it imports is small', () => {
  const octets = [...first.values()].map((script) => gzipSync(script, { level: 9 }).length)
  expect(octets.length).toBeGreaterThan(2)
  expect(octets.reduce((sum, one) => sum + one, 0)).toBeLessThan(200_000)
})
