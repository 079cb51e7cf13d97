import { randomUUID } from 'node:crypto'
import type { LimitSearchPlan, LoadPlan, LoadSeries, LoadState } from '../../shared/contract/load.ts'
import { targetsOf, targetText } from '../../shared/contract/new-connection.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { LimitRecording } from '../../shared/load/limit-recording.ts'
import { limitExtent } from '../../shared/load/limit-search.ts'
import {
  checkAgreed,
  hostsToAskAbout,
  type LoadAgreement,
  type LoadExtent,
} from '../../shared/load/load-consent.ts'
import type { LoadSecond } from '../../shared/load/load-figures.ts'
import { LoadMessages } from '../../shared/load/load-messages.ts'
import type { LoadRecording } from '../../shared/load/load-recording.ts'
import { loadExtent } from '../../shared/load/rate-plan.ts'
import { SecondSeries } from '../../shared/load/second-series.ts'
import { readThreshold } from '../../shared/load/threshold.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { reportDefect } from '../session/report-defect.ts'
import { type LoadChange, type LoadWork, PacedLoad, SearchedLimit } from './load-work.ts'

interface Kept<Recording> {
  readonly runId: string
  readonly connectionName: string
  readonly recording: Recording
}

interface Options {
  readonly clock: Clock
  readonly connectionOf: (connectionId: string) => ConnectionSettings
  /** Told of our side of each socket, so that the simulator's side of it is not recorded as well. */
  readonly onLocalAddress: (address: string) => void
  /** Keeps a load that is over. */
  readonly keep: (load: Kept<LoadRecording>) => Promise<void>
  /** Keeps a search that is over. */
  readonly keepLimit: (search: Kept<LimitRecording>) => Promise<void>
}

interface Current {
  readonly runId: string
  readonly connectionName: string
  readonly startedAt: number
  readonly work: LoadWork
  readonly series: SecondSeries
}

/** What is begun: over which connection, with which messages. */
interface Begun {
  readonly runId: string
  readonly saved: ConnectionSettings
  readonly connection: ConnectionSettings
  readonly isFree: boolean
  readonly series: SecondSeries
  readonly options: ConstructorParameters<typeof PacedLoad>[0]
}

const notRun = { runId: null, connectionName: '', startedAt: 0, rate: 0, factor: 1 } as const
const nothing = { figures: null, search: null, fault: null } as const

/** Rows of a kept load: enough for a chart, little to keep. */
const keptRows = 240

/** The loads of the engine and the searches for a limit, one at a time; it goes on while no window looks. */
export class LoadRuns {
  readonly #options: Options
  readonly #stateFollowers = new Set<(state: LoadState) => void>()
  readonly #secondFollowers = new Set<(runId: string, second: LoadSecond) => void>()
  #current: Current | null = null
  #last: LoadState = { phase: 'idle', ...notRun, ...nothing }

  constructor(options: Options) {
    this.#options = options
  }

