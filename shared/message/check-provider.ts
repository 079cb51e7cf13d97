import type { ProviderProfile } from '../profiles/profile-schema.ts'
import { maxValueOctets } from '../smpp/pdu-layout.ts'
import type { PlannedMessage } from './check-text.ts'
import { type MessageWarning, warning } from './message-warning-table.ts'

/** What a profile says of texts and long messages. */
export type ProviderLimits = Pick<ProviderProfile, 'limits' | 'longMessage'>

const maxShortMessage = maxValueOctets('submit_sm', 'short_message')

/** Methods by what a profile calls them, and as they are named on the wire. */
const methods = {
  udh8: { fact: 'udh', method: 'UDH' },
  udh16: { fact: 'udh', method: 'UDH' },
  sar: { fact: 'sar', method: 'SAR TLVs' },
  payload: { fact: 'payload', method: 'message_payload' },
} as const

/** Where the message goes beyond what the provider publishes; what is not known is not warned of. */
export function checkProvider({ intent, plan }: PlannedMessage, provider: ProviderLimits): MessageWarning[] {
  const found: MessageWarning[] = []
  const isPayload = intent.method === 'payload'
  const octets = Math.max(0, ...plan.segments.map((part) => part.short_message.length))
  const limit = provider.limits.textOctets?.value ?? maxShortMessage
  // Beyond the field itself is an error of its own.
  if (!isPayload && octets > limit && octets <= maxShortMessage) {
    found.push(warning('over-provider-text', { octets, limit }))
  }
  const chosen = intent.method === 'none' ? undefined : methods[intent.method]
  const isLong = isPayload || plan.segments.length > 1
  if (chosen !== undefined && isLong && provider.longMessage[chosen.fact]?.value === false) {
    found.push(warning('provider-lacks-method', { method: chosen.method }))
  }
  return found
}
