import { setImmediate } from 'node:timers/promises'
import { planRow, type SendableRow } from '../../shared/bulk/plan-row.ts'
import type { BulkPart, BulkRun } from '../../shared/contract/bulk.ts'
import type { MessageCard, MessagePart, ReceiptView } from '../../shared/contract/message.ts'
import { isEnded, isInDoubt } from '../../shared/message/part-state.ts'
import type { SourcedRequest } from '../delivery/sender.ts'
import type { CardCache } from '../messages/card-cache.ts'
import type { CardDelivery } from '../messages/card-delivery.ts'
import { type CardSession, firstTrySeq, sentAgain, sentCard, withEvent } from '../messages/message-card.ts'
import type { Clock } from '../session/clock.ts'
import type { Store } from '../storage/store.ts'
import type { WaitingRow } from '../storage/store-protocol.ts'
import type { PartSource } from './bulk-sender.ts'

interface Options {
  readonly store: Store
  readonly clock: Clock
  readonly cards: CardCache
  readonly delivery: CardDelivery
}

/** A part on its way, and the card it is of as that was when the part was taken. */
interface CardPart {
  readonly card: MessageCard
  readonly part: number
}

interface PlannedRow {
  readonly waiting: WaitingRow
  readonly planned: ReturnType<typeof planRow>
}

/** Rows planned before what came in meanwhile has its turn. */
const plannedAtOnce = 20
/** Cards changed in one go when something happens to many. */
const changedAtOnce = 100

/** The rows of bulk runs as message cards: a card is all that is known of a row once it is sent. */
export class RowCards {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** The waiting rows of a run, from the first one on; each has its card before it is sent. */
  source(run: BulkRun, session: () => CardSession): PartSource<CardPart> {
    const { store, delivery } = this.#options
    const giveBack = (ref: CardPart) => delivery.givenBack(partRef(ref))
    let after = 0
    /** Read and planned while the rows before are being sent. */
    let ahead: Promise<PlannedRow[]> | null = null
    const read = async (parts: number) =>
      plannedRows(run, await store.call('bulkNext', run.runId, after, parts))
    const take = async (parts: number): Promise<readonly SourcedRequest<CardPart>[]> => {
      for (;;) {
        const rows = await (ahead ?? read(parts))
        ahead = null
        const last = rows.at(-1)
        if (last === undefined) return []
        after = last.waiting.row
        ahead = read(parts)
        ahead.catch(() => undefined)
        const requests: SourcedRequest<CardPart>[] = []
        for (const row of rows) requests.push(...(await this.#requests(run, row, session())))
        if (requests.length === 0) continue
        try {
          await store.call('sync')
        } catch (problem) {
          for (const { ref } of requests) giveBack(ref)
          throw problem
        }
        return requests
      }
    }
    return {
      take,
      giveBack,
      settled: () => store.call('sync'),
      onSent: (ref, mark) => delivery.left(partRef(ref), mark, mark.firstTry !== null),
      onOutcome: (ref, outcome) => delivery.ended(ref.card, partRef(ref), outcome, 'waiting'),
      onLate: (ref, answer) => delivery.answeredLate(ref.card, partRef(ref), answer),
    }
  }

  /** Parts in doubt wait again. */
  resend(runId: number): Promise<void> {
    return this.#changeAll(runId, ['timed-out', 'in-doubt'], (card, part) =>
      isInDoubt(part.state)
        ? withEvent(card, part.number, { kind: 'resent' }, { ...sentAgain(part), isLeft: false })
        : card,
    )
  }

  /** Parts in doubt are sent by another run: nobody has to decide about them any more. */
  leaveDoubts(runId: number): Promise<void> {
    return this.#changeAll(runId, ['timed-out', 'in-doubt'], (card, part) =>
      isInDoubt(part.state) ? withEvent(card, part.number, null, { isLeft: true }) : card,
    )
  }

