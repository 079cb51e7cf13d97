import { randomUUID } from 'node:crypto'
import { targetsOf, targetText } from '../../shared/contract/connections.ts'
import { type LoadPlan, type LoadSeries, type LoadState, loadStep } from '../../shared/contract/load.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { hostsToAskAbout, unaskedRate } from '../../shared/load/load-consent.ts'
import type { LoadResult, LoadSecond } from '../../shared/load/load-figures.ts'
import { LoadMessages } from '../../shared/load/load-messages.ts'
import type { LoadRecording } from '../../shared/load/load-recording.ts'
import { ratePlan } from '../../shared/load/rate-plan.ts'
import { SecondSeries } from '../../shared/load/second-series.ts'
import { readThreshold } from '../../shared/load/threshold.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { reportDefect } from '../session/report-defect.ts'
import { ConnectionLoad } from './connection-load.ts'

interface Options {
  readonly clock: Clock
  readonly connectionOf: (connectionId: string) => ConnectionSettings
  /** Told of our side of each socket, so that the simulator's side of it is not recorded as well. */
  readonly onLocalAddress: (address: string) => void
  /** Keeps a load that is over. */
  readonly keep: (load: {
    readonly runId: string
    readonly connectionName: string
    readonly recording: LoadRecording
  }) => Promise<void>
}

interface Current {
  readonly runId: string
  readonly connectionName: string
  readonly startedAt: number
  readonly peakRate: number
  /** Nobody needs to be asked before it is made faster. */
  readonly isFree: boolean
  readonly load: ConnectionLoad
  readonly series: SecondSeries
}

/** What `load.change` asks for. */
export type LoadChange = 'pause' | 'resume' | 'faster' | 'slower' | 'stop' | 'cut'

const notRun = { runId: null, connectionName: '', startedAt: 0, rate: 0, factor: 1, figures: null } as const

/** Rows of a kept load: enough for a chart, little to keep. */
const keptRows = 240

/** The loads of the engine, one at a time; it goes on while no window looks. */
export class LoadRuns {
  readonly #options: Options
  readonly #stateFollowers = new Set<(state: LoadState) => void>()
  readonly #secondFollowers = new Set<(runId: string, second: LoadSecond) => void>()
  #current: Current | null = null
  #isOpen = false
  #last: LoadState = { phase: 'idle', ...notRun, fault: null }

  constructor(options: Options) {
    this.#options = options
  }

  /** Throws the faults of `load.start`. Resolves to the id at once: the binds are opened after that. */
  start({ connectionId, settings, messages, binds, window }: LoadPlan, isAgreed: boolean): string {
    if (this.#current !== null) throw new Fault('load.running', { name: this.#current.connectionName })
    const saved = this.#options.connectionOf(connectionId)
    const connection = { ...saved, window: window ?? saved.window, ...(binds === null ? {} : { binds }) }
    for (const condition of settings.failIf) readThreshold(condition)
    const { peakRate } = ratePlan(settings)
    const hosts = targetsOf(connection).map(({ host }) => host)
    const [unasked] = hostsToAskAbout(hosts, peakRate)
    if (unasked !== undefined && !isAgreed)
      throw new Fault('load.unconfirmed', { host: unasked, rate: Math.ceil(peakRate), most: unaskedRate })
    const { clock, onLocalAddress } = this.#options
    const runId = randomUUID()
    const source = new LoadMessages(messages, Date.now().toString(36), () => clock.now())
    const series = new SecondSeries()
    const load = new ConnectionLoad({
      ...{ connection, settings, clock, messages: source },
      onLocalAddress,
      onBound: () => {
        this.#isOpen = true
        this.#tell()
      },
      onSecond: (second) => {
        series.add(second)
        for (const follow of this.#secondFollowers) follow(runId, second)
        this.#tell()
      },
    })
    const isFree = isAgreed || hostsToAskAbout(hosts, Number.POSITIVE_INFINITY).length === 0
    const connectionName = saved.name
    this.#isOpen = false
    this.#current = { runId, connectionName, startedAt: clock.now(), peakRate, isFree, load, series }
    this.#tell()
    this.#follow(this.#current, connection, settings).catch(reportDefect)
    return runId
  }

  change(what: LoadChange): void {
    const { load, peakRate, isFree } = this.#current ?? {}
    if (load === undefined || peakRate === undefined) return
    const { run } = load
    if (what === 'pause') run.pause()
    else if (what === 'resume') run.resume()
    else if (what === 'stop' || what === 'cut') load.stop(what === 'cut' ? 'cut' : 'wait')
    else {
      const factor = what === 'faster' ? run.factor * loadStep : run.factor / loadStep
      // Nobody agreed to more than what goes unasked.
      run.setFactor(isFree === true ? factor : Math.min(factor, unaskedRate / peakRate))
    }
    this.#tell()
  }

  state(): LoadState {
    const current = this.#current
    if (current === null) return this.#last
    const { runId, connectionName, startedAt, load } = current
    const { run } = load
    const phase = !this.#isOpen ? 'binding' : run.isEnding ? 'ending' : run.isPaused ? 'paused' : 'running'
    const isRunning = phase !== 'binding'
    return {
      ...{ phase, runId, connectionName, startedAt, fault: null },
      rate: isRunning && !run.isEnding ? run.askedRate : 0,
      factor: run.factor,
      figures: isRunning ? run.figures() : null,
    }
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
    this.#current?.load.stop('cut')
  }

  async #follow(
    current: Current,
    connection: ConnectionSettings,
    settings: LoadPlan['settings'],
  ): Promise<void> {
    const { runId, connectionName, startedAt, load } = current
    const about = { ...notRun, runId, connectionName, startedAt }
    try {
      const result = await load.start()
      this.#last = { phase: 'idle', ...about, figures: result.figures, fault: result.fault }
      this.#keep(current, connection, settings, result)
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      this.#last = { phase: 'idle', ...about, fault: problem.toJSON() }
    } finally {
      this.#current = null
      this.#tell()
    }
  }

  #keep(
    { runId, connectionName, startedAt, load, series }: Current,
    connection: ConnectionSettings,
    settings: LoadPlan['settings'],
    result: LoadResult,
  ): void {
    const few = new SecondSeries(keptRows)
    for (const row of series.rows()) few.add(row)
    const recording = {
      ...({ kind: 'load-recording', version: 1 } as const),
      ...{ started_at: startedAt, peer: targetText(connection), system_id: connection.systemId, settings },
      ...{ ...result, histograms: load.run.histograms() },
      ...{ span: series.span * few.span, seconds: [...few.rows()] },
    }
    // What a disk refuses is told in the status.
    this.#options.keep({ runId, connectionName, recording }).catch(() => undefined)
  }

  #tell(): void {
    const state = this.state()
    for (const follow of this.#stateFollowers) follow(state)
  }
}
