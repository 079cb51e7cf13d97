import type { SessionPhase } from '../../shared/contract/session.ts'
import type { Tone } from './state-pill.tsx'

/** A session's phase as a tone; a bound one with unanswered keep-alives is a warning. */
export function phaseTone(phase: SessionPhase, missedKeepAlives: number): Tone {
  switch (phase) {
    case 'bound':
      return missedKeepAlives > 0 ? 'warn' : 'ok'
    case 'listening':
    case 'connecting':
    case 'open':
    case 'binding':
    case 'waiting':
      return 'waiting'
    case 'unbinding':
      return 'off'
    case 'closed':
      return 'bad'
  }
}
