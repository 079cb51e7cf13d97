import { compileFilter } from '../filter/compile-filter.ts'
import { nearestName } from '../filter/field-table.ts'
import { type FilterFault, filterFaultText } from '../filter/filter-fault-table.ts'
import { Pattern } from '../filter/pattern.ts'
import { fromHex } from '../smpp/hex.ts'
import { pduTable } from '../smpp/pdu-table.ts'
import { statusByName, statusTable } from '../smpp/status-table.ts'
import { fillVariables, hasVariables, variablesIn } from '../text/template-text.ts'
import { checkLoad } from './check-load.ts'
import { checkOperation } from './check-operation.ts'
import type { WrittenCaptures, WrittenExpectations } from './expect-schema.ts'
import { compileExpectation } from './expectation.ts'
import type { Expected } from './expected-words.ts'
import {
  isCommand,
  loadMeasureNames,
  loadMeasureOf,
  type Measure,
  measureNames,
  measureOf,
} from './measure-table.ts'
import { keyPlace, nodeAt, type PlanNode, type PlanPath, placeInside } from './plan-node.ts'
import type { PlanProblem } from './plan-problem.ts'
import { mostRowsOf } from './plan-rows.ts'
import { actionNames, asList, type Plan, type PlanStep } from './plan-schema.ts'
import { isOutside, type Tell } from './plan-tell.ts'
import { readCount } from './plan-values.ts'
import { operationOf, placedSteps } from './plan-walk.ts'
import { listed } from './schema-problems.ts'

/** Keys of a step, and the actions that they go with; a key that is not here goes with all. */
const goesWith: Readonly<Partial<Record<keyof PlanStep, (action: string) => boolean>>> = {
  where: (action) => action.startsWith('receive'),
  receipt_of: (action) => action.startsWith('receive'),
  expect: (action) => hasPdu(action),
  capture: (action) => hasPdu(action),
  within: (action) => action !== 'pause' && action !== 'raw' && action !== 'reply' && action !== 'disconnect',
  retry: (action) => hasPdu(action),
}
const withoutPdu: ReadonlySet<string> = new Set(['pause', 'raw', 'reply', 'disconnect', 'receive_none'])
const hasPdu = (action: string) => !withoutPdu.has(action)

/** The peer closing the connection, among the commands of receive. */
export const closing = 'disconnect'

/** What is wrong with checks, steps and expectations beyond their form. */
export function checkSteps(plan: Plan, root: PlanNode): PlanProblem[] {
  const problems: PlanProblem[] = []
  const tell: Tell = (code, detail, path, of = false) => {
    const node = nodeAt(root, path)
    const { start, end } =
      of === true ? keyPlace(root, path) : of === false ? node : placeInside(node, of.start, of.end)
    problems.push({ code, detail, place: { start, end } })
  }
  for (const { step, path } of placedSteps(plan)) checkStep(step, path, tell)
  for (const [index, { steps, load, expect, id: _ }] of plan.checks.entries()) {
    const path = ['checks', index]
    if ((steps === undefined) === (load === undefined))
      tell('steps-or-load', { given: steps === undefined ? '—' : 'steps, load' }, path)
    if (load !== undefined) checkLoad(load, [...path, 'load'], tell)
    if (expect === undefined) continue
    if (load === undefined) tell('not-of-step', { key: 'expect', action: 'steps' }, [...path, 'expect'], true)
    else expectations(expect, [...path, 'expect'], tell, loadMeasureOf, loadMeasureNames)
  }
  checkData(plan, tell)
  for (const [name, { password, system_id }] of Object.entries(plan.sessions ?? {})) {
    // One of variables alone is no secret of the plan.
    const rest = password === undefined ? '' : fillVariables(password, () => '').text
    if (rest !== '') tell('open-password', {}, ['sessions', name, 'password'])
    if (system_id !== undefined && system_id.length > 255)
      tell('too-long', { max: 255 }, ['sessions', name, 'system_id'])
  }
  return problems
}

function checkStep(step: PlanStep, path: PlanPath, tell: Tell): void {
  const [action, second] = actionNames.filter((name) => step[name] !== undefined)
  if (action === undefined) {
    tell('no-action', { allowed: listed(actionNames) }, path)
    return
  }
  if (second !== undefined) {
    tell('two-actions', { first: action, second }, [...path, second], true)
    return
  }
  for (const [key, goes] of Object.entries(goesWith)) {
    // The keys are those of a step.
    if (step[key as keyof PlanStep] !== undefined && !goes(action))
      tell('not-of-step', { key, action }, [...path, key], true)
  }
  const operation = operationOf(step)
  if (operation !== null)
    checkOperation(operation.command, operation.body, [...path, operation.command], tell)
  checkAction(step, path, tell)
  if (step.expect !== undefined) {
    const { each, ...own } = step.expect
    expectations(own as WrittenExpectations, [...path, 'expect'], tell)
    if (each !== undefined) expectations(each, [...path, 'expect', 'each'], tell)
  }
  if (step.capture !== undefined) captures(step.capture, [...path, 'capture'], tell)
}

