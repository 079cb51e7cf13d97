import type { Language } from '../../../shared/words/words.ts'

/** The language of help, errors and human output: the last `--lang`, else the system's locale. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return /^ru(?![a-z])/i.test(chosenLanguage(args) ?? locale) ? 'ru' : 'en'
}

/**
 * Value of the last `--lang`. It is read before the command line is parsed, since help and errors depend on
 * it.
 */
export function chosenLanguage(args: readonly string[]): string | undefined {
  const end = args.indexOf('--')
  const options = end === -1 ? args : args.slice(0, end)
  const last = options.findLastIndex((option) => option === '--lang' || option.startsWith('--lang='))
  const option = options[last]
  return option === '--lang' ? options[last + 1] : option?.slice('--lang='.length)
}
