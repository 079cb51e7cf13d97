import { expect, test } from 'vitest'
import { Turns } from '../../../electron/checks/turns.ts'

test('so many work at once, the others in their order, and those stopped meanwhile not at all', async () => {
  const turns = new Turns(2)
  const began: number[] = []
  const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>())
  const stops = gates.map(() => new AbortController())
  const runs = gates.map(({ promise }, index) =>
    turns.run(
      async () => {
        began.push(index)
        await promise
        if (index === 1) throw new Error('its work failed')
      },
      (stops[index] ?? new AbortController()).signal,
    ),
  )
  const ends = Promise.allSettled(runs)
  expect(began).toEqual([0, 1])
  stops[3]?.abort()
  gates[1]?.resolve()
  await expect(runs[1]).rejects.toThrow('its work failed')
  expect(began).toEqual([0, 1, 2])
  for (const { resolve } of gates) resolve()
  await ends
  expect(began).toEqual([0, 1, 2, 4, 5])
})
