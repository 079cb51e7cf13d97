import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planSchemaPath, planSchemaText } from '../../../electron/build/plan-schema-file.ts'
import { root } from '../../../electron/setup.mjs'
import { keysAt, wordsAt } from '../../../shared/plan/plan-keys.ts'

test('the published schema is the one that plans are read by', () => {
  const published: unknown = JSON.parse(readFileSync(join(root, planSchemaPath), 'utf8'))
  expect(published).toEqual(JSON.parse(planSchemaText()))
})

test('knows the keys and words of every place', () => {
  expect(keysAt([])).toContain('checks')
  expect(keysAt(['checks', 0, 'steps', 3])).toContain('submit_sm')
  expect(keysAt(['checks', 0, 'steps', 3, 'submit_sm'])).toEqual(
    expect.arrayContaining(['destination_addr', 'text_file', 'tlvs', 'session']),
  )
  expect(keysAt(['checks', 0, 'steps', 3, 'expect', 'command_status'])).toContain('not_in')
  expect(wordsAt(['checks', 0, 'severity'])).toEqual(['must', 'should', 'info'])
  expect(keysAt(['vars', 'a'])).toEqual([])
})
