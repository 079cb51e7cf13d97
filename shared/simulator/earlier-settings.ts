import { z } from 'zod'
import type { Behaviour } from './behaviour.ts'
import { conditionsSchema, messageConditions, schemasOf } from './condition-table.ts'
import { defaultBehaviours } from './default-behaviours.ts'

/** The behaviours that 0.1.0 could switch as `rules`. */
const earlierRules = [
  'encoding',
  'text-limit',
  'registration',
  'forbidden-words',
  'blacklist',
  'balance',
  'tariff',
  'upstream-tariff',
  'transport',
  'repeat',
  'route',
  'by-address',
] as const

function settingOf<K extends keyof typeof messageConditions>(id: string, condition: K) {
  return { id, condition, schema: messageConditions[condition].schema }
}

/** The settings of 0.1.0 that are the value of a condition, and of which behaviour. */
const earlierValues = {
  acceptedDataCodings: settingOf('encoding', 'dataCodingNotIn'),
  textLimitOctets: settingOf('text-limit', 'octetsOver'),
  unregisteredSenders: settingOf('registration', 'sourceIs'),
  forbiddenWords: settingOf('forbidden-words', 'textContains'),
  blacklist: settingOf('blacklist', 'addressIs'),
  repeatWindow: settingOf('repeat', 'repeatWithin'),
  noRoutePrefixes: settingOf('route', 'destinationStarts'),
  noTariffPrefixes: settingOf('tariff', 'destinationStarts'),
  noUpstreamTariffPrefixes: settingOf('upstream-tariff', 'destinationStarts'),
  transportFailPrefixes: settingOf('transport', 'destinationStarts'),
}

/** The settings of 0.1.0 that are behaviours now. They are read wherever 0.1.0 wrote them, and written no more. */
export const earlierSettings = {
  ...schemasOf(earlierValues),
  rules: z.partialRecord(z.enum(earlierRules), z.boolean()),
  conformance: z
    .strictObject({
      state: z.enum(['refuse', 'note']),
      version: z.enum(['refuse', 'note']),
      requiredTlvs: z.boolean(),
    })
    .partial(),
}
const earlierSchema = z.object(earlierSettings).partial()
export type EarlierSettings = z.infer<typeof earlierSchema>

const originals: ReadonlyMap<string, Behaviour> = new Map(defaultBehaviours().map((row) => [row.id, row]))

/**
 * The behaviours with what earlier settings say of them. One that is no longer there comes back after the others when
 * it is switched on or given a value.
 */
export function withEarlier(behaviours: readonly Behaviour[], earlier: EarlierSettings): Behaviour[] {
  const rows = new Map(behaviours.map((row) => [row.id, row]))
  const change = (id: string, changed: (row: Behaviour) => Behaviour) => {
    const row = rows.get(id) ?? originals.get(id)
    if (row !== undefined) rows.set(id, changed(row))
  }
  const values: Readonly<Record<string, unknown>> = earlier
  for (const [key, { id, condition }] of Object.entries(earlierValues)) {
    const value = values[key]
    if (value === undefined) continue
    change(id, (row) => ({ ...row, when: conditionsSchema.parse({ ...row.when, [condition]: value }) }))
  }
  for (const [id, isOn] of switches(earlier)) {
    if (isOn || rows.has(id)) change(id, (row) => ({ ...row, isOn }))
  }
  return [...rows.values()]
}

/** The ids of the behaviours that are switched. */
function switches({ rules = {}, conformance = {} }: EarlierSettings): [id: string, isOn: boolean][] {
  const { state, version, requiredTlvs } = conformance
  const said: [string, boolean | undefined][] = [
    ...earlierRules.map((rule): [string, boolean | undefined] => [rule, rules[rule]]),
    ['session-state', state && state === 'refuse'],
    ['session-version', version && version === 'refuse'],
    ['tlv-before-3.4', version && version === 'refuse'],
    ['tlv-not-in-version', version && version === 'refuse'],
    ['tlv-missing', requiredTlvs],
    ['tlv-value', requiredTlvs],
  ]
  return said.flatMap(([id, isOn]): [string, boolean][] => (isOn === undefined ? [] : [[id, isOn]]))
}
