import { fill, type Language, type Words } from '../words/words.ts'

/** How each side ends a link: a clause that a sentence, or a row of the capture, is made of. */
const closeReasonTable = {
  us: {
    unbind: { en: 'we unbound', ru: 'мы отключились (unbind)' },
    fin: { en: 'we closed the connection', ru: 'мы закрыли соединение' },
    reset: { en: 'we reset the connection', ru: 'мы сбросили соединение' },
    timeout: { en: 'we gave up waiting', ru: 'мы не дождались ответа' },
    refused: { en: 'the bind was refused', ru: 'в bind отказано' },
    'frame-fault': {
      en: 'we closed, since the octets that came were not a PDU',
      ru: 'мы закрыли: пришедшие октеты не были PDU',
    },
    error: { en: 'we closed after an error', ru: 'мы закрыли после ошибки' },
    cut: { en: 'you cut the link', ru: 'вы оборвали связь' },
  },
  peer: {
    unbind: { en: 'the peer unbound', ru: 'другая сторона отключилась (unbind)' },
    fin: {
      en: 'the peer closed the connection without unbind',
      ru: 'другая сторона закрыла соединение без unbind',
    },
    reset: {
      en: 'the peer reset the connection (RST)',
      ru: 'другая сторона сбросила соединение (RST)',
    },
    timeout: { en: 'the peer stopped answering', ru: 'другая сторона перестала отвечать' },
    refused: { en: 'the peer refused', ru: 'другая сторона отказала' },
    'frame-fault': {
      en: 'the peer sent octets that were not a PDU',
      ru: 'другая сторона прислала октеты, которые не были PDU',
    },
    error: { en: 'the connection failed', ru: 'соединение прервалось из-за ошибки' },
    cut: { en: 'the peer cut the link', ru: 'другая сторона оборвала связь' },
  },
} as const satisfies Record<string, Record<string, Words>>

/** Who ended a link, and how; a CloseReason of the contract fits. */
export interface LinkEndFacts {
  readonly by: keyof typeof closeReasonTable
  readonly how: keyof typeof closeReasonTable.us
}

/** True when both are words of the table. */
export function isLinkEnd(end: { readonly by: unknown; readonly how: unknown }): end is LinkEndFacts {
  const { by, how } = end
  return (by === 'us' || by === 'peer') && typeof how === 'string' && Object.hasOwn(closeReasonTable.us, how)
}

/** 'the peer reset the connection (RST)', in the reader's language. */
export function closeClause({ by, how }: LinkEndFacts, language: Language): string {
  return closeReasonTable[by][how][language]
}

/** The same as a sentence: 'The peer reset the connection (RST).' */
export function closeSentence(end: LinkEndFacts, language: Language): string {
  const clause = closeClause(end, language)
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
}

/** Timers of a link at its end. */
export interface CloseTimers {
  /** Since the peer's last octet. */
  readonly idleSeconds: number
  /** Our enquire_links without an answer, in a row. */
  readonly missed: number
  readonly inFlight: number
  /** Requests that left and will have no answer: the peer may have taken them. */
  readonly inDoubt?: number | undefined
}

const timerWords = {
  silence: { en: 'after {seconds} s of silence', ru: 'после {seconds} с тишины' },
  missed: { en: 'enquire_link unanswered: {count}', ru: 'enquire_link без ответа: {count}' },
  inDoubt: { en: '{count} in doubt', ru: 'под вопросом: {count}' },
} as const satisfies Record<string, Words>

/** Silence of a second and more before the end, as it follows the clause; null when there was less. */
export function silenceText({ idleSeconds }: CloseTimers, language: Language): string | null {
  return idleSeconds < 1 ? null : fill(timerWords.silence[language], { seconds: Math.round(idleSeconds) })
}

/** What was open at the end, one short text each. */
export function openAtCloseTexts({ missed, inDoubt = 0 }: CloseTimers, language: Language): string[] {
  return [
    ...(inDoubt > 0 ? [fill(timerWords.inDoubt[language], { count: inDoubt })] : []),
    ...(missed > 0 ? [fill(timerWords.missed[language], { count: missed })] : []),
  ]
}
