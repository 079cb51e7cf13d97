import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import { profileById } from '../../../shared/profiles/built-in-profiles.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import type { TextRules } from '../../../shared/text/message-options.ts'

/**
 * Whether the rows were checked by other rules than the provider's: its encodings, and with them the parts, are those
 * of the check whatever connection the run goes out by. Providers that read texts alike are no difference.
 */
export function wasCheckedOtherwise({ intent }: BulkPlan, profileId: string): boolean {
  const profile = profileById(profileId)
  const rules = profile === undefined ? undefined : textRulesOf(profile)
  return !areAlike(rules, intent.textRules)
}

function areAlike(one: TextRules | undefined, other: TextRules | undefined): boolean {
  const codings = (rules: TextRules | undefined) => rules?.dataCodings?.toSorted((a, b) => a - b).join()
  return one?.defaultAlphabet === other?.defaultAlphabet && codings(one) === codings(other)
}
