import { client } from './host-store.ts'
import type { CapturedPdu } from './pdu-store.ts'

/** Sessions of a capture that are offered. */
const mostSessions = 50

const none: readonly string[] = []
/** The engine answers one question for values at a time: of two at once it would drop the first. */
let asked: Promise<unknown> = Promise.resolve()

/** Names of the sessions that the newest PDUs of a capture have; none while they cannot be told. */
export function sessionsOf(captureId: string | null): Promise<readonly string[]> {
  const ask = async () => {
    const { values } = await client().call('capture.values', {
      ...inputOf(captureId),
      field: 'session',
      limit: mostSessions,
    })
    return values.map(({ text }) => text).filter((text) => text !== '')
  }
  const answer = asked.then(ask).catch(() => none)
  asked = answer
  return answer
}

/** A PDU of any capture, passwords masked; rejects as the call does. */
export function fetchPduOf(captureId: string | null, seq: number): Promise<CapturedPdu> {
  return client().call('capture.pdu', { ...inputOf(captureId), seq, secrets: false })
}

function inputOf(captureId: string | null): { readonly captureId?: string } {
  return captureId === null ? {} : { captureId }
}
