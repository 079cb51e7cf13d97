import { randomInt } from 'node:crypto'
import { hostsToAskAbout, unaskedRate } from '../../shared/load/load-consent.ts'
import type { TextSettings } from '../../shared/plan/build-operation.ts'
import { sessionNames } from '../../shared/plan/check-names.ts'
import { asList, type Plan, type PlanStep } from '../../shared/plan/plan-schema.ts'
import { readCount, readDuration } from '../../shared/plan/plan-values.ts'
import { namedSession } from '../../shared/plan/plan-walk.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { textRulesOf } from '../../shared/profiles/text-rules.ts'
import { readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import { interfaceVersions } from '../../shared/smpp/interface-version.ts'
import type { SmppVersion } from '../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { BindSettings, ConnectionSettings } from '../session/bind-settings.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import type { CheckScene } from './check-scene.ts'
import { type Arrival, PlanSession } from './plan-session.ts'
import type { Unit } from './plan-unit.ts'
import type { PlanVariables } from './plan-variables.ts'
import type { PlanWaits } from './plan-waits.ts'
import type { SeenPdu, SeenPdus } from './seen-pdus.ts'
import type { SentMessages } from './sent-messages.ts'
import { StepStop } from './step-stop.ts'
import { UnexpectedArrivals } from './unexpected-arrivals.ts'

/** The text of a file in the plan's folder, or why it cannot be read, in the words of the system. */
export type TextReader = (file: string) => Promise<string | { readonly problem: string }>

export interface RowOptions {
  readonly plan: Plan
  /** Number of the row of data, from 1. */
  readonly number: number
  readonly connection: ConnectionSettings
  readonly catalogue: Catalogue
  readonly hooks: SessionHooks
  readonly variables: PlanVariables
  readonly waits: PlanWaits
  readonly seen: SeenPdus
  readonly sent: SentMessages
  readonly textOf: TextReader
  readonly mayLoad: boolean
}

const statusOk = statusValue('ESME_ROK')

/** The sessions of one row of data, and what its checks work in. */
export class RowScene {
  readonly number: number
  readonly plan: Plan
  readonly seen: SeenPdus
  readonly scene: CheckScene
  readonly #options: RowOptions
  readonly #sessions: ReadonlyMap<string, PlanSession>
  readonly #unexpected: UnexpectedArrivals
  /** Sessions that a check bound itself, and those whose end a step took. */
  readonly #boundHere = new Set<PlanSession>()
  readonly #ended = new Set<PlanSession>()
  #unit: Unit | null = null
  #current: string
  /** The arrival that waits for `reply`, and whether the next step is one. */
  #unanswered: Arrival | null = null
  #isReplyNext = false

  constructor(options: RowOptions) {
    this.#options = options
    const { plan, waits, hooks, seen } = options
    this.number = options.number
    this.plan = plan
    this.seen = seen
    this.#unexpected = new UnexpectedArrivals(options.sent)
    const names = sessionNames(plan)
    this.#sessions = new Map(
      names.map((name) => [name, new PlanSession({ name, clock: waits.clock, hooks, seen })]),
    )
    this.#current = plan.defaults?.session ?? names[0] ?? ''
    this.scene = this.#makeScene()
  }

  /** Throws StepStop for a load that nobody was asked about and that another machine would get. */
  checkLoad(peakRate: number): void {
    const { connection, mayLoad } = this.#options
    const every = [connection.host, ...(connection.hosts ?? []).map(({ host }) => host)]
    const [host] = mayLoad ? [] : hostsToAskAbout(every, peakRate)
    if (host === undefined) return
    throw new StepStop('error', 'load-unconfirmed', { host, rate: Math.ceil(peakRate), most: unaskedRate })
  }

  get sessions(): readonly PlanSession[] {
    return [...this.#sessions.values()]
  }

  /** A unit begins, or begins anew: what it bound before is unbound. */
  begin(unit: Unit): void {
    this.#unit = unit
    this.#current = this.plan.defaults?.session ?? this.sessions[0]?.name ?? ''
    this.#unanswered = null
    this.#ended.clear()
    this.seen.clear()
    const holdsAnswers = unit.steps.some((step) => step.reply !== undefined)
    for (const session of this.sessions) session.holdsAnswers = holdsAnswers
  }

  /** Ends what the unit bound, so that it can be tried again. */
  async undo(): Promise<void> {
    await Promise.all([...this.#boundHere].map((session) => session.end()))
    this.#boundHere.clear()
  }

  /** The check is over for good: what it bound stays. */
  keep(): void {
    this.#boundHere.clear()
  }

  stepBegins(next: PlanStep | undefined): void {
    this.#isReplyNext = next?.reply !== undefined
  }

  /** What came and was not taken, session by session; it is gone from them then. */
  unexpected(): {
    readonly session: PlanSession
    readonly arrivals: readonly Arrival[]
    readonly lost: number
  }[] {
    return this.sessions.map((session) => {
      const { lost } = session
      session.lost = 0
      session.holdsAnswers = false
      return { session, arrivals: this.#unexpected.sort(session, this.#ended.has(session)), lost }
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.sessions.map((session) => session.end()))
  }

  #makeScene(): CheckScene {
    const { waits, variables, connection, sent } = this.#options
    return {
      waits,
      variables,
      responseTimeoutMs: 1000 * connection.responseTimeout,
      sessionOf: (step) => this.#sessionOf(step),
      withinOf: (step, usual) => this.#withinOf(step, usual),
      settingsOf: (session, withinMs) => this.#settingsOf(session, withinMs),
      textSettings: () => this.#textSettings(),
      textOf: (file) => this.#textOf(file),
      accepted: (answer, isReceiptAsked) => {
        const id = answer?.subject.pdu.fields['message_id']
        if (typeof id === 'string' && id !== '' && answer?.subject.commandStatus === statusOk)
          sent.accepted(id, isReceiptAsked)
      },
      took: (session, arrival) => this.#took(session, arrival),
      asideOf: (session) => this.#unexpected.asideOf(session),
      unanswered: () => (this.#unanswered?.reply ? this.#unanswered : null),
    }
  }

  #sessionOf(step: PlanStep): PlanSession {
    const named = namedSession(step)
    const name = named === null ? this.#current : this.#options.variables.fill(named.name)
    const session = this.#sessions.get(name)
    if (session === undefined) throw new StepStop('error', 'not-bound', { session: name })
    this.#current = name
    if (step.bind !== undefined && !session.isBound) this.#boundHere.add(session)
    return session
  }

  #withinOf<Usual extends number | null>(step: PlanStep, usual: Usual): number | Usual {
    const written = step.within ?? this.#unit?.check?.within ?? this.plan.defaults?.within
    if (written === undefined) return usual
    const text = this.#options.variables.fill(written)
    const ms = readDuration(text)
    if (ms === null) throw new StepStop('error', 'bad-value', { name: 'within', value: text })
    return ms
  }

  #settingsOf(name: string, withinMs: number | null): BindSettings {
    const { connection, variables } = this.#options
    const own = variables.fillIn(this.plan.sessions?.[name] ?? {})
    const { bindMode: usualMode } = connection
    const bindMode = own.bind ?? (usualMode === 'pair' ? 'transceiver' : usualMode)
    const seconds = withinMs === null ? null : Math.max(0.1, withinMs / 1000)
    const count = (text: string | undefined, usual: number) => readCount(text ?? '') ?? usual
    const idleMs = readDuration(own.enquire_link ?? '')
    return {
      ...connection,
      bindMode,
      binds: 1,
      // A load is paced by its plan alone.
      ignoresThrottling: this.#isLoaded(name),
      reconnect: { ...connection.reconnect, enabled: false },
      inDoubt: 'leave',
      systemId: own.system_id ?? connection.systemId,
      password: own.password ?? connection.password,
      systemType: own.system_type ?? connection.systemType,
      interfaceVersion: versionOf(own.interface_version) ?? connection.interfaceVersion,
      addrTon: count(own.addr_ton, connection.addrTon),
      addrNpi: count(own.addr_npi, connection.addrNpi),
      addressRange: own.address_range ?? connection.addressRange,
      window: count(own.window, connection.window),
      enquireLinkInterval: idleMs === null ? connection.enquireLinkInterval : idleMs / 1000,
      connectTimeout: seconds ?? connection.connectTimeout,
      bindTimeout: seconds ?? connection.bindTimeout,
    }
  }

  /** True for a session that some check loads. */
  #isLoaded(name: string): boolean {
    const usual = this.plan.defaults?.session ?? this.sessions[0]?.name
    return this.plan.checks.some(({ load }) => {
      if (load === undefined) return false
      const names = asList(load.session)
      return names.length === 0 ? name === usual : names.includes(name)
    })
  }

  #textSettings(): TextSettings {
    const { catalogue, connection } = this.#options
    const { defaultAlphabet, dataCodings } = textRulesOf(catalogue.of(connection.profileId)) ?? {}
    return {
      // Two long messages to one number with one reference would mix in the handset.
      reference: randomInt(0x10000),
      textRules: {
        ...(defaultAlphabet === undefined ? {} : { defaultAlphabet }),
        ...(dataCodings === undefined ? {} : { dataCodings: [...dataCodings] }),
      },
    }
  }

  async #textOf(file: string): Promise<string> {
    const text = await this.#options.textOf(file)
    if (typeof text === 'string') return text
    throw new StepStop('error', 'no-file', { file, problem: text.problem })
  }

  #took(session: PlanSession, arrival: Arrival): void {
    if (!this.#unexpected.takeAside(session.name, arrival)) session.take(arrival)
    const { pdu } = arrival
    if (pdu === null) this.#ended.add(session)
    else this.#tookPdu(session, pdu)
    if (this.#isReplyNext) this.#unanswered = arrival
    else {
      arrival.reply?.(statusOk)
      arrival.reply = null
    }
  }

  #tookPdu(session: PlanSession, pdu: SeenPdu): void {
    this.seen.recall(pdu)
    if (pdu.subject.pdu.command === 'unbind') session.closeIsExpected()
    const receipt = readReceiptPdu(pdu.subject.pdu)
    if (receipt !== null) this.#options.sent.taken(receipt)
  }
}

function versionOf(written: string | undefined): BindSettings['interfaceVersion'] | null {
  return written === undefined ? null : (interfaceVersions[written as SmppVersion] ?? null)
}
