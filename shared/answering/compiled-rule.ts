import { type CompiledFilter, compileFilter } from '../filter/compile-filter.ts'
import { filterField } from '../filter/field-table.ts'
import { fieldValueText } from '../filter/field-value-text.ts'
import { type FilterCaptures, filterCaptures } from '../filter/filter-captures.ts'
import { filterFaultText } from '../filter/filter-fault-table.ts'
import type { FilterSubject } from '../filter/filter-subject.ts'
import { statusByName } from '../smpp/status-table.ts'
import { type FilledText, fillVariables, foldName, variablesIn } from '../text/template-text.ts'
import {
  type AckRule,
  type AnswerLimits,
  type AnswerRule,
  type AnswerThen,
  durationMs,
} from './answer-rule.ts'
import { type RuleProblem, ruleProblem } from './rule-problem.ts'

/** How a PDU is acknowledged; `status` null is not at all. */
export interface AckDecision {
  readonly delayMs: number
  readonly status: number | null
}

/** A rule that can be asked. */
export interface CompiledRule {
  /** In the list, from 0. */
  readonly index: number
  readonly rule: AnswerRule
  readonly delayMs: number
  /** null: as often as it is asked for. */
  readonly onceMs: number | null
  readonly ack: AckDecision | null
  readonly matches: (subject: FilterSubject) => boolean
  /** A template of the rule with the values of the message that it found. */
  readonly fill: (template: string, subject: FilterSubject) => FilledText
}

const statusOk = 0
const wordsOfReply = ['delay', 'once', 'from', 'to', 'encoding', 'method', 'data_coding', 'session'] as const

/** The rules that are on, ready to be asked, and everything that is wrong with all of them. `now`: µs since 1970. */
export function compileRules(
  rules: readonly AnswerRule[],
  now: number,
): { readonly compiled: readonly CompiledRule[]; readonly problems: readonly RuleProblem[] } {
  const read = rules.map((rule, index) => compileRule(rule, index, now))
  return {
    compiled: read.flatMap(({ compiled }) => (compiled?.rule.on === false ? [] : (compiled ?? []))),
    problems: read.flatMap(({ problems }) => problems),
  }
}

/** The first with a reply that finds the message; null for none. */
export function replyingRule(rules: readonly CompiledRule[], subject: FilterSubject): CompiledRule | null {
  return rules.find(({ rule, matches }) => rule.then.reply !== undefined && matches(subject)) ?? null
}

/** The first with `ack` that finds the PDU; null for none. */
export function ackingRule(rules: readonly CompiledRule[], subject: FilterSubject): CompiledRule | null {
  return rules.find(({ ack, matches }) => ack !== null && matches(subject)) ?? null
}

function compileRule(
  rule: AnswerRule,
  index: number,
  now: number,
): { readonly compiled: CompiledRule | null; readonly problems: readonly RuleProblem[] } {
  const at = ['rules', index]
  const filter = compileFilter(rule.when, now)
  const problems = [...filterProblems(filter, [...at, 'when']), ...thenProblems(rule, [...at, 'then'])]
  if ('code' in filter || problems.length > 0) return { compiled: null, problems }
  const captures = filterCaptures(rule.when)
  const { delay = '0s', once, ack } = rule.then
  const compiled: CompiledRule = {
    index,
    rule,
    delayMs: durationMs(delay) ?? 0,
    onceMs: once === undefined ? null : durationMs(once),
    ack: ack === undefined ? null : ackOf(ack),
    matches: filter.matches,
    fill: (template, subject) => filled(template, captures, subject),
  }
  return { compiled, problems }
}

function filterProblems(
  filter: ReturnType<typeof compileFilter>,
  at: RuleProblem['at'],
): readonly RuleProblem[] {
  if (isCompiled(filter)) return filter.needsAnswers ? [ruleProblem(at, 'no-condition')] : []
  const said = (language: 'en' | 'ru') => {
    const where = language === 'en' ? 'at character' : 'символ'
    return `${filterFaultText(filter, language)} (${where} ${filter.start + 1})`
  }
  return [{ at, says: { en: said('en'), ru: said('ru') } }]
}

