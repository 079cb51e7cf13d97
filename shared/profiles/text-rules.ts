import type { TextRules } from '../text/message-options.ts'
import type { ProviderProfile } from './profile-schema.ts'

/** The profile's rules for reading texts; undefined when it has none, or there is no profile. */
export function textRulesOf(profile: ProviderProfile | undefined): TextRules | undefined {
  const defaultAlphabet = profile?.encoding.defaultAlphabet?.value
  const dataCodings = profile?.encoding.dataCodings?.value
  if (defaultAlphabet === undefined && dataCodings === undefined) return undefined
  return {
    ...(defaultAlphabet === undefined ? {} : { defaultAlphabet }),
    ...(dataCodings === undefined ? {} : { dataCodings }),
  }
}
