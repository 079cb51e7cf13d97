import { Fault } from '../../shared/faults/fault.ts'
import { FilterSubject } from '../../shared/filter/filter-subject.ts'
import type { PlayedProfile } from '../../shared/profiles/played-profile.ts'
import { changePdu } from '../../shared/relay/change-pdu.ts'
import type { RelayRow } from '../../shared/relay/relay-row.ts'
import type { RelayEffect, RelaySide } from '../../shared/relay/relay-told.ts'
import type { Test } from '../../shared/simulator/condition.ts'
import { messageConditions, requestConditions, testsOf } from '../../shared/simulator/condition-table.ts'
import { drawDelay } from '../../shared/simulator/delay-shape.ts'
import type { MessageContext, RequestContext } from '../../shared/simulator/rule-context.ts'
import { seededRandom } from '../../shared/simulator/seeded-random.ts'
import { statusNumber } from '../../shared/simulator/status-value.ts'
import { isResponseId } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { integerField, messageOctets } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { Clock } from '../session/clock.ts'
import type { SessionIdentity } from '../session/session-hooks.ts'
import { sessionCommands } from '../smsc/behaviours/running-behaviour.ts'
import { factsOf } from '../smsc/submit-facts.ts'

/** What the rows made of a PDU. */
export interface Judgement {
  /** As it goes on: the same octets where no row changed them. */
  readonly octets: Uint8Array
  readonly delayMs: number
  readonly isDropped: boolean
  readonly refusal: { readonly status: number; readonly as: 'response' | 'generic_nack' } | null
  /** Those that acted, in their order. */
  readonly rows: readonly string[]
  readonly effects: readonly RelayEffect[]
}

interface Options {
  readonly clock: Clock
  readonly played: () => PlayedProfile
  /** A value that a row would set does not fit its field; told once for each row. */
  readonly onMisfit: (row: string, field: string) => void
}

/** The rows of a relay while it runs; changed at any moment, each row that stays the same goes on counting. */
export class RelayRows {
  readonly #options: Options
  readonly #startedAt: number
  readonly #seed = Date.now() % 0x1_0000_0000
  #rows: readonly RunningRow[] = []
  #isOn = false
  readonly #misfits = new Set<string>()

  constructor(rows: readonly RelayRow[], options: Options) {
    this.#options = options
    this.#startedAt = options.clock.monotonic()
    this.configure(rows)
  }

  /** True when a row is on: what passes has to be judged. */
  get isOn(): boolean {
    return this.#isOn
  }

  /** How often each has acted, by its id. */
  get acted(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#rows.map(({ row, acted }) => [row.id, acted]))
  }

  configure(rows: readonly RelayRow[]): void {
    this.#misfits.clear()
    const known = new Map(this.#rows.map((running) => [running.key, running]))
    this.#rows = rows.map((row) => {
      const same = known.get(keyOf(row))
      return new RunningRow(row, this.#seed, same ?? null)
    })
    this.#isOn = rows.some(({ isOn }) => isOn)
  }

  /** null when no row acts on it. `octets` are the whole PDU. */
  judge(octets: Uint8Array, from: RelaySide, session: SessionIdentity): Judgement | null {
    let context: Context | null = null
    let now = octets
    let delayMs = 0
    const rows: string[] = []
    const effects: RelayEffect[] = []
    const done = (end: Partial<Judgement> = {}): Judgement | null =>
      rows.length === 0
        ? null
        : { octets: now, delayMs, isDropped: false, refusal: null, rows, effects, ...end }
    for (const running of this.#rows) {
      if (!running.isFrom(from)) continue
      context ??= this.#contextOf(now, from, session, rows)
      if (!running.fits(context)) continue
      const action = running.row.do
      if (action.kind === 'refuse' && isResponseId(context.request.pdu.command_id)) continue
      const changed = this.#changed(running, context.request.pdu)
      if (changed === undefined) continue
      running.acted++
      rows.push(running.row.id)
      effects.push(effectOf(action.kind))
      if (action.kind === 'drop') return done({ isDropped: true })
      if (action.kind === 'refuse') {
        return done({ refusal: { status: statusNumber(action.status), as: action.as } })
      }
      if (action.kind === 'delay') delayMs += drawDelay(action.delay, running.random)
      if (changed === null) continue
      now = changed
      context = null
    }
    return done()
  }

