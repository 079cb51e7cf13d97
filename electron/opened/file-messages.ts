import type { MessageCard } from '../../shared/contract/message.ts'
import type { Receipt } from '../../shared/receipts/parse-receipt.ts'
import { isAcceptance, isResponseId } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import type { CaptureTable } from '../capture/capture-table.ts'
import type { ArrivedReceipt } from '../delivery/receipt-joiner.ts'
import { textField } from '../messages/incoming-message.ts'
import { answeredCard, orphanCard, receivedCard, sentFileCard, type TriedPart } from './file-card.ts'
import { FileParts, type GatheredMessage, sessionOf } from './file-parts.ts'
import type { KeyedPdus } from './keyed-pdus.ts'
import {
  answerKey,
  answerKeys,
  deliverCommands,
  givenId,
  type MessageKey,
  partKey,
  receiptIn,
  receiptKey,
  submitCommands,
} from './message-keys.ts'
import { type Passing, replayReceipts } from './receipt-replay.ts'

/** PDUs with the same key that are compared, the nearest: an SMSC may give one id to all messages. */
const mostAlike = 512
/** Commands that ask something of a message by the id that it was given. */
const askCommands: ReadonlySet<string> = new Set(['query_sm', 'cancel_sm', 'replace_sm'])

interface Seen {
  readonly record: CaptureRecord
  readonly pdu: DecodedPdu
}

/** The messages of an opened file: its parts, answers and receipts joined when somebody asks for one. */
export class FileMessages {
  readonly #capture: CaptureTable
  readonly #keyed: KeyedPdus

  constructor(capture: CaptureTable, keyed: KeyedPdus) {
    this.#capture = capture
    this.#keyed = keyed
  }

  /** The message that the PDU of this number belongs to, as far as it is in the file; null for a PDU without one. */
  async of(seq: number): Promise<MessageCard | null> {
    const asked = this.#see(seq)
    if (asked === null) return null
    if (!isResponseId(asked.pdu.command_id)) return this.#ofRequest(asked)
    const request = asked.record.requestSeq === null ? null : this.#see(asked.record.requestSeq)
    if (request !== null) return this.#ofRequest(request)
    return givenId(asked.pdu) === null ? null : this.#ofAnswer(asked)
  }

