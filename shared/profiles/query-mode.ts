import type { ProviderProfile } from './profile-schema.ts'
import { servedCommand } from './served-commands.ts'

/** How the state of sent messages is asked for with query_sm; 'profile' leaves it to the facts of the profile. */
export const queryModeChoices = ['profile', 'off', 'by-hand', 'polled'] as const
export type QueryModeChoice = (typeof queryModeChoices)[number]
export type QueryMode = Exclude<QueryModeChoice, 'profile'>

/**
 * The mode in force. A provider that does not serve query_sm is never asked; by itself the engine asks only one whose
 * profile says that it serves it. Left to the profile, messages are polled where the provider prefers that to receipts.
 */
export function queryModeOf(choice: QueryModeChoice, profile: ProviderProfile | undefined): QueryMode {
  const served = servedCommand(profile, 'query_sm')
  if (choice === 'off' || served === 'no') return 'off'
  if (served === 'unknown') return 'by-hand'
  if (choice === 'profile') return profile?.receipt.preferred?.value === 'active' ? 'polled' : 'by-hand'
  return choice
}
