import { create } from 'zustand'
import type { MessageCard } from '../../shared/contract/message.ts'
import { client } from './host-store.ts'
import { composeWith } from './navigation-store.ts'
import { notifyFault, notifyRefusal } from './toast-store.ts'

interface AskingState {
  /** query_sm or cancel_sm on its way, as 'messageId/part/command'. */
  readonly asking: ReadonlySet<string>
}

export const useAsking = create<AskingState>(() => ({ asking: new Set() }))

/** query_sm or cancel_sm; the answer arrives in the card. */
export async function askAbout(
  messageId: string,
  part: number,
  command: 'query_sm' | 'cancel_sm',
): Promise<void> {
  const key = `${messageId}/${part}/${command}`
  useAsking.setState(({ asking }) => ({ asking: new Set([...asking, key]) }))
  try {
    await client().call('message.ask', { messageId, part, command })
  } catch (error) {
    notifyFault(error)
  } finally {
    useAsking.setState(({ asking }) => ({ asking: new Set([...asking].filter((one) => one !== key)) }))
  }
}

/** query_sm about all parts of a message until each has a final state, or the end of that. */
export async function pollMessage(messageId: string, action: 'follow' | 'stop'): Promise<void> {
  try {
    await client().call('message.poll', { messageIds: [messageId], action })
  } catch (error) {
    notifyFault(error)
  }
}

/** Decides about a part in doubt; the card comes back changed. */
export async function resolveDoubt(
  messageId: string,
  part: number,
  action: 'retry' | 'query' | 'leave',
): Promise<void> {
  try {
    await client().call('message.resolve', { messageId, part, action })
  } catch (error) {
    notifyFault(error)
  }
}

/** The same decision about everything that waits for one; how many parts it was, null when the engine is away. */
export async function resolveAll(action: 'retry' | 'leave'): Promise<number | null> {
  try {
    const { done, fault } = await client().call('message.resolveAll', { action })
    if (fault !== null) notifyRefusal(fault)
    return done
  } catch (error) {
    notifyFault(error)
    return null
  }
}

/** Opens the form with a sent message as it was. */
export function resend(card: MessageCard): void {
  const { source, destination, text, registeredDelivery } = card
  composeWith({
    sessionId: card.sessionId,
    ...(card.connectionId === null ? {} : { connectionId: card.connectionId }),
    intent: {
      source,
      destination,
      registered_delivery: registeredDelivery,
      ...card.intent,
      text: card.intent?.wapPush?.kind === 'sl' ? '' : text,
    },
  })
}
