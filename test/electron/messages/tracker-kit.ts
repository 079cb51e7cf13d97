import type { MessageCard } from '../../../shared/contract/message.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { draftTo, firstCard, intentOf, type runningEngine } from '../../support/running-engine.ts'
import type { ScriptedSmsc } from '../../support/scripted-smsc.ts'

export type Engine = Awaited<ReturnType<typeof runningEngine>>

/** A session of a new connection to the SMSC, bound. */
export async function bind(engine: Engine, smsc: ScriptedSmsc, change: Parameters<typeof draftTo>[1] = {}) {
  const draft = draftTo(smsc.port, change)
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    draft,
    password: 'pw',
  })
  return (await engine.handlers['session.open']({ connectionId })).sessionId
}

/** Sends and waits for the card to be as wanted. */
export async function send(
  engine: Engine,
  sessionId: string,
  wanted: (card: MessageCard) => boolean,
  intent: Partial<SendIntent> = {},
): Promise<MessageCard> {
  const card = firstCard(engine, wanted)
  await engine.handlers['message.send']({ sessionId, intent: intentOf(intent) })
  return card
}
