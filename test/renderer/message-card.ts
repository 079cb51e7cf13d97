import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'

/** A part of a sent message without an answer, with what a test cares about put in. */
export function messagePart(change: Partial<MessagePart>): MessagePart {
  return {
    number: 1,
    text: '',
    sequenceNumber: 1,
    submitSeq: 1,
    submittedAt: 1_795_000_000_000,
    responseSeq: null,
    respondedAt: null,
    commandStatus: null,
    smscMessageId: null,
    state: 'sent',
    responseCommand: null,
    receipts: [],
    lastQuery: null,
    ...change,
  }
}

/** A sent message without parts, with what a test cares about put in. */
export function messageCard(change: Partial<MessageCard>): MessageCard {
  const address = { ton: 1, npi: 1, addr: '7916' }
  return {
    messageId: 'm',
    direction: 'sent',
    sessionId: 's',
    connectionId: null,
    sessionName: 'Local simulator',
    profileId: 'ru-gateway-8056',
    createdAt: 1_795_000_000_000,
    source: address,
    destination: address,
    text: '',
    encoding: 'gsm7',
    dataCoding: 0,
    registeredDelivery: 1,
    parts: [],
    state: 'waiting',
    ...change,
  }
}
