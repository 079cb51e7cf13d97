import { randomUUID } from 'node:crypto'
import { acceptanceCheck, acceptanceName, planResultOf } from '../../shared/acceptance/acceptance-result.ts'
import { acceptanceChecks } from '../../shared/acceptance/acceptance-table.ts'
import { sentence } from '../../shared/acceptance/sentence-table.ts'
import type { PlanHead, PlanInputs, PlanRunState, RunHead } from '../../shared/contract/plans.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { LoadAgreement } from '../../shared/load/load-consent.ts'
import { planNameIn } from '../../shared/plan/plan-name.ts'
import type { PlanProgress, PlanResult } from '../../shared/plan/plan-result.ts'
import { readPlan } from '../../shared/plan/read-plan.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { Language, Words } from '../../shared/words/words.ts'
import type { UploadFolder } from '../bulk/upload-folder.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { reportDefect } from '../session/report-defect.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import type { SavedPlan, SavedPlans } from '../storage/saved-plans.ts'
import { type AcceptanceItem, runAcceptance } from './acceptance-run.ts'
import type { KeptRun } from './kept-run.ts'
import { preparePlan } from './prepared-plan.ts'
import { runPlan } from './run-plan.ts'
import { budgetOf, readNumbers, subjectOf } from './run-settings.ts'
import { runCheckOfAcceptance, runCheckOfPlan, runHeadOf, sameWords } from './shown-run.ts'

interface Parts {
  readonly saved: SavedPlans
  readonly clock: Clock
  readonly catalogue: () => Catalogue
  readonly connectionOf: (connectionId: string) => ConnectionSettings
  readonly liveOf: (connectionId: string) => number
  /** What records the PDUs. */
  readonly hooks: SessionHooks
  readonly onLocalAddress: (address: string) => void
  readonly workbench: string
  readonly uploads: Pick<UploadFolder, 'get'>
}

export interface StartInput {
  readonly connectionId: string
  readonly planId: string | null
  readonly values: Readonly<Record<string, string>>
  readonly isThorough: boolean
  /** What a plan reads that does not stand in it. */
  readonly inputs?: PlanInputs | undefined
  readonly agreed?: LoadAgreement | null | undefined
}

interface Live {
  readonly stop: AbortController
  readonly done: Promise<void>
  state: PlanRunState
}

/** Runs at once. */
const mostRuns = 4
/** A run tells a window of itself so often at most, ms. */
const tellMs = 200

