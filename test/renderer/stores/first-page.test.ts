import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstPage } from '../../../renderer/stores/first-page.ts'
import { captureRow } from '../capture-row.ts'

/** A capture of these PDUs that answers pages as the engine does, and counts the questions. */
function capture(found: readonly number[], limit: number) {
  const questions: number[] = []
  const ask = async (before: number) => {
    questions.push(before)
    const below = found.filter((seq) => seq < before)
    const rows = below
      .slice(-limit)
      .reverse()
      .map((seq) => captureRow({ seq }))
    return { rows, more: below.length > limit }
  }
  return { ask, questions }
}

const seqs = (page: { rows: readonly { seq: number }[] }) => page.rows.map(({ seq }) => seq)

test('without a filter one question brings the first PDUs', async () => {
  const all = Array.from({ length: 100_000 }, (_, index) => 5001 + index)
  const { ask, questions } = capture(all, 500)
  const page = await firstPage(ask, { first: 5001, last: 105_000 }, 500)
  expect(seqs(page).at(-1)).toBe(5001)
  expect(page.rows).toHaveLength(500)
  expect(questions).toHaveLength(1)
})

test('the first that a filter finds is on the page, with few questions, wherever they lie and whatever is known', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 200_000 }), { maxLength: 3000 }),
      fc.integer({ min: 1, max: 200_000 }),
      async (some, guess) => {
        const found = some.toSorted((one, other) => one - other)
        const { ask, questions } = capture(found, 50)
        const page = await firstPage(ask, { first: guess, last: 200_000 }, 50)
        expect(seqs(page).at(-1)).toBe(found[0])
        expect(page.more).toBe(false)
        expect(questions.length).toBeLessThan(45)
      },
    ),
    { numRuns: 60 },
  )
})

test('a capture whose oldest PDUs leave meanwhile is not asked for ever', async () => {
  let asked = 0
  const page = await firstPage(
    async (before) => {
      asked += 1
      return { rows: asked % 2 === 0 ? [] : [captureRow({ seq: Math.max(1, before - 1) })], more: true }
    },
    { first: 1, last: 1_000_000 },
    500,
  )
  expect(page).toBeDefined()
  expect(asked).toBeLessThan(100)
})
