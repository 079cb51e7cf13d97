import { foreignProtocol } from '../smpp/foreign-protocol.ts'
import { hexDigits } from '../words/hex-text.ts'
import { type Detail, fill, type Language, type Words } from '../words/words.ts'
import type { BoundKind, BrokenReason, CaptureEvent, GapReason, UnreadReason } from './capture-event.ts'
import { endpointText } from './captured-row.ts'

export type CaptureProblemCode =
  | `gap-${GapReason}`
  | 'skipped'
  | 'not-smpp'
  | 'not-smpp-known'
  | `unread-${UnreadReason}`
  | `bound-${BoundKind}`
  | `broken-${BrokenReason}`
  | 'broken-compressed'
  | 'no-port'
  | 'no-smpp'
  | 'no-packets'
  | 'limit-pdus'
  | 'limit-octets'
  | 'limit-sessions'
  | 'stopped'

/** Something that a capture has not, or that was not read of it, as plain values; captureProblemText words it. */
export interface CaptureProblem {
  readonly code: CaptureProblemCode
  /** Frame at which it was noticed, from 1; null when it is about the file. */
  readonly frame: number | null
  /** µs since 1970. */
  readonly at: number | null
  readonly from: string | null
  readonly to: string | null
  /** Octets of the stream that are missing or were passed over; null when nobody can tell. */
  readonly octets: number | null
  /** Values that fill the sentence. */
  readonly detail: Detail
}

