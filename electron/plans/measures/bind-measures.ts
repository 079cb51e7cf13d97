import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { BindSettings } from '../../session/bind-settings.ts'
import { bindEndWords, listed } from './answer-words.ts'
import { type Measure, type MeasureContext, MeasureFailure, pause } from './measure.ts'
import { type BindEnd, Probe } from './probe.ts'

/** Ten in a second are more often than any provider asks for. */
const oftenAsked = 10
const oftenMs = 100
/** Between attempts to bind again, ms. */
const againMs = 1000

/** Wrong in one thing at a time: each must be refused, but that of system_type. */
export const wrongCredentials: Measure = async (context) => {
  const { connection } = context
  const wrong: readonly (readonly [name: string | Words, change: Partial<BindSettings>])[] = [
    ['password', { password: spoilt(connection.password) }],
    ['system_id', { systemId: spoilt(connection.systemId) }],
    ['system_type', { systemType: connection.systemType === 'WRONG' ? 'OTHER' : 'WRONG' }],
    [sentence('long-password'), { password: `${connection.password}XXXXXXXXX` }],
  ]
  const rows: (readonly [string | Words, Words])[] = []
  let isTaken = false
  for (const [name, change] of wrong) {
    const end = await tried(context, change)
    rows.push([name, bindEndWords(context, end)])
    if (end.kind === 'bound' && name !== 'system_type') isTaken = true
  }
  return {
    verdict: isTaken ? 'fail' : 'pass',
    measured: listed(rows),
    expected: sentence('refused-credentials'),
  }
}

/** Opens binds until one is refused. */
export const maxBinds: Measure = async (context) => {
  const { budget, liveSessions, profile } = context
  const said = profile?.bind.maxBinds?.value ?? null
  const most = Math.max(1, Math.min((said ?? budget.binds) + 1 - liveSessions, budget.binds + 1))
  const probes: Probe[] = []
  let refusal: BindEnd | null = null
  try {
    while (probes.length < most && refusal === null) {
      const probe = new Probe(context, ownMode(context))
      const end = await probe.bind()
      if (end.kind === 'bound') probes.push(probe)
      else refusal = end
      context.tell(sentence('binds-open', { count: probes.length }))
    }
  } finally {
    await Promise.all(probes.map((probe) => probe.close()))
  }
  const count = probes.length + liveSessions
  if (refusal === null) {
    const isOver = said !== null && count > said
    return {
      verdict: isOver ? 'fail' : 'pass',
      measured: sentence('no-bind-limit', { count }),
      ...(said === null ? {} : { expected: sentence('bind-limit', { count: said }) }),
    }
  }
  if (count === 0) throw new MeasureFailure(bindEndWords(context, refusal))
  return {
    verdict: 'pass',
    measured: sentence('bind-limit-found', { count, end: bindEndWords(context, refusal) }),
    facts: [{ group: 'bind', name: 'maxBinds', value: count }],
  }
}

/** One enquire_link, then ten within a second. */
export const enquireLink: Measure = async (context) => {
  const probe = new Probe(context, ownMode(context))
  const end = await probe.bind()
  if (end.kind !== 'bound') throw new MeasureFailure(bindEndWords(context, end))
  try {
    const first = await probe.enquire()
    if (first === null) {
      return {
        verdict: 'fail',
        measured: sentence('enquire-unanswered'),
        expected: sentence('enquire-answered'),
      }
    }
    let answered = 0
    for (let asked = 0; asked < oftenAsked && probe.ended === null; asked++) {
      if ((await probe.enquire()) !== null) answered++
      await pause(context, oftenMs)
    }
    const ms = Math.max(1, Math.round(first))
    const often =
      answered === oftenAsked
        ? sentence('often-answered', { count: oftenAsked })
        : sentence('often-punished', { answered, count: oftenAsked })
    return {
      verdict: 'pass',
      measured: { en: `${ms} ms; ${often.en}`, ru: `${ms} мс; ${often.ru}` },
      expected: sentence('enquire-answered'),
    }
  } finally {
    await probe.close()
  }
}

/** Cuts its own link and binds again. */
export const rebind: Measure = async (context) => {
  const { clock, budget } = context
  const first = new Probe(context, ownMode(context))
  const end = await first.bind()
  if (end.kind !== 'bound') throw new MeasureFailure(bindEndWords(context, end))
  await first.close('cut')
  const cutAt = clock.monotonic()
  let refusal: BindEnd | null = null
  for (;;) {
    const next = await tried(context, ownMode(context))
    const passed = clock.monotonic() - cutAt
    const seconds = Math.round(passed / 100) / 10
    if (next.kind === 'bound') {
      return refusal === null
        ? { verdict: 'pass', measured: sentence('bound-at-once') }
        : {
            verdict: 'pass',
            measured: sentence('bound-after', { seconds, end: bindEndWords(context, refusal) }),
          }
    }
    refusal ??= next
    if (passed > budget.silenceMs) {
      const measured = sentence('not-bound-within', { seconds, end: bindEndWords(context, refusal) })
      return { verdict: 'fail', measured, expected: sentence('bind-accepted') }
    }
    context.tell(sentence('silent-for', { seconds: Math.round(seconds) }))
    await pause(context, againMs)
  }
}

/** One bind and its end; nothing of it stays. */
async function tried(context: MeasureContext, change: Partial<BindSettings>): Promise<BindEnd> {
  const probe = new Probe(context, { ...ownMode(context), ...change })
  try {
    return await probe.bind()
  } finally {
    await probe.close()
  }
}

/** Of a pair the transmitter: there are several of it. */
function ownMode({ connection: { bindMode } }: MeasureContext): Pick<BindSettings, 'bindMode'> {
  return { bindMode: bindMode === 'pair' ? 'transmitter' : bindMode }
}

/** Another text of the same length. */
function spoilt(text: string): string {
  if (text === '') return 'x'
  const last = text.at(-1)
  return `${text.slice(0, -1)}${last === 'x' ? 'y' : 'x'}`
}
