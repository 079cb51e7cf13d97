import type { FoundFact, Measured } from '../../../shared/acceptance/measurement.ts'
import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import type { CloseReason } from '../../../shared/contract/session.ts'
import type { Words } from '../../../shared/words/words.ts'
import { connectLink } from '../../wire/link.ts'
import { bindEndWords } from './answer-words.ts'
import { type Measure, type MeasureContext, MeasureFailure, pause } from './measure.ts'
import { Probe } from './probe.ts'
import { isDelivery, overLine, receiverOf, submitInTime, waitForReceipt } from './probe-line.ts'

/** How often a watched silence is told of, ms. */
const tellMs = 1000
/** A session that waits for one thing is kept alive this often, so that nothing else ends it, ms. */
const aliveMs = 10_000

/** Connects, says nothing, and waits to be cut. */
export const bindDeadline: Measure = async (context) => {
  const { connection, clock, budget, signal, profile } = context
  const { socket } = await connectLink(
    { ...connection, connectTimeoutMs: connection.connectTimeout * 1000 },
    signal,
  )
  context.onLocalAddress(`${socket.localAddress}:${socket.localPort}`)
  const startedAt = clock.monotonic()
  let cutAt: number | null = null
  const cut = new Promise<void>((resolve) => {
    const end = () => {
      cutAt ??= clock.monotonic()
      resolve()
    }
    socket.on('error', end).on('end', end).on('close', end).resume()
  })
  try {
    await watched(context, cut, budget.silenceMs)
  } finally {
    socket.destroy()
  }
  const said = profile?.deadlines.bindSeconds?.value ?? null
  return silence(context, cutAt === null ? null : cutAt - startedAt, said, {
    cut: 'cut-before-bind',
    open: 'open-before-bind',
    fact: (seconds) => [
      { group: 'deadlines', name: 'bindSeconds', value: seconds, tolerance: toleranceOf(said) },
    ],
  })
}

/** Binds, sends nothing, and waits to be cut. */
export const idleCut: Measure = async (context) => {
  const { clock, budget, profile } = context
  const probe = new Probe(context, bindChange(context))
  const end = await probe.bind()
  if (end.kind !== 'bound') throw new MeasureFailure(bindEndWords(context, end))
  const startedAt = clock.monotonic()
  try {
    await watched(context, probe.waitForEnd(budget.silenceMs), budget.silenceMs)
    const said = profile?.deadlines.inactivitySeconds?.value ?? null
    const asked = probe.heard.filter(({ pdu }) => pdu.command === 'enquire_link').length
    const found = silence(context, probe.ended === null ? null : probe.ended.at - startedAt, said, {
      cut: 'cut-when-idle',
      open: 'open-when-idle',
      how: probe.ended?.close ?? null,
      fact: (seconds) => [
        { group: 'deadlines', name: 'inactivitySeconds', value: seconds, tolerance: toleranceOf(said) },
      ],
    })
    return asked === 0 ? found : { ...found, measured: joined(found.measured, sentence('asked', { asked })) }
  } finally {
    await probe.close()
  }
}

/** Leaves a receipt without an answer, and waits for it to come again or to be cut. */
export const unansweredDeliver: Measure = async (context) => {
  const { budget, profile, memory } = context
  return overLine(context, async (line) => {
    const receiver = receiverOf(line)
    receiver.answerWith = () => null
    const sent = await submitInTime(line, context, { registered_delivery: 1 })
    const patience = Math.max(budget.receiptMs, memory.receiptMs ?? 0)
    const receipt = await waitForReceipt(receiver, sent.ids, patience)
    if (receipt === null) {
      return { verdict: 'inconclusive', measured: sentence('no-receipt', { seconds: seconds(patience) }) }
    }
    const before = receiver.heard.filter(({ pdu }) => isDelivery(pdu)).length
    await watched(context, keptAlive(context, receiver, budget.silenceMs), budget.silenceMs)
    const again = receiver.heard.filter(({ pdu }) => isDelivery(pdu)).length - before
    const said = profile?.deadlines.answerSeconds?.value ?? null
    const ended = receiver.ended
    const close = ended?.close ?? null
    const found = silence(context, ended === null ? null : ended.at - receipt.at, said, {
      cut: 'cut-when-unanswered',
      open: 'open-when-unanswered',
      how: close,
      fact: (measured) => [
        { group: 'deadlines', name: 'answerSeconds', value: measured, tolerance: toleranceOf(said) },
        { group: 'deadlines', name: 'cutsWithoutUnbind', value: close?.how !== 'unbind' },
      ],
    })
    const { at } = receipt
    const repeat = receiver.heard.find((heard) => heard.at > at && isDelivery(heard.pdu))
    const words =
      again === 0 || repeat === undefined
        ? sentence('not-again')
        : sentence('again', { times: again, seconds: seconds(repeat.at - at) })
    return { ...found, measured: joined(found.measured, words) }
  })
}

