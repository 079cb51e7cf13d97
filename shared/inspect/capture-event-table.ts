import { faultText, isFaultCode } from '../faults/fault.ts'
import { captureProblemText, isCaptureProblemCode } from '../pcap/capture-problem-table.ts'
import { versionName } from '../smpp/interface-version.ts'
import { statusName } from '../smpp/status-table.ts'
import { type Detail, fill, type Language, type Words } from '../words/words.ts'
import {
  type CloseTimers,
  closeClause,
  type LinkEndFacts,
  openAtCloseTexts,
  silenceText,
} from './close-reason-table.ts'

/**
 * What can happen between the PDUs of a capture. `tone`: how it is shown. `isLink`: begins or ends what PDUs pass over, so
 * that it is shown beside them when a filter hides the others.
 */
export const captureEventTable = {
  /** TCP, and TLS where there is some: detail `address`, `tls` ('' for none), `role` (ours: esme or smsc). */
  connected: { tone: 'dim', isLink: false },
  /** Detail `mode`, `systemId` (the peer's), `version` (number). As of a connected one `host`, `number`, `of` where there are several hosts. */
  bound: { tone: 'ok', isLink: true },
  /** A bound link ended that nobody meant to end; `close` says how. */
  lost: { tone: 'bad', isLink: true },
  /** A link ended as one side wished, or nothing is tried any more (then without `close`). */
  closed: { tone: 'dim', isLink: true },
  /** An attempt that never was bound; `close` says why. */
  failed: { tone: 'bad', isLink: true },
  /** Detail `seconds`, `attempt` (the number of the next one). */
  retry: { tone: 'warn', isLink: false },
  /** Another host of the connection is tried at once: detail `host`, `number`, `of`. */
  'next-host': { tone: 'warn', isLink: false },
  /** Waits for the SMSC to connect and send outbind. */
  listening: { tone: 'dim', isLink: false },
  /** Detail `status` (command_status), `percent` and `perSecond` of the speed that is left. */
  throttled: { tone: 'warn', isLink: false },
  /** Detail `seconds` since it was throttled. */
  resumed: { tone: 'dim', isLink: false },
  /** Detail `state` (begun, done, stopped), of a done one `failed` and `warnings`. */
  doctor: { tone: 'accent', isLink: false },
  /** Detail `host`, `port`, `tls` (yes or ''). */
  'simulator-on': { tone: 'accent', isLink: false },
  'simulator-off': { tone: 'dim', isLink: false },
  /** Detail `from`, `to`: two numbers that seem to answer each other. */
  'answering-stopped': { tone: 'warn', isLink: false },
  /** Of a file: octets that are not in it. Detail `code` (a CaptureProblemCode) and what fills its sentence. */
  gap: { tone: 'warn', isLink: false },
  /** Of a file: a TCP connection begins in it. Detail `from`, `to`. */
  'conversation-begin': { tone: 'dim', isLink: false },
  /** Detail `from`, `to`, `pdus`. */
  'conversation-end': { tone: 'dim', isLink: false },
} as const satisfies Record<string, { readonly tone: EventTone; readonly isLink: boolean }>

export type EventTone = 'ok' | 'warn' | 'bad' | 'dim' | 'accent'
export type CaptureEventKind = keyof typeof captureEventTable

export function isCaptureEventKind(kind: string): kind is CaptureEventKind {
  return Object.hasOwn(captureEventTable, kind)
}

/** What an event says; a CaptureEvent of the contract fits. */
export interface EventFacts {
  readonly kind: CaptureEventKind
  readonly detail: Detail
  readonly close?:
    | (LinkEndFacts & {
        readonly host?: string | undefined
        readonly fault: { readonly code: string; readonly detail: Detail } | null
        readonly timers?: CloseTimers | undefined
      })
    | undefined
}

/** `{key}` is filled from the event's detail; {close} is the clause of its end. */
const sentences = {
  connected: { en: 'connected to {address}', ru: 'соединение с {address} установлено' },
  accepted: { en: '{address} connected', ru: 'принято соединение от {address}' },
  bound: { en: 'bound as {mode}', ru: 'bind выполнен: {mode}' },
  lost: { en: 'link lost: {close}', ru: 'связь потеряна: {close}' },
  closed: { en: 'link closed: {close}', ru: 'связь закрыта: {close}' },
  ended: { en: 'the session has ended', ru: 'сессия завершена' },
  failed: { en: 'not bound: {close}', ru: 'bind не выполнен: {close}' },
  retry: {
    en: 'tries again in {seconds} s, attempt {attempt}',
    ru: 'новая попытка через {seconds} с, номер {attempt}',
  },
  'next-host': { en: 'tries the next host, {host}', ru: 'пробует следующий узел, {host}' },
  listening: { en: 'waiting for the SMSC’s outbind', ru: 'ждёт outbind от SMSC' },
  throttled: {
    en: 'slowed to {percent} % of the speed: {status}',
    ru: 'скорость снижена до {percent} %: {status}',
  },
  resumed: { en: 'at full speed again after {seconds} s', ru: 'снова полная скорость, через {seconds} с' },
  'doctor-begun': { en: 'the doctor examines the connection', ru: 'доктор проверяет подключение' },
  'doctor-done': { en: 'the doctor is done', ru: 'доктор закончил проверку' },
  'doctor-stopped': { en: 'the doctor was stopped', ru: 'проверка доктора остановлена' },
  'simulator-on': { en: 'simulator on at {host}:{port}', ru: 'симулятор включён на {host}:{port}' },
  'simulator-off': { en: 'simulator off', ru: 'симулятор выключен' },
  'answering-stopped': {
    en: 'auto-reply stopped between {from} and {to}: they seem to answer each other',
    ru: 'автоответ между {from} и {to} остановлен: похоже, они отвечают друг другу',
  },
  'conversation-begin': { en: 'connection {from} – {to} begins', ru: 'начало соединения {from} – {to}' },
  'conversation-end': { en: 'connection {from} – {to} ends', ru: 'конец соединения {from} – {to}' },
} as const satisfies Record<string, Words>

