import type { CardFlag } from '../message/card-flags.ts'
import type { PartState } from '../message/part-state.ts'
import type { Words } from '../words/words.ts'

/** What a field says of a message, where that is not what it says of a PDU. Names as in the table of fields. */
export const cardMeanings: Readonly<Record<string, Words>> = {
  number: { en: 'number of one of its PDUs in the capture', ru: 'номер одного из его PDU в записи' },
  time: { en: 'when it was sent, or came', ru: 'когда отправлено или пришло' },
  session: { en: 'connection, by its name', ru: 'подключение, по имени' },
  direction: { en: 'sent (MT) or received (MO)', ru: 'отправлено (sent, MT) или получено (received, MO)' },
  command_status: {
    en: 'statuses of its refused parts, 0 when none was refused',
    ru: 'статусы отклонённых частей, 0, если таких нет',
  },
  latency: { en: 'time from a part to its response', ru: 'время от части до её ответа' },
  answered: { en: 'whether all that left was answered', ru: 'на всё ли отправленное есть ответ' },
  note: { en: 'remarks on it', ru: 'замечания о нём' },
  message_state: { en: 'state in its receipts and queries', ru: 'состояние в отчётах и запросах' },
  state: { en: 'how it stands, by its worst part', ru: 'состояние, по худшей части' },
  'parts.state': { en: 'how one of its parts stands', ru: 'состояние одной из частей' },
  'parts.total': { en: 'how many parts', ru: 'сколько частей' },
  receipt: { en: 'a receipt came', ru: 'пришёл отчёт' },
  'receipt.awaited': {
    en: 'a receipt was asked for and is not there yet',
    ru: 'отчёт запрошен, но ещё не пришёл',
  },
  'receipt.latency': { en: 'time from a response to its receipt', ru: 'время от ответа до отчёта' },
  unsent: { en: 'a part has not left', ru: 'есть неотправленная часть' },
  undecided: { en: 'a part in doubt waits for a decision', ru: 'часть под сомнением ждёт решения' },
  ussd: { en: 'of a USSD dialogue', ru: 'из диалога USSD' },
  incomplete: { en: 'received, with a part missing', ru: 'получено, но не все части' },
  unread: { en: 'received, and nobody has looked at it', ru: 'получено, и никто ещё не смотрел' },
  run: { en: 'number of the bulk run that it was sent for', ru: 'номер рассылки, для которой отправлено' },
  'run.row': { en: 'row of that run', ru: 'строка этой рассылки' },
  attempts: { en: 'how often a part was sent', ru: 'сколько раз отправлена часть' },
}

export const stateMeanings: Readonly<Record<PartState | 'received', Words>> = {
  waiting: { en: 'waits for room in the window', ru: 'ждёт места в окне' },
  sent: { en: 'left, no answer yet', ru: 'отправлено, ответа ещё нет' },
  accepted: { en: 'the SMSC has it', ru: 'принято SMSC' },
  refused: { en: 'the SMSC refused it', ru: 'отклонено SMSC' },
  'timed-out': { en: 'no answer in time', ru: 'нет ответа вовремя' },
  'in-doubt': { en: 'the link was lost before the answer', ru: 'связь потеряна до ответа' },
  delivered: { en: 'a receipt says delivered', ru: 'доставлено по отчёту' },
  failed: {
    en: 'no handset will have it, or it never left',
    ru: 'не дойдёт до телефона или не отправлялось',
  },
  received: { en: 'it came from a handset', ru: 'пришло с телефона' },
}

export const flagMeanings: Readonly<Record<CardFlag, Words>> = {
  twice: { en: 'more than one try was delivered', ru: 'доставлено больше одной попытки' },
  repeated: { en: 'a part was sent again', ru: 'часть отправлена повторно' },
  early: { en: 'a receipt overtook the response', ru: 'отчёт обогнал ответ' },
  duplicate: { en: 'the same receipt came again', ru: 'тот же отчёт пришёл снова' },
  contradiction: { en: 'receipts contradict each other', ru: 'отчёты противоречат друг другу' },
  'id-differs': { en: 'the receipt spells the id otherwise', ru: 'id в отчёте записан иначе' },
  orphan: { en: 'a receipt for nothing that was sent', ru: 'отчёт без сообщения' },
  'part-twice': { en: 'it, or a part of it, came more than once', ru: 'оно или его часть пришли не раз' },
  'reference-reused': { en: 'its reference was just used', ru: 'номер частей уже был недавно' },
}
