import { inertText } from '../words/inert-text.ts'
import { type Detail, fill, type Language } from '../words/words.ts'
import { expectedWords } from './expected-words.ts'
import type { PlanPlace } from './plan-node.ts'
import { type PlanProblemCode, planProblemWords } from './plan-problem-table.ts'

/** What is wrong with a plan, and where. */
export interface PlanProblem {
  readonly code: PlanProblemCode
  readonly detail: Detail
  /** In the plan's text. */
  readonly place: PlanPlace
}

/** Line and column from 1, columns in characters. */
export interface PlanPosition {
  readonly line: number
  readonly column: number
  /** The whole line. */
  readonly text: string
}

/** Characters of a line that are shown beside the place. */
const mostShown = 110

export function planPosition(source: string, { start }: PlanPlace): PlanPosition {
  const at = Math.min(start, source.length)
  const before = source.slice(0, at)
  const lineStart = before.lastIndexOf('\n') + 1
  const line = before.split('\n').length
  const end = source.indexOf('\n', at)
  const text = source.slice(lineStart, end < 0 ? source.length : end).replace(/\r$/, '')
  return { line, column: [...source.slice(lineStart, at)].length + 1, text }
}

/** What was read, what is allowed and, where one is near, the name that was meant: one sentence. */
export function planProblemText({ code, detail }: PlanProblem, language: Language): string {
  const words = planProblemWords[code]
  const near = detail['near'] === undefined || detail['near'] === '' ? '' : nearWords[language]
  const said = Object.entries(detail).map(([key, value]) => [
    key,
    key === 'expected' || key === 'given' ? expectedText(value, detail, language) : value,
  ])
  const reason = language === 'ru' ? detail['reason_ru'] : undefined
  const all = { ...Object.fromEntries(said), ...(reason === undefined ? {} : { reason }) }
  return inertText(fill(`${words[language]}${near}`, all))
}

/** What is expected, or stands there, where it is a key of expectedWords; else as it is. */
function expectedText(key: string | number, detail: Detail, language: Language): string {
  const words = Object.entries(expectedWords).find(([name]) => name === key)?.[1]
  return words === undefined ? String(key) : fill(words[language], detail)
}

const nearWords = { en: ' Is {near} meant?', ru: ' Возможно, {near}?' } as const

/** `FILE:line:column: sentence`, the line itself, and a caret under the place. */
export function planProblemLines(
  problem: PlanProblem,
  file: string,
  source: string,
  language: Language,
): string[] {
  const { line, column, text } = planPosition(source, problem.place)
  const characters = [...text]
  const from = Math.max(0, Math.min(column - 1 - mostShown / 2, characters.length - mostShown))
  const shown = characters
    .slice(from, from + mostShown)
    .join('')
    .replaceAll('\t', ' ')
  const lead = from > 0 ? '…' : ''
  const width = Math.max(1, Math.min([...source.slice(problem.place.start, problem.place.end)].length, 60))
  const isOneLine = !source.slice(problem.place.start, problem.place.end).includes('\n')
  const caret = '^'.repeat(isOneLine ? Math.min(width, Math.max(1, characters.length - column + 1)) : 1)
  const number = String(line)
  const margin = ' '.repeat(number.length)
  return [
    `${file}:${line}:${column}: ${planProblemText(problem, language)}`,
    ` ${number} | ${lead}${inertText(shown)}`,
    ` ${margin} | ${' '.repeat(lead.length + column - 1 - from)}${caret}`,
  ]
}
