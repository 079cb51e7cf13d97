import { z } from 'zod'
import { statusName, statusValue } from '../smpp/status-table.ts'
import type { Words } from '../words/words.ts'
import { delayShapeSchema, delayWords } from './delay-shape.ts'
import { labelled, saying, seconds } from './setting-words.ts'
import { refusalSchema, statusNumber, statusSchema } from './status-value.ts'

/** Whose requests are counted together. */
const countedBy = labelled(z.enum(['operator', 'account', 'session', 'source', 'destination']), {
  en: 'counted for each',
  ru: 'считать по',
})
export type CountedBy = z.infer<typeof countedBy>

const statusTitle: Words = { en: 'command_status', ru: 'command_status' }
const as = labelled(z.enum(['response', 'generic_nack']).default('response'), {
  en: 'in',
  ru: 'в',
})

/** The entry of a mix. ESME_ROK leaves the request to the rows behind. */
const mixedStatusSchema = z.strictObject({
  status: labelled(statusSchema, statusTitle, null, 'status'),
  weight: labelled(z.number().min(0).max(1_000_000), { en: 'weight', ru: 'вес' }),
})

/** What may be wrong with an answer. */
export const answerFaults = [
  'length-too-large',
  'length-too-small',
  'command-id',
  'unknown-command',
  'sequence-number',
  'truncated-body',
  'doubled',
  'out-of-order',
] as const
export type AnswerFault = (typeof answerFaults)[number]

/** Actions on the answer of a request: what it says, when it leaves, and how. */
export const answerActions = [
  /** Answers with a status, in the response or in a generic_nack. */
  z.strictObject({
    kind: labelled(z.literal('refuse'), { en: 'refuse', ru: 'отказать' }),
    status: labelled(refusalSchema, statusTitle, null, 'status'),
    as,
  }),
  /** Answers with one of several statuses, each as often as its weight says; ESME_ROK asks the next row. */
  z.strictObject({
    kind: labelled(z.literal('refuse-mix'), {
      en: 'refuse with a mix of statuses',
      ru: 'отказать смесью статусов',
    }),
    statuses: labelled(
      z
        .array(mixedStatusSchema)
        .min(1)
        .max(100)
        .refine(
          (mix) => mix.some(({ weight }) => weight > 0),
          saying('one weight has to be above 0', 'хотя бы один вес больше 0'),
        ),
      { en: 'statuses', ru: 'статусы' },
    ),
    as,
  }),
  /** Refuses what comes faster than `perSecond`; `burst` may come at once, by default as much as in a second. */
  z.strictObject({
    kind: labelled(z.literal('throttle'), { en: 'limit the rate', ru: 'ограничить темп' }),
    perSecond: labelled(z.number().min(0.001).max(100_000), { en: 'a second', ru: 'в секунду' }),
    burst: labelled(z.number().int().min(1).max(100_000), { en: 'at once', ru: 'сразу' }).optional(),
    by: countedBy.default('account'),
    status: labelled(refusalSchema, statusTitle, null, 'status').default('ESME_RTHROTTLED'),
  }),
  /** Refuses what comes while `most` requests wait for their answers. */
  z.strictObject({
    kind: labelled(z.literal('window'), { en: 'limit the window', ru: 'ограничить окно' }),
    most: labelled(z.number().int().min(1).max(100_000), {
      en: 'unanswered at most',
      ru: 'без ответа не больше',
    }),
    by: countedBy.default('session'),
    status: labelled(refusalSchema, statusTitle, null, 'status').default('ESME_RMSGQFUL'),
  }),
  /** The answer leaves so much later. */
  z.strictObject({
    kind: labelled(z.literal('delay'), { en: 'answer later', ru: 'ответить позже' }),
    delay: labelled(delayShapeSchema, { en: 'delay', ru: 'задержка' }),
  }),
  /** No answer leaves. `handled`: the message is taken all the same, and its receipt comes. */
  z.strictObject({
    kind: labelled(z.literal('no-answer'), { en: 'do not answer', ru: 'не отвечать' }),
    handled: labelled(z.boolean().default(true), { en: 'the message is taken', ru: 'сообщение принято' }),
  }),
  /** From this request on the session answers nothing for a while, and takes nothing; its link stays. */
  z.strictObject({
    kind: labelled(z.literal('silence'), { en: 'fall silent', ru: 'замолчать' }),
    seconds: labelled(z.number().min(0.01).max(86_400), { en: 'for', ru: 'на' }, seconds),
    answersEnquireLink: labelled(z.boolean().default(false), {
      en: 'enquire_link is answered',
      ru: 'на enquire_link отвечать',
    }),
  }),
  /** Cuts the link without unbind, `later` seconds later. After 'request' nothing of it is taken; after the others it was. */
  z.strictObject({
    kind: labelled(z.literal('drop'), { en: 'cut the link', ru: 'оборвать связь' }),
    how: labelled(z.enum(['fin', 'rst']).default('fin'), { en: 'with', ru: 'через' }),
    after: labelled(z.enum(['request', 'handling', 'half-response', 'response']).default('request'), {
      en: 'after',
      ru: 'после',
    }),
    later: labelled(z.number().min(0.01).max(86_400), { en: 'later by', ru: 'позже на' }, seconds).optional(),
  }),
  /** The answer leaves in a form that no SMSC should send. */
  z.strictObject({
    kind: labelled(z.literal('malformed'), { en: 'spoil the answer', ru: 'испортить ответ' }),
    fault: labelled(z.enum(answerFaults), { en: 'how', ru: 'как' }),
  }),
  /** The answer has congestion_state, whatever the version of the session. */
  z.strictObject({
    kind: labelled(z.literal('congestion'), { en: 'report congestion', ru: 'сообщить о перегрузке' }),
    state: labelled(z.number().int().min(0).max(255), { en: 'congestion_state', ru: 'congestion_state' }),
  }),
] as const
export type AnswerAction = z.infer<(typeof answerActions)[number]>

