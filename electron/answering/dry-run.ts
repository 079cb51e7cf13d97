import type { AnswerLimits, AnswerRule } from '../../shared/answering/answer-rule.ts'
import { type CompiledRule, compileRules } from '../../shared/answering/compiled-rule.ts'
import { proposeReply } from '../../shared/answering/propose-reply.ts'
import { ReplyGuard } from '../../shared/answering/reply-guard.ts'
import type { DryRunRow } from '../../shared/contract/answering.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import type { FilterSubject } from '../../shared/filter/filter-subject.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import { filterSubjectOf } from '../capture/pdu-filter.ts'
import type { Store } from '../storage/store.ts'
import { JoinedSubject, type SubjectContext } from './message-subject.ts'

interface Options {
  readonly rules: readonly AnswerRule[]
  readonly limits: AnswerLimits
  readonly store: Store
  /** The PDU of a number in the capture; null when it is no longer kept. */
  readonly find: (seq: number) => Promise<{ readonly record: CaptureRecord } | null>
  readonly context: SubjectContext
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal | undefined
}

/** Received messages that are looked at, and cards that are read to find them. */
const mostMessages = 200
const mostCards = 2000

/** The last received messages as these rules would answer them, oldest first; nothing is sent. The rules are checked. */
export async function dryRun(options: Options): Promise<{ rows: DryRunRow[]; gone: number }> {
  const { rules, limits, find, context, store, signal } = options
  const { compiled } = compileRules(rules, 1000 * Date.now())
  const guard = new ReplyGuard(limits)
  const rows: DryRunRow[] = []
  let gone = 0
  for (const card of await receivedCards(store, signal)) {
    const seqs = card.parts.flatMap(({ submitSeq }) => submitSeq ?? [])
    const found = await find(Math.max(0, ...seqs)).catch(() => null)
    if (found === null) {
      gone++
      continue
    }
    const last = filterSubjectOf(found.record, { ...context, isAnswered: () => false })
    rows.push(rowOf(card, card.parts.length > 1 ? new JoinedSubject(last, card.text) : last, compiled, guard))
  }
  return { rows, gone }
}

/** Whole messages of subscribers, oldest first. */
async function receivedCards(store: Store, signal: AbortSignal | undefined): Promise<MessageCard[]> {
  const received: MessageCard[] = []
  let before: string | null = null
  for (let read = 0; read < mostCards && received.length < mostMessages; ) {
    const page: { cards: MessageCard[]; more: boolean } = await store.search(
      signal,
      'pageCards',
      ...([before, mostMessages, ''] as const),
    )
    received.push(...page.cards.filter(isMessage))
    read += page.cards.length
    before = page.cards.at(-1)?.messageId ?? null
    if (before === null || !page.more) break
  }
  return received.slice(0, mostMessages).toReversed()
}

/** A receipt that belongs to nothing is a received card too. */
function isMessage({ direction, parts }: MessageCard): boolean {
  return (
    direction === 'received' &&
    parts.every(({ state, receipts }) => state === 'delivered' && receipts.length === 0)
  )
}

function rowOf(
  card: MessageCard,
  subject: FilterSubject,
  compiled: readonly CompiledRule[],
  guard: ReplyGuard,
): DryRunRow {
  const { messageId, createdAt: at, source, destination, text, ussd } = card
  const row = { messageId, at, from: source.addr, to: destination.addr, text: text.slice(0, 500) }
  const proposal = proposeReply(compiled, { subject, source, destination, text, ussd }, 0)
  if (proposal === null) return { ...row, rule: null, reply: '', ussd: null, reason: null }
  const { rule, intent } = proposal
  if (intent === null) return { ...row, rule: rule.index, reply: '', ussd: null, reason: 'no-value' }
  const { heldBack: reason } = guard.check(
    {
      rule: rule.index,
      received: { from: source.addr, to: destination.addr, text },
      reply: { from: intent.source.addr, to: intent.destination.addr, text: intent.text },
      onceMs: rule.onceMs,
    },
    at,
  )
  return { ...row, rule: rule.index, reply: intent.text.slice(0, 500), ussd: ussdFields(intent), reason }
}

function ussdFields({ ussdServiceOp, tlvs }: SendIntent): DryRunRow['ussd'] {
  if (ussdServiceOp == null) return null
  const session = tlvs.find(({ tag }) => tag === tlvTag('its_session_info'))
  return { serviceOp: ussdServiceOp, session: session?.hex ?? null }
}
