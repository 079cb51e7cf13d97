import type { MessageCard } from '../../shared/contract/message.ts'
import { noTime } from '../../shared/contract/no-time.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import { Inbox } from '../messages/inbox.ts'
import { type IncomingMessage, readIncoming } from '../messages/incoming-message.ts'
import type { CardSession } from '../messages/message-card.ts'
import { smscOf } from './session-labels.ts'

/** A message of a file: its text by parts, and the requests that carried each of them, a repeated one behind the first. */
export interface GatheredMessage {
  readonly card: MessageCard
  /** By number of the part, from 1. */
  readonly tries: ReadonlyMap<number, readonly CaptureRecord[]>
}

interface LastTry {
  readonly messageId: string
  readonly seq: number
  readonly text: string
}

/**
 * Messages made of these requests, as parts that come in are made into one. A part that is sent once more after a
 * refusal, or without an answer, is another try of the same message: `isTaken` tells whether the request of this number was accepted.
 */
export class FileParts {
  readonly #cards = new Map<string, MessageCard>()
  readonly #isTaken: (seq: number) => boolean
  readonly #tries = new Map<string, Map<number, CaptureRecord[]>>()
  readonly #ofSeq = new Map<number, string>()
  readonly #last = new Map<string, LastTry>()
  readonly #inbox: Inbox

  constructor(isTaken: (seq: number) => boolean) {
    this.#isTaken = isTaken
    const put = (card: MessageCard) => void this.#cards.set(card.messageId, card)
    this.#inbox = new Inbox(
      {
        nextId: () => String(this.#cards.size + 1),
        peek: (messageId) => this.#cards.get(messageId),
        put,
        replace: (_card, changed) => put(changed),
        // What passed long ago is told apart by its references alone.
        change: async () => null,
      },
      (seq, messageId) => this.#ofSeq.set(seq, messageId),
    )
  }

  /** Requests come in the order in which they passed. */
  add(record: CaptureRecord): void {
    const message = readIncoming(decodePdu(record.octets))
    const session = sessionOf(record)
    const number = message.part?.part ?? 1
    const way = wayOf(session, message, number)
    const last = this.#last.get(way)
    const isRepeat = message.part !== null && last?.text === message.text && !this.#isTaken(last.seq)
    if (isRepeat) this.#ofSeq.set(record.seq, last.messageId)
    else this.#inbox.receive(session, message, { at: record.at, captureSeq: record.seq })
    const messageId = this.#ofSeq.get(record.seq) ?? ''
    this.#last.set(way, { messageId, seq: record.seq, text: message.text })
    const ofMessage = this.#tries.get(messageId) ?? new Map<number, CaptureRecord[]>()
    this.#tries.set(messageId, ofMessage.set(number, [...(ofMessage.get(number) ?? []), record]))
  }

  /** The message that the request of this number belongs to; null for one that was not added. */
  holding(seq: number): GatheredMessage | null {
    const messageId = this.#ofSeq.get(seq)
    const card = messageId === undefined ? undefined : this.#cards.get(messageId)
    if (messageId === undefined || card === undefined) return null
    return { card, tries: this.#tries.get(messageId) ?? new Map() }
  }
}

/** What of a session tells whose messages it carries: its account and its SMSC in the places of connection and profile. */
export function sessionOf({ label }: Pick<CaptureRecord, 'label'>): CardSession {
  const { sessionId, sessionName } = label
  return { sessionId, connectionId: sessionName, name: sessionName, profileId: smscOf(sessionId) }
}

/** Epoch ms; null in a file without times. */
export function timeOf({ at }: Pick<CaptureRecord, 'at'>): number | null {
  return at === noTime ? null : at
}

function wayOf(
  { name }: CardSession,
  { source, destination, part }: IncomingMessage,
  number: number,
): string {
  return [name, source.addr, destination.addr, part?.reference, part?.parts, number].join('\n')
}
