import { randomUUID } from 'node:crypto'
import { builtInOperatorId } from '../../shared/contract/built-in-operator.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import type { OperatorView, SimulatorConfig, SimulatorState } from '../../shared/contract/simulator.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Clock } from '../session/clock.ts'
import { StatePublisher } from '../session/state-publisher.ts'
import { mostOperators } from './bounds.ts'
import type { Simulator } from './simulator.ts'
import type { SimulatorTls } from './simulator-tls.ts'

/** What an operator is made of, as it is stored. */
export interface OperatorSetup {
  readonly config: SimulatorConfig
  readonly tls: SimulatorTls | null
}

export interface StoredOperator extends OperatorSetup {
  readonly operatorId: string
}

interface Operator {
  readonly operatorId: string
  readonly simulator: Simulator
}

interface Removed extends StoredOperator {
  readonly isRunning: boolean
}

export interface FleetOptions {
  readonly clock: Clock
  readonly builtIn: OperatorSetup
  readonly others: readonly StoredOperator[]
  /** Makes the simulator of an operator; `onState` is told its state as it changes. */
  readonly build: (setup: OperatorSetup, onState: (state: SimulatorState) => void) => Simulator
}

/** Operators that were removed and can come back. */
const mostRemoved = 10

/**
 * The operators that are simulated, each a `Simulator`. The first is built in and always there: the connection Local
 * simulator leads to it.
 */
export class SimulatorFleet {
  readonly builtIn: Simulator
  readonly #build: FleetOptions['build']
  readonly #operators = new Map<string, Operator>()
  readonly #stateListeners = new Map<string, Set<(state: SimulatorState) => void>>()
  readonly #listListeners = new Set<(operators: OperatorView[]) => void>()
  readonly #publisher: StatePublisher<OperatorView[]>
  #removed: Removed[] = []

  constructor(options: FleetOptions) {
    this.#build = options.build
    this.#publisher = new StatePublisher({
      clock: options.clock,
      read: () => this.list(),
      publish: (list) => {
        for (const listener of this.#listListeners) listener(list)
      },
    })
    this.builtIn = this.#put(builtInOperatorId, options.builtIn).simulator
    for (const { operatorId, ...setup } of options.others.slice(0, mostOperators - 1)) {
      this.#put(operatorId, setup)
    }
  }

  /** Throws `simulator.no-operator`. Absent: the built-in one. */
  of(operatorId = builtInOperatorId): Simulator {
    return this.#operatorOf(operatorId).simulator
  }

  list(): OperatorView[] {
    return [...this.#operators.values()].map(viewOf)
  }

  /** All but the built-in one, as they are to be stored. */
  stored(): StoredOperator[] {
    return [...this.#operators.values()]
      .filter(({ operatorId }) => operatorId !== builtInOperatorId)
      .map(storedOf)
  }

  /** Adds one that listens on a port nobody else of them has. Throws `simulator.too-many-operators`. */
  add(config: SimulatorConfig): string {
    return this.#added({ config, tls: null })
  }

  /** Another with the same settings, under another name and port. Throws `simulator.no-operator`, `simulator.too-many-operators`. */
  duplicate(operatorId: string, name: string): string {
    const { config, tls } = storedOf(this.#operatorOf(operatorId))
    return this.#added({ config: { ...config, name }, tls })
  }

  /** Stops it and takes it out; it can come back. Throws `simulator.no-operator`, `simulator.built-in`. */
  async remove(operatorId: string): Promise<void> {
    const operator = this.#operatorOf(operatorId)
    if (operatorId === builtInOperatorId) throw new Fault('simulator.built-in', {})
    const isRunning = operator.simulator.state().running
    this.#operators.delete(operatorId)
    this.#removed = [{ ...storedOf(operator), isRunning }, ...this.#removed].slice(0, mostRemoved)
    await operator.simulator.stop()
    this.#tellList()
  }

  /**
   * Brings a removed one back, listening again if it did. Throws `simulator.no-operator`,
   * `simulator.too-many-operators`; rejects with the faults of a start, and is then back without listening.
   */
  async restore(operatorId: string): Promise<void> {
    const removed = this.#removed.find((one) => one.operatorId === operatorId)
    if (removed === undefined) throw new Fault('simulator.no-operator', { operatorId })
    this.#demandRoom()
    this.#removed = this.#removed.filter((one) => one !== removed)
    const { simulator } = this.#put(operatorId, removed)
    this.#tellList()
    if (removed.isRunning) await simulator.start()
  }

  /** The state of a client's session, whichever operator has it. */
  sessionState(sessionId: string): SessionState | undefined {
    for (const { simulator } of this.#operators.values()) {
      const state = simulator.sessionState(sessionId)
      if (state !== undefined) return state
    }
    return undefined
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#operators.values()].map(({ simulator }) => simulator.stop()))
  }

  /** Tells each state of one of them, as it is first; the returned function ends that. Throws `simulator.no-operator`. */
  followState(operatorId: string, listener: (state: SimulatorState) => void): () => void {
    const { simulator } = this.#operatorOf(operatorId)
    const listeners = this.#stateListeners.get(operatorId) ?? new Set()
    this.#stateListeners.set(operatorId, listeners.add(listener))
    listener(simulator.state())
    return () => listeners.delete(listener)
  }

  /** The same of the list. */
  followList(listener: (operators: OperatorView[]) => void): () => void {
    this.#listListeners.add(listener)
    listener(this.list())
    return () => this.#listListeners.delete(listener)
  }

  #operatorOf(operatorId: string): Operator {
    const operator = this.#operators.get(operatorId)
    if (operator === undefined) throw new Fault('simulator.no-operator', { operatorId })
    return operator
  }

  #demandRoom(): void {
    if (this.#operators.size >= mostOperators) {
      throw new Fault('simulator.too-many-operators', { most: mostOperators })
    }
  }

  #added({ config, tls }: OperatorSetup): string {
    this.#demandRoom()
    const operatorId = randomUUID()
    this.#put(operatorId, { config: { ...config, port: this.#freePort(config.port) }, tls })
    this.#tellList()
    return operatorId
  }

  /** The next port after `wanted` that no other of them is set to. */
  #freePort(wanted: number): number {
    if (wanted === 0) return 0
    const taken = new Set([...this.#operators.values()].map(({ simulator }) => simulator.state().config.port))
    let port = wanted
    while (taken.has(port)) port = port === 65_535 ? 1024 : port + 1
    return port
  }

  #put(operatorId: string, setup: OperatorSetup): Operator {
    const simulator = this.#build(setup, (state) => {
      for (const listener of this.#stateListeners.get(operatorId) ?? []) listener(state)
      this.#tellList()
    })
    const operator = { operatorId, simulator }
    this.#operators.set(operatorId, operator)
    return operator
  }

  #tellList(): void {
    if (this.#listListeners.size > 0) this.#publisher.touch()
  }
}

function viewOf({ operatorId, simulator }: Operator): OperatorView {
  const { running, port, config, tls, sessions, accepted, refused } = simulator.state()
  const { name, host, profileId } = config
  return {
    operatorId,
    name,
    host,
    port: port ?? config.port,
    running,
    profileId,
    hasTls: tls !== null && tls !== undefined,
    sessions: sessions.length,
    accepted,
    refused,
  }
}

function storedOf({ operatorId, simulator }: Operator): StoredOperator {
  return { operatorId, config: simulator.state().config, tls: simulator.tls }
}