/** In the order in which a reader looks for help: what is missing, what was passed over, what ends the reading. */
const problemWords: Readonly<Record<CaptureProblemCode, Words>> = {
  'gap-lost': {
    en: 'Frame {frame}: {octets} octets from {from} to {to} are not in the capture.',
    ru: 'Кадр {frame}: в захвате нет октетов от {from} к {to}: {octets}.',
  },
  'gap-cut': {
    en: 'Frame {frame}: the capture kept only the beginning of the frame, {octets} octets from {from} to {to} are cut off. Capture with a larger snap length.',
    ru: 'Кадр {frame}: сохранено только начало кадра, отрезано октетов от {from} к {to}: {octets}. Захватывайте с большей длиной кадра (snaplen).',
  },
  'gap-jump': {
    en: 'Frame {frame}: the sequence numbers of TCP from {from} to {to} go on elsewhere; what lies between is not in the capture.',
    ru: 'Кадр {frame}: номера TCP от {from} к {to} продолжаются в другом месте; промежутка в захвате нет.',
  },
  'gap-late': {
    en: 'Frame {frame}: {octets} octets from {from} to {to} came after those that follow them, too late to be read.',
    ru: 'Кадр {frame}: октеты от {from} к {to} ({octets}) пришли позже следующих за ними, читать их поздно.',
  },
  'gap-ended': {
    en: 'Frame {frame}: from {from} to {to} the connection or the capture ends inside a PDU.',
    ru: 'Кадр {frame}: от {from} к {to} соединение или захват обрывается внутри PDU.',
  },
  'gap-bound': {
    en: 'Frame {frame}: from {from} to {to} more waited for {octets} missing octets than is kept; they were passed over.',
    ru: 'Кадр {frame}: от {from} к {to} ждало больше, чем хранится; недостающие октеты ({octets}) пропущены.',
  },
  skipped: {
    en: 'Frame {frame}: {octets} octets from {from} to {to} are no SMPP and were passed over; at octet {offset} of the stream they begin with {head}.',
    ru: 'Кадр {frame}: октеты от {from} к {to} ({octets}) — не SMPP, они пропущены; с октета {offset} потока идут {head}.',
  },
  'not-smpp': {
    en: 'Frame {frame}: {from} to {to} is not SMPP; it begins with {head}. Others like it are not told.',
    ru: 'Кадр {frame}: от {from} к {to} не SMPP; поток начинается с {head}. Другие такие не перечислены.',
  },
  'not-smpp-known': {
    en: 'Frame {frame}: {from} to {to} is {protocol}, not plain SMPP. Others of it are not told.',
    ru: 'Кадр {frame}: от {from} к {to} идёт {protocol}, а не открытый SMPP. Другие с ним не перечислены.',
  },
  'no-port': {
    en: 'Nothing that reads as SMPP passes port {port} in this capture.',
    ru: 'В этом захвате через порт {port} не идёт ничего, что читается как SMPP.',
  },
  'no-smpp': {
    en: 'The capture has {count} frames, and nothing in them is SMPP over TCP that can be read: it may be of another interface or time, or in a tunnel or TLS.',
    ru: 'В захвате кадров: {count}, и ни в одном нет SMPP поверх TCP, который можно прочитать: возможно, другой интерфейс или время, туннель или TLS.',
  },
  'no-packets': {
    en: 'This is no capture of packets: it has no ports to be read as SMPP.',
    ru: 'Это не захват пакетов: портов, которые читать как SMPP, в нём нет.',
  },
  'unread-link-type': {
    en: 'Frame {frame}: link type {linkType} is not read, and so are others of it.',
    ru: 'Кадр {frame}: канальный уровень типа {linkType} не читается, как и другие кадры с ним.',
  },
  'unread-interface': {
    en: 'Frame {frame}: the capture does not describe the interface that it was taken on.',
    ru: 'Кадр {frame}: захват не описывает интерфейс, на котором он сделан.',
  },
  'unread-not-ip': { en: 'Frame {frame} carries no IP.', ru: 'Кадр {frame}: не IP.' },
  'unread-not-tcp': { en: 'Frame {frame} carries no TCP.', ru: 'Кадр {frame}: не TCP.' },
  'unread-cut': {
    en: 'Frame {frame}: the capture kept less than the headers of IP and TCP.',
    ru: 'Кадр {frame}: сохранено меньше, чем заголовки IP и TCP.',
  },
  'unread-malformed': {
    en: 'Frame {frame}: the headers of IP or TCP contradict themselves.',
    ru: 'Кадр {frame}: заголовки IP или TCP противоречат сами себе.',
  },
  'unread-fragment': {
    en: 'Frame {frame} is a fragment of an IP packet; it is read when all others are there.',
    ru: 'Кадр {frame}: фрагмент пакета IP; он читается, когда есть все остальные.',
  },
  'bound-connections': {
    en: 'Frame {frame}: more connections than are followed at once; {count} were given up.',
    ru: 'Кадр {frame}: соединений больше, чем отслеживается сразу; оставлено: {count}.',
  },
  'bound-waiting': {
    en: 'Frame {frame}: more octets waited for missing ones than are kept ({count}); nothing is waited for any longer.',
    ru: 'Кадр {frame}: недостающих ждало больше октетов, чем хранится ({count}); их больше не ждут.',
  },
  'bound-fragments': {
    en: 'Frame {frame}: more IP packets in fragments than are kept; the oldest was given up.',
    ru: 'Кадр {frame}: фрагментированных пакетов IP больше, чем хранится; старейший оставлен.',
  },
  'bound-interfaces': {
    en: 'Frame {frame}: more than {count} interfaces in a section; the others are not known.',
    ru: 'Кадр {frame}: в секции больше {count} интерфейсов; остальные неизвестны.',
  },
  'bound-block': {
    en: 'Frame {frame}: a block of {count} octets was passed over; no frame is so long.',
    ru: 'Кадр {frame}: пропущен блок, октетов {count}; таких длинных кадров не бывает.',
  },
  'broken-not-a-capture': { en: 'The file is no capture.', ru: 'Файл не является захватом.' },
  'broken-byte-order': {
    en: 'The capture cannot be read from octet {offset} on: its byte order is none.',
    ru: 'Захват не читается с октета {offset}: такого порядка байтов нет.',
  },
  'broken-version': {
    en: 'The capture cannot be read from octet {offset} on: its version is not known.',
    ru: 'Захват не читается с октета {offset}: версия неизвестна.',
  },
  'broken-record-length': {
    en: 'The capture cannot be read from octet {offset} on: the length of a frame is wrong.',
    ru: 'Захват не читается с октета {offset}: длина кадра неверна.',
  },
  'broken-block-length': {
    en: 'The capture cannot be read from octet {offset} on: the length of a block is wrong.',
    ru: 'Захват не читается с октета {offset}: длина блока неверна.',
  },
  'broken-truncated': {
    en: 'The capture ends inside the record at octet {offset}; all before it was read.',
    ru: 'Захват обрывается внутри записи с октета {offset}; всё до неё прочитано.',
  },
  'broken-compressed': {
    en: 'The compressed file is cut or damaged; all before that was read.',
    ru: 'Сжатый файл обрезан или повреждён; всё до этого места прочитано.',
  },
  'limit-pdus': {
    en: 'The file has more PDUs than are opened at once: the first {count} are here. Cut it by time, or take what a filter finds with capture convert.',
    ru: 'PDU в файле больше, чем открывается сразу: здесь первые {count}. Разделите файл по времени или выберите нужное фильтром: capture convert.',
  },
  'limit-octets': {
    en: 'The PDUs of the file need more than {mib} MiB: those that came first are here. Cut it by time, or take what a filter finds with capture convert.',
    ru: 'PDU файла занимают больше {mib} МиБ: здесь те, что идут первыми. Разделите файл по времени или выберите нужное фильтром: capture convert.',
  },
  'limit-sessions': {
    en: 'The file has more than {count} sessions; those of the others are not told apart.',
    ru: 'Сессий в файле больше {count}; остальные друг от друга не отличаются.',
  },
  stopped: {
    en: 'The file did not come to its end: reading was stopped, or whoever gave it has gone. Open it again to read all of it.',
    ru: 'Файл прочитан не до конца: чтение остановлено, или тот, кто его передавал, отключился. Откройте его снова, чтобы прочитать весь.',
  },
}

