import { Fault } from '../../shared/faults/fault.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import type { RequestOutcome, Response } from './outgoing.ts'

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

/** A request as a promise: resolves with the answer, whatever its status; rejects with `requestFault`. */
export function promiseResponse(
  command: CommandName,
  send: (settle: (outcome: RequestOutcome) => void) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    send((outcome) => {
      if (outcome.kind === 'answered') resolve(outcome.response)
      else reject(requestFault(command, outcome))
    })
  })
}
