import { expect, test } from 'vitest'
import { columnIndex, columnNames } from '../../../shared/bulk/column-names.ts'
import {
  guessDelimiter,
  guessDestination,
  guessText,
  looksLikeHeader,
} from '../../../shared/bulk/guess-columns.ts'

test('finds the column that a name means, whatever its letter case and the blanks around it', () => {
  expect(columnIndex(['Code', ' Order # '], 'order #')).toBe(1)
  expect(columnIndex(['Code'], 'name')).toBe(-1)
})

test('names columns without a heading by their place and tells repeated ones apart', () => {
  expect(columnNames(null, 2)).toEqual(['column1', 'column2'])
  expect(columnNames(['To', '', 'to'], 4)).toEqual(['To', 'column2', 'to 2', 'column4'])
})

test('finds the column of numbers by heading and by looks', () => {
  expect(guessDestination(['name', 'a'], [['Ann', '+79161234567']])).toBe(1)
  expect(guessDestination(['Имя', 'Телефон'], [])).toBe(1)
  expect(guessText(['to', 'Текст'])).toBe(1)
  expect(guessText(['to', 'name'])).toBeNull()
})

test('tells a heading from a first row', () => {
  expect(looksLikeHeader([['to', 'text']])).toBe(true)
  expect(looksLikeHeader([['79161234567', 'Hi']])).toBe(false)
})

test('finds the delimiter outside quotes', () => {
  expect(guessDelimiter('"a,b,c";d;e')).toBe(';')
  expect(guessDelimiter('a\tb')).toBe('\t')
  expect(guessDelimiter('one')).toBe(',')
})
