import { pduTable } from '../smpp/pdu-table.ts'
import { statusName } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import { type Advice, adviceText, type Detail, type Language, type Words } from '../words/words.ts'
import { bodyFaultText, isBodyFault } from './note-table.ts'

export interface SessionNoteRow extends Advice {
  /** 'warning' when the peer broke a rule; 'info' when this is only worth knowing. */
  readonly severity: 'warning' | 'info'
}

/**
 * Notes of a session about its peer, in words: `{key}` is filled from the note's detail. {command} is the
 * name of its commandId, {status} of its commandStatus, {late} its lateMs in seconds.
 */
export const sessionNoteTable = {
  'late-response': {
    severity: 'warning',
    what: {
      en: 'The response with sequence_number {sequenceNumber} came {late} s after its request, which had been given up.',
      ru: 'Ответ с sequence_number {sequenceNumber} пришёл через {late} с после запроса, когда его уже не ждали.',
    },
    next: {
      en: 'Lengthen the response timeout, or ask why the peer is slow; what was repeated meanwhile may be there twice.',
      ru: 'Увеличьте время ожидания ответа или выясните, почему медлит другая сторона; повторённое могло уйти дважды.',
    },
  },
  'repeated-response': {
    severity: 'warning',
    what: {
      en: '{command} with sequence_number {sequenceNumber} answers a request that has had its answer.',
      ru: '{command} с sequence_number {sequenceNumber} отвечает на запрос, ответ на который уже был.',
    },
    next: {
      en: 'The first answer counts. The peer answers twice, or gives another request’s number.',
      ru: 'Верен первый ответ. Другая сторона отвечает дважды или ставит номер чужого запроса.',
    },
  },
  'orphan-response': {
    severity: 'warning',
    what: {
      en: '{command} with sequence_number {sequenceNumber} answers a request that was never sent.',
      ru: '{command} с sequence_number {sequenceNumber} отвечает на запрос, которого не было.',
    },
    next: {
      en: 'The peer must give back the sequence_number of the request; compare both in Inspect, in a terminal with decode.',
      ru: 'Ответ обязан повторять sequence_number запроса; сравните оба в «Трафике», в терминале — decode.',
    },
  },
  'response-mismatch': {
    severity: 'warning',
    what: {
      en: 'The request with sequence_number {sequenceNumber} was answered with {command}; it was taken as the answer.',
      ru: 'На запрос с sequence_number {sequenceNumber} пришёл {command}; он засчитан как ответ.',
    },
    next: {
      en: 'Tell the peer’s operator: the command_id of a response is its request’s with the top bit set.',
      ru: 'Сообщите владельцу другой стороны: command_id ответа — это command_id запроса со старшим битом.',
    },
  },
  'stream-nack': {
    severity: 'warning',
    what: {
      en: 'The peer sent generic_nack {status} without a sequence_number: it could not read what it was sent.',
      ru: 'Другая сторона прислала generic_nack {status} без sequence_number: она не смогла прочесть отправленное.',
    },
    next: {
      en: 'Look at the last PDUs sent before it, their command_length first.',
      ru: 'Посмотрите PDU, отправленные перед этим, прежде всего их command_length.',
    },
  },
  'sequence-reused': {
    severity: 'warning',
    what: {
      en: '{command} has sequence_number {sequenceNumber}, which a request before it had; each was answered.',
      ru: 'У {command} sequence_number {sequenceNumber}, который уже был у запроса раньше; ответ дан на каждый.',
    },
    next: {
      en: 'Its sender cannot tell the answers apart: count every request, the parts of a long message too.',
      ru: 'Отправитель не различит ответы: нумеруйте каждый запрос, части длинного сообщения тоже.',
    },
  },
  'unknown-command': {
    severity: 'warning',
    what: {
      en: 'A PDU with command_id {command} came, which no version of SMPP has; it was answered with generic_nack ESME_RINVCMDID.',
      ru: 'Пришёл PDU с command_id {command}, которого нет ни в одной версии SMPP; отвечено generic_nack ESME_RINVCMDID.',
    },
    next: {
      en: 'Ask the peer’s operator whether this is a vendor’s command; the session goes on.',
      ru: 'Спросите владельца другой стороны, не своя ли это команда; сессия продолжается.',
    },
  },
  'body-fault': {
    severity: 'warning',
    what: {
      en: 'The body of {command} with sequence_number {sequenceNumber} cannot be read to its end. {problem}',
      ru: 'Тело {command} с sequence_number {sequenceNumber} нельзя прочесть до конца. {problem}',
    },
    next: {
      en: 'Open the PDU in Inspect, in a terminal with decode: it shows the octet at which reading ended. The session goes on.',
      ru: 'Откройте PDU в «Трафике», в терминале — decode: там виден октет, на котором чтение прервалось. Сессия продолжается.',
    },
  },
  'frame-fault': {
    severity: 'warning',
    what: {
      en: 'command_length {length} cannot be: the peer got generic_nack ESME_RINVCMDLEN and the link was closed.',
      ru: 'command_length {length} невозможен: отправлен generic_nack ESME_RINVCMDLEN, соединение закрыто.',
    },
    next: {
      en: 'The peer counts its octets wrongly, or does not speak SMPP here.',
      ru: 'Другая сторона неверно считает октеты или говорит не по SMPP.',
    },
  },
  'not-smpp': {
    severity: 'warning',
    what: {
      en: 'The first octets are no SMPP: they look like {protocol}.',
      ru: 'Первые октеты — не SMPP: похоже на {protocol}.',
    },
    next: {
      en: 'Check the port number and TLS on both sides.',
      ru: 'Проверьте номер порта и TLS с обеих сторон.',
    },
  },
  'wrong-state': {
    severity: 'warning',
    what: {
      en: 'The peer sent {command}, which this session does not allow in its state; it got {status}.',
      ru: 'Пришёл {command}, недопустимый в этом состоянии сессии; отвечено {status}.',
    },
    next: {
      en: 'Check who may send it, over which bind, and that the session is bound by then.',
      ru: 'Проверьте, кто и в каком режиме вправе его посылать и подключена ли уже сессия.',
    },
  },
  'state-ignored': {
    severity: 'warning',
    what: {
      en: 'The peer sent {command}, which this session does not allow in its state; it was taken all the same.',
      ru: 'Пришёл {command}, недопустимый в этом состоянии сессии; он всё же принят.',
    },
    next: {
      en: 'An SMSC answers ESME_RINVBNDSTS: correct the client.',
      ru: 'Настоящий SMSC ответит ESME_RINVBNDSTS: исправьте клиента.',
    },
  },
  'wrong-version': {
    severity: 'warning',
    what: {
      en: 'The peer sent {command}, which the SMPP version of this session does not have; it got generic_nack ESME_RINVCMDID.',
      ru: 'Пришёл {command}, которого нет в версии SMPP этой сессии; отвечено generic_nack ESME_RINVCMDID.',
    },
    next: {
      en: 'Bind with the version that has it, or leave it out.',
      ru: 'Подключайтесь с версией, где он есть, или не отправляйте его.',
    },
  },
  'version-ignored': {
    severity: 'warning',
    what: {
      en: 'The peer sent {command}, which the SMPP version of this session does not have; it was taken all the same.',
      ru: 'Пришёл {command}, которого нет в версии SMPP этой сессии; он всё же принят.',
    },
    next: {
      en: 'An SMSC of that version answers ESME_RINVCMDID: bind with the version that has it.',
      ru: 'SMSC этой версии ответит ESME_RINVCMDID: подключайтесь с версией, где он есть.',
    },
  },
  'early-request': {
    severity: 'warning',
    what: {
      en: 'The peer sent {command} before it had answered the bind; it was taken all the same.',
      ru: 'Пришёл {command} раньше ответа на bind; он всё же принят.',
    },
    next: {
      en: 'Nothing is lost, but other clients refuse it: tell the SMSC’s operator.',
      ru: 'Ничего не потеряно, но другие клиенты его отклонят: сообщите владельцу SMSC.',
    },
  },
  'request-timed-out': {
    severity: 'warning',
    what: {
      en: 'No response to {command} with sequence_number {sequenceNumber} came in time. {way}',
      ru: 'На {command} с sequence_number {sequenceNumber} ответа вовремя не пришло. {way}',
    },
    next: {
      en: 'The peer may be overloaded; a late response will still be shown.',
      ru: 'Другая сторона, возможно, перегружена; запоздавший ответ всё равно будет показан.',
    },
  },
  slowed: {
    severity: 'info',
    what: {
      en: 'The peer answered {status}: the session slows down.',
      ru: 'Другая сторона ответила {status}: сессия замедляется.',
    },
    next: {
      en: 'Set the rate that the account has in its contract.',
      ru: 'Задайте скорость, которая указана в договоре.',
    },
  },
  'enquire-link-missed': {
    severity: 'warning',
    what: {
      en: 'enquire_link was left unanswered, {missed} in a row.',
      ru: 'enquire_link остался без ответа, подряд: {missed}.',
    },
    next: {
      en: 'After three in a row and no other octet the link counts as dead.',
      ru: 'После трёх подряд и полного молчания связь считается потерянной.',
    },
  },
  'peer-stalled': {
    severity: 'warning',
    what: {
      en: 'The peer does not read its answers: {waitingOctets} octets wait, so nothing more is read from it.',
      ru: 'Другая сторона не читает ответы: ждут отправки октетов: {waitingOctets}, чтение от неё остановлено.',
    },
    next: {
      en: 'Reading goes on as soon as it catches up.',
      ru: 'Чтение продолжится, как только она догонит.',
    },
  },
  'cut-short': {
    severity: 'warning',
    what: {
      en: 'The stream ended inside a PDU, after {octets} of its octets.',
      ru: 'Поток оборвался внутри PDU, после октетов: {octets}.',
    },
    next: {
      en: 'The peer died while it wrote, or claims a command_length larger than what it sends.',
      ru: 'Другая сторона оборвалась на записи или завышает command_length.',
    },
  },
} as const satisfies Record<string, SessionNoteRow>

