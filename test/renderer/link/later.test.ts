import { expect, test } from 'vitest'
import { later } from '../../../renderer/link/later.ts'
import { ContractError } from '../../../shared/contract/client.ts'

test('one fetch serves all who ask, and its listeners hear of it', async () => {
  let fetches = 0
  const part = later(async () => {
    fetches += 1
    return 'here'
  })
  let heard = 0
  const stop = part.subscribe(() => {
    heard += 1
  })
  expect(part.peek()).toBeNull()
  expect(await Promise.all([part.load(), part.load()])).toEqual(['here', 'here'])
  expect(await part.load()).toBe('here')
  expect([part.peek(), fetches, heard]).toEqual(['here', 1, 1])
  stop()
})

// As Chromium, Firefox, Safari and the build's own helper say it.
test.each([
  'Failed to fetch dynamically imported module: http://127.0.0.1/assets/late.js',
  'error loading dynamically imported module: http://127.0.0.1/assets/late.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/late.css',
])('%s: the host did not give it, and who asks next has it fetched anew', async (message) => {
  let isGone = true
  const part = later(async () => {
    if (isGone) throw new TypeError(message)
    return 'here'
  })
  await expect(part.load()).rejects.toEqual(new ContractError(null))
  expect(part.peek()).toBeNull()
  isGone = false
  expect(await part.load()).toBe('here')
})

test('a defect in what was fetched stays what it is', async () => {
  const defect = new TypeError('x is not a function')
  await expect(later(() => Promise.reject(defect)).load()).rejects.toBe(defect)
})
