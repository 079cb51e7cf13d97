import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import type { Test } from '../../../shared/simulator/condition.ts'
import { messageConditions, requestConditions, testsOf } from '../../../shared/simulator/condition-table.ts'
import type { MessageContext, RequestContext } from '../../../shared/simulator/rule-context.ts'
import { seededRandom } from '../../../shared/simulator/seeded-random.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'
import { bindAction } from './bind-action.ts'
import type { BoundAction } from './bound-action.ts'

/** Requests of the session's own life: a row is asked of them only where it names requests or has a filter. */
export const sessionCommands: ReadonlySet<CommandName> = new Set<CommandName>([
  'bind_transmitter',
  'bind_receiver',
  'bind_transceiver',
  'unbind',
  'enquire_link',
])

/** A behaviour while the simulator runs: its tests with what they have counted, and its action. */
export class RunningBehaviour {
  readonly id: string
  /** What it is made of: a row that is made of the same goes on counting. */
  readonly key: string
  readonly action: BoundAction
  /** How often it has acted. */
  acted = 0
  readonly #request: readonly Test<RequestContext>[]
  readonly #message: readonly Test<MessageContext>[]
  /** Asked when all the others hold. */
  readonly #last: readonly Test<RequestContext>[]
  readonly #isOfSession: boolean

  constructor(behaviour: Behaviour, seed: number) {
    const { id, when, do: action } = behaviour
    const tools = { random: seededRandom(seed, id) }
    this.id = id
    this.key = rowKey(behaviour)
    this.action = bindAction(action, tools)
    this.#request = testsOf(requestConditions, when, tools, 'plain')
    this.#message = testsOf(messageConditions, when, tools, 'plain')
    this.#last = [
      ...testsOf(requestConditions, when, tools, 'late'),
      ...testsOf(requestConditions, when, tools, 'counting'),
    ]
    this.#isOfSession =
      this.action.moment === 'session' || when.requests !== undefined || when.filter !== undefined
  }

  /** True when it has to know the message. */
  get readsMessage(): boolean {
    return this.#message.length > 0
  }

  /** The reasons that its conditions hold, joined; undefined when one does not. For one that reads no message. */
  reasonFor(context: RequestContext): string | undefined {
    const because = this.#isAskedOf(context) ? reasonOf(this.#request, context, '') : undefined
    return because === undefined ? undefined : reasonOf(this.#last, context, because)
  }

  /** The same for one that reads the message. */
  reasonForMessage(context: MessageContext): string | undefined {
    const because = this.firstReason(context)
    return because === undefined ? undefined : reasonOf(this.#last, context, because)
  }

  /** The reasons of those conditions that are asked before the answer is there. */
  firstReason(context: MessageContext): string | undefined {
    const because = reasonOf(this.#request, context, '')
    return because === undefined ? undefined : reasonOf(this.#message, context, because)
  }

  /** The reasons of the rest, after those that `firstReason` gave. */
  lastReason(context: RequestContext, because: string): string | undefined {
    return reasonOf(this.#last, context, because)
  }

  /** Counts that it acts on this request. */
  acts(context: RequestContext): void {
    this.acted++
    context.acted.push(this.id)
  }

  #isAskedOf({ pdu }: RequestContext): boolean {
    return this.#isOfSession || pdu.command === null || !sessionCommands.has(pdu.command)
  }
}

export function rowKey({ when, do: action }: Behaviour): string {
  return JSON.stringify([when, action])
}

function reasonOf<Context>(
  tests: readonly Test<Context>[],
  context: Context,
  before: string,
): string | undefined {
  let because = before
  for (const test of tests) {
    const said = test(context)
    if (said === undefined) return undefined
    if (said !== '') because = because === '' ? said : `${because}, ${said}`
  }
  return because
}
