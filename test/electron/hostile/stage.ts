import { expect } from 'vitest'
import { ClientSession } from '../../../electron/session/client-session.ts'
import { type ClockTimer, SystemClock } from '../../../electron/session/clock.ts'
import type { OutgoingRequest, RequestOutcome } from '../../../electron/session/request.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import type { ServerTimers } from '../../../electron/session/server-timers.ts'
import type { CloseReason } from '../../../shared/contract/session.ts'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import {
  type connectionTo as connectionDraft,
  connectionTo,
  type Opened,
  type RawPeer,
  Witness,
} from '../session/session-kit.ts'

/** Which side of the link is ours; the other one misbehaves. */
export const roles = ['our client', 'our simulator'] as const
export type Role = (typeof roles)[number]

/** The machine's clock, which knows how many timers run on it. */
export class CountingClock extends SystemClock {
  readonly #live = new Set<ClockTimer>()
  #changed = Promise.withResolvers<void>()

  override setTimeout(run: () => void, ms: number): ClockTimer {
    const timer = super.setTimeout(() => {
      this.#live.delete(timer)
      run()
      this.#tell()
    }, ms)
    this.#live.add(timer)
    return timer
  }

  override clearTimeout(timer: ClockTimer): void {
    super.clearTimeout(timer)
    this.#live.delete(timer)
    this.#tell()
  }

  /** Resolves once no timer runs. */
  async idle(): Promise<void> {
    while (this.#live.size > 0) await this.#changed.promise
  }

  #tell(): void {
    this.#changed.resolve()
    this.#changed = Promise.withResolvers<void>()
  }
}

export interface Settings {
  /** The bind is left to the test. */
  readonly isBound?: boolean
  readonly client?: Parameters<typeof connectionDraft>[1]
  readonly timers?: Partial<ServerTimers>
  readonly onSession?: (session: ServerSession) => void
}

/** What a peer got, for a comparison that reads well. */
export type Answer = readonly [command: string | null, status: number, sequence: number]

const barrierNumber = 0x6000_0000

/** A session of ours with a peer that does what the test makes it do, and a second session that must not notice. */
export class Stage {
  readonly role: Role
  readonly peer: RawPeer
  readonly session: ClientSession | ServerSession
  readonly witness: Witness
  readonly clock: CountingClock
  /** A request that this peer may send. */
  readonly theirs: 'submit_sm' | 'deliver_sm'
  /** PDUs the peer got before the test began. */
  #before = 0
  #barriers = 0
  readonly #bystander: ClientSession
  readonly #settled: number[] = []

  constructor(
    role: Role,
    parts: Pick<Stage, 'peer' | 'session' | 'witness' | 'clock'> & { readonly bystander: ClientSession },
  ) {
    this.role = role
    this.peer = parts.peer
    this.session = parts.session
    this.witness = parts.witness
    this.clock = parts.clock
    this.theirs = role === 'our client' ? 'deliver_sm' : 'submit_sm'
    this.#bystander = parts.bystander
  }

  /** A request of ours leaves; resolves with how it ended. */
  ask(): Promise<RequestOutcome> {
    const index = this.#settled.push(0) - 1
    const pdu: OutgoingRequest =
      this.role === 'our client'
        ? { command: 'submit_sm', fields: { destination_addr: '7' } }
        : { command: 'deliver_sm', fields: { source_addr: '7' } }
    return new Promise((resolve) => {
      this.session.send(pdu, (outcome) => {
        this.#settled[index]!++
        resolve(outcome)
      })
    })
  }

  /** The next request of ours that the peer gets, past `seen` of them. */
  async asked(seen = 0): Promise<DecodedPdu> {
    const command = this.role === 'our client' ? 'submit_sm' : 'deliver_sm'
    const all = () => this.peer.received.filter((pdu) => pdu.command === command)
    await this.peer.until(() => all().length > seen)
    return all()[seen]!
  }

  /** From here on `answers` counts. */
  begin(): void {
    this.#before = this.peer.received.length
  }

