import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { playedProfile } from '../../../shared/profiles/played-by-simulator.ts'
import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import { behaviourView, conditionsText } from '../../../shared/simulator/behaviour-view.ts'
import { statusNumber, type WrittenStatus } from '../../../shared/simulator/status-value.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import type { Language } from '../../../shared/words/words.ts'

/** Settings that are compared, by the key of their label. */
export type ChangedSetting =
  | 'profile'
  | 'bindDeadline'
  | 'answerDeadline'
  | 'enquireLinkInterval'
  | 'inactivityTimeout'
  | 'responseDelayMs'
  | 'receipt'
  | 'pressure'
  | 'logins'
  | 'accounts'
  | 'seed'

export interface SettingChange {
  readonly setting: ChangedSetting
  readonly from: string
  readonly to: string
}

/** What becomes of an operator, in words: its settings that change, and its rows. */
export interface ScenarioChanges {
  readonly settings: readonly SettingChange[]
  /** Rows that are new or say something else, and those that are gone; off ones are none. */
  readonly added: readonly string[]
  readonly gone: readonly string[]
}

interface Reader {
  readonly catalogue: Catalogue
  readonly language: Language
  /** Of the limits of an account, in that language. */
  readonly words: Readonly<Record<'binds' | 'rate' | 'window' | 'rights', string>>
}

export function scenarioChanges(from: SimulatorConfig, to: SimulatorConfig, reader: Reader): ScenarioChanges {
  const before = settingsOf(from, reader)
  const after = settingsOf(to, reader)
  const settings = after.flatMap(([setting, text], place): SettingChange[] => {
    const was = before[place]?.[1] ?? ''
    return was === text ? [] : [{ setting, from: was, to: text }]
  })
  const standing = new Set(rowsOf(from, reader))
  const coming = new Set(rowsOf(to, reader))
  return {
    settings,
    added: [...coming].filter((row) => !standing.has(row)),
    gone: [...standing].filter((row) => !coming.has(row)),
  }
}

/** In the same order for every configuration; '' for what is not set. */
function settingsOf(
  config: SimulatorConfig,
  { catalogue, language, words }: Reader,
): [ChangedSetting, string][] {
  const { receipt, pressure, loginRefusals, accounts } = config
  const limits = accounts.map(
    ({ systemId: _systemId, password: _password, balance: _balance, ...rest }) => rest,
  )
  return [
    ['profile', catalogue.name(config.profileId, language)],
    ['bindDeadline', String(config.bindDeadline)],
    ['answerDeadline', String(config.answerDeadline)],
    ['enquireLinkInterval', String(config.enquireLinkInterval)],
    ['inactivityTimeout', String(config.inactivityTimeout)],
    ['responseDelayMs', String(config.responseDelayMs)],
    ['receipt', `stat:${receipt.stat} err:${receipt.err}, ${receipt.delay}`],
    ['pressure', [pressure.maxRate ?? '∞', pressure.maxQueue ?? '∞', pressure.congestion].join(' · ')],
    ['logins', [loginRefusals.systemId, loginRefusals.password].map(nameOf).join(', ')],
    ['accounts', [...new Set(limits.map((one) => limitsText(one, words)))].join(' | ')],
    ['seed', config.seed === null ? '' : String(config.seed)],
  ]
}

function nameOf(status: WrittenStatus): string {
  return statusName(statusNumber(status))
}

function limitsText(
  limits: Omit<SimulatorConfig['accounts'][number], 'systemId' | 'password' | 'balance'>,
  words: Reader['words'],
): string {
  const { bindModes, mostBinds, rate, window, rights } = limits
  return [
    bindModes.join('+'),
    `${words.binds} ${mostBinds ?? '∞'}`,
    `${words.rate} ${rate ?? '∞'}`,
    `${words.window} ${window ?? '∞'}`,
    `${words.rights} ${rights.length}`,
  ].join(' · ')
}

/** Every row that is on and does something, in words. */
function rowsOf({ behaviours, profileId }: SimulatorConfig, { catalogue, language }: Reader): string[] {
  const profile = playedProfile(catalogue, profileId)
  const textOf = (behaviour: Behaviour): string[] => {
    const view = behaviour.isOn ? behaviourView(behaviour, profile) : null
    if (view === null) return []
    const conditions = conditionsText(view, language)
    const values = view.conditions.flatMap(({ editor }) => (editor === null ? [] : [valueText(editor)]))
    const where = [conditions, ...values].filter((text) => text !== '').join(' ')
    return [where === '' ? view.title[language] : `${view.title[language]} — ${where}`]
  }
  return behaviours.flatMap(textOf)
}

function valueText(editor: { readonly kind: string; readonly value?: unknown }): string {
  const { value } = editor
  if (Array.isArray(value)) return value.slice(0, 6).join(', ') + (value.length > 6 ? ', …' : '')
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}
