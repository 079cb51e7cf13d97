import {
  everything,
  type OrderedCheck,
  orderedChecks,
  type PlanSelection,
} from '../../shared/plan/plan-order.ts'
import type { PlanReason } from '../../shared/plan/plan-reason-table.ts'
import {
  type CheckResult,
  countedVerdict,
  countVerdicts,
  isForgiven,
  type PlanProgress,
  type PlanResult,
  worstVerdict,
} from '../../shared/plan/plan-result.ts'
import { mostRowsOf, type PlanRow, planRows, rowName } from '../../shared/plan/plan-rows.ts'
import { asList, type Plan, planRetries } from '../../shared/plan/plan-schema.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../shared/profiles/inspect-options.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import { type Clock, SystemClock } from '../session/clock.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { PlanSecrets } from './plan-secrets.ts'
import { type Unit, unitOf } from './plan-unit.ts'
import { PlanVariables } from './plan-variables.ts'
import { PlanWaits } from './plan-waits.ts'
import { RowScene, type TextReader } from './row-scene.ts'
import { runUnit, skippedCheck } from './run-check.ts'
import { subjectOf } from './run-settings.ts'
import { SeenPdus } from './seen-pdus.ts'
import { SentMessages } from './sent-messages.ts'

export interface PlanRunOptions {
  /** As readPlan gave it. */
  readonly plan: Plan
  readonly connection: ConnectionSettings
  readonly catalogue: Catalogue
  /** Version of the workbench, for reports. */
  readonly workbench: string
  /** Rows of data in place of the plan's own; null: those of the plan. */
  readonly rows?: readonly Readonly<Record<string, string>>[] | null
  /** Values that go before those of the plan. */
  readonly variables?: Readonly<Record<string, string>>
  /** What {{env.NAME}} is read from. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly selection?: PlanSelection
  /** After the first check that fails the others are left out. */
  readonly bail?: boolean
  /** How often a check that fails is tried again; null: as the plan says. */
  readonly retries?: number | null
  /** The text of a file that the plan names, or why it cannot be read. */
  readonly textOf?: TextReader
  /** Every PDU is shown to them as well: those of an engine record it. */
  readonly hooks?: SessionHooks
  readonly clock?: Clock
  readonly random?: () => number
  /** The user knows that loads go to another machine faster than is done unasked. */
  readonly mayLoad?: boolean
  /** Ends the run: the check under way is over, what is always done is done, the rest is skipped. */
  readonly signal: AbortSignal
  readonly tell?: (progress: PlanProgress) => void
}

/** How long what is always done may take once the run was stopped, ms. */
const cleanUpMs = 10_000
/** The id of what is always done, among checks. */
const alwaysId = 'always'

/** Runs a plan to its end. Nothing that peers, files or plans do makes it throw. */
export async function runPlan(options: PlanRunOptions): Promise<PlanResult> {
  return new PlanRun(options).run()
}

class PlanRun {
  readonly #options: PlanRunOptions
  readonly #clock: Clock
  readonly #secrets = new PlanSecrets()
  readonly #seen: SeenPdus
  readonly #sent = new SentMessages()
  readonly #results: CheckResult[] = []
  readonly #cleanUps: CheckResult[] = []
  #hasBailed = false

