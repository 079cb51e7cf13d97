import type { TextRules } from '../text/message-options.ts'
import type { ProviderProfile } from './profile.ts'

const alphabets = ['gsm7', 'latin1', 'ascii'] as const

/** What a profile knows of how texts are read; undefined when it knows nothing. */
export function textRulesOf({ encoding }: ProviderProfile): TextRules | undefined {
  const defaultAlphabet = alphabets.find((known) => known === encoding.defaultAlphabet?.value)
  const dataCodings = encoding.dataCodings?.value
  if (defaultAlphabet === undefined && dataCodings === undefined) return undefined
  return {
    ...(defaultAlphabet === undefined ? {} : { defaultAlphabet }),
    ...(dataCodings === undefined ? {} : { dataCodings }),
  }
}
