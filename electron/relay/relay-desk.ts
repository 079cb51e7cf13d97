import { join } from 'node:path'
import type { ListenerTlsChange, ListenerTlsView } from '../../shared/contract/listener-tls.ts'
import type { RelaySetup, RelayState } from '../../shared/contract/relay.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { playedProfile } from '../../shared/profiles/played-by-simulator.ts'
import type { RelayTold } from '../../shared/relay/relay-told.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { StatePublisher } from '../session/state-publisher.ts'
import {
  changedTls,
  describeSimulatorTls,
  listenerTlsOf,
  type SimulatorTls,
  usableTls,
} from '../smsc/simulator-tls.ts'
import type { SavedRelay } from '../storage/saved-relay.ts'
import { OwnBindRelay } from './own-bind-relay.ts'
import { RelayRows } from './relay-rows.ts'
import { RelayTraffic } from './relay-traffic.ts'
import { TransparentRelay } from './transparent-relay.ts'

interface Options {
  readonly saved: Pick<SavedRelay, 'setup' | 'tls' | 'keep' | 'keepTls'>
  readonly dataDir: string
  readonly clock: Clock
  readonly hooks: SessionHooks
  /** Throws connection.not-found. */
  readonly connectionOf: (connectionId: string) => ConnectionSettings
  /** The current profiles. */
  readonly catalogue: () => Catalogue
  /** Hears the name of a copy of the relay's file from before this release changed its form. */
  readonly onKept: (name: string) => void
}

/** Items that a follower is told at once, the newest of what passed since the last time. */
const mostAtOnce = 200
const tellMs = 100

/** The engine's relay: as it is set up, started and stopped, and followed by windows. */
export class RelayDesk {
  readonly #options: Options
  readonly #traffic: RelayTraffic
  readonly #rows: RelayRows
  readonly #publisher: StatePublisher<RelayState>
  readonly #listeners = new Set<(state: RelayState) => void>()
  #setup: RelaySetup
  #tls: SimulatorTls | null
  #tlsView: ListenerTlsView | null
  #relay: TransparentRelay | OwnBindRelay | null = null
  #port: number | null = null
  #failure: Fault | null = null
  #profileId = ''
  #changing: Promise<unknown> = Promise.resolve()

  constructor(options: Options) {
    const { clock, saved, catalogue } = options
    this.#options = options
    this.#setup = saved.setup
    this.#tls = usableTls(saved.tls)
    this.#tlsView = this.#tls === null ? null : describeSimulatorTls(this.#tls)
    this.#traffic = new RelayTraffic(clock)
    this.#rows = new RelayRows(saved.setup.rows, {
      clock,
      played: () => playedProfile(catalogue(), this.#profileId),
      onMisfit: (row, field) => this.#traffic.tell('row-misfit', '', { row, field }),
    })
    this.#publisher = new StatePublisher({
      clock,
      read: () => this.state(),
      publish: (state) => {
        for (const listener of this.#listeners) listener(state)
      },
    })
    this.#traffic.onAdd(() => this.#publisher.touch())
  }

  state(): RelayState {
    const relay = this.#relay
    return {
      setup: this.#setup,
      tls: this.#tlsView,
      port: this.#port,
      applications: relay?.applications ?? 0,
      waiting: relay instanceof OwnBindRelay ? relay.waiting : 0,
      acted: { ...this.#rows.acted },
      failure: this.#failure?.toJSON() ?? null,
    }
  }

  /** True when 'host:port' is our side of a link to the provider. */
  hasLocalAddress(address: string): boolean {
    return this.#relay?.hasLocalAddress(address) ?? false
  }

  /** Rows take effect at once, all else at the next start. Rejects with storage.unavailable once it is in force. */
  async configure(change: { readonly [K in keyof RelaySetup]?: RelaySetup[K] | undefined }): Promise<void> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    this.#setup = { ...this.#setup, ...given }
    if (change.rows !== undefined) this.#rows.configure(change.rows)
    this.#publisher.touch()
    await this.#options.saved.keep(this.#setup)
  }

  /** TLS towards the applications from the next start on; null: plain TCP. Rejects with `certificate.*`, storage.unavailable. */
  async setTls(change: ListenerTlsChange | null): Promise<void> {
    const tls = change === null ? null : changedTls(this.#tls, change)
    this.#tlsView = tls === null ? null : describeSimulatorTls(tls)
    this.#tls = tls
    this.#publisher.touch()
    await this.#options.saved.keepTls(tls)
  }

  /** Rejects with `relay.*`, `connection.not-found`. Started already: nothing. */
  start(): Promise<void> {
    return this.#inTurn(() => this.#start())
  }

  stop(): Promise<void> {
    return this.#inTurn(() => this.#stop(null))
  }

  /** The state as it is, then as it changes, ten times a second at most. */
  follow(listener: (state: RelayState) => void): () => void {
    listener(this.state())
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What passed after `seq`, and what follows; of more than can be shown the newest. */
  followTold(seq: number, emit: (told: RelayTold) => void): () => void {
    const { clock } = this.#options
    // A window that knows of an earlier run of the engine begins anew.
    let seen = seq > this.#traffic.lastSeq ? 0 : seq
    let timer: ClockTimer | null = null
    const tell = () => {
      timer = null
      seen = Math.max(seen, this.#traffic.lastSeq - mostAtOnce)
      for (const told of this.#traffic.after(seen, mostAtOnce)) {
        seen = told.seq
        emit(told)
      }
    }
    const end = this.#traffic.onAdd(() => {
      timer ??= clock.setTimeout(tell, tellMs)
    })
    tell()
    return () => {
      end()
      if (timer !== null) clock.clearTimeout(timer)
    }
  }

  /** One change at a time: what is asked for meanwhile waits. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#changing.then(work)
    this.#changing = turn.catch(() => undefined)
    return turn
  }

  async #start(): Promise<void> {
    if (this.#relay !== null) return
    const { connectionId, host, port, mode, ownBinds } = this.#setup
    const { clock, hooks, connectionOf, dataDir, onKept } = this.#options
    this.#failure = null
    if (connectionId === null) throw new Fault('relay.no-connection', {})
    const connection = connectionOf(connectionId)
    this.#profileId = connection.profileId
    const parts = {
      host,
      port,
      connection,
      clock,
      hooks,
      tls: this.#tls === null ? null : listenerTlsOf(this.#tls),
      traffic: this.#traffic,
      rows: this.#rows,
    }
    const relay =
      mode === 'transparent'
        ? new TransparentRelay(parts)
        : new OwnBindRelay({
            ...parts,
            settings: ownBinds,
            file: join(dataDir, 'relay.db'),
            onKept,
            onFailed: (failure) => void this.#inTurn(() => this.#stop(failure)),
          })
    try {
      this.#port = await relay.start()
      this.#relay = relay
    } catch (error) {
      await relay.stop()
      throw error
    } finally {
      this.#publisher.touch()
    }
  }

  /** `failure`: why it ends by itself; null when somebody asked for it. */
  async #stop(failure: unknown): Promise<void> {
    const relay = this.#relay
    this.#relay = null
    this.#port = null
    if (failure instanceof Fault) this.#failure = failure
    await relay?.stop()
    this.#publisher.touch()
  }
}
