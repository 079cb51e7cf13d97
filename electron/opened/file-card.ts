import type { MessageCard } from '../../shared/contract/message.ts'
import { isAcceptance } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'
import { integerField } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import type { ArrivedReceipt } from '../delivery/receipt-joiner.ts'
import { withReceipt } from '../messages/card-receipts.ts'
import { orphanOf } from '../messages/inbox.ts'
import { sentAgain, withEvent } from '../messages/message-card.ts'
import { blankPart } from '../storage/card-parts.ts'
import { type GatheredMessage, sessionOf, timeOf } from './file-parts.ts'
import { givenId } from './message-keys.ts'
import type { ReplayedReceipt } from './receipt-replay.ts'

/** The request of a part and what answered it; null while nothing did. */
export interface TriedPart {
  /** From 1. */
  readonly number: number
  readonly tries: readonly {
    readonly record: CaptureRecord
    readonly answer: { readonly record: CaptureRecord; readonly pdu: DecodedPdu } | null
  }[]
}

/** A message that an ESME sent: what was gathered of its parts, with their answers and receipts. */
export function sentFileCard(
  gathered: MessageCard,
  parts: readonly TriedPart[],
  receipts: readonly ReplayedReceipt[],
): MessageCard {
  const blank: MessageCard = {
    ...gathered,
    direction: 'sent',
    registeredDelivery: Math.max(0, ...parts.flatMap(({ tries }) => tries.map(wishOf))),
    parts: gathered.parts.map(({ number, text }) => blankPart(number, text)),
  }
  const numberOf = new Map<number, number>()
  let card = blank
  for (const { number, tries } of parts) {
    for (const { record, answer } of tries) {
      card = withTry(card, number, record)
      if (answer === null) continue
      numberOf.set(answer.record.seq, number)
      card = withAnswer(card, number, answer.record, answer.pdu)
    }
  }
  for (const { answerSeq, joined } of receipts) {
    card = withReceipt(card, numberOf.get(answerSeq) ?? 1, joined)
  }
  return ofFile(card)
}

/** A message of which the file has the response and not the request. */
export function answeredCard(
  record: CaptureRecord,
  answer: DecodedPdu,
  receipts: readonly ReplayedReceipt[],
): MessageCard {
  const address = { ton: 0, npi: 0, addr: '' }
  const session = sessionOf(record)
  let card: MessageCard = {
    ...{ messageId: '1', direction: 'sent', state: 'waiting', createdAt: record.at },
    ...{ sessionId: session.sessionId, sessionName: session.name, connectionId: null, profileId: '' },
    ...{ source: address, destination: address, text: '', encoding: 'ascii', dataCoding: 0 },
    registeredDelivery: 0,
    parts: [blankPart(1, '')],
  }
  card = withAnswer(withEvent(card, 1, { kind: 'left' }), 1, record, answer)
  for (const { joined } of receipts) card = withReceipt(card, 1, joined)
  return ofFile(card)
}

/** A message that an SMSC delivered. */
export function receivedCard({ card }: GatheredMessage): MessageCard {
  return ofFile(card)
}

/** A receipt whose message is not in the file. */
export function orphanCard(arrived: ArrivedReceipt): MessageCard {
  return ofFile(orphanOf('1', arrived))
}

function wishOf({ record }: { readonly record: CaptureRecord }): number {
  return integerField(decodePdu(record.octets), 'registered_delivery')
}

function withTry(card: MessageCard, number: number, record: CaptureRecord): MessageCard {
  const part = card.parts.find((one) => one.number === number)
  const isAgain = part !== undefined && part.submitSeq !== null
  return withEvent(
    card,
    number,
    { kind: 'left' },
    {
      ...(isAgain ? sentAgain(part) : {}),
      registeredDelivery: wishOf({ record }),
      sequenceNumber: readUint32(record.octets, 12),
      submitSeq: record.seq,
      submittedAt: timeOf(record),
    },
  )
}

function withAnswer(
  card: MessageCard,
  number: number,
  record: CaptureRecord,
  { command, command_status: commandStatus, ...pdu }: DecodedPdu,
): MessageCard {
  const accepted = isAcceptance(pdu.command_id, commandStatus)
  return withEvent(
    card,
    number,
    { kind: 'answered', accepted },
    {
      ...{ responseSeq: record.seq, respondedAt: timeOf(record), commandStatus, responseCommand: command },
      smscMessageId: givenId({ ...pdu, command, command_status: commandStatus }),
    },
  )
}

/** Account and SMSC stood in the places of connection and profile, which a file has not. */
function ofFile(card: MessageCard): MessageCard {
  const first = card.parts.find(({ submitSeq }) => submitSeq !== null)?.submitSeq ?? 1
  return { ...card, messageId: String(first), connectionId: null, profileId: '' }
}
