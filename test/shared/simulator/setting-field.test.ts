import { describe, expect, test } from 'vitest'
import { actionSchema } from '../../../shared/simulator/action-table.ts'
import { conditionTable } from '../../../shared/simulator/condition-table.ts'
import { initialOf, initialVariant, settingField } from '../../../shared/simulator/setting-field.ts'

describe('every condition', () => {
  test.each(Object.entries(conditionTable))(
    '%s has an editor, and begins as a value that fits',
    (_key, row) => {
      const field = settingField(row.schema)
      const begins = row.example ?? initialOf(field)
      // Lists begin empty where nobody can guess what stands in them.
      if (!Array.isArray(begins) || begins.length > 0) expect(row.schema.safeParse(begins).success).toBe(true)
    },
  )
})

describe('every action', () => {
  const field = settingField(actionSchema)
  const variants = field.kind === 'variants' ? field.variants : []

  test.each(variants)('$value has words and begins as an action that fits', (variant) => {
    expect(variant.title.ru).not.toBe(variant.value)
    expect(actionSchema.safeParse(initialVariant('kind', variant)).error?.issues ?? []).toEqual([])
  })

  test('is among them', () => {
    expect(variants.length).toBeGreaterThanOrEqual(14)
    expect(variants.map(({ value }) => value)).toContain('malformed')
  })

  test('names each of its settings in both languages', () => {
    for (const { settings } of variants) {
      for (const { title } of settings) expect(title.en !== '' && title.ru !== '').toBe(true)
    }
  })
})

test('a delay is one of its shapes, each with its own numbers and units', () => {
  const field = settingField(actionSchema)
  const delay = field.kind === 'variants' ? field.variants.find(({ value }) => value === 'delay') : undefined
  const shape = delay?.settings[0]?.field
  expect(shape?.kind === 'variants' && shape.variants.map(({ value }) => value)).toEqual([
    'fixed',
    'uniform',
    'normal',
    'exponential',
    'spikes',
  ])
  const ms = shape?.kind === 'variants' ? shape.variants[0]?.settings[0]?.field : undefined
  expect(ms).toEqual({
    kind: 'number',
    bounds: { min: 0, max: 600_000, isWhole: false },
    unit: { en: 'ms', ru: 'мс' },
  })
})
