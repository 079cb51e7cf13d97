import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import type { MessageContext, RequestContext } from '../../../shared/simulator/rule-context.ts'
import { seededRandom } from '../../../shared/simulator/seeded-random.ts'
import type { ReplySpec } from '../../session/request.ts'
import {
  type AnswerMoment,
  answerMoments,
  type CoursePart,
  type Leaving,
  type Strike,
  type Verdict,
} from './bound-action.ts'
import { type MessageCourse, MessageCourses } from './message-course.ts'
import { RunningBehaviour, rowKey } from './running-behaviour.ts'

/** The answer of a behaviour, in place of accepting. */
export interface Answer {
  /** Id of the behaviour; null for a limit of load. */
  readonly rule: string | null
  readonly reply: ReplySpec
  /** The reason, as it stood in the request or in the condition; '' when there is nothing to name. */
  readonly because: string
  /** What befalls the session where the request stays unanswered. */
  readonly strike?: Strike
}

/** How the answer to a request leaves; null where no behaviour says. */
export interface Departing {
  readonly delayMs: number | null
  readonly congestion: number | null
  readonly leaving: { readonly rule: string; readonly what: Leaving } | null
}

/** Of behaviours on the answer that read the message: those whose conditions on it hold, with the reasons. */
export type MessageReasons = ReadonlyMap<string, string>

const nothing: Departing = { delayMs: null, congestion: null, leaving: null }
const noReasons: MessageReasons = new Map()

/**
 * The active behaviours by the moment they apply: at each, the first whose conditions hold decides; of the course of an
 * accepted message, the first for each setting.
 */
export class Behaviours {
  readonly #rows = new Map<string, RunningBehaviour>()
  readonly #session: RunningBehaviour[] = []
  readonly #requests: RunningBehaviour[] = []
  readonly #messages: RunningBehaviour[] = []
  readonly #accepted: RunningBehaviour[] = []
  readonly #answers: Readonly<Record<AnswerMoment, RunningBehaviour[]>> = {
    delay: [],
    congestion: [],
    leaving: [],
  }
  readonly #courses: MessageCourses
  readonly #hasAnswers: boolean
  /** True when a behaviour on the answer reads the message. */
  readonly readsMessages: boolean

  /**
   * `seed` sets what their shares, delays and mixes draw. A behaviour that stood in `previous` with the same conditions
   * and action goes on where it was: what it has counted, and what it draws next.
   */
  constructor(behaviours: readonly Behaviour[], seed = 0, previous: Behaviours | null = null) {
    this.#courses = previous === null ? new MessageCourses(seededRandom(seed, 'courses')) : previous.#courses
    for (const behaviour of behaviours) {
      const known = previous === null ? undefined : previous.#rows.get(behaviour.id)
      const row = known?.key === rowKey(behaviour) ? known : new RunningBehaviour(behaviour, seed)
      this.#rows.set(behaviour.id, row)
      if (behaviour.isOn) this.#listOf(row).push(row)
    }
    const onAnswers = answerMoments.flatMap((moment) => this.#answers[moment])
    this.#hasAnswers = onAnswers.length > 0
    this.readsMessages = onAnswers.some((row) => row.readsMessage)
  }

  /** How often each has acted, of those that have. */
  get acted(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { id, acted } of this.#rows.values()) if (acted > 0) counts[id] = acted
    return counts
  }

  /** True when the session is to refuse a request that the specification forbids; false lets it pass with a note. */
  refuses(context: RequestContext): boolean {
    const row = this.#session.find((one) => one.reasonFor(context) !== undefined)
    row?.acts(context)
    return row !== undefined
  }

  /** The answer to a request, whatever its message says; null lets it pass. */
  onRequest(context: RequestContext): Answer | null {
    return firstAnswer(this.#requests, context, (row) => row.reasonFor(context), requestVerdict)
  }

  /** The answer to a message for one destination; null accepts it. */
  onMessage(context: MessageContext): Answer | null {
    return firstAnswer(this.#messages, context, (row) => row.reasonForMessage(context), messageVerdict)
  }

  /** What becomes of an accepted message. */
  onAcceptance(context: MessageContext): MessageCourse {
    const parts: CoursePart[] = []
    for (const row of this.#accepted) {
      if (row.action.moment !== 'acceptance' || row.reasonForMessage(context) === undefined) continue
      row.acts(context)
      parts.push(row.action.course)
    }
    return this.#courses.of(parts)
  }

  /**
   * What the behaviours on the answer find in the messages of a request. Call it where `readsMessages`, before anything
   * is remembered of them: a message that is kept is a repeat of itself.
   */
  readMessages(contexts: readonly MessageContext[]): MessageReasons {
    const reasons = new Map<string, string>()
    for (const row of answerMoments.flatMap((moment) => this.#answers[moment])) {
      if (!row.readsMessage) continue
      for (const context of contexts) {
        const because = row.firstReason(context)
        if (because === undefined) continue
        reasons.set(row.id, because)
        break
      }
    }
    return reasons
  }

  /** How the answer to this request leaves. */
  departing(context: RequestContext, reasons: MessageReasons = noReasons): Departing {
    if (!this.#hasAnswers) return nothing
    const delay = this.#acting('delay', context, reasons)?.action
    const congestion = this.#acting('congestion', context, reasons)?.action
    const leaving = this.#acting('leaving', context, reasons)
    return {
      delayMs: delay?.moment === 'delay' ? delay.delayMs() : null,
      congestion: congestion?.moment === 'congestion' ? congestion.state : null,
      leaving:
        leaving?.action.moment === 'leaving' ? { rule: leaving.id, what: leaving.action.leaving } : null,
    }
  }

  #acting(
    moment: AnswerMoment,
    context: RequestContext,
    reasons: MessageReasons,
  ): RunningBehaviour | undefined {
    const row = this.#answers[moment].find((one) => {
      if (!one.readsMessage) return one.reasonFor(context) !== undefined
      const because = reasons.get(one.id)
      return because !== undefined && one.lastReason(context, because) !== undefined
    })
    row?.acts(context)
    return row
  }

  #listOf(row: RunningBehaviour): RunningBehaviour[] {
    const { moment } = row.action
    switch (moment) {
      case 'session':
        return this.#session
      case 'request':
        return row.readsMessage ? this.#messages : this.#requests
      case 'message':
        return this.#messages
      case 'acceptance':
        return this.#accepted
      default:
        return this.#answers[moment]
    }
  }
}

function requestVerdict({ action }: RunningBehaviour, context: RequestContext): Verdict | undefined {
  return action.moment === 'request' ? action.answer(context) : undefined
}

function messageVerdict({ action }: RunningBehaviour, context: MessageContext): Verdict | undefined {
  return action.moment === 'request' || action.moment === 'message' ? action.answer(context) : undefined
}

function firstAnswer<Context extends RequestContext>(
  rows: readonly RunningBehaviour[],
  context: Context,
  reasonOf: (row: RunningBehaviour) => string | undefined,
  verdictOf: (row: RunningBehaviour, context: Context) => Verdict | undefined,
): Answer | null {
  for (const row of rows) {
    const because = reasonOf(row)
    const verdict = because === undefined ? undefined : verdictOf(row, context)
    if (because === undefined || verdict === undefined) continue
    row.acts(context)
    return { rule: row.id, because, ...verdict }
  }
  return null
}