  /** The octets that a row makes of it; null for a row that changes none, undefined where it finds nothing to change. */
  #changed({ row }: RunningRow, pdu: DecodedPdu): Uint8Array | null | undefined {
    const action = row.do
    if (action.kind === 'delay' || action.kind === 'drop' || action.kind === 'refuse') return null
    try {
      return changePdu(pdu, action) ?? undefined
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      if (!this.#misfits.has(row.id)) {
        this.#misfits.add(row.id)
        this.#options.onMisfit(row.id, action.kind === 'set-field' ? action.field : action.kind)
      }
      return undefined
    }
  }

  #contextOf(octets: Uint8Array, from: RelaySide, session: SessionIdentity, acted: string[]): Context {
    const { clock, played } = this.#options
    const pdu = decodePdu(octets)
    const at = clock.now()
    const profile = played()
    let subject: FilterSubject | null = null
    const request: RequestContext = {
      ...{ pdu, verdict: 'allowed', profile, at, acted },
      interfaceVersion: session.interfaceVersion,
      elapsedMs: clock.monotonic() - this.#startedAt,
      sessionId: session.sessionId,
      systemId: '',
      subject: () => {
        subject ??= subjectOf({ octets, from, session, at, profile })
        return subject
      },
      whenSettled: () => undefined,
    }
    return { request, message: messageOf(request) }
  }
}

interface Context {
  readonly request: RequestContext
  /** null for a PDU without a message. */
  readonly message: MessageContext | null
}

class RunningRow {
  readonly row: RelayRow
  readonly key: string
  readonly random: () => number
  acted: number
  readonly tests: readonly Test<RequestContext>[]
  readonly message: readonly Test<MessageContext>[]
  readonly last: readonly Test<RequestContext>[]

  constructor(row: RelayRow, seed: number, same: RunningRow | null) {
    this.row = row
    this.key = keyOf(row)
    this.acted = same?.acted ?? 0
    const tools = { random: seededRandom(seed, row.id) }
    this.random = same?.random ?? tools.random
    this.tests = same?.tests ?? testsOf(requestConditions, row.when, tools, 'plain')
    this.message = same?.message ?? testsOf(messageConditions, row.when, tools, 'plain')
    this.last = same?.last ?? [
      ...testsOf(requestConditions, row.when, tools, 'late'),
      ...testsOf(requestConditions, row.when, tools, 'counting'),
    ]
  }

  isFrom(side: RelaySide): boolean {
    return this.row.isOn && (this.row.from === 'both' || this.row.from === side)
  }

  fits({ request, message }: Context): boolean {
    const { filter, requests } = this.row.when
    const { command, command_id: commandId } = request.pdu
    if (filter === undefined && isResponseId(commandId)) return false
    const isSession = command !== null && sessionCommands.has(command)
    if (isSession && filter === undefined && requests === undefined) return false
    if (!holds(this.tests, request)) return false
    if (this.message.length > 0 && (message === null || !holds(this.message, message))) return false
    return holds(this.last, request)
  }
}

function holds<Of>(tests: readonly Test<Of>[], context: Of): boolean {
  return tests.every((test) => test(context) !== undefined)
}

/** Rows that are made of the same are the same, whether they are on or not. */
function keyOf({ id, from, when, do: action }: RelayRow): string {
  return JSON.stringify([id, from, when, action])
}

function effectOf(kind: RelayRow['do']['kind']): RelayEffect {
  if (kind === 'delay') return 'delayed'
  if (kind === 'drop') return 'dropped'
  return kind === 'refuse' ? 'refused' : 'changed'
}

function messageOf(request: RequestContext): MessageContext | null {
  const { pdu } = request
  const { source_addr: source, destination_addr: destination } = pdu.fields
  if (messageOctets(pdu) === null || typeof source !== 'string') return null
  const to = typeof destination === 'string' ? destination : ''
  const facts = factsOf({ ...pdu, fields: { ...pdu.fields, source_addr: source } }, to)
  return {
    ...request,
    ...{ source, destination: to, dataCoding: integerField(pdu, 'data_coding') },
    ...{ octets: facts.octets, text: facts.content, before: '', after: '' },
    balance: null,
    isRepeat: () => false,
  }
}

function subjectOf(about: {
  readonly octets: Uint8Array
  readonly from: RelaySide
  readonly session: SessionIdentity
  readonly at: number
  readonly profile: PlayedProfile
}): FilterSubject {
  const { octets, from, session, at, profile } = about
  const row = {
    number: 0,
    at: at * 1000,
    from: session.remoteAddress,
    to: null,
    session: session.sessionId,
    systemId: null,
    sender: from === 'application' ? 'esme' : 'smsc',
    state: session.wireState,
    interfaceVersion: session.interfaceVersion,
    frames: [],
    octets,
    ...{ request: null, requestCommandId: null, latency: null, comments: [] },
    own: {
      direction: 'received',
      sessionName: session.name,
      profileId: session.profileId,
      repeatOf: null,
      isLate: false,
    },
  } as const
  return new FilterSubject(row, { isAnswered: () => false, inspect: { vendorTlvs: profile.tlvs } })
}