  /** Throws the faults of `load.start`. Resolves to the id at once: the binds are opened after that. */
  start({ settings, ...plan }: LoadPlan, agreed: LoadAgreement | null): string {
    for (const condition of settings.failIf) readThreshold(condition)
    const begun = this.#begin(plan, () => loadExtent(settings), agreed)
    const work = new PacedLoad(begun.options, settings, begun.isFree)
    return this.#run(begun, work, async () => {
      const result = await work.start()
      const recording = {
        ...({ kind: 'load-recording', version: 1 } as const),
        ...{ ...this.#about(begun), settings, ...result, histograms: work.histograms() },
        ...rowsOf(begun.series),
      }
      return {
        state: { figures: result.figures, fault: result.fault },
        keep: (head) => this.#options.keep({ ...head, recording }),
      }
    })
  }

  /** Throws the faults of `load.find-limit`. Resolves to the id at once. */
  findLimit({ search, ...plan }: LimitSearchPlan, agreed: LoadAgreement | null): string {
    const begun = this.#begin(plan, () => limitExtent(search), agreed)
    const work = new SearchedLimit(begun.options, search)
    return this.#run(begun, work, async () => {
      const { limit, trials, isWhole, fault } = await work.start()
      const recording = {
        ...({ kind: 'limit-recording', version: 1 } as const),
        ...{ ...this.#about(begun), search, trials: [...trials], limit, is_whole: isWhole, fault },
        ...rowsOf(begun.series),
      }
      return {
        state: { search: { trials: [...trials] }, fault },
        keep: (head) => this.#options.keepLimit({ ...head, recording }),
      }
    })
  }

  change(what: LoadChange): void {
    this.#current?.work.change(what)
    if (this.#current !== null) this.#tell()
  }

  state(): LoadState {
    const current = this.#current
    if (current === null) return this.#last
    const { runId, connectionName, startedAt, work } = current
    return { runId, connectionName, startedAt, ...work.state(), fault: null }
  }

  /** Rows of the load that runs; null for any other. */
  series(runId: string): LoadSeries | null {
    const current = this.#current
    if (current?.runId !== runId) return null
    return { startedAt: current.startedAt, span: current.series.span, seconds: [...current.series.rows()] }
  }

  followState(follow: (state: LoadState) => void): () => void {
    this.#stateFollowers.add(follow)
    follow(this.state())
    return () => this.#stateFollowers.delete(follow)
  }

  followSeconds(follow: (runId: string, second: LoadSecond) => void): () => void {
    this.#secondFollowers.add(follow)
    return () => this.#secondFollowers.delete(follow)
  }

  /** The program ends: nothing is waited for. */
  close(): void {
    this.#current?.work.cut()
  }

  /** Throws load.running, load.unconfirmed, load.bad-message, and what `extentOf` and `connectionOf` throw. */
  #begin(
    { connectionId, messages, binds, window }: Omit<LoadPlan, 'settings'>,
    extentOf: () => LoadExtent,
    agreed: LoadAgreement | null,
  ): Begun {
    if (this.#current !== null) throw new Fault('load.running', { name: this.#current.connectionName })
    const { clock, onLocalAddress, connectionOf } = this.#options
    const saved = connectionOf(connectionId)
    const connection = { ...saved, window: window ?? saved.window, ...(binds === null ? {} : { binds }) }
    const hosts = targetsOf(connection).map(({ host }) => host)
    checkAgreed(hosts, extentOf(), agreed)
    const runId = randomUUID()
    const series = new SecondSeries()
    const isFree = agreed !== null || hostsToAskAbout(hosts, Number.POSITIVE_INFINITY).length === 0
    const options = {
      ...{ connection, clock, onLocalAddress },
      messages: new LoadMessages(messages, Date.now().toString(36), () => clock.now()),
      onChange: () => this.#tell(),
      onSecond: (second: LoadSecond) => {
        series.add(second)
        for (const follow of this.#secondFollowers) follow(runId, second)
        this.#tell()
      },
    }
    return { runId, saved, connection, isFree, series, options }
  }

  /** Runs in the background; `whole` resolves with what is told and kept of it. */
  #run({ runId, saved, series }: Begun, work: LoadWork, whole: () => Promise<Over>): string {
    const about = { runId, connectionName: saved.name, startedAt: this.#options.clock.now() }
    this.#current = { ...about, work, series }
    this.#tell()
    this.#follow(about, whole).catch(reportDefect)
    return runId
  }

  async #follow(about: Pick<Current, 'runId' | 'connectionName' | 'startedAt'>, whole: () => Promise<Over>) {
    const over = { ...notRun, ...about, ...nothing, phase: 'idle' } as const
    try {
      const { state, keep } = await whole()
      this.#last = { ...over, ...state }
      // What a disk refuses is told in the status.
      keep({ runId: about.runId, connectionName: about.connectionName }).catch(() => undefined)
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      this.#last = { ...over, fault: problem.toJSON() }
    } finally {
      this.#current = null
      this.#tell()
    }
  }

  #about({ connection }: Begun) {
    const startedAt = this.#current?.startedAt ?? this.#options.clock.now()
    return { started_at: startedAt, peer: targetText(connection), system_id: connection.systemId }
  }

  #tell(): void {
    const state = this.state()
    for (const follow of this.#stateFollowers) follow(state)
  }
}

/** What became of it, for whoever looks, and how it is kept. */
interface Over {
  readonly state: Partial<Pick<LoadState, 'figures' | 'search' | 'fault'>>
  readonly keep: (head: { readonly runId: string; readonly connectionName: string }) => Promise<void>
}

function rowsOf(series: SecondSeries) {
  const few = new SecondSeries(keptRows)
  for (const row of series.rows()) few.add(row)
  return { span: series.span * few.span, seconds: [...few.rows()] }
}
