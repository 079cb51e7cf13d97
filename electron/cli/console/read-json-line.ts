import { z } from 'zod'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { InputLine } from '../../source/input-lines.ts'
import { issuesText, jsonOfLine } from '../../source/json-line.ts'
import { type Cli, complainOfLine } from './cli.ts'

/**
 * The line’s JSON in the schema’s shape; keys that it does not have are told on stderr, since a misspelt one would
 * quietly leave a default in force. Throws Fault cli.bad-line.
 */
export function checkedLine<S extends z.ZodObject>(line: InputLine, schema: S, cli: Cli): z.output<S> {
  const json = jsonOfLine(line)
  const checked = schema.safeParse(json, issueWords(cli.language))
  if (!checked.success) {
    throw new Fault('cli.bad-line', { line: line.number, problem: issuesText(checked.error) })
  }
  const keys = Object.keys(Object(json)).filter((key) => !Object.hasOwn(schema.shape, key))
  if (keys.length > 0) {
    complainOfLine(cli, new Fault('cli.ignored-keys', { keys: keys.join(', ') }), line.number)
  }
  return checked.data
}

/** Makes a schema say what it refuses in the reader's language. */
export function issueWords(language: Language): { error?: z.core.$ZodErrorMap } {
  return language === 'ru' ? { error: z.locales.ru().localeError } : {}
}