export type SessionNoteKind = keyof typeof sessionNoteTable

/** What the stream proves of a request without an answer: the peer read past it; it left; it still waits here. */
const requestWays = {
  read: {
    en: 'A request sent after it was answered, so the peer has it.',
    ru: 'Более поздний запрос получил ответ, значит, этот до другой стороны дошёл.',
  },
  left: {
    en: 'Its octets left this machine; nothing that came back proves that the peer has them.',
    ru: 'Октеты ушли с этой машины; пришедшее в ответ не доказывает, что другая сторона их получила.',
  },
  held: {
    en: 'Its octets still wait here: the peer, or the way to it, takes nothing.',
    ru: 'Октеты ещё ждут здесь: другая сторона или путь к ней ничего не принимает.',
  },
} as const satisfies Record<string, Words>
export type RequestWay = keyof typeof requestWays

function isRequestWay(way: unknown): way is RequestWay {
  return typeof way === 'string' && Object.hasOwn(requestWays, way)
}

const namesById: ReadonlyMap<number, string> = new Map(
  Object.entries(pduTable).map(([name, { id }]) => [id, name]),
)

/** Note of a session and the next step, in the reader's language. */
export function sessionNoteText(
  note: { readonly kind: SessionNoteKind; readonly detail: Detail },
  language: Language,
): { what: string; next: string } {
  return adviceText(
    sessionNoteTable[note.kind],
    { ...note.detail, ...namedFacts(note.detail, language) },
    language,
  )
}

function namedFacts(detail: Detail, language: Language): Detail {
  const { commandId, commandStatus, lateMs, problem, way, field = '', offset = 0 } = detail
  return {
    ...(typeof commandId === 'number' && { command: namesById.get(commandId) ?? hexNumber(commandId, 4) }),
    ...(typeof commandStatus === 'number' && { status: statusName(commandStatus) }),
    ...(isBodyFault(problem) && {
      problem: bodyFaultText({ kind: problem, field: String(field), offset: Number(offset) }, language).what,
    }),
    ...(isRequestWay(way) && { way: requestWays[way][language] }),
    ...(typeof lateMs === 'number' && { late: (lateMs / 1000).toFixed(1) }),
  }
}
