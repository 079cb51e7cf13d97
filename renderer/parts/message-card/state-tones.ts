import type { MessageCard } from '../../../shared/contract/message.ts'
import type { Tone } from '../state-pill.tsx'

/** A message's or part's state as a tone: colour and shape together. */
export const stateTones: Readonly<Record<MessageCard['state'], Tone>> = {
  waiting: 'waiting',
  sent: 'waiting',
  accepted: 'accent',
  refused: 'bad',
  'timed-out': 'warn',
  'in-doubt': 'warn',
  delivered: 'ok',
  failed: 'bad',
  received: 'ok',
}
