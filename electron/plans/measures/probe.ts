import { randomUUID } from 'node:crypto'
import type { CloseReason } from '../../../shared/contract/session.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { isResponseId } from '../../../shared/smpp/command-id.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'
import { statusByName, statusValue } from '../../../shared/smpp/status-table.ts'
import { digitsOf } from '../../../shared/text/infer-address.ts'
import type { BindSettings } from '../../session/bind-settings.ts'
import { ClientSession } from '../../session/client-session.ts'
import type { OutgoingRequest } from '../../session/request.ts'
import type { PduEvent } from '../../session/session-hooks.ts'
import type { MeasureContext } from './measure.ts'

export type BindEnd =
  | { readonly kind: 'bound' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'failed'; readonly fault: Fault }

export type Answer =
  | {
      readonly kind: 'answered'
      readonly command: CommandName | null
      readonly status: number
      readonly pdu: DecodedPdu
      readonly ms: number
    }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'never-sent' }

/** A PDU of the peer's that answers nothing of ours. */
export interface Heard {
  /** Monotonic ms. */
  readonly at: number
  readonly pdu: DecodedPdu
}

/** The end of the link. */
export interface Ended {
  /** Monotonic ms. */
  readonly at: number
  readonly close: CloseReason | null
}

/** PDUs of the peer's that are kept of one session. */
const mostHeard = 2000
const statusOk = statusValue('ESME_ROK')
const statusLater = statusValue('ESME_RX_T_APPN')

/** One bind of the account for a check: nothing is sent over it but what the check sends, and it never comes back. */
export class Probe {
  readonly heard: Heard[] = []
  ended: Ended | null = null
  /** Monotonic ms of the bind. */
  boundAt = 0
  /** The command_status for what the peer delivers; null leaves it unanswered. */
  answerWith: (pdu: DecodedPdu) => number | null
  readonly #context: MeasureContext
  readonly #session: ClientSession
  readonly #watchers = new Set<() => void>()

