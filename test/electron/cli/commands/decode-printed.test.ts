import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runHere } from '../cli-in-process.ts'

const vector = (name: string) => new URL(`../../../vectors/decode-printed.${name}`, import.meta.url)

/** Keys, their order and what is left out are a promise to scripts; `vitest -u` takes over words that were changed. */
test('decode --json prints a sample of every command and note octet for octet', async () => {
  const input = readFileSync(vector('hex'), 'utf8')
  const { stdout, stderr } = await runHere(['decode', '--json', '--lang', 'en', '-'], { input })
  expect(stderr).toBe('')
  await expect(stdout).toMatchFileSnapshot(vector('jsonl').pathname)
})
