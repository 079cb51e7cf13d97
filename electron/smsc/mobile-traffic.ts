import { Fault } from '../../shared/faults/fault.ts'
import { flowMessage, type MobileFlow, type MobileOffer } from '../../shared/simulator/mobile-flow.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { MobileSender } from './mobile-sender.ts'
import { UssdHandsets } from './ussd-handsets.ts'

/** Messages that come by themselves: where from, and how fast. */
export interface MobileSource {
  readonly messages: Iterator<MobileOffer> | AsyncIterator<MobileOffer>
  /** A second. */
  readonly rate: number
  /** Told of each before it is sent. */
  readonly onTaken?: (offer: MobileOffer) => void
  /** Told when the source fails, which ends it; left out, its failure is a defect of ours. */
  readonly onFailed?: (problem: unknown) => void
}

/** What became of messages that came by themselves. */
export interface MobileCounts {
  taken: number
  refused: number
  /** Neither: no answer, a lost link, or a message that cannot be sent. */
  failed: number
}

/** Messages of one source that may wait for their answer. */
const mostOpen = 50
/** Between two looks for a receiver, and for room. */
const lookMs = 100
const statusOk = statusValue('ESME_ROK')

/** Runs sources of messages; those of each wait while nobody receives, and none is skipped. */
export class MobileTraffic {
  readonly counts: MobileCounts = { taken: 0, refused: 0, failed: 0 }
  readonly #clock: Clock
  readonly #sender: MobileSender
  readonly #onChange: () => void
  readonly #runs = new Set<MobileRun>()
  readonly #handsets = new UssdHandsets()

  constructor(options: { clock: Clock; sender: MobileSender; onChange: () => void }) {
    this.#clock = options.clock
    this.#sender = options.sender
    this.#onChange = options.onChange
  }

  /** Begins the messages of a flow; the returned function ends it. */
  beginFlow(flow: MobileFlow): () => void {
    const onTaken = (offer: MobileOffer) => this.#handsets.begun(flow, offer)
    return this.begin({ messages: flowMessages(flow), rate: flow.rate, onTaken })
  }

  /** A client's message was accepted: a handset in a USSD dialogue answers it, after the response, over its session. */
  heard(pdu: Parameters<UssdHandsets['answerTo']>[0], sessionId: string): void {
    const answer = this.#handsets.answerTo(pdu)
    if (answer === null) return
    const { systemId: _systemId, operation, intent } = answer
    this.#clock.setTimeout(() => {
      void this.#sender.deliver({ ...intent, operation, sessionId }).then(
        ({ commandStatus }) => this.#settled(commandStatus === statusOk ? 'taken' : 'refused'),
        (problem: unknown) => {
          if (!(problem instanceof Fault)) throw problem
          this.#settled('failed')
        },
      )
    }, 0)
  }

  /** Begins; the returned function ends it. */
  begin(source: MobileSource): () => void {
    const run = new MobileRun(source, {
      clock: this.#clock,
      sender: this.#sender,
      opened: this.#onChange,
      settled: (what) => this.#settled(what),
    })
    this.#runs.add(run)
    return () => {
      run.end()
      this.#runs.delete(run)
    }
  }

  #settled(what: keyof MobileCounts): void {
    this.counts[what]++
    this.#onChange()
  }

  endAll(): void {
    for (const run of this.#runs) run.end()
    this.#runs.clear()
  }
}

/** The messages of a flow. */
function* flowMessages(flow: MobileFlow): Generator<MobileOffer> {
  for (let n = 1; flow.count === null || n <= flow.count; n++) yield flowMessage(flow, n)
}

interface RunParts {
  readonly clock: Clock
  readonly sender: MobileSender
  readonly opened: () => void
  readonly settled: (what: keyof MobileCounts) => void
}

class MobileRun {
  readonly #source: MobileSource
  readonly #parts: RunParts
  #timer: ClockTimer | null = null
  #isEnded = false
  #open = 0
  /** Taken from the source, and not sent while nobody receives. */
  #next: MobileOffer | null = null
  /** Monotonic ms at which the next one is due. */
  #dueAt: number

  constructor(source: MobileSource, parts: RunParts) {
    this.#source = source
    this.#parts = parts
    this.#dueAt = parts.clock.monotonic()
    this.#wait(0)
  }

  end(): void {
    this.#isEnded = true
    if (this.#timer !== null) this.#parts.clock.clearTimeout(this.#timer)
    void this.#source.messages.return?.()
  }

  #wait(ms: number): void {
    if (this.#isEnded) return
    this.#timer = this.#parts.clock.setTimeout(() => void this.#turn(), ms)
  }

  /** Sends what is due. */
  async #turn(): Promise<void> {
    const { clock, sender } = this.#parts
    while (!this.#isEnded) {
      const early = this.#dueAt - clock.monotonic()
      if (early > 0) return this.#wait(early)
      if (this.#next === null) {
        this.#next = await this.#taken()
        if (this.#next === null) return
      }
      if (this.#isEnded) return
      if (this.#open >= mostOpen || !sender.hasReceiver(this.#next.systemId)) {
        // What was held up is not made good: the rate is what the client is to see.
        this.#dueAt = clock.monotonic() + lookMs
        continue
      }
      void this.#send(this.#next)
      this.#next = null
      this.#dueAt += 1000 / this.#source.rate
    }
  }

  /** The next message of the source; null when there is none any more. */
  async #taken(): Promise<MobileOffer | null> {
    try {
      const { value, done } = await this.#source.messages.next()
      return done === true ? null : value
    } catch (problem) {
      if (this.#source.onFailed === undefined) throw problem
      this.#source.onFailed(problem)
      return null
    }
  }

  async #send(offer: MobileOffer): Promise<void> {
    this.#open++
    this.#parts.opened()
    this.#source.onTaken?.(offer)
    try {
      const { commandStatus } = await this.#parts.sender.bring(offer)
      this.#parts.settled(commandStatus === statusOk ? 'taken' : 'refused')
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      this.#parts.settled('failed')
    } finally {
      this.#open--
    }
  }
}