export const faultWords: Readonly<Record<AnswerFault, Words>> = {
  'length-too-large': { en: 'command_length says more than there is', ru: 'command_length больше, чем есть' },
  'length-too-small': { en: 'command_length says less than there is', ru: 'command_length меньше, чем есть' },
  'command-id': { en: 'the command_id of another response', ru: 'command_id другого ответа' },
  'unknown-command': { en: 'a command_id that nobody knows', ru: 'никому не известный command_id' },
  'sequence-number': { en: 'a sequence_number that nobody used', ru: 'чужой sequence_number' },
  'truncated-body': { en: 'the body is cut', ru: 'тело обрезано' },
  doubled: { en: 'the answer comes twice', ru: 'ответ приходит дважды' },
  'out-of-order': { en: 'the answer comes after the next one', ru: 'ответ приходит после следующего' },
}

/** What an action says of itself; `status` is the one that it answers with, null where it has none of its own. */
export function answerActionWords(action: AnswerAction): {
  readonly status: number | null
  readonly title: Words
} {
  switch (action.kind) {
    case 'refuse': {
      const status = statusNumber(action.status)
      return { status, title: same(statusName(status)) }
    }
    case 'refuse-mix':
      return { status: null, title: same(mixText(action)) }
    case 'throttle': {
      const { perSecond, burst, by, status } = action
      const { en, ru } = byWords[by]
      const number = statusNumber(status)
      const atOnce =
        burst === undefined ? { en: '', ru: '' } : { en: `, ${burst} at once`, ru: `, сразу ${burst}` }
      return {
        status: number,
        title: {
          en: `${statusName(number)} above ${perSecond} a second${atOnce.en} ${en}`,
          ru: `${statusName(number)} свыше ${perSecond} в секунду${atOnce.ru} ${ru}`,
        },
      }
    }
    case 'window': {
      const { most, by, status } = action
      const { en, ru } = byWords[by]
      const number = statusNumber(status)
      return {
        status: number,
        title: {
          en: `${statusName(number)} above ${most} unanswered ${en}`,
          ru: `${statusName(number)} свыше ${most} без ответа ${ru}`,
        },
      }
    }
    default:
      return { status: null, title: courseWords(action) }
  }
}

function courseWords(
  action: Exclude<AnswerAction, { kind: 'refuse' | 'refuse-mix' | 'throttle' | 'window' }>,
): Words {
  switch (action.kind) {
    case 'delay': {
      const { en, ru } = delayWords(action.delay)
      return { en: `answers later: ${en}`, ru: `отвечает позже: ${ru}` }
    }
    case 'no-answer':
      return action.handled
        ? { en: 'takes the message and does not answer', ru: 'принимает сообщение и не отвечает' }
        : { en: 'takes nothing and does not answer', ru: 'ничего не принимает и не отвечает' }
    case 'silence':
      return action.answersEnquireLink
        ? {
            en: `answers nothing but enquire_link for ${action.seconds} s`,
            ru: `${action.seconds} с отвечает только на enquire_link`,
          }
        : { en: `answers nothing for ${action.seconds} s`, ru: `${action.seconds} с не отвечает ни на что` }
    case 'drop':
      return dropWords(action)
    case 'malformed': {
      const { en, ru } = faultWords[action.fault]
      return { en: `spoils the answer: ${en}`, ru: `портит ответ: ${ru}` }
    }
    case 'congestion':
      return same(`congestion_state ${action.state}`)
  }
}

const byWords: Readonly<Record<CountedBy, Words>> = {
  operator: { en: 'in all', ru: 'всего' },
  account: { en: 'of an account', ru: 'на аккаунт' },
  session: { en: 'of a session', ru: 'на сессию' },
  source: { en: 'of a sender', ru: 'на отправителя' },
  destination: { en: 'to a destination', ru: 'на получателя' },
}

const afterWords: Readonly<Record<Extract<AnswerAction, { kind: 'drop' }>['after'], Words>> = {
  request: { en: 'takes nothing and cuts', ru: 'ничего не принимает и обрывает' },
  handling: { en: 'takes the message and cuts', ru: 'принимает сообщение и обрывает' },
  'half-response': { en: 'sends half of the response and cuts', ru: 'отправляет полответа и обрывает' },
  response: { en: 'answers and cuts', ru: 'отвечает и обрывает' },
}

function dropWords({ how, after, later }: Extract<AnswerAction, { kind: 'drop' }>): Words {
  const { en, ru } = afterWords[after]
  const with_ = how.toUpperCase()
  const [enLater, ruLater] = later === undefined ? ['', ''] : [` ${later} s later`, ` через ${later} с`]
  return { en: `${en} the link${enLater} (${with_})`, ru: `${ru} связь${ruLater} (${with_})` }
}

/** '70 % ESME_RTHROTTLED, 30 % ESME_RMSGQFUL' */
function mixText({ statuses }: Extract<AnswerAction, { kind: 'refuse-mix' }>): string {
  const sum = statuses.reduce((total, { weight }) => total + weight, 0)
  const parts = statuses.map(({ status, weight }) => {
    const percent = Math.round((weight / sum) * 1000) / 10
    return `${percent} % ${statusName(statusNumber(status))}`
  })
  return parts.join(', ')
}

/** The specification's own words are the same in every language. */
function same(text: string): Words {
  return { en: text, ru: text }
}

/** True for ESME_ROK, which a mix may have and which refuses nothing. */
export function isRefusal(status: number): boolean {
  return status !== statusValue('ESME_ROK')
}
