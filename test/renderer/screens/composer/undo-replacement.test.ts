import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutReplacement } from '../../../../renderer/screens/composer/undo-replacement.ts'
import { replaceCharacters } from '../../../../shared/text/replacement-table.ts'
import { transliterate } from '../../../../shared/text/transliterate.ts'

test('takes the replacement back and keeps what was typed since', () => {
  const before = 'Don’t do it — ever'
  const written = replaceCharacters(before)
  expect(withoutReplacement(before, replaceCharacters, written)).toBe(before)
  expect(withoutReplacement(before, replaceCharacters, `${written} and more words`)).toBe(
    `${before} and more words`,
  )
  expect(withoutReplacement(before, replaceCharacters, written.replace('do', 'ever do'))).toBe(
    before.replace('do', 'ever do'),
  )
  expect(withoutReplacement('Ваш код', transliterate, 'Vash kod: 12')).toBe('Ваш код: 12')
})

test('any text, any place: what was typed is there, and around it what was before', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Ж', '“', '—', '€', 'щ', '😀', ' ') })
  fc.assert(
    fc.property(text, text, fc.nat(), (before, typed, at) => {
      for (const write of [replaceCharacters, transliterate]) {
        const written = write(before)
        const place = at % (written.length + 1)
        const current = written.slice(0, place) + typed + written.slice(place)
        const undone = withoutReplacement(before, write, current)
        // A capital letter is written by its neighbours.
        expect(write(undone).toLowerCase()).toBe(write(current).toLowerCase())
        if (typed === '') expect(undone).toBe(before)
        if (place === written.length) expect(undone).toBe(before + typed)
      }
    }),
  )
})