  /** What the peer got since, in order. */
  get answers(): Answer[] {
    return this.peer.received
      .slice(this.#before)
      .filter(
        ({ sequence_number }) => sequence_number < barrierNumber || sequence_number > barrierNumber + 99,
      )
      .map(({ command, command_status, sequence_number }) => [command, command_status, sequence_number])
  }

  /** Resolves when all that the peer wrote before is read and answered: answers keep the order of their requests. */
  async barrier(): Promise<void> {
    const sequence_number = barrierNumber + this.#barriers++
    this.peer.send({ command: 'enquire_link', sequence_number })
    await this.peer.until((pdu) => pdu.sequence_number === sequence_number)
  }

  /** Everything that was said of what the peer sent: session notes, and what the inspector says of each PDU. */
  get said(): string[] {
    const ofPdus = this.witness.pdus
      .filter(({ direction }) => direction === 'received')
      .map(({ hex }) => inspectPdu(fromHex(hex) ?? new Uint8Array()))
      .flatMap(({ pdu, notes }) => [...notes.map(({ code }) => code), pdu.error?.kind ?? ''])
    return [...this.witness.notes.map(({ kind }) => kind), ...ofPdus]
  }

  async closed(): Promise<CloseReason> {
    const { close } = await this.witness.phase('closed')
    if (close === null) throw new Error('it was never open')
    return close
  }

  /** The other session works, ours ends, and nothing of it is left. */
  async leavesNothing(): Promise<void> {
    const [answer] = await Promise.all([this.#bystander.request({ command: 'submit_sm' })])
    expect(answer.pdu.command_status).toBe(0)
    expect(this.#bystander.state().notes).toEqual([])
    await (this.session instanceof ClientSession ? this.session.close('cut') : this.session.cut())
    await this.#bystander.close('unbind')
    expect(this.session.state()).toMatchObject({ phase: 'closed', inFlight: 0 })
    expect(this.session.state().close).not.toBeNull()
    // A state tells the last of each kind that a hook was told.
    const kinds = new Set(this.witness.notes.map(({ kind }) => kind))
    expect(new Set(this.session.state().notes.map(({ kind }) => kind))).toEqual(kinds)
    expect(this.#settled.every((times) => times === 1)).toBe(true)
    await this.clock.idle()
    // A peer that stopped reading would not see the end.
    this.peer.socket.resume()
    await this.peer.closed
  }
}

/** Sets the stage; `opened` ends what a failed test leaves. */
export async function stageFor(opened: Opened, role: Role, settings: Settings = {}): Promise<Stage> {
  const stage =
    role === 'our client' ? await clientStage(opened, settings) : await serverStage(opened, settings)
  stage.begin()
  return stage
}

async function clientStage(opened: Opened, { isBound = true, client = {} }: Settings): Promise<Stage> {
  const clock = new CountingClock()
  const witness = new Witness()
  const connected = Promise.withResolvers<RawPeer>()
  const port = await opened.rawServer((socket) => {
    if (isBound) socket.acceptBind()
    connected.resolve(socket)
  })
  const smsc = await opened.smsc()
  const bystander = opened.client(connectionTo(smsc.port))
  await bystander.open()
  const session = opened.client(connectionTo(port, client), witness.hooks, clock)
  const opening = session.open()
  const peer = await connected.promise
  if (isBound) await opening
  // How an opening that is left to the test ends, the test asks the state.
  else opening.catch(() => undefined)
  return new Stage('our client', { peer, session, witness, clock, bystander })
}

async function serverStage(opened: Opened, settings: Settings): Promise<Stage> {
  const { isBound = true, timers = {}, onSession } = settings
  const clock = new CountingClock()
  const witness = new Witness()
  const bystanderHooks = Promise.withResolvers<ServerSession>()
  const accepted = Promise.withResolvers<ServerSession>()
  let isFirst = true
  const { port } = await opened.smsc({
    clock,
    timers: { bindDeadlineMs: 5000, answerDeadlineMs: 5000, ...timers },
    hooks: {
      onPdu: (session, event) => {
        if (session.sessionId !== bystanderId) witness.hooks.onPdu?.(session, event)
      },
      onNote: (session, note) => {
        if (session.sessionId !== bystanderId) witness.hooks.onNote?.(session, note)
      },
      onState: (state) => {
        if (state.sessionId !== bystanderId) witness.hooks.onState?.(state)
      },
    },
    onSession: (session) => {
      if (isFirst) bystanderId = session.sessionId
      else onSession?.(session)
      const { resolve } = isFirst ? bystanderHooks : accepted
      isFirst = false
      resolve(session)
    },
  })
  let bystanderId = ''
  const bystander = opened.client(connectionTo(port, { enquireLinkInterval: 0 }))
  await bystander.open()
  const peer = await opened.rawClient(port)
  const session = await accepted.promise
  if (isBound) await peer.bind()
  return new Stage('our simulator', { peer, session, witness, clock, bystander })
}
