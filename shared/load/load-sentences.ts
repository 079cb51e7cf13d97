import { type Detail, fill, type Language, type Words } from '../words/words.ts'
import type { LoadFigures } from './load-figures.ts'

const sentences = {
  held: { en: 'The rate was held.', ru: 'Темп выдержан.' },
  'capped-by-window': {
    en: 'The window capped the rate: with {window} unanswered at most and an answer after {ms} ms on average, no more than {cap} parts a second pass. A wider window, more binds or a faster answer would help.',
    ru: 'Темп ограничило окно: без ответа может быть не больше {window}, а ответ приходил в среднем через {ms} мс, поэтому проходит не больше {cap} частей в секунду. Помогут более широкое окно, больше подключений или более быстрый ответ.',
  },
  throttled: {
    en: 'The SMSC refused {percent} % because of the speed (ESME_RTHROTTLED, ESME_RMSGQFUL).',
    ru: 'SMSC отклонил {percent} % из-за скорости (ESME_RTHROTTLED, ESME_RMSGQFUL).',
  },
  'machine-late': {
    en: 'This machine did not keep up: parts left late while the window had room. Use a faster one, or share the load between several and join their recordings.',
    ru: 'Эта машина не успевала: части уходили с опозданием, хотя в окне было место. Возьмите более быструю или разделите нагрузку между несколькими и объедините их записи.',
  },
  unbound: {
    en: 'For {percent} % of the time nothing was bound, and nothing could leave.',
    ru: '{percent} % времени не было ни одного подключения, и отправить ничего было нельзя.',
  },
  lost: {
    en: '{count} parts have no answer; they are in no percentile.',
    ru: 'Частей без ответа: {count}; в перцентили они не входят.',
  },
  'late-answers': {
    en: '{count} answers came after the time-out; they are in no percentile.',
    ru: 'Ответов после истечения срока: {count}; в перцентили они не входят.',
  },
  'receipts-missing': {
    en: '{count} receipts had not come when the waiting ended; another bind of the same account may have been given them.',
    ru: 'Отчётов, не пришедших к концу ожидания: {count}; их мог получить другой bind того же аккаунта.',
  },
  'receipts-forgotten': {
    en: '{count} parts were too many to wait for: receipts about them are not in the times.',
    ru: 'Частей, о которых пришлось забыть: {count}; отчёты о них во времена не входят.',
  },
  incoming: {
    en: '{count} messages that are no receipts were left with the SMSC.',
    ru: 'Сообщений, которые не отчёты, оставлено у SMSC: {count}.',
  },
} as const satisfies Readonly<Record<string, Words>>

export type LoadSentence = keyof typeof sentences

/** A remark on a load: what capped the rate, what is not in the figures. */
export interface LoadRemark {
  readonly code: LoadSentence
  readonly detail: Detail
}

/** Parts a second that pass at most: window over mean response time (N/T); null: nothing was answered. */
export function windowCap({ window, response_time_from_write: { mean } }: LoadFigures): number | null {
  return mean === null || mean === 0 ? null : (window * 1000) / mean
}

/** Below this share of the asked rate it was not held. */
const heldShare = 0.99
/** Shares of the time that are worth telling. */
const fullShare = 0.05
const unboundShare = 0.001

/** `isOver` false: it runs, and receipts may still come. */
export function loadRemarks(figures: LoadFigures, isOver = true): LoadRemark[] {
  const { answered, throttled, lost, late, receipts } = figures
  const missing = isOver ? receipts.expected - receipts.matched - receipts.forgotten : 0
  return [
    ...paceRemarks(figures),
    ...(throttled > 0
      ? [{ code: 'throttled', detail: { percent: percent(throttled / answered) } } as const]
      : []),
    ...counted('lost', lost),
    ...counted('late-answers', late),
    ...counted('receipts-missing', missing),
    ...counted('receipts-forgotten', receipts.forgotten),
    ...counted('incoming', receipts.incoming),
  ]
}

/** Why the rate was not held; empty while nothing was measured. */
function paceRemarks(figures: LoadFigures): LoadRemark[] {
  const { planned, sent, asked_rate, held_rate, window_full_share, unbound_share, window } = figures
  if (planned === 0) return []
  const isLate = figures.not_on_time > planned * (1 - heldShare)
  if (held_rate >= asked_rate * heldShare && !isLate) return [{ code: 'held', detail: {} }]
  const remarks: LoadRemark[] = []
  const cap = windowCap(figures)
  const isFull = window_full_share > fullShare
  if (isFull && cap !== null) {
    const ms = (figures.response_time_from_write.mean ?? 0).toFixed(1)
    remarks.push({ code: 'capped-by-window', detail: { window, ms, cap: cap.toFixed(cap < 10 ? 1 : 0) } })
  }
  if (unbound_share > unboundShare)
    remarks.push({ code: 'unbound', detail: { percent: percent(unbound_share) } })
  if (remarks.length === 0 && sent > 0) remarks.push({ code: 'machine-late', detail: {} })
  return remarks
}

export function remarkText({ code, detail }: LoadRemark, language: Language): string {
  return fill(sentences[code][language], detail)
}

function counted(code: LoadSentence, count: number): LoadRemark[] {
  return count > 0 ? [{ code, detail: { count } }] : []
}

function percent(share: number): string {
  return String(Number((share * 100).toFixed(share < 0.1 ? 2 : 1)))
}
