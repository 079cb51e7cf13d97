import { compileRules, limitProblems } from '../../shared/answering/compiled-rule.ts'
import type { AnswerEntry, AnsweringSetup, AnsweringState } from '../../shared/contract/answering.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../shared/profiles/inspect-options.ts'
import { pathText } from '../../shared/profiles/read-profile.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { ToldEvent } from '../capture/capture-events.ts'
import type { MessageTracker } from '../messages/message-tracker.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { PduMark } from '../session/session-hooks.ts'
import type { SavedAnswers } from '../storage/saved-answers.ts'
import { AutoResponder, type DueReply } from './auto-responder.ts'
import type { SubjectContext } from './message-subject.ts'

interface Options {
  readonly clock: Clock
  readonly catalogue: () => Catalogue
  readonly saved: SavedAnswers
  /** As AutoResponder's. */
  readonly send: (reply: DueReply) => string | null
  /** Two numbers are not answered any more. */
  readonly tell: (event: ToldEvent) => void
}

/** Least time between two states that are told, ms. */
const stateMs = 200
const statusOk = statusValue('ESME_ROK')

/** The engine's autoresponder: its rules as they are kept, and its state as windows follow it. */
export class Answering {
  readonly responder: AutoResponder
  /** What filters of rules are read by. */
  readonly context: SubjectContext
  readonly #options: Options
  readonly #listeners = new Set<(state: AnsweringState) => void>()
  #timer: ClockTimer | null = null

  constructor(options: Options) {
    const { clock, catalogue, saved, send, tell } = options
    this.#options = options
    this.context = { inspect: {}, inspectOf: (profileId) => inspectOptionsOf(catalogue(), profileId) }
    this.responder = new AutoResponder(
      {
        clock,
        send,
        context: this.context,
        onEntry: (entry) => {
          if (entry.kind === 'stopped') tell(stoppedEvent(entry))
        },
        onChange: () => this.#touch(),
      },
      saved.setup,
    )
    this.responder.turn(saved.setup.startsOn)
  }

  /** For the MessageTracker. */
  onMessage: NonNullable<ConstructorParameters<typeof MessageTracker>[0]['onMessage']> = (...received) =>
    this.responder.received(...received)

  /** The answer to the PDU with this mark. */
  acknowledge(mark: PduMark): number | null | Promise<number | null> {
    const answer = this.responder.acknowledge(mark)
    return answer === undefined ? statusOk : answer
  }

  state(): AnsweringState {
    return { ...this.#options.saved.setup, ...this.responder.state() }
  }

  /** Rejects with answering.bad-rules, and with storage.unavailable once the rules are in force. */
  async configure(change: { readonly [K in keyof AnsweringSetup]?: AnsweringSetup[K] | undefined }) {
    const { saved, clock } = this.#options
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const setup: AnsweringSetup = { ...saved.setup, ...given }
    checkRules(setup, clock)
    this.responder.configure(setup)
    this.#touch()
    await saved.keep(setup)
  }

  follow(listener: (state: AnsweringState) => void): () => void {
    listener(this.state())
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Nothing more is sent. */
  close(): void {
    this.responder.turn(false)
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer)
  }

  #touch(): void {
    this.#timer ??= this.#options.clock.setTimeout(() => {
      this.#timer = null
      for (const listener of this.#listeners) listener(this.state())
    }, stateMs)
  }
}

/** Throws answering.bad-rules with the first problem. */
export function checkRules({ rules, limits }: Pick<AnsweringSetup, 'rules' | 'limits'>, clock: Clock): void {
  const [problem] = [...compileRules(rules, 1000 * clock.now()).problems, ...limitProblems(limits)]
  if (problem === undefined) return
  throw new Fault('answering.bad-rules', { problem: `${pathText(problem.at)}: ${problem.says.en}` })
}

function stoppedEvent({ at, sessionName, from, to }: AnswerEntry): ToldEvent {
  const detail = { from: from.slice(0, 40), to: to.slice(0, 40) }
  return { at, sessionId: null, sessionName, connectionId: null, kind: 'answering-stopped', detail }
}
