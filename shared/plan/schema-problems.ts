import type { z } from 'zod'
import { nearestName } from '../filter/field-table.ts'
import type { Expected } from './expected-words.ts'
import { keysAt, wordsAt } from './plan-keys.ts'
import { keyPlace, nodeAt, type PlanNode, type PlanPath } from './plan-node.ts'
import type { PlanProblem } from './plan-problem.ts'
import type { PlanProblemCode } from './plan-problem-table.ts'

type Issue = z.core.$ZodIssue

/** Keys of one mapping that are told of, at most: each is looked for among all of them. */
const mostUnknown = 100
/** Keys that a sentence names at most. */
const mostNamed = 30

/** What zod has against a plan, with the places in its text. */
export function schemaProblems(root: PlanNode, issues: readonly Issue[]): PlanProblem[] {
  return issues
    .flatMap((issue) => flat(issue, []))
    .flatMap(({ issue, path }) => problemsOf(root, issue, path))
}

interface Flat {
  readonly issue: Issue
  readonly path: PlanPath
}

/** Of a choice the alternative that was meant: the one whose faults lie deepest. */
function flat(issue: Issue, above: PlanPath): Flat[] {
  const path = [...above, ...issue.path.filter((step) => typeof step !== 'symbol')]
  if (issue.code !== 'invalid_union') return [{ issue, path }]
  const branches = issue.errors.map((issues) => issues.flatMap((one) => flat(one, path)))
  const isMeant = (faults: readonly Flat[]) =>
    faults.some((fault) => fault.path.length > path.length || fault.issue.code !== 'invalid_type')
  return branches.find(isMeant) ?? branches.flat().slice(0, 4)
}

function problemsOf(root: PlanNode, issue: Issue, path: PlanPath): PlanProblem[] {
  const node = nodeAt(root, path)
  const place = { start: node.start, end: node.end }
  const at = (code: PlanProblemCode, detail: PlanProblem['detail']): PlanProblem[] => [
    { code, detail, place },
  ]
  const text = node.kind === 'text' ? node.text : ''
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = [...new Set(keysAt(path))]
      return issue.keys.slice(0, mostUnknown).map((key) => ({
        code: 'unknown-key',
        detail: { key, allowed: listed(allowed), near: nearestName(allowed, key) },
        place: keyPlace(root, [...path, key]),
      }))
    }
    case 'invalid_type': {
      if (!isThere(root, path)) return at('missing-key', { key: String(path.at(-1) ?? '') })
      const kind = kinds[issue.expected] ?? 'text'
      return at('wrong-kind', { given: kindKey(node), expected: kind })
    }
    case 'invalid_value': {
      if (!isThere(root, path)) return at('missing-key', { key: String(path.at(-1) ?? '') })
      if (node.kind !== 'text') return at('wrong-kind', { given: kindKey(node), expected: 'text' })
      const allowed = wordsAt(path)
      return at('not-one-of', { value: text, allowed: listed(allowed), near: nearestName(allowed, text) })
    }
    case 'too_small':
      return at('too-few', {})
    case 'too_big':
      return issue.origin === 'string'
        ? at('too-long', { max: Number(issue.maximum) })
        : at('too-many-here', { max: Number(issue.maximum) })
    case 'invalid_key': {
      const key = String(path.at(-1) ?? '')
      return [{ code: 'bad-variable-name', detail: { name: key }, place: keyPlace(root, path) }]
    }
    default: {
      const expected = 'params' in issue ? issue.params?.['expected'] : undefined
      return at('bad-value', { value: text, expected: typeof expected === 'string' ? expected : 'text' })
    }
  }
}

const kinds: Readonly<Partial<Record<string, Expected>>> = {
  array: 'list',
  object: 'map',
  record: 'map',
}

function kindKey({ kind }: PlanNode): Expected {
  return kind
}

function isThere(root: PlanNode, path: PlanPath): boolean {
  const parent = nodeAt(root, path.slice(0, -1))
  const step = path.at(-1)
  if (step === undefined) return true
  if (typeof step === 'number') return parent.kind === 'list' && step < parent.items.length
  return parent.kind === 'map' && parent.entries.some(({ key }) => key === step)
}

export function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).join(', ')
  return names.length > mostNamed ? `${shown}, …` : shown
}