/** Ends with the link or after `ms`; asks enquire_link meanwhile. */
async function keptAlive(context: MeasureContext, probe: Probe, ms: number): Promise<void> {
  const until = context.clock.monotonic() + ms
  while (probe.ended === null) {
    const left = until - context.clock.monotonic()
    if (left <= 0) return
    if ((await probe.waitForEnd(Math.min(left, aliveMs))) === null && left > aliveMs) void probe.enquire()
  }
}

/** Waits for `work` or `ms`, telling once a second how long it has been. */
async function watched(context: MeasureContext, work: Promise<unknown>, ms: number): Promise<void> {
  const { clock } = context
  const startedAt = clock.monotonic()
  let isOver = false
  const over = work.then(() => {
    isOver = true
  })
  while (!isOver && clock.monotonic() - startedAt < ms) {
    const passed = clock.monotonic() - startedAt
    context.tell(sentence('silent-for', { seconds: Math.round(passed / 1000) }))
    await Promise.race([over, pause(context, Math.max(1, Math.min(tellMs, ms - passed)))])
  }
}

interface Silence {
  readonly cut: 'cut-before-bind' | 'cut-when-idle' | 'cut-when-unanswered'
  readonly open: 'open-before-bind' | 'open-when-idle' | 'open-when-unanswered'
  readonly how?: CloseReason | null
  readonly fact: (seconds: number) => readonly FoundFact[]
}

/** What a silence showed: cut after so long, or not within the budget; `said`: the profile's seconds. */
function silence(
  { budget }: MeasureContext,
  ms: number | null,
  said: number | null,
  { cut, open, how = null, fact }: Silence,
): Measured {
  if (ms !== null) {
    const by = how === null ? sentence('closed') : sentence(howWords[how.how] ?? 'closed')
    return { verdict: 'pass', measured: sentence(cut, { seconds: seconds(ms), by }), facts: fact(round(ms)) }
  }
  const waited = seconds(budget.silenceMs)
  const measured = sentence(open, { seconds: waited })
  if (said === null) return { verdict: 'pass', measured: joined(measured, longer(budget.isThorough)) }
  // A cut is late by what its timer is coarse.
  const isOverdue = budget.silenceMs / 1000 > said + toleranceOf(said)
  const expected = sentence('cut-after', { seconds: said })
  return isOverdue
    ? { verdict: 'fail', measured, expected }
    : { verdict: 'inconclusive', measured: joined(measured, sentence('wait-longer')), expected }
}

const howWords: Readonly<Partial<Record<CloseReason['how'], 'by-unbind' | 'by-fin' | 'by-reset'>>> = {
  unbind: 'by-unbind',
  fin: 'by-fin',
  reset: 'by-reset',
}

function longer(isThorough: boolean): Words {
  return sentence(isThorough ? 'waited-enough' : 'wait-longer')
}

function toleranceOf(said: number | null): number {
  return Math.max(1, (said ?? 0) * 0.1)
}

/** Whole seconds above ten, tenths below. */
function round(ms: number): number {
  return Math.max(1, Math.round(ms / 1000))
}

function seconds(ms: number): number {
  return ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000)
}

function joined(one: Words, other: Words): Words {
  return { en: `${one.en}; ${other.en}`, ru: `${one.ru}; ${other.ru}` }
}

function bindChange({ connection }: MeasureContext) {
  const { bindMode } = connection
  return { bindMode: bindMode === 'pair' ? ('transmitter' as const) : bindMode }
}
