import { expect, test } from 'vitest'
import { encodeGsm7, outsideGsm } from '../../../shared/text/gsm7.ts'
import { replaceCharacters, suggestReplacement } from '../../../shared/text/replacement-table.ts'
import { isCyrillic, transliterate } from '../../../shared/text/transliterate.ts'

test('every replacement is inside GSM 7-bit and stands for a character that is not', () => {
  for (let unit = 0; unit < 0x10000; unit++) {
    const character = String.fromCharCode(unit)
    const replacement = suggestReplacement(character)
    if (replacement === undefined) continue
    expect(encodeGsm7(replacement), character).not.toBeNull()
    expect(outsideGsm(character), `U+${unit.toString(16)}`).toHaveLength(1)
  }
})

test('replaces the characters asked for and leaves the others as typed', () => {
  expect(replaceCharacters('\u00ABHi\u00BB \u2014 \u2026')).toBe('"Hi" - ...')
  expect(replaceCharacters('\u00ABHi\u00BB \u2014 \u2026', ['\u2014'])).toBe('\u00ABHi\u00BB - \u2026')
  expect(replaceCharacters('\u0416\uD83D\uDE00')).toBe('\u0416\uD83D\uDE00')
})

test('writes Cyrillic in Latin letters, keeping the case of the word', () => {
  expect(transliterate('Ваш код 4417')).toBe('Vash kod 4417')
  expect(transliterate('Щука ЩУКА Щ')).toBe('Shchuka SHCHUKA Shch')
  expect(transliterate('Объявление: Київ, Ўсход')).toBe('Obyavlenie: Kiyiv, Wskhod')
  expect(isCyrillic('Я') && !isCyrillic('R')).toBe(true)
})

test('leaves no Russian, Ukrainian or Belarusian letter outside GSM 7-bit', () => {
  const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєіїў'
  expect(outsideGsm(transliterate(letters + letters.toUpperCase()))).toEqual([])
})
