import type { z } from 'zod'
import { Fault } from '../../shared/faults/fault.ts'
import type { Language } from '../../shared/words/words.ts'
import type { InputLine } from './input-lines.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The line as text. Throws Fault cli.bad-line when it is not UTF-8. */
export function textOfLine({ number, octets }: InputLine): string {
  try {
    return utf8.decode(octets).replace(/\r$/, '')
  } catch {
    throw new Fault('cli.bad-line', { line: number, problem: 'not-utf-8' })
  }
}

/** The JSON on the line. Throws Fault cli.bad-line. */
export function jsonOfLine(line: InputLine): unknown {
  const text = textOfLine(line)
  try {
    return JSON.parse(text)
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem)
    throw new Fault('cli.bad-line', { line: line.number, problem: reason })
  }
}

/**
 * 'receipt.delay: …; prot: …'; `within` is where the value stands in a larger one. An issue that a schema of ours raised
 * may bring its Russian words as `params.ru`.
 */
export function issuesText(
  error: z.ZodError,
  language: Language = 'en',
  within: readonly (string | number)[] = [],
): string {
  const wordsOf = (issue: z.core.$ZodIssue): string => {
    const own: unknown = issue.code === 'custom' && language === 'ru' ? issue.params?.['ru'] : undefined
    return typeof own === 'string' ? own : issue.message
  }
  return error.issues
    .map((issue) => [[...within, ...issue.path].join('.'), wordsOf(issue)].filter(Boolean).join(': '))
    .join('; ')
}
