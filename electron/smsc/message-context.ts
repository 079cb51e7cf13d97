import type { MessageContext, RequestContext } from '../../shared/simulator/rule-context.ts'
import type { MessageMemory } from './message-memory.ts'
import type { SubmitFacts } from './submit-facts.ts'

/** A message as the conditions of behaviours see it; `at` in epoch ms. */
export function messageContext(
  request: RequestContext,
  facts: SubmitFacts,
  account: { readonly memory: MessageMemory; readonly balance: number | null; readonly at: number },
): MessageContext {
  const { memory, balance, at } = account
  const joined = memory.join(facts)
  return {
    ...request,
    source: facts.source,
    destination: facts.destination,
    dataCoding: facts.dataCoding,
    octets: facts.octets,
    text: facts.content,
    before: joined.before,
    after: joined.after,
    balance,
    isRepeat: (withinSeconds) => memory.isRepeat(facts, joined, at, withinSeconds * 1000),
  }
}