  /** The run is to be forgotten: what waits of its messages is never sent. */
  async leave(runId: number): Promise<void> {
    await this.#changeAll(runId, ['waiting'], (card, part) =>
      part.state === 'waiting' ? withEvent(card, part.number, { kind: 'never-left', back: 'failed' }) : card,
    )
  }

  async #changeAll(
    runId: number,
    states: readonly MessagePart['state'][],
    change: (card: MessageCard, part: MessagePart) => MessageCard,
  ): Promise<void> {
    const { store, cards } = this.#options
    const found = await store.call('bulkCards', runId, states)
    for (let at = 0; at < found.length; at += changedAtOnce) {
      await Promise.all(
        found
          .slice(at, at + changedAtOnce)
          .map((messageId) => cards.change(messageId, (card) => card.parts.reduce(change, card))),
      )
    }
  }

  /** Notes the row's waiting parts as sent, on its card; the requests that send them. */
  async #requests(
    run: BulkRun,
    { waiting: row, planned }: PlannedRow,
    session: CardSession,
  ): Promise<SourcedRequest<CardPart>[]> {
    const { store, cards, delivery } = this.#options
    if (planned.problem !== null) {
      await store.call('bulkFail', run.runId, row.row, planned.problem)
      return []
    }
    const kept = row.card === null ? null : await cards.get(row.card)
    const before = kept ?? this.#newCard(run, row, planned, session)
    const isWaiting = ({ state }: MessagePart) => state === 'waiting'
    const card = before.parts
      .filter(isWaiting)
      .reduce((so, { number }) => withEvent(so, number, { kind: 'left' }), before)
    if (kept === null) delivery.begin(card)
    else cards.replace(kept, card)
    return before.parts.filter(isWaiting).flatMap((part) => {
      const submit = planned.built.submits[part.number - 1]
      if (submit === undefined) return []
      const repeatOf = firstTrySeq(part)
      const pdu = repeatOf === undefined ? submit : { ...submit, repeatOf }
      return { ref: { card, part: part.number }, pdu }
    })
  }

  #newCard(
    { runId }: BulkRun,
    { row, known }: WaitingRow,
    { intent, built }: SendableRow,
    session: CardSession,
  ): MessageCard {
    const { cards, clock } = this.#options
    const card = sentCard({
      messageId: cards.nextId(),
      createdAt: clock.now(),
      session,
      intent,
      encoding: built.plan.encoding,
      dataCoding: built.dataCoding,
      partTexts: built.plan.segments.map(({ text }) => text),
      run: { runId, row },
    })
    if (known.length === 0) return card
    const byNumber = new Map(known.map((part) => [part.part, part]))
    return { ...card, parts: card.parts.map((part) => withKnown(part, byNumber.get(part.number))) }
  }
}

async function plannedRows({ plan, columns }: BulkRun, rows: readonly WaitingRow[]): Promise<PlannedRow[]> {
  const planned: PlannedRow[] = []
  for (const waiting of rows) {
    planned.push({ waiting, planned: planRow(plan, columns, waiting.row, waiting.cells) })
    if (planned.length % plannedAtOnce === 0) await setImmediate()
  }
  return planned
}

function partRef({ card: { messageId }, part }: CardPart) {
  return { messageId, part }
}

/** The part with what its row knew of it. */
function withKnown(part: MessagePart, known: BulkPart | undefined): MessagePart {
  if (known === undefined) return part
  const { state, status, answeredBy, messageId, submittedAt, respondedAt } = known
  return {
    ...part,
    ...{ state, commandStatus: status, responseCommand: answeredBy, smscMessageId: messageId },
    ...{ submittedAt, respondedAt, receipts: receiptsOf(known) },
  }
}

function receiptsOf({ state, stat, err, receiptAt, respondedAt }: BulkPart): ReceiptView[] {
  if (stat === null && err === null) return []
  const at = receiptAt ?? respondedAt ?? 0
  return [{ seq: 0, at, stat, state: null, err, final: isEnded(state), receivedId: null, idRule: 'none' }]
}