  async #ofRequest(request: Seen): Promise<MessageCard | null> {
    const { record, pdu } = request
    const command = pdu.command ?? ''
    if (record.direction === 'sent') {
      if (submitCommands.has(command)) return this.#sent(request)
      return askCommands.has(command) ? this.#asked(request) : null
    }
    if (!deliverCommands.has(command)) return null
    const receipt = receiptIn(pdu)
    if (receipt === null) return this.#received(request)
    return this.#ofReceipt(request, receipt)
  }

  async #received(request: Seen): Promise<MessageCard | null> {
    const gathered = await this.#gather(request)
    return gathered === null ? null : receivedCard(gathered)
  }

  /** The message that a receipt is about. */
  async #ofReceipt(seen: Seen, receipt: Receipt): Promise<MessageCard | null> {
    const arrived = arrivedOf(seen, receipt)
    const { seq, at } = seen.record
    const answers = receipt.id === null ? [] : await this.#answers(answerKeys(receipt.id), seq)
    const found = replayReceipts([...answers, { kind: 'receipt', seq, at, arrived }]).get(seq)
    const answer = found === undefined ? null : this.#see(found.answerSeq)
    if (answer !== null) return this.#ofAnswer(answer)
    // What esm_class does not announce is a message unless a part has its id.
    return receipt.kind === 'text' ? this.#received(seen) : orphanCard(arrived)
  }

  /** The message that a response gave an id. */
  async #ofAnswer(answer: Seen): Promise<MessageCard | null> {
    const { requestSeq } = answer.record
    const request = requestSeq === null ? null : this.#see(requestSeq)
    if (request !== null) return this.#sent(request)
    const passed = await this.#passedOf([answer])
    return answeredCard(answer.record, answer.pdu, passed)
  }

  /** The message that a query_sm, cancel_sm or replace_sm names. */
  async #asked({ record, pdu }: Seen): Promise<MessageCard | null> {
    const messageId = givenId(pdu)
    if (messageId === null) return null
    const answers = await this.#answers([answerKey(messageId)], record.seq)
    const earlier = answers.findLast(({ seq, part }) => seq < record.seq && part.messageId === messageId)
    const answer = earlier === undefined ? null : this.#see(earlier.seq)
    return answer === null ? null : this.#ofAnswer(answer)
  }

  async #sent(request: Seen): Promise<MessageCard | null> {
    const gathered = await this.#gather(request)
    if (gathered === null) return null
    const parts = [...gathered.tries].map(
      ([number, tries]): TriedPart => ({
        number,
        tries: tries.map((record) => ({ record, answer: this.#answerTo(record.seq) })),
      }),
    )
    const answers = parts.flatMap(({ tries }) => tries.flatMap(({ answer }) => answer ?? []))
    return sentFileCard(gathered.card, parts, await this.#passedOf(answers))
  }

  /** The requests that make up one message with this one. */
  async #gather(request: Seen): Promise<GatheredMessage | null> {
    const { record, pdu } = request
    const key = partKey(pdu)
    const alike = key === null ? [] : await this.#found([key], record.seq)
    const requests = alike.filter((other) => other.record.seq === record.seq || isAlike(other, request))
    const parts = new FileParts((seq) => {
      const answer = this.#answerTo(seq)?.pdu
      return answer !== undefined && isAcceptance(answer.command_id, answer.command_status)
    })
    for (const one of requests.length === 0 ? [request] : requests) parts.add(one.record)
    return parts.holding(record.seq)
  }

  /** The receipts about the messages that these responses gave an id, each joined to its response. */
  async #passedOf(answers: readonly Seen[]) {
    const ids = answers.flatMap(({ pdu }) => givenId(pdu) ?? [])
    if (ids.length === 0) return []
    const near = answers.at(-1)?.record.seq ?? 0
    const receipts = (await this.#found(ids.map(receiptKey), near)).flatMap((seen): Passing[] => {
      const receipt = seen.record.direction === 'received' ? receiptIn(seen.pdu) : null
      if (receipt === null) return []
      const { seq, at } = seen.record
      return [{ kind: 'receipt', seq, at, arrived: arrivedOf(seen, receipt) }]
    })
    // Others may have given the same id, or one that is written the same.
    const keys = receipts.flatMap((one) =>
      one.kind === 'receipt' && one.arrived.receipt.id !== null ? answerKeys(one.arrived.receipt.id) : [],
    )
    const rivals = await this.#answers([...keys, ...ids.map(answerKey)], near)
    const own = new Set(answers.map(({ record }) => record.seq))
    return [...replayReceipts([...rivals, ...receipts]).values()].filter(({ answerSeq }) =>
      own.has(answerSeq),
    )
  }

  async #answers(keys: readonly MessageKey[], near: number) {
    const found = await this.#found(keys, near)
    return found.flatMap((seen) => {
      const { record, pdu } = seen
      const messageId = isResponseId(pdu.command_id) ? givenId(pdu) : null
      if (messageId === null || record.direction === 'sent') return []
      const request = record.requestSeq === null ? null : this.#see(record.requestSeq)
      const destination = request === null ? null : textField(request.pdu, 'destination_addr')
      const createdAt = request?.record.at ?? record.at
      const { connectionId, profileId } = sessionOf(record)
      const part = { ref: record.seq, messageId, connectionId, profileId, destination, createdAt }
      return [{ kind: 'answer' as const, seq: record.seq, at: record.at, part }]
    })
  }

  async #found(keys: readonly MessageKey[], near: number): Promise<Seen[]> {
    const seqs = await this.#keyed.find(keys, near, mostAlike)
    return seqs.flatMap((seq) => this.#see(seq) ?? [])
  }

  #answerTo(seq: number): Seen | null {
    const answerSeq = this.#capture.findResponse(seq)
    return answerSeq === null ? null : this.#see(answerSeq)
  }

  #see(seq: number): Seen | null {
    const [record] = this.#capture.range(seq, seq, 1)
    return record === undefined ? null : { record, pdu: decodePdu(record.octets) }
  }
}

/** True where both may carry parts of one message. */
function isAlike(one: Seen, other: Seen): boolean {
  const { direction } = one.record
  if (direction !== other.record.direction || one.pdu.command !== other.pdu.command) return false
  return direction === 'sent' || receiptIn(one.pdu) === null
}

function arrivedOf({ record, pdu }: Seen, receipt: Receipt): ArrivedReceipt {
  const about = textField(pdu, 'source_addr') ?? ''
  return { receipt, session: sessionOf(record), about, at: record.at, captureSeq: record.seq }
}
