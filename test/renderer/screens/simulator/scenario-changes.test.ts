import { expect, test } from 'vitest'
import { defaultSimulatorConfig } from '../../../../electron/smsc/default-config.ts'
import { scenarioOf, scenariosOf } from '../../../../electron/smsc/scenarios/all-scenarios.ts'
import { scenarioConfig } from '../../../../electron/smsc/scenarios/scenario.ts'
import { scenarioChanges } from '../../../../renderer/screens/simulator/scenario-changes.ts'
import { catalogue } from '../../../support/catalogue.ts'

const fresh = defaultSimulatorConfig(catalogue)
const words = { binds: 'binds', rate: 'parts a second', window: 'window', rights: 'rights' }
const english = { catalogue, language: 'en', words } as const

function changesOf(id: string, language: 'en' | 'ru' = 'en') {
  const config = scenarioConfig(catalogue, scenarioOf(catalogue, id).settings, fresh)
  return scenarioChanges(fresh, config, { catalogue, language, words })
}

test('nothing is said where nothing changes', () => {
  expect(scenarioChanges(fresh, fresh, english)).toEqual({ settings: [], added: [], gone: [] })
})

test('says which settings change, from what to what', () => {
  const { settings } = changesOf('throttling')
  expect(settings).toContainEqual({ setting: 'pressure', from: '∞ · ∞ · off', to: '10 · 500 · measured' })
  expect(settings.map(({ setting }) => setting)).toEqual(['profile', 'receipt', 'pressure'])
})

test('says which rows come and go, with what draws them, in the reader’s language', () => {
  const { added, gone } = changesOf('rebased-ids')
  expect(added).toContain('the id with leading zeros — the destination begins with one of 999')
  expect(gone.some((row) => row.includes('casino'))).toBe(true)
  expect(changesOf('rebased-ids', 'ru').added).toContain(
    'id с нулями в начале — номер получателя начинается с 999',
  )
})

test('every scenario changes something, and says so in words', () => {
  for (const { id } of scenariosOf(catalogue)) {
    const { settings, added, gone } = changesOf(id)
    const said = [...added, ...gone, ...settings.map(({ to }) => to)]
    if (id !== 'ru-gateway-8056') expect(settings.length + added.length + gone.length, id).toBeGreaterThan(0)
    for (const text of said) expect(text, id).not.toMatch(/undefined|\[object/)
  }
})
