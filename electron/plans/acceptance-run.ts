import {
  type AcceptanceResult,
  type Chosen,
  isChosen,
  type PersonsAnswer,
} from '../../shared/acceptance/acceptance-result.ts'
import {
  type AcceptanceCheck,
  type AcceptanceId,
  acceptanceChecks,
} from '../../shared/acceptance/acceptance-table.ts'
import { judge, type Measured } from '../../shared/acceptance/measurement.ts'
import { sentence } from '../../shared/acceptance/sentence-table.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { type PlanReason, planReasonText } from '../../shared/plan/plan-reason-table.ts'
import type { Verdict } from '../../shared/plan/plan-result.ts'
import type { Words } from '../../shared/words/words.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { Evidence } from './evidence.ts'
import { faultWords } from './measures/answer-words.ts'
import { type MeasureContext, MeasureFailure, type RunMemory } from './measures/measure.ts'
import { measures } from './measures/measure-list.ts'

/** What a run tells as it goes on. */
export type AcceptanceItem =
  | { readonly kind: 'begun'; readonly ids: readonly AcceptanceId[] }
  /** A check is being done; `progress` says how far. */
  | { readonly kind: 'doing'; readonly id: AcceptanceId; readonly progress: Words | null }
  | { readonly kind: 'result'; readonly result: AcceptanceResult }

export interface AcceptanceOptions extends Omit<MeasureContext, 'memory' | 'tell' | 'hooksInto'> {
  readonly chosen: Chosen
  /** Stop at the first check that fails or cannot be run. */
  readonly bail: boolean
  /** How often a check that did not pass is tried again. */
  readonly retries: number
  /** What a person answered, by the check's id. */
  readonly answers: ReadonlyMap<string, PersonsAnswer>
  readonly tell: (item: AcceptanceItem) => void
}

/**
 * Runs the acceptance plan, one check after the other. Resolves with a result for each chosen check, also when it is
 * stopped: the rest is then skipped. Rejects with a defect of ours alone.
 */
export async function runAcceptance(options: AcceptanceOptions): Promise<readonly AcceptanceResult[]> {
  return new AcceptanceRun(options).run()
}

const nothing = {
  expected: null,
  facts: [],
  evidence: [],
  moreEvidence: 0,
  note: '',
  skipped: null,
  durationMs: 0,
  earlier: [],
} as const

class AcceptanceRun {
  readonly #options: AcceptanceOptions
  readonly #memory: RunMemory = { examination: null, receiptMs: null, texts: 0 }
  readonly #results: AcceptanceResult[] = []
  /** Checks that were run and on which others cannot be built. */
  readonly #useless = new Set<string>()
  #pdus = 0
  #hasBailed = false

  constructor(options: AcceptanceOptions) {
    this.#options = options
  }

  async run(): Promise<readonly AcceptanceResult[]> {
    const { tell, chosen, bail } = this.#options
    const checks = acceptanceChecks.filter((check) => isChosen(check, chosen))
    tell({ kind: 'begun', ids: checks.map(({ id }) => id) })
    for (const check of checks) {
      const result = await this.#resultOf(check)
      this.#results.push(result)
      tell({ kind: 'result', result })
      if (bail && (result.verdict === 'fail' || result.verdict === 'error')) this.#hasBailed = true
    }
    return this.#results
  }

  async #resultOf(check: AcceptanceCheck): Promise<AcceptanceResult> {
    const { signal, retries } = this.#options
    const needed = check.needs.find((id) => this.#useless.has(id))
    if (signal.aborted) return this.#skipped(check, { code: 'stopped', detail: {} })
    if (this.#hasBailed) return this.#skipped(check, { code: 'bailed', detail: {} })
    if (needed !== undefined) return this.#skipped(check, { code: 'needs', detail: { name: needed } })
    if (check.question !== undefined) return this.#asked(check, check.question)
    const earlier: Verdict[] = []
    for (;;) {
      const { result, isUsable } = await this.#attempt(check)
      const isTriedAgain = result.verdict === 'fail' || result.verdict === 'error'
      if (isTriedAgain && earlier.length < retries && !signal.aborted) {
        earlier.push(result.verdict)
        this.#memory.examination = null
        continue
      }
      if (!isUsable) this.#useless.add(check.id)
      return { ...result, earlier }
    }
  }

  #skipped({ id }: AcceptanceCheck, skipped: PlanReason): AcceptanceResult {
    this.#useless.add(id)
    return { ...this.#empty(), id, verdict: 'skipped', measured: reasonWords(skipped), skipped }
  }

  #empty() {
    return { ...nothing, startedAt: this.#options.clock.now() }
  }

  #asked({ id }: AcceptanceCheck, question: Words): AcceptanceResult {
    const answer = this.#options.answers.get(id)
    if (answer === undefined) {
      const measured = sentence('asked-of-person', { question })
      return { ...this.#empty(), id, verdict: 'inconclusive', measured }
    }
    const { verdict, note } = answer
    return { ...this.#empty(), id, verdict, note, measured: sentence('person-said', { note }) }
  }

  async #attempt(check: AcceptanceCheck): Promise<{ result: AcceptanceResult; isUsable: boolean }> {
    const { id } = check
    const { clock, tell, profile } = this.#options
    const evidence = new Evidence()
    const [startedAt, since] = [clock.now(), clock.monotonic()]
    tell({ kind: 'doing', id, progress: null })
    const found = await this.#measured(check, evidence)
    const { pdus, more } = found.evidence ?? evidence
    const stopped: PlanReason | null = found.verdict === 'skipped' ? { code: 'stopped', detail: {} } : null
    const result = {
      ...nothing,
      skipped: stopped,
      id,
      ...judge(found, profile),
      evidence: pdus,
      moreEvidence: more,
      startedAt,
      durationMs: clock.monotonic() - since,
    }
    return { result, isUsable: found.isUsable ?? found.verdict === 'pass' }
  }

  async #measured(check: AcceptanceCheck, evidence: Evidence): Promise<Measured> {
    const measure = measures[check.id]
    if (measure === undefined) throw new Error(`no measure ${check.id}`)
    const { tell, signal } = this.#options
    const hooksInto = (into: Evidence) => this.#watched(into)
    const context: MeasureContext = {
      ...this.#options,
      memory: this.#memory,
      tell: (progress) => tell({ kind: 'doing', id: check.id, progress }),
      hooks: hooksInto(evidence),
      hooksInto,
    }
    try {
      return await measure(context, check)
    } catch (problem) {
      if (signal.aborted)
        return { verdict: 'skipped', measured: reasonWords({ code: 'stopped', detail: {} }) }
      return { verdict: 'error', measured: whyNot(problem) }
    }
  }

  #watched(evidence: Evidence): SessionHooks {
    const { hooks } = this.#options
    return {
      ...hooks,
      onPdu: (session, event) => {
        hooks.onPdu?.(session, event)
        this.#pdus += 1
        evidence.saw(session, event, this.#pdus)
      },
    }
  }
}

/** Why a check could not be run; what is nobody's fault but ours is thrown on. */
function whyNot(problem: unknown): Words {
  if (problem instanceof MeasureFailure) return problem.why
  if (!(problem instanceof Fault)) throw problem
  return faultWords(problem)
}

function reasonWords(reason: PlanReason): Words {
  return { en: planReasonText(reason, 'en'), ru: planReasonText(reason, 'ru') }
}
