import { expect, test } from 'vitest'
import {
  guessDelimiter,
  guessDestination,
  guessText,
  looksLikeHeader,
} from '../../../shared/bulk/guess-columns.ts'
import { columnNames, fillTemplate, templateNames } from '../../../shared/bulk/template.ts'

test('names each variable once, whatever its case and spaces', () => {
  expect(templateNames('{{Name}}, {{ name }} and {{code}} but not {x}')).toEqual(['name', 'code'])
})

test('fills a template from the columns of the same name', () => {
  const filled = fillTemplate('Dear {{ NAME }}, code {{code}}', ['Code', 'Name'], ['7', 'Иван'])
  expect(filled).toEqual({ text: 'Dear Иван, code 7', missing: [] })
})

test('tells which values are missing: no such column, or an empty cell', () => {
  expect(fillTemplate('{{a}}{{b}}', ['a'], ['']).missing).toEqual(['a', 'b'])
})

test('puts cells in as they are, even when they look like variables', () => {
  expect(fillTemplate('{{a}}', ['a', 'b'], ['{{b}} $& $1', 'secret']).text).toBe('{{b}} $& $1')
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