function checkAction(step: PlanStep, path: PlanPath, tell: Tell): void {
  const { raw, where, reply } = step
  if (raw !== undefined && !hasVariables(raw.hex) && (fromHex(raw.hex)?.length ?? 0) === 0)
    tell('bad-value', { value: raw.hex, expected: 'hex' }, [...path, 'raw', 'hex'])
  for (const key of ['receive', 'receive_none'] as const) {
    const names = step[key]
    for (const [at, name] of asList(names).entries()) {
      if (isCommand(name) || name === closing) continue
      const known = [...Object.keys(pduTable), closing]
      const detail = { value: name, allowed: listed(known), near: nearestName(known, name) }
      tell('not-one-of', detail, [...path, key, ...(Array.isArray(names) ? [at] : [])])
    }
  }
  if (where !== undefined) checkFilter(where, [...path, 'where'], tell)
  const status = typeof reply === 'string' ? reply : reply?.command_status
  const statusPath = typeof reply === 'string' ? [...path, 'reply'] : [...path, 'reply', 'command_status']
  if (status !== undefined && status !== 'none' && !hasVariables(status) && statusOf(status) === null)
    tell('bad-value', { value: status, expected: 'reply' }, statusPath)
}

/** A status by its name or number; null for any other text. */
export function statusOf(text: string): number | null {
  const number = readCount(text)
  return number !== null && number <= 0xffffffff ? number : statusByName(text.toUpperCase())
}

/** A variable stands for something that is a value of most fields. */
const stand = '1'

function checkFilter(text: string, path: PlanPath, tell: Tell): void {
  const { text: filled } = fillVariables(text, () => stand)
  const compiled = compileFilter(filled, 0)
  if (!('code' in compiled)) return
  // A variable in a named value, such as a status, is known only when the plan runs.
  if (compiled.code === 'bad-value' && variablesIn(text).length > 0) return
  const { start, end } = compiled
  // Behind a variable the places of the filled text are others.
  const isSame = filled.slice(0, start) === text.slice(0, start)
  tell('bad-filter', bothReasons(compiled), path, isSame ? { start, end } : false)
}

function expectations(
  expect: WrittenExpectations,
  path: PlanPath,
  tell: Tell,
  of: (name: string) => Measure | null = measureOf,
  names: readonly string[] = measureNames,
): void {
  for (const [name, written] of Object.entries(expect)) {
    const measure = of(name)
    if (measure === null) {
      tell('no-field', { name, near: nearestName(names, name) }, [...path, name], true)
      continue
    }
    const made = compileExpectation(measure, withoutVariables(measure, written))
    if (!('kind' in made)) continue
    const at = [...path, name, ...made.path]
    if (made.kind === 'pattern') tell('bad-pattern', patternReasons(made.detail), at)
    else {
      const expected: Expected = made.kind === 'value' ? measure.expected : made.kind
      const near =
        measure.name === 'command_status' ? nearestName(statusNames(), made.text.toUpperCase()) : ''
      tell('bad-value', { value: made.text, expected, field: name, near }, at)
    }
  }
}

/** Why a filter cannot be read, in both languages. */
function bothReasons(fault: FilterFault): PlanProblem['detail'] {
  return { reason: filterFaultText(fault, 'en'), reason_ru: filterFaultText(fault, 'ru') }
}

function patternReasons({ place = 1, reason = '' }: PlanProblem['detail']): PlanProblem['detail'] {
  return bothReasons({ code: 'bad-pattern', start: 0, end: 0, detail: { place, reason } })
}

function statusNames(): string[] {
  return statusTable.map((row) => row.name)
}

/** The expectation with a text that is a value in place of each that has variables. */
function withoutVariables<Written>(measure: Measure, written: Written): Written {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return hasVariables(value) ? usualText(measure) : value
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  }
  // The form stays; texts are texts.
  return plain(written) as Written
}

function usualText({ read }: Measure): string {
  return [stand, '1s', '1/s', '1%', '00'].find((text) => read(text) !== null) ?? stand
}

function captures(capture: WrittenCaptures, path: PlanPath, tell: Tell): void {
  for (const [name, written] of Object.entries(capture)) {
    const from = typeof written === 'string' ? written : written.from
    const at = typeof written === 'string' ? [...path, name] : [...path, name, 'from']
    if (measureOf(from) === null) tell('no-field', { name: from, near: nearestName(measureNames, from) }, at)
    if (typeof written === 'string') continue
    const pattern = Pattern.read(written.matches)
    if ('reason' in pattern) tell('bad-pattern', patternReasons({ ...pattern }), [...path, name, 'matches'])
  }
}

function checkData({ data, checks }: Plan, tell: Tell): void {
  if (data === undefined) return
  const { file, rows } = data
  if ((file === undefined) === (rows === undefined))
    tell('file-or-rows', { given: file === undefined ? '—' : 'file, rows' }, ['data'])
  const most = mostRowsOf({ checks })
  if ((rows?.length ?? 0) > most) tell('too-many-here', { max: most }, ['data', 'rows'])
  if (file !== undefined && isOutside(file)) tell('outside-folder', { path: file }, ['data', 'file'])
}