  constructor(options: PlanRunOptions) {
    this.#options = options
    this.#clock = options.clock ?? new SystemClock()
    this.#seen = new SeenPdus({
      inspect: inspectOptionsOf(options.catalogue, options.connection.profileId),
      hide: (octets) => this.#secrets.hideOctets(octets),
    })
  }

  async run(): Promise<PlanResult> {
    const { plan, rows = null, random = Math.random, selection = everything, signal } = this.#options
    const startedAt = this.#clock.now()
    const order = orderedChecks(plan, selection)
    // More than that was refused when the plan was read; here it guards the memory of whoever made a plan otherwise.
    const all = planRows(plan, rows, random).slice(0, mostRowsOf(plan))
    this.#tell({ kind: 'started', plan: plan.name, rows: all.length, checks: order.length, at: startedAt })
    for (const row of all) await this.#runRow(row, order)
    const decisive = this.#results.filter((check) => !isForgiven(check))
    const result: PlanResult = this.#secrets.hideIn({
      plan: plan.name,
      description: plan.description ?? '',
      verdict: worstVerdict(decisive.map(countedVerdict)),
      reason: decisive.find(({ verdict }) => verdict !== 'pass' && verdict !== 'skipped')?.reason ?? null,
      startedAt,
      endedAt: this.#clock.now(),
      subject: subjectOf(this.#options.connection, this.#options.workbench),
      rows: all.map((row) => ({ row: row.row, name: rowName(plan, row) })),
      checks: this.#results,
      cleanUps: this.#cleanUps,
      counts: countVerdicts(this.#results),
      isStopped: signal.aborted,
    })
    this.#tell({ kind: 'ended', result })
    return result
  }

  async #runRow(planRow: PlanRow, order: readonly OrderedCheck[]): Promise<void> {
    const { plan, signal } = this.#options
    const name = rowName(plan, planRow)
    this.#tell({ kind: 'row', row: planRow.row, name })
    const variables = this.#variablesOf(planRow)
    const row = this.#sceneOf(planRow, variables, signal)
    const passed = new Set<string>()
    for (const one of order) {
      const result = await this.#runCheck(one, row, name, passed)
      if (result.verdict === 'pass') passed.add(one.check.id)
      this.#add(result)
    }
    await this.#cleanUp(row, name)
    await row.close()
  }

  async #runCheck(
    { check, isChosen }: OrderedCheck,
    row: RowScene,
    rowNameText: string,
    passed: ReadonlySet<string>,
  ): Promise<CheckResult> {
    const { plan, retries = null, signal } = this.#options
    const unit = unitOf(plan, check)
    const base = {
      row: row.number,
      rowName: rowNameText,
      id: unit.id,
      name: unit.name,
      severity: check.severity ?? plan.defaults?.severity ?? 'must',
      tags: asList(check.tags),
    } as const
    const missing = asList(check.needs).find((id) => !passed.has(id))
    const skipped = this.#whySkipped(isChosen, missing)
    if (skipped !== null) return skippedCheck(base, skipped, this.#clock.now())
    const [startedAt, since] = [this.#clock.now(), this.#clock.monotonic()]
    const most = retries ?? planRetries(plan)
    const earlier: CheckResult['earlier'][number][] = []
    for (;;) {
      this.#tell({ kind: 'check-started', row: row.number, id: unit.id, attempt: earlier.length + 1 })
      const ended = await runUnit(unit, row, (progress) => this.#tell(progress))
      const { verdict, reason } = ended
      const isTriedAgain = (verdict === 'fail' || verdict === 'error') && earlier.length < most
      if (!isTriedAgain || signal.aborted) {
        row.keep()
        return { ...base, ...ended, startedAt, durationMs: this.#clock.monotonic() - since, earlier }
      }
      earlier.push({ verdict, reason })
      await row.undo()
    }
  }

  #whySkipped(isChosen: boolean, missing: string | undefined): PlanReason | null {
    if (!isChosen) return { code: 'filtered', detail: {} }
    if (this.#options.signal.aborted) return { code: 'stopped', detail: {} }
    if (this.#hasBailed) return { code: 'bailed', detail: {} }
    return missing === undefined ? null : { code: 'needs', detail: { name: missing } }
  }

  /** Runs what is always done, also after a stop, then within ten seconds. */
  async #cleanUp(row: RowScene, name: string): Promise<void> {
    const { plan, signal } = this.#options
    if (plan.always === undefined) return
    const unit: Unit = {
      id: alwaysId,
      name: alwaysId,
      check: null,
      steps: plan.always,
      unexpected: 'ignore',
      isCleanUp: true,
    }
    const [startedAt, since] = [this.#clock.now(), this.#clock.monotonic()]
    const over = new AbortController()
    const limit = () => this.#clock.setTimeout(() => over.abort(), cleanUpMs)
    let timer = signal.aborted ? limit() : null
    const stopped = () => {
      timer ??= limit()
    }
    signal.addEventListener('abort', stopped)
    const ended = await row.scene.waits.during(over.signal, () =>
      runUnit(unit, row, (progress) => this.#tell(progress)),
    )
    signal.removeEventListener('abort', stopped)
    if (timer !== null) this.#clock.clearTimeout(timer)
    const result: CheckResult = {
      row: row.number,
      rowName: name,
      id: unit.id,
      name: unit.name,
      severity: 'info',
      tags: [],
      ...ended,
      startedAt,
      durationMs: this.#clock.monotonic() - since,
      earlier: [],
    }
    this.#cleanUps.push(result)
    this.#tell({ kind: 'clean-up', result })
  }

  #add(result: CheckResult): void {
    const { bail = false } = this.#options
    if (bail && !isForgiven(result) && (result.verdict === 'fail' || result.verdict === 'error'))
      this.#hasBailed = true
    this.#results.push(result)
    this.#tell({ kind: 'check', result })
  }

  #variablesOf({ row, values }: PlanRow): PlanVariables {
    const { plan, variables = {}, environment = {} } = this.#options
    return new PlanVariables({
      vars: plan.vars ?? {},
      values,
      row,
      given: variables,
      environment,
      secrets: this.#secrets,
    })
  }

  #sceneOf({ row }: PlanRow, variables: PlanVariables, signal: AbortSignal): RowScene {
    const { plan, connection, catalogue, hooks = {}, textOf, mayLoad = false } = this.#options
    return new RowScene({
      plan,
      number: row,
      connection,
      catalogue,
      hooks,
      variables,
      waits: new PlanWaits(this.#clock, signal),
      seen: this.#seen,
      sent: this.#sent,
      mayLoad,
      textOf: textOf ?? (async () => ({ problem: 'no files are read in this run' })),
    })
  }

  #tell(progress: PlanProgress): void {
    this.#options.tell?.(this.#secrets.hideIn(progress))
  }
}
