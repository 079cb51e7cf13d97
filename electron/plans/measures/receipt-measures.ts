import type { FoundFact, Measured } from '../../../shared/acceptance/measurement.ts'
import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import { idRuleText } from '../../../shared/receipts/id-rules.ts'
import { proposeDialect } from '../../../shared/receipts/propose-dialect.ts'
import { messageOctets } from '../../../shared/smpp/message-octets.ts'
import { decodeLatin1 } from '../../../shared/text/single-octet.ts'
import type { Words } from '../../../shared/words/words.ts'
import { answerWords } from './answer-words.ts'
import { type Measure, type MeasureContext, pause } from './measure.ts'
import {
  type HeardReceipt,
  type Line,
  overLine,
  receiptIn,
  receiptsFor,
  receiverOf,
  type Submitted,
  submitInTime,
  waitForReceipt,
} from './probe-line.ts'

/** registered_delivery of the messages; two ask for a final receipt, since one pair of ids may fit by chance. */
const wishes = [1, 1, 0, 2, 3, 17] as const
/** After the receipts that must come, those that must not are given this long, ms. */
const lateMs = 1500
/** How long a receipt that was answered may take to come again, ms. */
const againMs = 5000
/** How long nobody is bound beyond the time that a receipt takes, ms. */
const awayMs = 1000

interface Wished {
  readonly wish: (typeof wishes)[number]
  readonly sent: Submitted
  readonly receipts: readonly HeardReceipt[]
}

/** A message for each registered_delivery; what their receipts say of ids, form and dates. */
export const receipt: Measure = async (context) => {
  const { wished: found, strangers } = await overLine(context, (line) => gather(line, context))
  const refused = found.find(({ sent }) => sent.refusal !== null)?.sent.refusal ?? null
  const asked = found.filter(({ wish }) => wish === 1)
  const came = asked.filter(({ receipts }) => receipts.length > 0)
  context.memory.receiptMs = slowest(found)
  if (asked.every(({ sent }) => sent.ids.length === 0) && refused !== null) {
    const measured = answerWords(context, refused)
    return { verdict: 'fail', measured, expected: sentence('message-accepted') }
  }
  if (came.length === 0 && strangers > 0) {
    const measured = sentence('strange-receipts', { count: strangers })
    return { verdict: 'fail', measured, expected: sentence('receipts-as-asked') }
  }
  if (came.length === 0) {
    const seconds = Math.round(context.budget.receiptMs / 1000)
    const measured = sentence('no-receipt', { seconds })
    return { verdict: 'inconclusive', measured, expected: sentence('receipts-as-asked') }
  }
  return judged(context, found)
}

function judged(context: MeasureContext, found: readonly Wished[]): Measured {
  const all = found.flatMap(({ receipts }) => receipts)
  const unasked = found.some(({ wish, receipts }) => wish === 0 && receipts.length > 0)
  const lost = found.some(({ wish, receipts }) => wish === 1 && receipts.length === 0)
  const samples = all.map(({ pdu, receipt: read }) => ({
    text: decodeLatin1(messageOctets(pdu)?.octets ?? new Uint8Array(0)),
    receipt: read,
  }))
  const ids = found.flatMap(({ sent }) => sent.ids)
  const proposal = proposeDialect(samples, ids, '')
  const first = all[0]?.receipt
  const parts: Words[] = [
    countsOf(found),
    sentence('receipt-says', { stat: first?.stat ?? '—', err: first?.err ?? '—' }),
    ruleWords(proposal.idRule.value),
    sentence('receipt-took', { time: timeWords(slowest(found) ?? 0) }),
  ]
  const deviations = [...new Set(all.flatMap(({ receipt: { deviations: list } }) => list))]
  if (deviations.length > 0) parts.push(sentence('receipt-deviates', { deviations: deviations.join(', ') }))
  const facts: FoundFact[] = []
  const { idInResponse, idInReceipt, format, dates } = proposal
  // A few decimal digits may be hexadecimal: what is only likely is not written as a fact.
  if (idInResponse.value !== null && idInResponse.certainty === 'shown')
    facts.push({ group: 'messageId', name: 'inResponse', value: idInResponse.value })
  if (idInReceipt.value !== null && idInReceipt.certainty === 'shown')
    facts.push({ group: 'messageId', name: 'inReceipt', value: idInReceipt.value })
  const said = context.profile?.receipt.format?.value ?? null
  // Two descriptions of one form are hardly ever letter by letter the same.
  if (format.value !== null && said === null)
    facts.push({ group: 'receipt', name: 'format', value: format.value })
  if (dates.value !== null && dates.certainty === 'shown')
    facts.push({ group: 'receipt', name: 'dates', value: [dates.value] })
  return {
    verdict: unasked || lost ? 'fail' : 'pass',
    measured: joined(parts),
    expected: sentence('receipts-as-asked'),
    facts,
    isUsable: true,
  }
}

