import type { Severity } from '../plan/plan-schema.ts'
import type { Words } from '../words/words.ts'

/** A check of the acceptance plan. */
export interface AcceptanceCheck {
  readonly id: AcceptanceId
  /** Its row among the 22 checks of an account's acceptance. */
  readonly row: number
  readonly name: Words
  readonly severity: Severity
  readonly tags: readonly string[]
  /** Ids of checks that must have passed. */
  readonly needs: readonly AcceptanceId[]
  /** What a person is asked, where nobody else can know; the answer is kept with the run. */
  readonly question?: Words
  /** Messages that it sends at most, quick and thorough: they may cost money. */
  readonly messages?: readonly [quick: number, thorough: number]
}

interface Row extends Omit<AcceptanceCheck, 'id' | 'needs'> {
  readonly needs: readonly string[]
}

/** The acceptance of an account, in the order in which it is run. */
export const acceptanceTable = {
  transport: {
    row: 1,
    name: { en: 'The port is reached, TLS as agreed', ru: 'Порт доступен, TLS как условлено' },
    severity: 'must',
    tags: ['connection'],
    needs: [],
  },
  'bind-types': {
    row: 3,
    name: { en: 'The bind of the connection is accepted', ru: 'Bind подключения принимается' },
    severity: 'must',
    tags: ['bind'],
    needs: ['transport'],
  },
  'bind-deadline': {
    row: 2,
    name: { en: 'Connected and silent: when it is cut', ru: 'Соединение без bind: когда его обрывают' },
    severity: 'should',
    tags: ['connection', 'slow'],
    needs: ['transport'],
  },
  'wrong-credentials': {
    row: 4,
    name: {
      en: 'Wrong password, system_id, system_type, a long password',
      ru: 'Неверные password, system_id, system_type, длинный пароль',
    },
    severity: 'must',
    tags: ['bind'],
    needs: ['bind-types'],
  },
  'unlisted-address': {
    row: 5,
    name: { en: 'Bind from an address that is not on the list', ru: 'Bind с адреса не из списка' },
    severity: 'info',
    tags: ['person'],
    needs: [],
    question: {
      en: 'Bind from an address that the provider has not allowed. Which command_status came, or was the connection cut?',
      ru: 'Сделайте bind с адреса, который провайдер не разрешал. Какой пришёл command_status или соединение оборвали?',
    },
  },
  'max-binds': {
    row: 6,
    name: { en: 'One bind more than allowed', ru: 'На один bind больше разрешённого' },
    severity: 'should',
    tags: ['bind'],
    needs: ['bind-types'],
  },
  'enquire-link': {
    row: 7,
    name: { en: 'enquire_link is answered, also often', ru: 'На enquire_link отвечают, и на частые тоже' },
    severity: 'must',
    tags: ['session'],
    needs: ['bind-types'],
  },
  'idle-cut': {
    row: 7,
    name: { en: 'Bound and idle: when it is cut', ru: 'Bind без трафика: когда его обрывают' },
    severity: 'should',
    tags: ['session', 'slow'],
    needs: ['bind-types'],
  },
  rebind: {
    row: 19,
    name: { en: 'Bind again at once after a lost link', ru: 'Новый bind сразу после обрыва' },
    severity: 'should',
    tags: ['session'],
    needs: ['bind-types'],
  },
  submit: {
    row: 8,
    name: { en: 'A short message is accepted', ru: 'Короткое сообщение принимается' },
    severity: 'must',
    tags: ['message'],
    needs: ['bind-types'],
    messages: [1, 1],
  },
  codings: {
    row: 8,
    name: { en: 'data_coding: one message for each', ru: 'data_coding: по сообщению на каждый' },
    severity: 'should',
    tags: ['message'],
    needs: ['submit'],
    messages: [7, 16],
  },
  'long-text': {
    row: 9,
    name: {
      en: 'Long text: UDH 8-bit, UDH 16-bit, SAR TLVs, message_payload',
      ru: 'Длинный текст: UDH 8 бит, UDH 16 бит, TLV SAR, message_payload',
    },
    severity: 'should',
    tags: ['message'],
    needs: ['submit'],
    messages: [8, 8],
  },
  senders: {
    row: 10,
    name: {
      en: 'Senders: number, short code, 11 and 12 letters, none',
      ru: 'Отправители: номер, короткий номер, 11 и 12 букв, пустой',
    },
    severity: 'info',
    tags: ['message', 'address'],
    needs: ['submit'],
    messages: [7, 7],
  },
  destinations: {
    row: 11,
    name: {
      en: 'Destinations: +, 00, without TON, letters, too short',
      ru: 'Получатели: +, 00, без TON, буквы, слишком короткий',
    },
    severity: 'info',
    tags: ['message', 'address'],
    needs: ['submit'],
    messages: [6, 6],
  },
  receipt: {
    row: 12,
    name: {
      en: 'Receipts come as registered_delivery asks, and their ids match',
      ru: 'Отчёты приходят по registered_delivery, и их id совпадают',
    },
    severity: 'must',
    tags: ['receipt'],
    needs: ['submit'],
    messages: [6, 6],
  },
  'receipt-answer': {
    row: 13,
    name: {
      en: 'A receipt that is answered does not come again',
      ru: 'Отчёт, на который ответили, не приходит снова',
    },
    severity: 'should',
    tags: ['receipt'],
    needs: ['receipt'],
    messages: [1, 1],
  },
  'receipt-kept': {
    row: 14,
    name: {
      en: 'A receipt waits while nobody is bound',
      ru: 'Отчёт дожидается, пока никто не подключён',
    },
    severity: 'should',
    tags: ['receipt'],
    needs: ['receipt'],
    messages: [1, 1],
  },
  'unanswered-deliver': {
    row: 17,
    name: {
      en: 'A deliver_sm without an answer: sent again, cut?',
      ru: 'deliver_sm без ответа: повтор или обрыв?',
    },
    severity: 'should',
    tags: ['receipt', 'slow'],
    needs: ['receipt'],
    messages: [1, 1],
  },
  commands: {
    row: 15,
    name: {
      en: 'query_sm, replace_sm, cancel_sm, data_sm, submit_multi, an unknown command',
      ru: 'query_sm, replace_sm, cancel_sm, data_sm, submit_multi и неизвестная команда',
    },
    severity: 'should',
    tags: ['command'],
    needs: ['submit'],
    messages: [3, 3],
  },
  'bad-length': {
    row: 15,
    name: { en: 'A PDU whose command_length is wrong', ru: 'PDU с неверным command_length' },
    severity: 'info',
    tags: ['command'],
    needs: ['bind-types'],
  },
  'rate-window': {
    row: 16,
    name: { en: 'Many at once: rate and window', ru: 'Много сразу: темп и окно' },
    severity: 'should',
    tags: ['load'],
    needs: ['submit'],
    messages: [40, 400],
  },
  validity: {
    row: 18,
    name: {
      en: 'validity_period and schedule_delivery_time',
      ru: 'validity_period и schedule_delivery_time',
    },
    severity: 'should',
    tags: ['message'],
    needs: ['submit'],
    messages: [5, 5],
  },
  'vendor-tlvs': {
    row: 20,
    name: { en: 'TLVs: unknown, and the provider’s own', ru: 'TLV: неизвестный и свои у провайдера' },
    severity: 'info',
    tags: ['message'],
    needs: ['submit'],
    messages: [2, 2],
  },
  handset: {
    row: 8,
    name: { en: 'The handset shows what was sent', ru: 'Телефон показывает отправленное' },
    severity: 'should',
    tags: ['person'],
    needs: [],
    question: {
      en: 'Look at the handset: did the short, the long and the Cyrillic texts arrive whole, from the right sender?',
      ru: 'Посмотрите на телефон: короткий, длинный и кириллический тексты дошли целиком, от нужного отправителя?',
    },
  },
  'mobile-originated': {
    row: 21,
    name: { en: 'A message from a handset arrives', ru: 'Сообщение с телефона доходит' },
    severity: 'info',
    tags: ['person'],
    needs: [],
    question: {
      en: 'Send a long and a Cyrillic message from the handset to the account’s number. Did both arrive whole?',
      ru: 'Отправьте с телефона длинное и кириллическое сообщения на номер учётной записи. Дошли ли оба целиком?',
    },
  },
  'provider-confirms': {
    row: 22,
    name: { en: 'The provider confirms from its side', ru: 'Провайдер подтверждает со своей стороны' },
    severity: 'should',
    tags: ['person'],
    needs: [],
    question: {
      en: 'Ask the provider whether it saw the binds, messages and receipts of this run as you did.',
      ru: 'Спросите провайдера, так же ли он видел bind, сообщения и отчёты этого прогона.',
    },
  },
} as const satisfies Record<string, Row>
export type AcceptanceId = keyof typeof acceptanceTable

/** The checks in their order. */
export const acceptanceChecks: readonly AcceptanceCheck[] = Object.entries(acceptanceTable).map(
  // `entries` forgets that the keys are the ids that `needs` names.
  ([id, row]) => ({ ...(row as Omit<AcceptanceCheck, 'id'>), id: id as AcceptanceId }),
)
