import type { InspectOptions } from '../smpp/inspection.ts'
import { profileById } from './built-in-profiles.ts'
import { textRulesOf } from './text-rules.ts'

/** What a profile tells a reader of PDUs: its TLVs, and its alphabet behind data_coding 0 where it says so. */
export function inspectOptionsOf(
  profileId: string | null | undefined,
): Pick<InspectOptions, 'vendorTlvs' | 'defaultAlphabet'> {
  const profile = profileId == null ? undefined : profileById(profileId)
  if (profile === undefined) return {}
  const defaultAlphabet = textRulesOf(profile)?.defaultAlphabet
  return {
    ...(profile.tlvs === null ? {} : { vendorTlvs: profile.tlvs }),
    ...(defaultAlphabet === undefined ? {} : { defaultAlphabet }),
  }
}
