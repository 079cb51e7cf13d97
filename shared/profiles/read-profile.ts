import type { z } from 'zod'
import { type ProblemCode, problemWords } from '../faults/problem-table.ts'
import type { Language } from '../words/words.ts'
import { type CodeRow, type ProviderProfile, profileSchema } from './profile-schema.ts'

/** A problem of a file, and its place: 'codes.commandStatus.rows[3].code'; '' is the file as a whole. */
export interface ProfileProblem {
  readonly path: string
  /** The same, step by step. */
  readonly at: Path
  readonly problem: ProblemCode
  readonly given: string
  readonly expected: string
}

/** A profile from what a file holds, or everything that is wrong with it. */
export function readProfile(
  file: unknown,
): { readonly profile: ProviderProfile } | { readonly problems: readonly ProfileProblem[] } {
  const read = profileSchema.safeParse(file)
  if (!read.success) return { problems: read.error.issues.flatMap((issue) => problemsOf(issue, file)) }
  const problems = [...sourceProblems(read.data, read.data, []), ...repeatProblems(read.data)]
  return problems.length > 0 ? { problems } : { profile: read.data }
}

/** 'bind.maxBinds.value: a whole number is expected' */
export function profileProblemText(
  { path, problem, given, expected }: ProfileProblem,
  language: Language,
): string {
  const what = problemWords({ problem, given, expected }, language).detail['problem']
  return path === '' ? String(what) : `${path}: ${what}`
}

type Path = readonly PropertyKey[]

const typeProblems: Readonly<Record<string, ProblemCode>> = {
  object: 'not-an-object',
  record: 'not-an-object',
  array: 'not-a-list',
  string: 'not-a-text',
  number: 'not-a-number',
  int: 'not-a-number',
  boolean: 'not-true-or-false',
}

/** How a text is to be written, by the pattern that it fails. */
const examples: Readonly<Record<string, string>> = {
  id: 'acme-2',
  read: '2026-11',
  url: 'https://example.com',
  code: '0x00000401',
  tag: '0x1400',
  name: 'customer_reference',
  source: 'smpp-page',
}

/** What an issue of zod says of a file that people write. */
export function problemsOf(issue: z.core.$ZodIssue, file: unknown): readonly ProfileProblem[] {
  const { path } = issue
  const value = valueAt(file, path)
  const told = (problem: ProblemCode, expected = '', at: Path = path): ProfileProblem => ({
    ...placed(at),
    problem,
    given: shown(value),
    expected,
  })
  if (value === undefined && path.length > 0) return [told('missing')]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => told('unknown-name', '', [...path, key]))
    case 'invalid_key':
      return [told('not-written-so', examples['source'])]
    case 'invalid_type':
      return [told(typeProblems[issue.expected] ?? 'not-an-object')]
    case 'invalid_value':
      return [told('not-one-of', issue.values.map(String).join(', '))]
    case 'too_big':
      return [told('out-of-range', String(issue.maximum))]
    case 'too_small':
      return issue.origin === 'string' ? [told('missing')] : [told('too-small', String(issue.minimum))]
    case 'custom':
      return [told(issue.params?.['problem'] === 'unknown-command' ? 'unknown-command' : 'unknown-reason')]
    default:
      return [told('not-written-so', examples[String(path.at(-1))] ?? '0x00000401')]
  }
}

/** Sources that are named but missing. */
function sourceProblems(value: unknown, profile: ProviderProfile, path: Path): readonly ProfileProblem[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]): readonly ProfileProblem[] => {
    const at = [...path, Array.isArray(value) ? Number(key) : key]
    if (key !== 'source' || typeof inner !== 'string') return sourceProblems(inner, profile, at)
    if (Object.hasOwn(profile.sources, inner)) return []
    const expected = Object.keys(profile.sources).join(', ')
    return [{ ...placed(at), problem: 'unknown-source', given: inner, expected }]
  })
}

/** Codes and tags that are given twice. */
function repeatProblems({ tlvs, codes }: ProviderProfile): readonly ProfileProblem[] {
  const rowsOf = (rows: readonly CodeRow[] | undefined, code: (row: CodeRow) => string | number) =>
    rows?.map((row) => `${code(row)} ${row.pdus}`) ?? []
  const tables: readonly (readonly [Path, readonly string[]])[] = [
    [['tlvs'], tlvs?.map(({ tag }) => tag.toLowerCase()) ?? []],
    [['codes', 'commandStatus', 'rows'], rowsOf(codes.commandStatus?.rows, (row) => Number(row.code))],
    [['codes', 'receiptErr', 'rows'], rowsOf(codes.receiptErr?.rows, (row) => row.code)],
    [['codes', 'api', 'rows'], rowsOf(codes.api?.rows, (row) => row.code)],
  ]
  return tables.flatMap(([path, keys]) => {
    const firsts = new Map<string, number>()
    return keys.flatMap((key, place): readonly ProfileProblem[] => {
      const first = firsts.get(key)
      firsts.set(key, first ?? place)
      if (first === undefined) return []
      const expected = pathText([...path, first])
      return [{ ...placed([...path, place]), problem: 'given-twice', given: '', expected }]
    })
  })
}

function placed(at: Path): { readonly path: string; readonly at: Path } {
  return { path: pathText(at), at }
}

/** 'codes.commandStatus.rows[3].code' */
export function pathText(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

function valueAt(file: unknown, path: Path): unknown {
  let value = file
  for (const part of path) {
    if (value === null || typeof value !== 'object') return undefined
    value = Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined
  }
  return value
}

/** A value as it can be quoted in a sentence. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}'
  const text = String(value ?? '')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
