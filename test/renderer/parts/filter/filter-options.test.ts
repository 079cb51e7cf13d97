import { describe, expect, test } from 'vitest'
import {
  faultOf,
  isFieldBegun,
  isSearch,
  isUnfinished,
} from '../../../../renderer/parts/filter/filter-fault.ts'
import { filterOptions, isTakenByTab } from '../../../../renderer/parts/filter/filter-options.ts'
import { quickFilters } from '../../../../renderer/screens/inspector/quick-filters.ts'
import { compileFilter } from '../../../../shared/filter/compile-filter.ts'

const options = (text: string, history: readonly string[] = []) =>
  filterOptions({ text, caret: text.length }, [], history, 'ru')

describe('what the field offers', () => {
  test('of an empty one the filters of before, then fields; else what may come', () => {
    expect(options('', ['status != 0'])[0]).toMatchObject({ kind: 'history', text: 'status != 0', caret: 11 })
    expect(options('  ', [])[0]).toMatchObject({ kind: 'field', label: 'command', meaning: 'команда' })
    expect(options('sta', ['status != 0'])[0]).toMatchObject({ kind: 'field', text: 'status ', caret: 7 })
  })

  test.each([
    ['sta', true],
    ['status ', true],
    ['status == ', true],
    ['status == ESME_ROK ', false],
    ['status == ESME_ROK an', true],
    ['', false],
  ])('Tab after %j takes the first: %s', (text, isTaken) => {
    expect(isTakenByTab(options(text)[0], text, text.length)).toBe(isTaken)
  })
})

test.each([
  ['status', null],
  ['status =', true],
  ['status == ESME_RTHR', true],
  ['from == "al', true],
  ['(status', true],
  ['status == ESME_RTHR and to', false],
  ['statu == 0', false],
])('%s is refused, or only unfinished: %s', (text, isOpen) => {
  const fault = faultOf(text)
  expect(fault === null ? null : isUnfinished(fault, text)).toBe(isOpen)
})

test.each([
  ['7916', true, false],
  ['', true, false],
  ['7916 submit', true, false],
  ['stat', false, true],
  ['sta', true, true],
  ['7916 comm', true, true],
  ['status == 0', false, false],
  ['"sta', false, false],
])('%j is words: %s, a field may come of it: %s', (text, isWords, isBegun) => {
  expect(isSearch(text)).toBe(isWords)
  expect(isFieldBegun(text)).toBe(isBegun)
})

test('filters at hand can be read, whatever the session is called', () => {
  for (const name of ['prod', 'My "bank" and\\co', 'и or', ''])
    for (const { text } of quickFilters(name)) expect(compileFilter(text ?? '', 0)).toHaveProperty('matches')
  expect(quickFilters(null).map(({ text }) => text === null)).toEqual([false, false, true, false])
})