const factWords = {
  plain: { en: 'plain TCP', ru: 'TCP без TLS' },
  tls: { en: 'TLS', ru: 'TLS' },
  version: { en: 'SMPP {version}', ru: 'SMPP {version}' },
  host: { en: 'host {number} of {of}: {host}', ru: 'узел {number} из {of}: {host}' },
  hostOnly: { en: 'host {host}', ru: 'узел {host}' },
  place: { en: '{number} of {of}', ru: '{number} из {of}' },
  perSecond: { en: '{perSecond}/s at most', ru: 'не более {perSecond}/с' },
  failed: { en: 'failed: {failed}', ru: 'ошибок: {failed}' },
  warnings: { en: 'warnings: {warnings}', ru: 'предупреждений: {warnings}' },
  sound: { en: 'all is well', ru: 'всё в порядке' },
  pdus: { en: '{pdus} PDUs', ru: 'PDU: {pdus}' },
} as const satisfies Record<string, Words>

/**
 * An event in the reader's language: the sentence, facts that stand behind it, and what to do next ('' when nothing is to
 * be done).
 */
export function captureEventText(
  event: EventFacts,
  language: Language,
): { readonly what: string; readonly facts: readonly string[]; readonly next: string } {
  const { kind, detail, close } = event
  if (kind === 'gap') return { what: gapText(detail, language), facts: [], next: '' }
  const fault = faultOf(close, language)
  // Of an attempt that failed the fault says all; of a link that ended, what led to that.
  const why = kind === 'failed' ? (fault?.what ?? null) : null
  const values = {
    ...detail,
    ...(typeof detail['status'] === 'number' && { status: statusName(detail['status']) }),
    ...(close !== undefined && { close: why ?? endText(close, language) }),
  }
  return {
    what: fill(sentences[sentenceOf(kind, event)][language], values),
    facts: [
      ...(close?.timers === undefined ? [] : openAtCloseTexts(close.timers, language)),
      ...(fault === null || why !== null ? [] : [fault.what]),
      ...factsOf(event, language),
    ],
    next: fault?.next ?? '',
  }
}

function sentenceOf(
  kind: Exclude<CaptureEventKind, 'gap'>,
  { detail, close }: EventFacts,
): keyof typeof sentences {
  switch (kind) {
    case 'connected':
      return detail['role'] === 'smsc' ? 'accepted' : 'connected'
    case 'closed':
      return close === undefined ? 'ended' : 'closed'
    case 'doctor':
      return detail['state'] === 'done'
        ? 'doctor-done'
        : detail['state'] === 'stopped'
          ? 'doctor-stopped'
          : 'doctor-begun'
    default:
      return kind
  }
}

/** The clause of an end, with the silence before it. */
function endText(close: NonNullable<EventFacts['close']>, language: Language): string {
  const { timers } = close
  const silence = timers === undefined ? null : silenceText(timers, language)
  const clause = closeClause(close, language)
  return silence === null ? clause : `${clause} ${silence}`
}

function faultOf(close: EventFacts['close'], language: Language): { what: string; next: string } | null {
  const fault = close?.fault ?? null
  if (fault === null || !isFaultCode(fault.code)) return null
  return faultText({ code: fault.code, detail: fault.detail }, language)
}

function factsOf({ kind, detail, close }: EventFacts, language: Language): string[] {
  const say = (words: keyof typeof factWords, values: Detail = detail) =>
    fill(factWords[words][language], values)
  const hosts = 'host' in detail ? [say('host')] : []
  switch (kind) {
    case 'connected':
      return [detail['tls'] === '' ? say('plain') : String(detail['tls'] ?? ''), ...hosts]
    case 'bound':
      return [
        ...(detail['systemId'] ? [`system_id ${detail['systemId']}`] : []),
        ...(typeof detail['version'] === 'number'
          ? [say('version', { version: versionName(detail['version']) })]
          : []),
        ...hosts,
      ]
    case 'next-host':
      return [say('place')]
    case 'lost':
    case 'failed':
      return close?.host === undefined ? [] : [say('hostOnly', { host: close.host })]
    case 'throttled':
      return 'perSecond' in detail ? [say('perSecond')] : []
    case 'doctor':
      return detail['state'] === 'done' ? doctorFacts(detail, say) : []
    case 'simulator-on':
      return detail['tls'] ? [say('tls')] : []
    case 'conversation-end':
      return [say('pdus')]
    default:
      return []
  }
}

function doctorFacts(detail: Detail, say: (words: 'failed' | 'warnings' | 'sound') => string): string[] {
  const failed = Number(detail['failed'] ?? 0) > 0 ? [say('failed')] : []
  const warnings = Number(detail['warnings'] ?? 0) > 0 ? [say('warnings')] : []
  return failed.length + warnings.length === 0 ? [say('sound')] : [...failed, ...warnings]
}

function gapText({ code, frame, from, to, octets, ...detail }: Detail, language: Language): string {
  const told = String(code)
  return captureProblemText(
    {
      code: isCaptureProblemCode(told) ? told : 'gap-lost',
      frame: typeof frame === 'number' ? frame : null,
      at: null,
      from: from === undefined ? null : String(from),
      to: to === undefined ? null : String(to),
      octets: typeof octets === 'number' ? octets : null,
      detail,
    },
    language,
  )
}
