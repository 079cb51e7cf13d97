import type { CloseReason } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import type { RequestOutcome, Response } from './request.ts'

/**
 * The reason why a request has no answer: `session.response-timeout`, `session.lost` (it left, so it is in doubt),
 * `session.not-bound` (it never left), or what the encoder said.
 */
export function requestFault(
  command: CommandName,
  outcome: Exclude<RequestOutcome, { kind: 'answered' }>,
): Error {
  switch (outcome.kind) {
    case 'timed-out':
      return new Fault('session.response-timeout', { command, seconds: outcome.seconds })
    case 'lost':
      return new Fault('session.lost', {})
    case 'never-sent':
      return outcome.error ?? new Fault('session.not-bound', {})
  }
}

/** Settles a request's promise: resolves with the answer, whatever its status; rejects with `requestFault`. */
export function settlePromise(
  command: CommandName,
  outcome: RequestOutcome,
  resolve: (response: Response) => void,
  reject: (reason: Error) => void,
): void {
  if (outcome.kind === 'answered') resolve(outcome.response)
  else reject(requestFault(command, outcome))
}

/** Why a session ended that we had not ended ourselves; null when we had. */
export function earlyEnd({ by, how }: CloseReason): Fault | null {
  if (by === 'us' && (how === 'unbind' || how === 'cut')) return null
  return new Fault('session.ended-early', { how: `${by === 'peer' ? 'SMSC' : 'ESME'}, ${how}` })
}
