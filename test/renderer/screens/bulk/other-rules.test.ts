import { expect, test } from 'vitest'
import { wasCheckedOtherwise } from '../../../../renderer/screens/bulk/other-rules.ts'
import { planOf } from '../../../../renderer/screens/bulk/plan-of-draft.ts'
import { bulkPlanSchema } from '../../../../shared/bulk/bulk-plan.ts'
import { textRulesOf } from '../../../../shared/profiles/text-rules.ts'
import { catalogue } from '../../../support/catalogue.ts'
import { composerDraft } from '../../../support/composer-draft.ts'

/** A plan as the columns step makes it for a profile, and as the store gives it back. */
function planFor(profileId: string) {
  const rules = textRulesOf(catalogue.of(profileId))
  const plan = planOf({ draft: composerDraft({ text: 'Hi' }), destinationColumn: 0, maxParts: 10 }, rules)
  return bulkPlanSchema.parse(JSON.parse(JSON.stringify(plan)))
}

test('a run that goes out by the profile it was checked for is no matter', () => {
  for (const { id } of catalogue.all())
    expect(wasCheckedOtherwise(planFor(id), catalogue.of(id)), id).toBe(false)
})

test('a profile that reads texts otherwise is told, both ways', () => {
  const alphabetOf = (id: string) => catalogue.of(id)?.encoding.defaultAlphabet?.value ?? 'unknown'
  const first = catalogue.all()[0]?.id ?? ''
  const others = catalogue
    .all()
    .map(({ id }) => id)
    .filter((id) => alphabetOf(id) !== alphabetOf(first))
  expect(others.length).toBeGreaterThan(0)
  for (const other of others) {
    expect(wasCheckedOtherwise(planFor(first), catalogue.of(other)), other).toBe(true)
    expect(wasCheckedOtherwise(planFor(other), catalogue.of(first)), other).toBe(true)
  }
})

test('a run that was checked by no provider’s rules is told of those that there are', () => {
  const { id } = catalogue.all().find((profile) => textRulesOf(profile) !== undefined) ?? {}
  expect(wasCheckedOtherwise(planFor('gone'), catalogue.of(id ?? ''))).toBe(true)
  expect(wasCheckedOtherwise(planFor('gone'), catalogue.of('gone'))).toBe(false)
})

test('the order in which values of data_coding are listed makes no difference', () => {
  const { id } = catalogue.all().find((profile) => (textRulesOf(profile)?.dataCodings?.length ?? 0) > 1) ?? {}
  if (id === undefined) throw new Error('no profile lists values of data_coding')
  const plan = planFor(id)
  const dataCodings = plan.intent.textRules?.dataCodings?.toReversed()
  const turned = { ...plan, intent: { ...plan.intent, textRules: { ...plan.intent.textRules, dataCodings } } }
  expect(wasCheckedOtherwise(turned, catalogue.of(id))).toBe(false)
})