const shownHead = 8
const firstOfText = 0x20

/** The first octets that nobody could read, with '··' for each that may be of a text: what broke may be a bind with its password. */
function headText(head: Uint8Array): string {
  return Array.from(head.subarray(0, shownHead), (octet) =>
    octet < firstOfText ? hexDigits(octet) : '··',
  ).join(' ')
}

/** A problem of the whole file. */
export function problemOfFile(code: CaptureProblemCode, detail: Detail = {}): CaptureProblem {
  return { code, frame: null, at: null, from: null, to: null, octets: null, detail }
}

/** What the event says, as plain values; null for comments and ends of connections, which are no problems. */
export function captureProblem(event: CaptureEvent): CaptureProblem | null {
  switch (event.kind) {
    case 'comment':
    case 'closed':
      return null
    case 'broken':
      return problemOfFile(`broken-${event.why}`, { offset: event.offset })
    case 'bound':
      return { ...problemOfFile(`bound-${event.what}`, { count: event.count }), frame: event.frame }
    case 'unread': {
      const { frame, at, linkType } = event
      return { ...problemOfFile(`unread-${event.why}`, { linkType }), frame, at }
    }
    default:
      return streamProblem(event)
  }
}

function streamProblem(
  event: Extract<CaptureEvent, { readonly kind: 'gap' | 'skipped' | 'not-smpp' }>,
): CaptureProblem {
  const { frame, at, flow } = event
  const place = { frame, at, from: endpointText(flow.source), to: endpointText(flow.destination) }
  if (event.kind === 'gap') return { ...place, code: `gap-${event.why}`, octets: event.octets, detail: {} }
  if (event.kind === 'skipped') {
    const { octets, offset } = event
    return { ...place, code: 'skipped', octets, detail: { offset, head: headText(event.head) } }
  }
  const protocol = foreignProtocol(event.head)
  const head = headText(event.head)
  return protocol === null
    ? { ...place, code: 'not-smpp', octets: null, detail: { head } }
    : { ...place, code: 'not-smpp-known', octets: null, detail: { protocol } }
}

/** True for a stretch of a stream of SMPP that is missing or was passed over. */
export function isGap({ code }: CaptureProblem): boolean {
  return code === 'skipped' || code.startsWith('gap-')
}

/** True when nothing of the file was read from there on. */
export function isBroken({ code }: CaptureProblem): boolean {
  return code.startsWith('broken-')
}

/** True for frames that have no business here: of another protocol than IP and TCP, or waiting for others. */
export function isOrdinary({ code }: CaptureProblem): boolean {
  return code === 'unread-not-ip' || code === 'unread-not-tcp' || code === 'unread-fragment'
}

/** Tells problems that need not be told again apart: one stream of another protocol stands for all of it. */
export class ToldOnce {
  readonly #told = new Set<string>()

  /** True when the same was asked before of a problem that is told once. */
  isTold({ code, detail }: CaptureProblem): boolean {
    if (code !== 'not-smpp' && code !== 'not-smpp-known') return false
    const key = String(detail['protocol'] ?? '')
    if (this.#told.has(key)) return true
    this.#told.add(key)
    return false
  }
}

export function isCaptureProblemCode(code: string): code is CaptureProblemCode {
  return Object.hasOwn(problemWords, code)
}

export function captureProblemText(problem: CaptureProblem, language: Language): string {
  const { code, detail, frame, from, to, octets } = problem
  const values = { ...detail, frame: frame ?? '?', from: from ?? '?', to: to ?? '?', octets: octets ?? '?' }
  return fill(problemWords[code][language], values)
}
