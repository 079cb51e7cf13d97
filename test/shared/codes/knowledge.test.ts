import { describe, expect, test } from 'vitest'
import type { Knowledge } from '../../../shared/codes/knowledge.ts'
import { reasonTable } from '../../../shared/codes/reason-table.ts'
import { statusByPdu } from '../../../shared/codes/status-by-pdu.ts'
import { statusKnowledge } from '../../../shared/codes/status-knowledge.ts'
import { codeEntries } from '../../../shared/explain/code-entries.ts'
import { rowKnowledge } from '../../../shared/profiles/catalogue.ts'
import { messageStateTable } from '../../../shared/receipts/stat-table.ts'
import { statusTable } from '../../../shared/smpp/status-table.ts'
import { catalogue } from '../../support/catalogue.ts'

const entries = codeEntries(catalogue)
const cyrillic = /\p{Script=Cyrillic}/u

function expectBilingual(knowledge: Omit<Knowledge, 'retry'>): void {
  for (const words of [knowledge.title, knowledge.advice, knowledge.meaning]) {
    expect(words.en.trim()).not.toBe('')
    expect(words.en).not.toMatch(cyrillic)
    expect(words.ru).toMatch(cyrillic)
  }
  for (const list of [knowledge.causes, knowledge.next]) {
    expect(list.ru).toHaveLength(list.en.length)
    expect(list.en.length).toBeGreaterThan(0)
    for (const line of list.ru) expect(line).toMatch(cyrillic)
    for (const line of list.en) {
      expect(line.trim()).not.toBe('')
      expect(line).not.toMatch(cyrillic)
    }
  }
  expect(knowledge.meaning.en).toMatch(/\.$/)
  expect(knowledge.meaning.ru).toMatch(/\.$/)
  expect(knowledge.title.en).not.toMatch(/\.$/)
}

describe('what is known about codes', () => {
  test('explains all 67 statuses in both languages', () => {
    expect(Object.keys(statusKnowledge)).toHaveLength(67)
    for (const { name } of statusTable) expectBilingual(statusKnowledge[name])
  })

  test('explains in both languages what a status means in one kind of response', () => {
    for (const rows of Object.values(statusByPdu)) for (const row of Object.values(rows)) expectBilingual(row)
  })

  test('explains every reason and every entry in both languages', () => {
    for (const reason of Object.values(reasonTable)) expectBilingual(reason)
    for (const { knowledge } of entries) expectBilingual(knowledge)
  })

  test('covers every message state, as a number and as the word of a receipt', () => {
    for (const { value, stat } of messageStateTable) {
      expect(entries.some((entry) => entry.field === 'message_state' && entry.value === value)).toBe(true)
      expect(entries.some((entry) => entry.field === 'receipt_stat' && entry.text === stat)).toBe(true)
    }
  })

  test('gives each entry an id of its own and a source', () => {
    const ids = entries.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { source } of entries) expect(source.en.length && source.ru.length).toBeGreaterThan(0)
  })

  test('names an address for every table of a provider but those read where there is none', () => {
    const owned = entries.filter(({ owner }) => owner !== null)
    expect(owned.length).toBeGreaterThan(0)
    for (const { owner, url, source } of owned) {
      if (owner?.id === 'ru-gateway-8056') expect([url, source.en]).toEqual([null, 'gateway page, port 8056'])
      // Read in the code of an integration that names no page.
      else if (owner?.id === 'tmsms') expect(url).toBeNull()
      else expect([url, source.ru]).toEqual([expect.stringMatching(/^https?:\/\//), url])
    }
  })

  test('has no knowledge of its own for rows that repeat the standard', () => {
    expect(rowKnowledge({ code: '0x00000001', reason: 'as-specified' })).toBeUndefined()
  })
})
