/** Colours of the rules; each has its shade in both themes (row-rules.css). */
export const ruleColors = ['red', 'amber', 'green', 'blue', 'violet', 'grey'] as const
export type RuleColor = (typeof ruleColors)[number]

/** Signs that stand at the beginning of a row, so that a colour is never alone. */
export const ruleShapes = ['triangle', 'diamond', 'square', 'circle', 'cross', 'dash'] as const
export type RuleShape = (typeof ruleShapes)[number]

/** Rows that the filter finds are shown in this colour, unless an earlier rule finds them. */
export interface ColorRule {
  readonly id: string
  /** '' of one that the workbench brings and nobody renamed: its name is in the language of the window. */
  readonly name: string
  readonly filter: string
  readonly color: RuleColor
  readonly shape: RuleShape
  readonly isOn: boolean
}

/** As many rules as there may be, and characters of a name and of a filter. */
export const ruleBounds = { rules: 50, nameUnits: 60, filterUnits: 1000 } as const

/** The rules that the workbench brings, the gravest first. */
export const usualRules: readonly ColorRule[] = [
  rule('throttled', 'status in {ESME_RTHROTTLED, ESME_RMSGQFUL}', 'amber', 'diamond'),
  rule('errors', 'status != 0', 'red', 'triangle'),
  rule(
    'undelivered',
    'receipt and receipt.stat in {UNDELIV, EXPIRED, REJECTD, DELETED, UNKNOWN, SKIPPED}',
    'violet',
    'square',
  ),
  rule('late', 'answered in {late, orphan}', 'amber', 'circle'),
  rule('repeated', 'repeat_of', 'blue', 'dash'),
  rule('keepAlive', 'command in {enquire_link, enquire_link_resp}', 'grey', 'dash'),
]
export const builtInRuleIds = ['throttled', 'errors', 'undelivered', 'late', 'repeated', 'keepAlive'] as const
export type BuiltInRuleId = (typeof builtInRuleIds)[number]

function rule(id: BuiltInRuleId, filter: string, color: RuleColor, shape: RuleShape): ColorRule {
  return { id, name: '', filter, color, shape, isOn: true }
}

/** What the window's storage kept: what is no rule is left out; the usual rules where there is nothing to read. */
export function keptRules(kept: unknown): readonly ColorRule[] {
  const list: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'rules') : null
  if (!Array.isArray(list)) return usualRules
  const ids = new Set<string>()
  return list
    .filter(isRule)
    .filter(({ id }) => !ids.has(id) && ids.add(id))
    .slice(0, ruleBounds.rules)
}

function isRule(one: unknown): one is ColorRule {
  if (typeof one !== 'object' || one === null) return false
  const { id, name, filter, color, shape, isOn } = one as Partial<Record<keyof ColorRule, unknown>>
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    name.length <= ruleBounds.nameUnits &&
    typeof filter === 'string' &&
    filter.length <= ruleBounds.filterUnits &&
    ruleColors.some((known) => known === color) &&
    ruleShapes.some((known) => known === shape) &&
    typeof isOn === 'boolean'
  )
}
