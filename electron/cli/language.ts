import type { Language } from '../../shared/faults/fault.ts'

/** A sentence in both languages. */
export type Words = Readonly<Record<Language, string>>

/** The language of help, errors and human output: the last `--lang`, else the system's locale. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const end = args.indexOf('--')
  const options = end === -1 ? args : args.slice(0, end)
  const chosen = options.findLast((_, index) => options[index - 1] === '--lang')
  const joined = options.findLast((option) => option.startsWith('--lang='))?.slice('--lang='.length)
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return /^ru\b|^ru_/i.test(chosen ?? joined ?? locale) ? 'ru' : 'en'
}