/** The runs of plans and of the acceptance: those under way, and those that are kept. */
export class PlanRuns {
  readonly #parts: Parts
  readonly #live = new Map<string, Live>()
  /** A run tells every window of its state again and again: each plan is read once. */
  readonly #heads = new WeakMap<SavedPlan, PlanHead>()
  readonly #stateWatchers = new Set<() => void>()
  readonly #runWatchers = new Map<string, Set<() => void>>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Rejects with connection.not-found, plans.not-found, plans.busy, plans.no-destination and as preparePlan. */
  async start(input: StartInput): Promise<string> {
    const connection = this.#parts.connectionOf(input.connectionId)
    const runId = randomUUID()
    const stop = new AbortController()
    const run = { runId, ...input, connection, signal: stop.signal }
    const begun = input.planId === null ? this.#acceptance(run) : await this.#plan(run, input.planId)
    if (this.#live.size >= mostRuns) throw new Fault('plans.busy', { runs: mostRuns })
    const done = begun
      .work()
      .catch(reportDefect)
      .finally(() => this.#over(runId))
    this.#live.set(runId, { stop, done, state: begun.state })
    this.#changed(runId)
    return runId
  }

  stop(runId: string): void {
    this.#live.get(runId)?.stop.abort()
  }

  async close(): Promise<void> {
    const all = [...this.#live.values()]
    for (const { stop } of all) stop.abort()
    await Promise.all(all.map(({ done }) => done))
  }

  get heads(): readonly RunHead[] {
    const live = [...this.#live.values()].map(({ state }) => headIn(state)).reverse()
    return [...live, ...this.#kept().map(runHeadOf)]
  }

  get plans(): readonly PlanHead[] {
    return this.#parts.saved.plans.map((plan) => {
      const head = this.#heads.get(plan) ?? planHeadOf(plan.planId, plan.text)
      this.#heads.set(plan, head)
      return head
    })
  }

  state(runId: string): PlanRunState | null {
    const live = this.#live.get(runId)
    if (live !== undefined) return live.state
    const kept = this.find(runId)
    return kept === null ? null : stateOfKept(kept)
  }

  find(runId: string): KeptRun | null {
    return this.#kept().find((one) => one.runId === runId) ?? null
  }

  /** A kept run as one result, for reports. Throws plans.not-found. */
  resultOf(runId: string, language: Language): PlanResult {
    const run = this.find(runId)
    if (run === null) throw new Fault('plans.not-found', {})
    return run.kind === 'plan' ? run.result : planResultOf(run.results, run.of, language)
  }

  /** What a person found out, in the run that asked. Throws plans.not-found; rejects with storage.unavailable. */
  async answer(
    runId: string,
    id: string,
    verdict: 'pass' | 'fail' | 'inconclusive',
    note: string,
  ): Promise<void> {
    const run = this.find(runId)
    if (run?.kind !== 'acceptance') throw new Fault('plans.not-found', {})
    const results = run.results.map((one) =>
      one.id === id ? { ...one, verdict, note, measured: sentence('person-said', { note }) } : one,
    )
    await this.#parts.saved.putRun({ ...run, results })
    this.#changed(runId)
  }

  async removeRun(runId: string): Promise<void> {
    await this.#parts.saved.removeRun(runId)
    this.#changed(runId)
  }

  /** Throws plans.too-many. */
  async savePlan(planId: string | null, text: string): Promise<PlanHead> {
    const id = planId ?? randomUUID()
    if (!(await this.#parts.saved.putPlan({ planId: id, text }))) throw new Fault('plans.too-many', {})
    this.#tellState()
    return planHeadOf(id, text)
  }

  async removePlan(planId: string): Promise<void> {
    await this.#parts.saved.removePlan(planId)
    this.#tellState()
  }

  /** Throws plans.not-found. */
  textOf(planId: string): string {
    const text = this.findText(planId)
    if (text === null) throw new Fault('plans.not-found', {})
    return text
  }

  findText(planId: string): string | null {
    return this.#parts.saved.plans.find((one) => one.planId === planId)?.text ?? null
  }

  followState(emit: (state: { plans: PlanHead[]; runs: RunHead[] }) => void): () => void {
    const tell = () => emit({ plans: [...this.plans], runs: [...this.heads] })
    this.#stateWatchers.add(tell)
    tell()
    return () => void this.#stateWatchers.delete(tell)
  }

  followRun(runId: string, emit: (state: PlanRunState | null) => void): () => void {
    const tell = this.#paced(() => emit(this.state(runId)))
    const watchers = this.#runWatchers.get(runId) ?? new Set()
    this.#runWatchers.set(runId, watchers.add(tell.ask))
    emit(this.state(runId))
    return () => {
      tell.cancel()
      watchers.delete(tell.ask)
      if (watchers.size === 0) this.#runWatchers.delete(runId)
    }
  }

  #acceptance(run: RunOf): Begun {
    const { clock, catalogue, hooks, onLocalAddress, liveOf, workbench } = this.#parts
    const { connection, runId, connectionId } = run
    const numbers = readNumbers(run.values)
    if (numbers.to === '') throw new Fault('plans.no-destination', {})
    const startedAt = clock.now()
    const subject = subjectOf(connection, workbench)
    const state: PlanRunState = {
      ...this.#begun(run, acceptanceName, startedAt),
      total: acceptanceChecks.length,
    }
    const tell = (item: AcceptanceItem) => {
      if (item.kind === 'doing') {
        const { name } = acceptanceCheck(item.id)
        this.#change(runId, { doing: { id: item.id, name, progress: item.progress } })
      } else if (item.kind === 'result') this.#add(runId, runCheckOfAcceptance(item.result))
    }
    const work = async () => {
      const results = await runAcceptance({
        connection,
        catalogue: catalogue(),
        profile: catalogue().of(connection.profileId) ?? null,
        clock,
        hooks,
        keepsMessages: false,
        numbers,
        budget: budgetOf(run.isThorough),
        liveSessions: liveOf(connectionId),
        onLocalAddress,
        signal: run.signal,
        chosen: {},
        bail: false,
        retries: 0,
        answers: new Map(),
        tell,
      })
      const of = { subject, startedAt, endedAt: clock.now(), isStopped: run.signal.aborted }
      await this.#keep({ runId, planId: null, connectionId, kind: 'acceptance', results, of })
    }
    return { state, work }
  }

  async #plan(run: RunOf, planId: string): Promise<Begun> {
    const { clock, catalogue, hooks, onLocalAddress, workbench, uploads } = this.#parts
    const { connection, runId, connectionId, values, inputs = null, agreed = null } = run
    const text = this.textOf(planId)
    const prepared = await preparePlan({ text, values, inputs, agreed, connection, uploads })
    const { plan, rowCount } = prepared
    const state: PlanRunState = {
      ...this.#begun(run, sameWords(plan.name), clock.now()),
      total: plan.checks.length * rowCount,
    }
    const names = new Map(plan.checks.map(({ id, name }) => [id, name ?? id]))
    const tell = (progress: PlanProgress) => {
      if (progress.kind === 'check-started') {
        const name = sameWords(names.get(progress.id) ?? progress.id)
        this.#change(runId, { doing: { id: progress.id, name, progress: null } })
      } else if (progress.kind === 'check') this.#add(runId, runCheckOfPlan(progress.result))
    }
    const work = async () => {
      const result = await runPlan({
        ...prepared,
        connection,
        catalogue: catalogue(),
        workbench,
        hooks: withAddresses(hooks, onLocalAddress),
        clock,
        signal: run.signal,
        tell,
      })
      await this.#keep({ runId, planId, connectionId, kind: 'plan', result })
    }
    return { state, work }
  }

  #begun({ runId, planId, connectionId, connection }: RunOf, plan: Words, startedAt: number) {
    const { name, host, port, profileId } = connection
    return {
      runId,
      planId,
      plan,
      connectionId,
      ...{ connection: name, host, port, profileId, startedAt },
      endedAt: null,
      verdict: 'pass' as const,
      counts: { pass: 0, fail: 0, inconclusive: 0, error: 0, skipped: 0 },
      checks: [],
      doing: null,
    }
  }

  #add(runId: string, check: PlanRunState['checks'][number]): void {
    const live = this.#live.get(runId)
    if (live === undefined) return
    const { counts, checks } = live.state
    const count = (counts[check.verdict] ?? 0) + 1
    this.#change(runId, {
      checks: [...checks, check],
      counts: { ...counts, [check.verdict]: count },
      doing: null,
    })
  }

  #change(runId: string, change: Partial<PlanRunState>): void {
    const live = this.#live.get(runId)
    if (live === undefined) return
    live.state = { ...live.state, ...change }
    for (const tell of this.#runWatchers.get(runId) ?? []) tell()
  }

  async #keep(run: KeptRun): Promise<void> {
    // What a disk refuses is kept for this run of the workbench all the same.
    await this.#parts.saved.putRun({ ...run }).catch(() => undefined)
  }

  #over(runId: string): void {
    this.#live.delete(runId)
    this.#changed(runId)
  }

  #changed(runId: string): void {
    for (const tell of this.#runWatchers.get(runId) ?? []) tell()
    this.#tellState()
  }

  #tellState(): void {
    for (const tell of this.#stateWatchers) tell()
  }

  /** Runs were written by `#keep` alone. */
  #kept(): readonly KeptRun[] {
    return this.#parts.saved.runs as unknown as readonly KeptRun[]
  }

  /** The first call runs at once, those that come soon after it together. */
  #paced(run: () => void): { readonly ask: () => void; readonly cancel: () => void } {
    const { clock } = this.#parts
    let timer: ReturnType<Clock['setTimeout']> | null = null
    return {
      ask: () => {
        timer ??= clock.setTimeout(() => {
          timer = null
          run()
        }, tellMs)
      },
      cancel: () => {
        if (timer !== null) clock.clearTimeout(timer)
      },
    }
  }
}

