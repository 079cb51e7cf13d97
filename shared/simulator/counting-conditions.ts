import { z } from 'zod'
import { conditionOf } from './condition.ts'
import { RecentTimes } from './recent-times.ts'
import type { RequestContext } from './rule-context.ts'
import { SessionCounts } from './session-counts.ts'
import { labelled, saying, seconds } from './setting-words.ts'

const ofRequest = conditionOf<RequestContext>()

const count = z.number().int().min(1).max(1_000_000)
const burstCount = z.number().int().min(1).max(10_000)
const longSeconds = z.number().min(0).max(31_536_000)
const timeOfDay = z
  .string()
  .refine(
    (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
    saying('a time of day is written as 09:30', 'время суток пишется как 09:30'),
  )

const everySchema = z.strictObject({
  nth: labelled(count, { en: 'n', ru: 'n' }),
  from: labelled(count, { en: 'first time at', ru: 'впервые на' }).optional(),
})

/**
 * Conditions that look at when a request comes and at what came before it. Those that count or draw are asked when all
 * others of their behaviour hold, so that they count what these let through.
 */
export const countingConditions = {
  time: ofRequest({
    title: { en: 'time', ru: 'время' },
    example: { from: '22:00', to: '06:00' },
    schema: z
      .strictObject({
        from: labelled(timeOfDay, { en: 'from (time of day)', ru: 'с (время суток)' }),
        to: labelled(timeOfDay, { en: 'to (time of day)', ru: 'до (время суток)' }),
        after: labelled(longSeconds, { en: 'after, since the start', ru: 'после, от запуска' }, seconds),
        until: labelled(longSeconds, { en: 'until, since the start', ru: 'до, от запуска' }, seconds),
      })
      .partial()
      .refine(({ from, to }) => (from === undefined) === (to === undefined), {
        ...saying('from and to go together', 'начало и конец нужны вместе'),
        path: ['to'],
      })
      .refine(
        ({ from, after, until }) => from !== undefined || after !== undefined || until !== undefined,
        saying('a time needs from and to, after, or until', 'нужны время суток или секунды от запуска'),
      ),
    says: (time) => timeWords(time),
    test: ({ from, to, after = 0, until = Number.POSITIVE_INFINITY }) => {
      const isInDay = from === undefined || to === undefined ? () => true : dayWindow(from, to)
      return ({ at, elapsedMs }) =>
        elapsedMs >= after * 1000 && elapsedMs < until * 1000 && isInDay(at) ? '' : undefined
    },
  }),
  afterRows: ofRequest({
    title: { en: 'other rows have acted', ru: 'сработали другие правила' },
    turn: 'late',
    schema: z.array(z.string().min(1).max(64)).min(1).max(100),
    says: (ids) => ({
      en: `${ids.join(' or ')} has acted on the request`,
      ru: `на запросе сработало ${ids.join(' или ')}`,
    }),
    test:
      (ids) =>
      ({ acted }) =>
        ids.find((id) => acted.includes(id)),
  }),
  first: ofRequest({
    title: { en: 'the first of a session', ru: 'первые в сессии' },
    turn: 'counting',
    schema: count,
    says: (most) => ({
      en:
        most === 1
          ? 'it is the first such of its session'
          : `it is among the first ${most} such of its session`,
      ru: most === 1 ? 'он первый такой в своей сессии' : `он среди первых ${most} таких в своей сессии`,
    }),
    test: (most) => {
      const counts = new SessionCounts()
      return ({ sessionId }) => (counts.next(sessionId) <= most ? '' : undefined)
    },
  }),
  every: ofRequest({
    title: { en: 'every n-th', ru: 'каждый n-й' },
    example: { nth: 3 },
    turn: 'counting',
    schema: z.preprocess((value) => (typeof value === 'number' ? { nth: value } : value), everySchema),
    says: ({ nth, from = nth }) => ({
      en: `it is number ${from}, ${from + nth}, ${from + 2 * nth} and so on of such`,
      ru: `он ${from}-й, ${from + nth}-й, ${from + 2 * nth}-й и так далее из таких`,
    }),
    test: ({ nth, from = nth }) => {
      let come = 0
      return () => {
        come++
        return come >= from && (come - from) % nth === 0 ? String(come) : undefined
      }
    },
  }),
  burst: ofRequest({
    title: { en: 'burst', ru: 'всплеск' },
    example: { over: 10, within: 1 },
    turn: 'counting',
    schema: z.strictObject({
      over: labelled(burstCount, { en: 'more than', ru: 'больше, чем' }),
      within: labelled(z.number().min(0.001).max(86_400), { en: 'within', ru: 'за' }, seconds),
    }),
    says: ({ over, within }) => ({
      en: `more than ${over} such come within ${within} s`,
      ru: `таких больше ${over} за ${within} с`,
    }),
    test: ({ over, within }) => {
      const times = new RecentTimes(over)
      return ({ elapsedMs }) => (times.isBeyond(elapsedMs, within * 1000) ? `> ${over}` : undefined)
    },
  }),
  share: ofRequest({
    title: { en: 'share, 0 to 1', ru: 'доля, от 0 до 1' },
    example: 0.1,
    turn: 'counting',
    schema: z.number().min(0).max(1),
    says: (share) => {
      const percent = Math.round(share * 1_000_000) / 10_000
      return { en: `it is among ${percent} % of such`, ru: `он среди ${percent} % таких` }
    },
    test:
      (share, { random }) =>
      () =>
        random() < share ? '' : undefined,
  }),
}

interface TimeWindow {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: number | undefined
  readonly until?: number | undefined
}

function timeWords({ from, to, after, until }: TimeWindow) {
  const said = [
    from !== undefined && { en: `from ${from} to ${to}`, ru: `с ${from} до ${to}` },
    after !== undefined && {
      en: `${after} s after the start or later`,
      ru: `не раньше ${after} с от запуска`,
    },
    until !== undefined && { en: `within ${until} s of the start`, ru: `в первые ${until} с от запуска` },
  ].filter((words) => words !== false)
  const joined = (language: 'en' | 'ru') => said.map((words) => words[language]).join(', ')
  return { en: `it comes ${joined('en')}`, ru: `он приходит ${joined('ru')}` }
}

/** Whether a moment, epoch ms, lies between two times of day where the machine stands; over midnight as well. */
function dayWindow(from: string, to: string): (at: number) => boolean {
  const [first, last] = [minutesOf(from), minutesOf(to)]
  return (at) => {
    const moment = new Date(at)
    const minute = moment.getHours() * 60 + moment.getMinutes()
    return first <= last ? minute >= first && minute < last : minute >= first || minute < last
  }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
