import { ContractError } from '../../shared/contract/client.ts'
import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import type { SimulatorState } from '../../shared/contract/simulator.ts'
import { useCards } from './cards-store.ts'
import { client } from './host-store.ts'
import { openPdu, useNavigation } from './navigation-store.ts'
import type { TabId } from './rooms.ts'
import { forbiddenMessage, sampleMessage } from './sample-message.ts'
import { dismissFirstRun } from './settings-store.ts'
import { followSimulator } from './simulator-store.ts'
import { noticeOf, notifyFault } from './toast-store.ts'
import { type TryItStep, useTryIt } from './try-it-store.ts'

let simulator: SimulatorState | null = null

/**
 * One step after the other, as `useTryIt` tells of them.
 * @param tab that was on show when it was asked for.
 */
export async function runTryIt(tab: TabId): Promise<void> {
  followSimulator()
  const started = await step('simulator', startSimulator)
  if (started === null) return
  simulator = started
  const port = started.port ?? 0
  const bound = await step('bind', () => client().call('session.open', { connectionId: localSimulatorId }))
  if (bound === null) return
  const sent = await step('send', () =>
    client().call('message.send', {
      connectionId: localSimulatorId,
      intent: sampleMessage(Math.random),
    }),
  )
  if (sent === null) return
  const seq = await step('show', () => whenCard(sent.messageId, (card) => card.parts[0]?.submitSeq ?? null))
  if (seq === null) return
  useTryIt.setState({ result: { sessionId: bound.sessionId, messageId: sent.messageId, port } })
  if ([tab, 'live'].includes(useNavigation.getState().tab)) openPdu(seq)
  await dismissFirstRun()
}

/** Next step: a text that the gateway refuses with a code of its own, opened at the refusal. */
export async function showVendorError(): Promise<void> {
  const { result } = useTryIt.getState()
  const [word] = simulator?.config.behaviours.flatMap(({ when }) => when.textContains ?? []) ?? []
  if (result === null || word === undefined) return
  try {
    const { messageId } = await client().call('message.send', {
      sessionId: result.sessionId,
      intent: forbiddenMessage(word),
    })
    useTryIt.setState({ hasForbidden: true })
    openPdu(await whenCard(messageId, (card) => card.parts[0]?.responseSeq ?? null))
  } catch (error) {
    notifyFault(error)
  }
}

/** Next step: query_sm for the first part of the sample, opened at the answer. */
export async function askWhatHappened(): Promise<void> {
  const { result } = useTryIt.getState()
  if (result === null) return
  try {
    const card = await client().call('message.ask', {
      messageId: result.messageId,
      part: 1,
      command: 'query_sm',
    })
    useTryIt.setState({ hasQueried: true })
    const seq = card.parts[0]?.lastQuery?.seq
    if (seq != null) openPdu(seq)
  } catch (error) {
    notifyFault(error)
  }
}

async function step<T>(name: TryItStep, run: () => Promise<T>): Promise<T | null> {
  useTryIt.setState({ running: name })
  try {
    const value = await run()
    useTryIt.setState(({ done }) => ({ running: null, done: [...done, name] }))
    return value
  } catch (error) {
    useTryIt.setState({ running: null, failure: { step: name, body: noticeOf(error) } })
    return null
  }
}

async function startSimulator(): Promise<SimulatorState> {
  try {
    return await client().call('simulator.start', {})
  } catch (error) {
    if (!(error instanceof ContractError) || error.fault?.code !== 'simulator.port-in-use') throw error
    // Another program has the customary port: any free one does for the workbench's own use.
    await client().call('simulator.configure', { port: 0 })
    return await client().call('simulator.start', {})
  }
}

/** Waits until the card shows what is looked for: it lives in the stream of cards. */
function whenCard<T>(messageId: string, find: (card: MessageCard) => T | null): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const card = useCards.getState().cards[messageId]
      const found = card === undefined ? null : find(card)
      if (found === null) return false
      stop()
      resolve(found)
      return true
    }
    const stop = useCards.subscribe(() => void look())
    if (!look()) {
      // The change may have passed before this window heard of the message.
      void client()
        .call('message.get', { messageId })
        .then((card) => useCards.setState(({ cards }) => ({ cards: { ...cards, [messageId]: card } })))
        .catch(notifyFault)
    }
  })
}
