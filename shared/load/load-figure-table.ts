import type { Language, Words } from '../words/words.ts'
import type { LoadFigures, TimeName } from './load-figures.ts'
import { windowCap } from './load-sentences.ts'

export type FigureUnit = 'count' | 'rate' | 'seconds' | 'share' | 'ms'

/** A figure of a load as reports and the window show it. */
export interface FigureRow {
  readonly id: string
  readonly words: Words
  readonly unit: FigureUnit
  /** null: nothing was measured. */
  readonly value: (figures: LoadFigures) => number | null
  /** False: left out where it is 0, since it is trouble or was not asked for. */
  readonly isAlways: boolean
}

const row = (
  id: string,
  unit: FigureUnit,
  words: Words,
  value: FigureRow['value'],
  isAlways = true,
): FigureRow => ({ id, unit, words, value, isAlways })

/** In the order in which they are told. */
export const figureTable: readonly FigureRow[] = [
  row('asked_rate', 'rate', { en: 'asked rate', ru: 'заданный темп' }, (one) => one.asked_rate),
  row('held_rate', 'rate', { en: 'held rate', ru: 'выдержанный темп' }, (one) => one.held_rate),
  row('seconds', 'seconds', { en: 'measured', ru: 'измерялось' }, (one) => one.seconds),
  row('planned', 'count', { en: 'parts due', ru: 'частей по плану' }, (one) => one.planned),
  row('sent', 'count', { en: 'sent', ru: 'отправлено' }, (one) => one.sent),
  row('messages', 'count', { en: 'messages', ru: 'сообщений' }, (one) => one.messages),
  row('answered', 'count', { en: 'answered', ru: 'с ответом' }, (one) => one.answered),
  row('accepted', 'count', { en: 'accepted', ru: 'принято' }, (one) => one.accepted),
  row('refused', 'count', { en: 'refused', ru: 'отклонено' }, (one) => one.refused),
  row(
    'late',
    'count',
    { en: 'answered after the time-out', ru: 'ответ после срока' },
    (one) => one.late,
    false,
  ),
  row('lost', 'count', { en: 'unanswered', ru: 'без ответа' }, (one) => one.lost),
  row(
    'not_on_time',
    'count',
    { en: 'could not be sent on time', ru: 'не отправлено вовремя' },
    (one) => one.not_on_time,
  ),
  row(
    'not_sent',
    'count',
    { en: 'of them never sent', ru: 'из них не отправлено вовсе' },
    (one) => one.not_sent,
    false,
  ),
  row('throttled', 'count', { en: 'throttled', ru: 'отклонено из-за темпа' }, (one) => one.throttled),
  row(
    'window_full_share',
    'share',
    { en: 'time the window was full', ru: 'время с полным окном' },
    (one) => one.window_full_share,
  ),
  row('window', 'count', { en: 'window, all binds', ru: 'окно, все подключения' }, (one) => one.window),
  row('window_rate_cap', 'rate', { en: 'the window allows', ru: 'окно допускает' }, windowCap),
  row('binds', 'count', { en: 'binds', ru: 'подключений' }, (one) => one.binds),
  row(
    'unbound_share',
    'share',
    { en: 'time without a bind', ru: 'время без подключения' },
    (one) => one.unbound_share,
    false,
  ),
  row(
    'receipts.expected',
    'count',
    { en: 'receipts expected', ru: 'отчётов ожидалось' },
    (one) => one.receipts.expected,
    false,
  ),
  row(
    'receipts.matched',
    'count',
    { en: 'receipts that came', ru: 'отчётов пришло' },
    (one) => one.receipts.matched,
    false,
  ),
  row(
    'receipts.unmatched',
    'count',
    { en: 'receipts about other messages', ru: 'отчётов о других сообщениях' },
    (one) => one.receipts.unmatched,
    false,
  ),
  row(
    'receipts.forgotten',
    'count',
    { en: 'receipts no longer waited for', ru: 'отчётов, которых больше не ждали' },
    (one) => one.receipts.forgotten,
    false,
  ),
  row(
    'receipts.incoming',
    'count',
    { en: 'other messages left with the SMSC', ru: 'других сообщений оставлено у SMSC' },
    (one) => one.receipts.incoming,
    false,
  ),
  row(
    'warmup_sent',
    'count',
    { en: 'sent in the warm-up', ru: 'отправлено при разогреве' },
    (one) => one.warmup_sent,
    false,
  ),
]

/** The times of a load, a row each, and what they run from. */
export const timeTable: readonly { readonly name: TimeName; readonly words: Words }[] = [
  { name: 'response_time', words: { en: 'response, from the plan', ru: 'ответ, от плана' } },
  { name: 'response_time_from_write', words: { en: 'response, from the write', ru: 'ответ, от отправки' } },
  { name: 'receipt_time', words: { en: 'receipt, from the plan', ru: 'отчёт, от плана' } },
  { name: 'receipt_time_from_write', words: { en: 'receipt, from the write', ru: 'отчёт, от отправки' } },
]

/** Columns of that table. */
export const timeColumns = ['min', 'mean', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max'] as const

/** The figures worth a line. */
export function toldFigures(figures: LoadFigures): readonly FigureRow[] {
  return figureTable.filter(({ isAlways, value }) => isAlways || (value(figures) ?? 0) > 0)
}

/** A figure in words: decimal point in both languages, as everywhere. null: a dash. */
export function figureText(value: number | null, unit: FigureUnit, language: Language): string {
  if (value === null) return '–'
  switch (unit) {
    case 'count':
      return String(value)
    case 'rate':
      return `${trimmed(value)}/${language === 'ru' ? 'с' : 's'}`
    case 'seconds':
      return `${value.toFixed(1)} ${language === 'ru' ? 'с' : 's'}`
    case 'share':
      return `${trimmed(value * 100)} %`
    case 'ms':
      return `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ${language === 'ru' ? 'мс' : 'ms'}`
  }
}

function trimmed(value: number): string {
  return String(Number(value.toFixed(value < 10 ? 2 : 1)))
}
