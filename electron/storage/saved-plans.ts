import { z } from 'zod'
import { keptRunOctets, keptRuns, maxPlans, maxPlansText, maxPlanText } from '../../shared/contract/plans.ts'
import { readJson } from './read-json.ts'
import type { Store } from './store.ts'

const plansName = 'plans'
const runsName = 'planRuns'

const planSchema = z.object({ planId: z.string(), text: z.string().max(maxPlanText) })
export type SavedPlan = z.infer<typeof planSchema>

/** A run as it was written; who reads it knows what stands in it. */
const runSchema = z.looseObject({ runId: z.string(), kind: z.enum(['plan', 'acceptance']) })
type SavedRun = z.infer<typeof runSchema>

/** Test plans of the user's own, and the runs of plans, the newest first. */
export class SavedPlans {
  readonly #store: Store
  #plans: readonly SavedPlan[]
  #runs: readonly SavedRun[]
  /** Names of what was stored and does not read. */
  readonly unreadable: readonly string[]

  constructor(store: Store, stored: Readonly<Record<string, string>>) {
    this.#store = store
    const plans = z.array(planSchema).safeParse(readJson(stored[plansName]))
    const runs = z.array(runSchema).safeParse(readJson(stored[runsName]))
    this.#plans = plans.data ?? []
    this.#runs = runs.data ?? []
    this.unreadable = [
      ...(stored[plansName] !== undefined && !plans.success ? [plansName] : []),
      ...(stored[runsName] !== undefined && !runs.success ? [runsName] : []),
    ]
  }

  get plans(): readonly SavedPlan[] {
    return this.#plans
  }

  get runs(): readonly SavedRun[] {
    return this.#runs
  }

  /** False when there is no room for another. Rejects with storage.unavailable. */
  async putPlan(plan: SavedPlan): Promise<boolean> {
    const known = this.#plans.find(({ planId }) => planId === plan.planId)
    if (known === undefined && this.#plans.length >= maxPlans) return false
    const grows = plan.text.length - (known?.text.length ?? 0)
    const held = this.#plans.reduce((sum, { text }) => sum + text.length, 0)
    // All of them are written whenever one is.
    if (grows > 0 && held + grows > maxPlansText) return false
    this.#plans =
      known === undefined ? [...this.#plans, plan] : this.#plans.map((one) => (one === known ? plan : one))
    await this.#keep(plansName, this.#plans)
    return true
  }

  async removePlan(planId: string): Promise<void> {
    this.#plans = this.#plans.filter((one) => one.planId !== planId)
    await this.#keep(plansName, this.#plans)
  }

  /** The newest come first; the oldest beyond number and size are dropped. */
  async putRun(run: SavedRun): Promise<void> {
    const others = this.#runs.filter(({ runId }) => runId !== run.runId)
    const at = this.#runs.findIndex(({ runId }) => runId === run.runId)
    this.#runs = bounded(at < 0 ? [run, ...others] : others.toSpliced(at, 0, run))
    await this.#keep(runsName, this.#runs)
  }

  async removeRun(runId: string): Promise<void> {
    this.#runs = this.#runs.filter((one) => one.runId !== runId)
    await this.#keep(runsName, this.#runs)
  }

  async #keep(name: string, value: unknown): Promise<void> {
    await this.#store.call('putSetting', name, JSON.stringify(value))
  }
}

function bounded(runs: readonly SavedRun[]): SavedRun[] {
  const kept: SavedRun[] = []
  let octets = 0
  for (const run of runs.slice(0, keptRuns)) {
    octets += JSON.stringify(run).length
    if (octets > keptRunOctets && kept.length > 0) break
    kept.push(run)
  }
  return kept
}
