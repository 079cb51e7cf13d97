import type { CommandName } from '../smpp/pdu-table.ts'
import type { ProviderProfile } from './profile-schema.ts'

/** What a profile says of a request: the provider answers it, refuses it, or the profile says neither. */
export type Served = 'yes' | 'no' | 'unknown'

/** Whether the provider serves a request, by its published lists and by how it is known to answer. */
export function servedCommand(profile: ProviderProfile | undefined, command: CommandName): Served {
  if (profile === undefined) return 'unknown'
  const { commands, simulator, receipt } = profile
  if (commands.unsupported?.value.includes(command)) return 'no'
  const served = commands.supported?.value ?? simulator?.commands
  if (served !== undefined) return served.includes(command) ? 'yes' : 'no'
  return command === 'query_sm' && receipt.active !== null ? 'yes' : 'unknown'
}
