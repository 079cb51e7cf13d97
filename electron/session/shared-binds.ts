import type { SessionState } from '../../shared/contract/session.ts'
import type { OutbindListener } from './outbind-listener.ts'
import type { Pacer } from './pacer.ts'
import type { ResendQueue } from './resend-queue.ts'

/** Parts of a connection that one bind shares with the others. */
export interface SharedBinds {
  /** Which bind it is, from 1, and how many there are to be. */
  readonly bind: SessionState['bind']
  /** Name of the bind: the connection's, with a suffix where there are several. */
  readonly name: string
  /** One for all binds: the rate is the account's. */
  readonly pacer: Pacer
  readonly repeats: ResendQueue | null
  /** Where it waits for the SMSC to connect; null: it connects itself. */
  readonly listener: OutbindListener | null
  /** Place among the connection's hosts of the one that a bind is bound at; null while none is. */
  readonly boundAt: () => number | null
  /** Told synchronously, after the change. */
  readonly phaseChanged: () => void
}