  constructor(context: MeasureContext, change: Partial<BindSettings> = {}) {
    this.#context = context
    const { connection, clock, hooks } = context
    this.answerWith = (pdu) => (context.keepsMessages || isOurs(pdu, context) ? statusOk : statusLater)
    this.#session = new ClientSession({
      sessionId: randomUUID(),
      connection: {
        ...connection,
        bindMode: 'transceiver',
        hosts: [],
        reconnect: { ...connection.reconnect, enabled: false },
        enquireLinkInterval: 0,
        inactivityTimeout: 0,
        inDoubt: 'leave',
        ...change,
      },
      clock,
      hooks: {
        ...hooks,
        onPdu: (identity, event) => {
          const { localAddress } = this.#session
          if (localAddress !== null) context.onLocalAddress(localAddress)
          hooks.onPdu?.(identity, event)
          this.#onPdu(event)
        },
        onPhase: (state) => {
          hooks.onPhase?.(state)
          if (state.phase === 'bound') this.boundAt = clock.monotonic()
          if (state.phase !== 'closed') return
          this.ended ??= { at: clock.monotonic(), close: state.close }
          this.#wake()
        },
      },
    })
    this.#session.onDeliver = (pdu) => this.answerWith(pdu)
  }

  get isBound(): boolean {
    return this.#session.phase === 'bound'
  }

  async bind(): Promise<BindEnd> {
    const { signal } = this.#context
    const cut = () => void this.#session.close('cut')
    signal.throwIfAborted()
    signal.addEventListener('abort', cut, { once: true })
    try {
      await this.#session.open()
      return { kind: 'bound' }
    } catch (problem) {
      signal.throwIfAborted()
      if (!(problem instanceof Fault)) throw problem
      const { commandStatus } = problem.detail as Readonly<Record<string, string | number>>
      return problem.code === 'session.bind-refused'
        ? { kind: 'refused', status: statusByName(String(commandStatus)) ?? Number(commandStatus) }
        : { kind: 'failed', fault: problem }
    } finally {
      signal.removeEventListener('abort', cut)
      // A stop while it is bound ends the link as well.
      if (this.isBound) signal.addEventListener('abort', cut, { once: true })
    }
  }

  /** Sends over the window of the connection. */
  async ask(request: OutgoingRequest): Promise<Answer> {
    return this.#answer(this.#session.request(request))
  }

  /** As `ask`, also what the bind does not allow. */
  async askAnyway(request: OutgoingRequest): Promise<Answer> {
    return this.#answer(this.#session.requestAnyway(request))
  }

  /** Latency of enquire_link in ms; null: no answer. */
  async enquire(): Promise<number | null> {
    try {
      return await this.#session.enquireLink()
    } catch (problem) {
      this.#context.signal.throwIfAborted()
      if (problem instanceof Fault) return null
      throw problem
    }
  }

  raw(octets: Uint8Array): void {
    this.#session.sendRaw(octets)
  }

  /** The first that was heard, or will be within `ms`, that `test` takes; null: none, or the link ended first. */
  async wait(test: (heard: Heard) => boolean, ms: number): Promise<Heard | null> {
    let found: Heard | undefined
    await this.#until(() => {
      found = this.heard.find(test)
      return found !== undefined || this.ended !== null
    }, ms)
    return found ?? null
  }

  /** The end of the link, if it comes within `ms`. */
  async waitForEnd(ms: number): Promise<Ended | null> {
    await this.#until(() => this.ended !== null, ms)
    return this.ended
  }

  async close(how: 'unbind' | 'cut' = 'unbind'): Promise<void> {
    if (this.ended !== null) return
    const { clock } = this.#context
    // A peer that leaves an unbind unanswered must not hold up the run.
    const timer = clock.setTimeout(() => void this.#session.close('cut'), unbindPatienceMs)
    await this.#session.close(how)
    clock.clearTimeout(timer)
  }

  async #answer(asked: ReturnType<ClientSession['request']>): Promise<Answer> {
    try {
      const { pdu, latencyMs } = await asked
      return { kind: 'answered', command: pdu.command, status: pdu.command_status, pdu, ms: latencyMs }
    } catch (problem) {
      this.#context.signal.throwIfAborted()
      if (!(problem instanceof Fault)) throw problem
      if (problem.code === 'session.response-timeout') return { kind: 'unanswered' }
      return problem.code === 'session.lost' ? { kind: 'lost' } : { kind: 'never-sent' }
    }
  }

  #onPdu({ direction, bytes, answer }: PduEvent): void {
    if (direction !== 'received' || answer === 'in-time') return
    const pdu = decodePdu(bytes.slice())
    if (isResponseId(pdu.command_id) && answer === 'late') return
    if (this.heard.length === mostHeard) this.heard.shift()
    this.heard.push({ at: this.#context.clock.monotonic(), pdu })
    this.#wake()
  }

  #wake(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }

  #until(test: () => boolean, ms: number): Promise<void> {
    const { clock, signal } = this.#context
    return new Promise((resolve, reject) => {
      const end = (act: () => void) => {
        clock.clearTimeout(timer)
        this.#watchers.delete(look)
        signal.removeEventListener('abort', stop)
        act()
      }
      const look = () => {
        if (test()) end(resolve)
      }
      const stop = () => end(() => reject(signal.reason))
      const timer = clock.setTimeout(() => end(resolve), ms)
      this.#watchers.add(look)
      signal.addEventListener('abort', stop, { once: true })
      if (signal.aborted) stop()
      else look()
    })
  }
}

const unbindPatienceMs = 3000
/** Digits at the end by which a number is told, however it is written. */
const tellingDigits = 7

/** True for what comes from the number that the run writes to. */
function isOurs({ fields }: DecodedPdu, { numbers }: MeasureContext): boolean {
  const digits = digitsOf(numbers.to).slice(-tellingDigits)
  return digits !== '' && digitsOf(String(fields['source_addr'] ?? '')).endsWith(digits)
}
