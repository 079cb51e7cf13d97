import type { TextSettings } from '../../shared/plan/build-operation.ts'
import type { PlanStep } from '../../shared/plan/plan-schema.ts'
import type { BindSettings } from '../session/bind-settings.ts'
import type { Arrival, PlanSession } from './plan-session.ts'
import type { PlanVariables } from './plan-variables.ts'
import type { PlanWaits } from './plan-waits.ts'
import type { SeenPdu } from './seen-pdus.ts'

/** What a step works in: the check, its sessions and what it knows. */
export interface CheckScene {
  readonly waits: PlanWaits
  readonly variables: PlanVariables
  /** Of a request that the plan gives no time, ms. */
  readonly responseTimeoutMs: number
  /** The session that a step names, or the one of the step before it. Throws StepStop. */
  readonly sessionOf: (step: PlanStep) => PlanSession
  /** How long the step may wait, ms: its own time, the check's, the plan's, or `usual`. */
  readonly withinOf: <Usual extends number | null>(step: PlanStep, usual: Usual) => number | Usual
  /** How the session binds; `withinMs` shortens the deadlines of the connection. Throws StepStop. */
  readonly settingsOf: (session: string, withinMs: number | null) => BindSettings
  readonly textSettings: () => TextSettings
  /** The text of a file in the plan's folder. Throws StepStop. */
  readonly textOf: (file: string) => Promise<string>
  /** A response to a message has come. */
  readonly accepted: (seen: SeenPdu | null, isReceiptAsked: boolean) => void
  /** A step has taken this arrival. */
  readonly took: (session: PlanSession, arrival: Arrival) => void
  /** Receipts that were put aside, since other checks sent their messages. */
  readonly asideOf: (session: string) => readonly Arrival[]
  /** The request that the last `receive` took and that waits for `reply`. */
  readonly unanswered: (session: PlanSession) => Arrival | null
}
