import type { BulkPlan } from '../../../shared/bulk/bulk-plan.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import type { TextRules } from '../../../shared/text/message-options.ts'

/**
 * True when the rows were checked by other rules than the provider's: encodings, and with them the parts, are
 * those of the check whatever connection the run goes out by. Providers that read texts alike are no
 * difference.
 */
export function wasCheckedOtherwise({ intent }: BulkPlan, profile: ProviderProfile | undefined): boolean {
  return !areAlike(textRulesOf(profile), intent.textRules)
}

function areAlike(one: TextRules | undefined, other: TextRules | undefined): boolean {
  const codings = (rules: TextRules | undefined) => rules?.dataCodings?.toSorted((a, b) => a - b).join()
  return one?.defaultAlphabet === other?.defaultAlphabet && codings(one) === codings(other)
}
