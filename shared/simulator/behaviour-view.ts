import type { z } from 'zod'
import type { PlayedProfile } from '../profiles/played-profile.ts'
import type { Language, Words } from '../words/words.ts'
import { actionWords } from './action-table.ts'
import type { Behaviour } from './behaviour.ts'
import type { Condition, ConditionEditor } from './condition.ts'
import { conditionsSchema, conditionTable } from './condition-table.ts'

interface ConditionView {
  readonly key: string
  readonly says: Words
  /** null for a condition without a value of its own. */
  readonly editor: ConditionEditor | null
}

/** A behaviour in words, under one profile. */
export interface BehaviourView {
  readonly behaviour: Behaviour
  /** The command_status that it answers with; null when it has none of its own. */
  readonly status: number | null
  readonly title: Words
  /** In the order in which they stand in the behaviour. */
  readonly conditions: readonly ConditionView[]
  /** A destination that draws the same status by `refuse-by-address`; null when none does. */
  readonly exampleAddress: string | null
}

type AnyCondition = Pick<Condition<z.ZodType, never>, 'says' | 'editor'>
const conditionRows: Readonly<Record<string, AnyCondition>> = conditionTable

/** null for a behaviour that does nothing under this profile. */
export function behaviourView(behaviour: Behaviour, profile: PlayedProfile): BehaviourView | null {
  const { when, do: action } = behaviour
  const words = actionWords(action, when, profile)
  if (words === null) return null
  const conditions: ConditionView[] = []
  for (const [key, value] of Object.entries(when)) {
    if (value === undefined) continue
    const row = conditionRows[key]
    const says = row?.says(value, profile) ?? null
    if (says === null) return null
    conditions.push({ key, says, editor: row?.editor(value) ?? null })
  }
  const refusal = action.kind === 'refuse-as-provider' ? profile.refusals.get(action.reason) : undefined
  return { behaviour, ...words, conditions, exampleAddress: refusal?.exampleAddress ?? null }
}

const and: Words = { en: ' and ', ru: ' и ' }

/** Everything that must hold, as one clause; '' for a behaviour that always does. */
export function conditionsText({ conditions }: BehaviourView, language: Language): string {
  return conditions.map(({ says }) => says[language]).join(and[language])
}

/** True for a demand of the specification or of the provider's page, whatever the message says. */
export function isConformance({ when }: Behaviour): boolean {
  return when.session !== undefined || when.tlvNotInVersion !== undefined || when.profileTlv !== undefined
}

/** The behaviour with another value of one condition. Throws ZodError for a value that the condition does not take. */
export function withCondition(behaviour: Behaviour, key: string, value: unknown): Behaviour {
  return { ...behaviour, when: conditionsSchema.parse({ ...behaviour.when, [key]: value }) }
}