interface RunOf extends StartInput {
  readonly runId: string
  readonly connection: ConnectionSettings
  readonly signal: AbortSignal
}

interface Begun {
  readonly state: PlanRunState
  readonly work: () => Promise<void>
}

function headIn({ checks: _checks, total: _total, doing: _doing, ...head }: PlanRunState): RunHead {
  return head
}

function stateOfKept(run: KeptRun): PlanRunState {
  const checks =
    run.kind === 'plan' ? run.result.checks.map(runCheckOfPlan) : run.results.map(runCheckOfAcceptance)
  return { ...runHeadOf(run), checks, total: checks.length, doing: null }
}

function planHeadOf(planId: string, text: string): PlanHead {
  const first = readPlan(text, { columns: null, variables: [] })
  // Values that the plan lacks may be given when it is run.
  const lacking = first.problems.flatMap(({ code, detail }) =>
    code === 'no-variable' ? [String(detail['name'])] : [],
  )
  const { plan, problems } =
    lacking.length === 0 ? first : readPlan(text, { columns: null, variables: lacking })
  return {
    planId,
    name: plan?.name ?? planNameIn(text),
    problems: problems.length,
    checks: plan?.checks.length ?? 0,
  }
}

/** The identity of a PDU is its session, which knows its own side of the link. */
function withAddresses(hooks: SessionHooks, onLocalAddress: (address: string) => void): SessionHooks {
  return {
    ...hooks,
    onPdu: (session, event) => {
      if ('localAddress' in session && typeof session.localAddress === 'string')
        onLocalAddress(session.localAddress)
      hooks.onPdu?.(session, event)
    },
  }
}