async function gather(
  line: Line,
  context: MeasureContext,
): Promise<{ readonly wished: readonly Wished[]; readonly strangers: number }> {
  const receiver = receiverOf(line)
  const sent: { wish: (typeof wishes)[number]; sent: Submitted }[] = []
  for (const wish of wishes) {
    sent.push({ wish, sent: await submitInTime(line, context, { registered_delivery: wish }) })
  }
  const until = context.clock.monotonic() + context.budget.receiptMs
  let came = 0
  for (const { wish, sent: one } of sent) {
    if (wish !== 1 || one.ids.length === 0) continue
    const left = Math.max(0, until - context.clock.monotonic())
    if ((await waitForReceipt(receiver, one.ids, left)) !== null) came++
    context.tell(sentence('receipts-came', { count: came }))
  }
  if (came > 0) await pause(context, Math.min(lateMs, context.budget.silenceMs))
  const wished = sent.map((one) => ({ ...one, receipts: receiptsFor(receiver, one.sent.ids) }))
  const known = wished.reduce((sum, { receipts }) => sum + receipts.length, 0)
  return { wished, strangers: receiver.heard.filter((heard) => receiptIn(heard) !== null).length - known }
}

/** Answers a receipt, and looks whether it comes again. */
export const receiptAnswer: Measure = async (context) =>
  overLine(context, async (line) => {
    const receiver = receiverOf(line)
    const sent = await submitInTime(line, context, { registered_delivery: 1 })
    const first = await waitForReceipt(receiver, sent.ids, context.budget.receiptMs)
    if (first === null) return missing(context)
    await pause(context, Math.min(againMs, context.budget.silenceMs))
    const times = receiptsFor(receiver, sent.ids).length
    return times === 1
      ? { verdict: 'pass', measured: sentence('answered-once'), expected: sentence('answered-once') }
      : { verdict: 'fail', measured: sentence('came-again', { times }), expected: sentence('answered-once') }
  })

/** Sends, unbinds before the receipt can come, and binds again. */
export const receiptKept: Measure = async (context) => {
  const { memory, budget, liveSessions } = context
  // It would take the receipt.
  if (liveSessions > 0) return { verdict: 'inconclusive', measured: sentence('session-bound') }
  const { sent, receiver } = await overLine(context, async (line) => ({
    receiver: receiverOf(line),
    sent: await submitInTime(line, context, { registered_delivery: 1 }),
  }))
  if (receiptsFor(receiver, sent.ids).length > 0)
    return { verdict: 'inconclusive', measured: sentence('receipt-too-soon') }
  const away = Math.min((memory.receiptMs ?? 0) + awayMs, budget.receiptMs)
  await pause(context, away)
  const seconds = Math.round(away / 100) / 10
  return overLine(context, async (line) => {
    const came = await waitForReceipt(receiverOf(line), sent.ids, budget.receiptMs)
    return came === null
      ? {
          // A receipt that was not kept and one that a session elsewhere took look the same from here.
          verdict: 'inconclusive',
          measured: sentence('receipt-lost', { seconds }),
          expected: sentence('receipt-kept', { seconds }),
        }
      : { verdict: 'pass', measured: sentence('receipt-kept', { seconds }) }
  })
}

function missing({ budget }: MeasureContext): Measured {
  const measured = sentence('no-receipt', { seconds: Math.round(budget.receiptMs / 1000) })
  return { verdict: 'inconclusive', measured }
}

/** '1: 2 of 2; 0: 0 of 1': how many came of each wish. */
function countsOf(found: readonly Wished[]): Words {
  const rows = [...new Set(wishes)].map((wish) => {
    const alike = found.filter((one) => one.wish === wish)
    return `${wish} → ${alike.reduce((sum, { receipts }) => sum + receipts.length, 0)}`
  })
  const text = `registered_delivery ${rows.join(', ')}`
  return { en: text, ru: text }
}

function ruleWords(rule: Parameters<typeof idRuleText>[0] | null): Words {
  return rule === null ? sentence('no-id-rule') : { en: idRuleText(rule, 'en'), ru: idRuleText(rule, 'ru') }
}

function slowest(found: readonly Wished[]): number | null {
  const times = found.flatMap(({ sent, receipts }) => receipts.map(({ at }) => at - sent.at))
  return times.length === 0 ? null : Math.max(...times)
}

/** '35 ms', '2.1 s' */
function timeWords(ms: number): Words {
  if (ms < 1000) return { en: `${Math.round(ms)} ms`, ru: `${Math.round(ms)} мс` }
  const seconds = Math.round(ms / 100) / 10
  return { en: `${seconds} s`, ru: `${seconds} с` }
}

function joined(parts: readonly Words[]): Words {
  return { en: parts.map(({ en }) => en).join('; '), ru: parts.map(({ ru }) => ru).join('; ') }
}
