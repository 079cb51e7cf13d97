import { nearestName } from '../filter/field-table.ts'
import { foldName, variablesIn } from '../text/template-text.ts'
import { loadVariable } from './check-load.ts'
import { keyPlace, nodeAt, type PlanNode, type PlanPath, type PlanPlace, placeInside } from './plan-node.ts'
import type { PlanProblem } from './plan-problem.ts'
import { asList, type Plan, usualSession } from './plan-schema.ts'
import { capturedNames, namedSession, placedSteps, textsIn } from './plan-walk.ts'
import { isVariableName } from './scalar-schema.ts'
import { listed } from './schema-problems.ts'

/** Names of variables that come from outside the plan's text. */
export interface KnownNames {
  /** Columns of the data file; null: not known, and any name may be one where the plan has a data file. */
  readonly columns: readonly string[] | null
  readonly variables: readonly string[]
}

/** Variables that every plan has: `row` is the number of the row of data, from 1. */
export const ownVariables = ['unique', 'row'] as const

/** Names that mean something else in the plan: variables, sessions, checks that are needed. */
export function checkNames(plan: Plan, root: PlanNode, known: KnownNames): PlanProblem[] {
  return [
    ...variableProblems(plan, root, known),
    ...declaredProblems(plan, root),
    ...sessionProblems(plan, root),
    ...idProblems(plan, root),
    ...circleProblems(plan, root),
  ]
}

/** The sessions that a plan has; one where it names none. */
export function sessionNames({ sessions }: Plan): string[] {
  const names = Object.keys(sessions ?? {})
  return names.length === 0 ? [usualSession] : names
}

function variableProblems(plan: Plan, root: PlanNode, { columns, variables }: KnownNames): PlanProblem[] {
  const { data } = plan
  if (data?.file !== undefined && columns === null) return []
  const names = [
    ...Object.keys(plan.vars ?? {}),
    ...(columns ?? []),
    ...(data?.rows ?? []).flatMap((row) => Object.keys(row)),
    ...capturedNames(plan),
    ...variables,
    ...ownVariables,
  ]
  const folded = new Set(names.map(foldName))
  return [...textsIn(plan)].flatMap(([text, path]) =>
    variablesIn(text)
      .filter((name) => !name.startsWith('env.') && !folded.has(foldName(name)))
      .filter((name) => !(path[2] === 'load' && loadVariable.test(name)))
      .map(
        (name): PlanProblem => ({
          code: 'no-variable',
          detail: { name, near: nearestName(names, name) },
          place: placeOf(root, path, text, name),
        }),
      ),
  )
}

/** Where `{{name}}` stands in the text at a path. */
function placeOf(root: PlanNode, path: PlanPath, text: string, name: string): PlanPlace {
  const found = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].find((match) => match[1] === name)
  const at = found?.index ?? 0
  return placeInside(nodeAt(root, path), at, at + (found?.[0].length ?? text.length))
}

function declaredProblems(plan: Plan, root: PlanNode): PlanProblem[] {
  const declared: PlanPath[] = [
    ...Object.keys(plan.vars ?? {}).map((name) => ['vars', name]),
    ...placedSteps(plan).flatMap(({ step, path }) =>
      Object.keys(step.capture ?? {}).map((name) => [...path, 'capture', name]),
    ),
  ]
  return declared.flatMap((path): PlanProblem[] => {
    const name = String(path.at(-1))
    const isTaken = ownVariables.some((own) => own === foldName(name)) || name.startsWith('env.')
    if (isVariableName(name) && !isTaken) return []
    return [{ code: 'bad-variable-name', detail: { name }, place: keyPlace(root, path) }]
  })
}

function sessionProblems(plan: Plan, root: PlanNode): PlanProblem[] {
  const names = sessionNames(plan)
  const used: [string, PlanPath][] = placedSteps(plan).flatMap(({ step, path }) => {
    const named = namedSession(step)
    return named === null ? [] : [[named.name, [...path, ...named.path]] as [string, PlanPath]]
  })
  if (plan.defaults?.session !== undefined) used.push([plan.defaults.session, ['defaults', 'session']])
  for (const [index, { load }] of plan.checks.entries()) {
    for (const name of asList(load?.session)) used.push([name, ['checks', index, 'load', 'session']])
  }
  return used.flatMap(([name, path]): PlanProblem[] => {
    if (names.includes(name)) return []
    const detail = { name, allowed: listed(names), near: nearestName(names, name) }
    return [{ code: 'no-session', detail, place: nodeAt(root, path) }]
  })
}

function idProblems({ checks }: Plan, root: PlanNode): PlanProblem[] {
  const ids = checks.map(({ id }) => id)
  return checks.flatMap(({ id, needs }, index): PlanProblem[] => [
    ...(ids.indexOf(id) < index
      ? [{ code: 'id-twice', detail: { id }, place: nodeAt(root, ['checks', index, 'id']) } as const]
      : []),
    ...asList(needs).flatMap((name, at): PlanProblem[] => {
      if (ids.includes(name)) return []
      const path = ['checks', index, 'needs', ...(Array.isArray(needs) ? [at] : [])]
      return [{ code: 'no-check', detail: { name, near: nearestName(ids, name) }, place: nodeAt(root, path) }]
    }),
  ])
}

/** Checks that need each other, and variables that are made of themselves. */
function circleProblems({ checks, vars = {} }: Plan, root: PlanNode): PlanProblem[] {
  const problems: PlanProblem[] = []
  const needs = new Map(checks.map(({ id, needs: needed }) => [id, asList(needed)]))
  const circle = circleIn(needs)
  if (circle !== null) {
    const index = checks.findIndex(({ id }) => id === circle[0])
    const place = nodeAt(root, ['checks', index, 'needs'])
    problems.push({ code: 'needs-circle', detail: { circle: circle.join(' → ') }, place })
  }
  const names = Object.keys(vars)
  const uses = new Map(
    names.map((name) => [
      name,
      variablesIn(vars[name] ?? '').flatMap(
        (used) => names.find((one) => foldName(one) === foldName(used)) ?? [],
      ),
    ]),
  )
  const [name] = circleIn(uses) ?? []
  if (name !== undefined)
    problems.push({ code: 'variable-circle', detail: { name }, place: nodeAt(root, ['vars', name]) })
  return problems
}

/** The first way from a name back to itself, the name at both ends; null when there is none. */
function circleIn(edges: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  for (const start of edges.keys()) {
    const way: string[] = []
    const open: { readonly name: string; readonly isEnd: boolean }[] = [{ name: start, isEnd: false }]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { name, isEnd } = next
      if (isEnd) {
        way.pop()
        done.add(name)
        continue
      }
      if (way.includes(name)) return [...way.slice(way.indexOf(name)), name]
      if (done.has(name)) continue
      way.push(name)
      open.push({ name, isEnd: true })
      for (const other of edges.get(name) ?? []) open.push({ name: other, isEnd: false })
    }
  }
  return null
}
