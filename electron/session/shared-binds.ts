import type { SessionState } from '../../shared/contract/session.ts'
import type { OutbindListener } from './outbind-listener.ts'
import type { Pacer } from './pacer.ts'
import type { ResendQueue } from './resend-queue.ts'

/** What one bind has of the connection that it shares with others. */
export interface SharedBinds {
  /** Which bind it is, from 1, and how many there are to be. */
  readonly bind: SessionState['bind']
  /** What it is called, where the connection's name is not enough. */
  readonly name: string
  /** The account's rate is one, however many binds it has. */
  readonly pacer: Pacer
  readonly repeats: ResendQueue | null
  /** Where it waits for the SMSC to connect; null: it connects itself. */
  readonly listener: OutbindListener | null
  /** Told synchronously, after the change. */
  readonly phaseChanged: () => void
}
