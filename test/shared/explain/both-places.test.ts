import { expect, test } from 'vitest'
import { reasonTable } from '../../../shared/codes/reason-table.ts'
import { statusKnowledge } from '../../../shared/codes/status-knowledge.ts'
import { explain } from '../../../shared/explain/explain.ts'
import { catalogue } from '../../support/catalogue.ts'

/** Where an advice sends its reader in the window. */
const inWindow = /\binspector\b|\bInspect\b|\bclick\b|инспектор|«Трафик|нажмите/i
const inTerminal = /terminal|терминал/i

test('an advice that names the window names the way in a terminal too', () => {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const language of ['en', 'ru'] as const)
    for (const code of [0x1400, 0x0423, 0x0401]) collect(explain(catalogue, { code, language }))
  collect([reasonTable, statusKnowledge])
  const named = texts.filter((text) => inWindow.test(text))
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((text) => !inTerminal.test(text))).toEqual([])
})
