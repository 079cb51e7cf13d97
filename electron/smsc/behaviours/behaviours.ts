import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import type { Test } from '../../../shared/simulator/condition.ts'
import { messageConditions, requestConditions, testsOf } from '../../../shared/simulator/condition-table.ts'
import type { MessageContext, RequestContext } from '../../../shared/simulator/rule-context.ts'
import { seededRandom } from '../../../shared/simulator/seeded-random.ts'
import type { ReplySpec } from '../../session/request.ts'
import { bindAction } from './bind-action.ts'
import type { CoursePart } from './bound-action.ts'
import { type MessageCourse, MessageCourses } from './message-course.ts'

/** The answer of a behaviour, in place of accepting. */
export interface Answer {
  /** Id of the behaviour; null for a limit of load. */
  readonly rule: string | null
  readonly reply: ReplySpec
  /** The reason, as it stood in the request or in the condition; '' when there is nothing to name. */
  readonly because: string
}

interface Row<Context, Outcome> {
  readonly id: string
  readonly tests: readonly Test<Context>[]
  readonly outcome: Outcome
}

type AnswerRow<Context> = Row<Context, (context: Context) => ReplySpec | undefined>

/**
 * The active behaviours by the moment they apply: at each, the first whose conditions hold decides; of the course of an
 * accepted message, the first for each setting.
 */
export class Behaviours {
  readonly #session: Row<RequestContext, null>[] = []
  readonly #requests: AnswerRow<RequestContext>[] = []
  readonly #messages: AnswerRow<MessageContext>[] = []
  readonly #acceptances: Row<MessageContext, CoursePart>[] = []
  readonly #courses: MessageCourses

  /** `seed` decides what is left to chance. */
  constructor(behaviours: readonly Behaviour[], seed = 0) {
    this.#courses = new MessageCourses(seededRandom(seed, 'courses'))
    for (const behaviour of behaviours) if (behaviour.isOn) this.#add(behaviour)
  }

  /** True when the session is to refuse a request that the specification forbids; false lets it pass with a note. */
  refuses(context: RequestContext): boolean {
    return this.#session.some(({ tests }) => reasonFor(tests, context) !== undefined)
  }

  /** The answer to a request, whatever its message says; null lets it pass. */
  onRequest(context: RequestContext): Answer | null {
    return firstAnswer(this.#requests, context)
  }

  /** The answer to a message for one destination; null accepts it. */
  onMessage(context: MessageContext): Answer | null {
    return firstAnswer(this.#messages, context)
  }

  /** What becomes of an accepted message. */
  onAcceptance(context: MessageContext): MessageCourse {
    const rows = this.#acceptances.filter(({ tests }) => reasonFor(tests, context) !== undefined)
    return this.#courses.of(rows.map(({ outcome }) => outcome))
  }

  #add({ id, when, do: action }: Behaviour): void {
    const bound = bindAction(action)
    const onRequest = testsOf(requestConditions, when)
    const onMessage = testsOf(messageConditions, when)
    const tests = [...onRequest, ...onMessage]
    switch (bound.moment) {
      case 'session':
        this.#session.push({ id, tests: onRequest, outcome: null })
        return
      case 'request':
        if (onMessage.length === 0) this.#requests.push({ id, tests: onRequest, outcome: bound.answer })
        else this.#messages.push({ id, tests, outcome: bound.answer })
        return
      case 'message':
        this.#messages.push({ id, tests, outcome: bound.answer })
        return
      case 'acceptance':
        this.#acceptances.push({ id, tests, outcome: bound.course })
    }
  }
}

function firstAnswer<Context>(rows: readonly AnswerRow<Context>[], context: Context): Answer | null {
  for (const { id, tests, outcome } of rows) {
    const because = reasonFor(tests, context)
    const reply = because === undefined ? undefined : outcome(context)
    if (because !== undefined && reply !== undefined) return { rule: id, reply, because }
  }
  return null
}

/** The reasons of tests that all hold, joined; undefined when one does not hold. */
function reasonFor<Context>(tests: readonly Test<Context>[], context: Context): string | undefined {
  let because = ''
  for (const test of tests) {
    const said = test(context)
    if (said === undefined) return undefined
    if (said !== '') because = because === '' ? said : `${because}, ${said}`
  }
  return because
}