function isCompiled(filter: ReturnType<typeof compileFilter>): filter is CompiledFilter {
  return 'matches' in filter
}

function thenProblems({ when, then: parts }: AnswerRule, at: RuleProblem['at']): readonly RuleProblem[] {
  const { reply, ack } = parts
  if (reply === undefined && ack === undefined) return [ruleProblem(at, 'nothing')]
  return [
    ...(reply === undefined ? strayProblems(parts, at) : replyProblems(when, parts, at)),
    ...(ack === undefined ? [] : ackProblems(ack, [...at, 'ack'])),
  ]
}

function strayProblems(parts: AnswerThen, at: RuleProblem['at']): readonly RuleProblem[] {
  return wordsOfReply.flatMap((key) =>
    parts[key] === undefined ? [] : [ruleProblem([...at, key], 'without-reply')],
  )
}

function replyProblems(when: string, parts: AnswerThen, at: RuleProblem['at']): readonly RuleProblem[] {
  const { names } = filterCaptures(when)
  const known = new Set(names.map(foldName))
  const isKnown = (name: string) => known.has(foldName(name)) || filterField(foldName(name)) !== null
  const unknown = (['reply', 'from', 'to'] as const).flatMap((key) =>
    variablesIn(parts[key] ?? '')
      .filter((name) => !isKnown(name))
      .map((name) =>
        ruleProblem([...at, key], 'variable', { given: `{{${name}}}`, known: names.join(', ') || '–' }),
      ),
  )
  return [
    ...(parts.reply?.trim() === '' ? [ruleProblem([...at, 'reply'], 'no-text')] : []),
    ...unknown,
    ...durationProblems(parts.delay, [...at, 'delay']),
    ...durationProblems(parts.once, [...at, 'once']),
  ]
}

function ackProblems(ack: AckRule, at: RuleProblem['at']): readonly RuleProblem[] {
  const { delay, status, none } = ack
  if (delay === undefined && status === undefined && none !== true) return [ruleProblem(at, 'ack-nothing')]
  const isBoth = none === true && (status !== undefined || delay !== undefined)
  return [
    ...(isBoth ? [ruleProblem(at, 'ack-both')] : []),
    ...durationProblems(delay, [...at, 'delay']),
    ...(status !== undefined && statusOf(status) === null
      ? [ruleProblem([...at, 'status'], 'status', { given: String(status) })]
      : []),
  ]
}

function durationProblems(text: string | undefined, at: RuleProblem['at']): readonly RuleProblem[] {
  const isWrong = text !== undefined && durationMs(text) === null
  return isWrong ? [ruleProblem(at, 'duration', { given: text })] : []
}

function ackOf({ delay = '0s', status = statusOk, none = false }: AckRule): AckDecision {
  return { delayMs: durationMs(delay) ?? 0, status: none ? null : statusOf(status) }
}

/** A command_status by its name or number, also 0x…; null for what is none. */
function statusOf(written: string | number): number | null {
  if (typeof written === 'number') return written
  const isNumber = /^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i.test(written.trim())
  if (!isNumber) return statusByName(written.trim().toUpperCase())
  const number = Number(written)
  return number <= 0xffffffff ? number : null
}

/** A group goes before a field of the same name; a value that is not there counts as missing. */
function filled(template: string, captures: FilterCaptures, subject: FilterSubject): FilledText {
  const found = new Map([...captures.of(subject)].map(([name, text]) => [foldName(name), text]))
  const named = new Set(captures.names.map(foldName))
  return fillVariables(template, (name) => {
    const folded = foldName(name)
    if (named.has(folded)) return found.get(folded)
    const field = filterField(folded)
    const value = field?.values(subject)[0]
    return field === null || value === undefined ? undefined : fieldValueText(field, value)
  })
}

export function limitProblems({ pairWithin }: AnswerLimits): readonly RuleProblem[] {
  return durationProblems(pairWithin, ['limits', 'pairWithin'])
}
