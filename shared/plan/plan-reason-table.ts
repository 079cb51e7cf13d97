import { faultText, isFaultCode } from '../faults/fault.ts'
import { type Detail, fill, type Language, type Words } from '../words/words.ts'
import type { Measured } from './expectation.ts'

/** Why a step or check has its verdict, filled from the reason's detail; of one of `fault` the fault's own words are told. */
const reasonWords = {
  expectation: {
    en: 'expected {name} {expected}, got {measured}',
    ru: 'ожидалось {name} {expected}, получено {measured}',
  },
  absent: { en: 'expected {name} {expected}, it is absent', ru: 'ожидалось {name} {expected}, поля нет' },
  'no-answer': {
    en: 'no answer to {command} within {within}',
    ru: 'нет ответа на {command} в течение {within}',
  },
  lost: {
    en: 'the connection ended before {command} was answered',
    ru: 'соединение закончилось раньше, чем пришёл ответ на {command}',
  },
  nothing: { en: 'no {commands} within {within}', ru: 'нет {commands} в течение {within}' },
  came: { en: '{command} came, none was expected', ru: 'пришёл {command}, а не должен был' },
  unexpected: {
    en: '{count} that no step expected, first {command}',
    ru: 'не ожидалось ни одним шагом: {count}, первый — {command}',
  },
  closed: {
    en: 'the peer closed the connection of {session}',
    ru: 'другая сторона закрыла соединение {session}',
  },
  'not-bound': { en: 'the session {session} is not bound', ru: 'сессия {session} не подключена' },
  'bound-already': { en: 'the session {session} is bound already', ru: 'сессия {session} уже подключена' },
  'not-bound-by': {
    en: 'the bind was not answered: {what}',
    ru: 'на bind не ответили: {what}',
  },
  connect: { en: '{what}', ru: '{what}' },
  fault: { en: '{what}', ru: '{what}' },
  'no-value': {
    en: 'there is no {name} to capture from the answer',
    ru: 'в ответе нет {name}, который надо запомнить',
  },
  'no-variable': { en: '{{{name}}} has no value', ru: 'у {{{name}}} нет значения' },
  'no-environment': {
    en: 'the environment has no variable {name}',
    ru: 'в окружении нет переменной {name}',
  },
  'bad-value': {
    en: '{name} cannot be {value}',
    ru: '{name} не может быть {value}',
  },
  'bad-filter': { en: '{what}', ru: '{what_ru}' },
  'no-file': { en: '{file} cannot be read: {problem}', ru: '{file} не читается: {problem}' },
  'nothing-to-reply': {
    en: 'there is no request that waits for a reply',
    ru: 'нет запроса, который ждёт ответа',
  },
  'too-many-parts': {
    en: '{command} has room for one part; the text has {parts}',
    ru: 'в {command} помещается одна часть, а в тексте их {parts}',
  },
  needs: { en: 'needs {name}, which did not pass', ru: 'нужна проверка {name}, а она не пройдена' },
  bailed: { en: 'left out after the first failure (--bail)', ru: 'пропущено после первого сбоя (--bail)' },
  filtered: { en: 'not chosen', ru: 'не выбрано' },
  stopped: { en: 'the run was stopped', ru: 'прогон остановлен' },
  /** Told in both languages by whoever gives the reason. */
  told: { en: '{what}', ru: '{what_ru}' },
  'load-unconfirmed': {
    en: 'up to {rate} parts a second would go to {host}, which is not this machine; above {most} it takes the word of who runs the plan',
    ru: 'на {host}, а это не эта машина, ушло бы до {rate} частей в секунду; сверх {most} нужно согласие того, кто выполняет план',
  },
  'load-cut': { en: 'the load ended early: {ended}', ru: 'нагрузка закончилась раньше: {ended}' },
  overflow: {
    en: '{session} was sent more than is kept; the oldest {count} are lost',
    ru: 'по {session} пришло больше, чем хранится; потеряно старых: {count}',
  },
} as const satisfies Readonly<Record<string, Words>>

export type PlanReasonCode = keyof typeof reasonWords

export interface PlanReason {
  readonly code: PlanReasonCode
  /** Of a Fault its code in `fault`, and its own detail. */
  readonly detail: Detail
}

export function planReasonText({ code, detail }: PlanReason, language: Language): string {
  const { fault } = detail
  const what =
    typeof fault === 'string' && isFaultCode(fault)
      ? faultText({ code: fault, detail }, language).what
      : detail['what']
  return fill(reasonWords[code][language], what === undefined ? detail : { ...detail, what })
}

/** Why something measured fails its step. */
export function expectationReason({ name, measured, expected }: Measured): PlanReason {
  return measured === null
    ? { code: 'absent', detail: { name, expected } }
    : { code: 'expectation', detail: { name, expected, measured } }
}
