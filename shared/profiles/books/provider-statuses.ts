import type { CodeRow } from '../../codes/code-book.ts'

/** The command_status tables that providers publish, by the id of the code book. */
export const providerStatuses = {
  infobip: [
    { code: 0x0a, reason: 'as-specified' },
    { code: 0x0b, reason: 'as-specified' },
    {
      code: 0x0c,
      reason: 'duplicate',
      title: { en: 'duplicate message id', ru: 'повторный message_id' },
      meaning: { en: 'The message id was used before.', ru: 'Такой message_id уже использован.' },
      advice: { en: 'use a new id', ru: 'возьмите новый id' },
      causes: {
        en: ['The same message was submitted twice.'],
        ru: ['Одно и то же сообщение отправлено дважды.'],
      },
      next: {
        en: ['Look in Messages whether the first submit was accepted.'],
        ru: ['Посмотрите в «Сообщениях», не принят ли первый submit.'],
      },
      retry: 'never',
    },
    { code: 0x0e, reason: 'bad-credentials', pdus: 'bind' },
    {
      code: 0x22,
      reason: 'no-route',
      title: { en: 'network not covered', ru: 'сеть не обслуживается' },
      meaning: {
        en: 'The destination network is not covered for this account.',
        ru: 'Сеть получателя для этого аккаунта не обслуживается.',
      },
    },
    {
      code: 0x9f,
      reason: 'bad-tlv',
      title: { en: 'TLV length not valid', ru: 'недопустимая длина TLV' },
      meaning: {
        en: 'An optional parameter has a wrong length.',
        ru: 'У необязательного параметра неверная длина.',
      },
    },
    { code: 0xff, reason: 'no-credit' },
    {
      code: 0x04a1,
      reason: 'system-error',
      title: { en: 'system error or channel disabled', ru: 'системная ошибка или канал отключён' },
      meaning: {
        en: 'An internal error, or the channel is switched off for the account.',
        ru: 'Внутренняя ошибка, либо канал для аккаунта отключён.',
      },
    },
  ],
  vonage: [
    {
      code: 0x58,
      reason: 'throttled',
      meaning: {
        en: 'The agreed throughput is exceeded; the message must be submitted again.',
        ru: 'Превышена согласованная скорость; сообщение нужно отправить снова.',
      },
    },
  ],
  clickatell: [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x07, 0x08, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x14].map(
    (code) => ({ code, reason: 'as-specified' }) as const,
  ),
  bulksms: [
    {
      code: 0x0400,
      reason: 'unknown-error',
      title: { en: 'unknown status', ru: 'неизвестный статус' },
      meaning: {
        en: 'The gateway could not tell what became of the request.',
        ru: 'Шлюз не смог определить, что стало с запросом.',
      },
    },
    {
      code: 0x0401,
      reason: 'bad-body',
      meaning: {
        en: 'The message body is not valid: empty or not in line with data_coding.',
        ru: 'Неверное тело сообщения: пустое или не соответствует data_coding.',
      },
    },
  ],
  telesign: [
    {
      code: 0xc3,
      reason: 'bad-tlv',
      title: { en: 'TLV message_type is missing', ru: 'нет TLV message_type' },
      meaning: {
        en: 'The provider’s own TLV message_type is required and absent.',
        ru: 'Обязательный для провайдера TLV message_type отсутствует.',
      },
      next: { en: ['Add the provider’s TLV message_type.'], ru: ['Добавьте TLV провайдера message_type.'] },
    },
    {
      code: 0xc4,
      reason: 'bad-tlv',
      title: { en: 'TLV message_type has a wrong value', ru: 'недопустимое значение TLV message_type' },
      meaning: {
        en: 'The value of the provider’s TLV message_type is not allowed.',
        ru: 'Значение TLV провайдера message_type не разрешено.',
      },
      next: {
        en: ['Use a message_type the provider lists.'],
        ru: ['Возьмите message_type из списка провайдера.'],
      },
    },
  ],
  ycloud: [
    { code: 0x03, reason: 'bad-credentials', pdus: 'bind' },
    { code: 0x05, reason: 'too-many-binds', pdus: 'bind' },
    { code: 0x04, reason: 'bad-recipient', pdus: 'submit' },
    { code: 0x06, reason: 'too-many-binds', pdus: 'submit' },
  ],
  horisen: [
    { code: 0x0401, reason: 'no-route' },
    { code: 0x0402, reason: 'no-credit' },
    { code: 0x0403, reason: 'recipient-blacklisted' },
    { code: 0x0404, reason: 'loop' },
    { code: 0x0405, reason: 'sender-blacklisted' },
    { code: 0x0406, reason: 'unknown-account' },
    {
      code: 0x0407,
      reason: 'no-tariff',
      title: { en: 'no price list', ru: 'нет прайс-листа' },
      advice: { en: 'ask for a price list', ru: 'попросите назначить прайс-лист' },
      next: {
        en: ['Ask the provider to assign a price list to the account.'],
        ru: ['Попросите провайдера назначить аккаунту прайс-лист.'],
      },
      causes: {
        en: ['The account is new and not priced yet.'],
        ru: ['Аккаунт новый, цены ещё не назначены.'],
      },
      meaning: { en: 'The account has no price list.', ru: 'Аккаунту не назначен прайс-лист.' },
    },
    {
      code: 0x0408,
      reason: 'bad-recipient',
      title: { en: 'unknown destination', ru: 'неизвестное направление' },
      meaning: {
        en: 'The number belongs to no destination the gateway knows.',
        ru: 'Номер не относится ни к одному известному шлюзу направлению.',
      },
    },
    { code: 0x0409, reason: 'text-too-long' },
    { code: 0x0410, reason: 'system-error' },
    { code: 0x0411, reason: 'unknown-error' },
  ],
  hollatags: [
    { code: 0x45, reason: 'opted-out' },
    { code: 0x58, reason: 'throttled' },
    { code: 0x0400, reason: 'no-route', title: { en: 'not routable', ru: 'маршрутизация невозможна' } },
    { code: 0x0401, reason: 'no-credit' },
    { code: 0x0402, reason: 'credit-limit' },
    { code: 0x0403, reason: 'account-frozen' },
    {
      code: 0x0404,
      reason: 'bad-body',
      title: { en: 'bad data', ru: 'неверные данные' },
      meaning: { en: 'The data of the request are not valid.', ru: 'Данные запроса неверны.' },
    },
    { code: 0x0405, reason: 'client-error' },
    {
      code: 0x040a,
      reason: 'opted-out',
      title: {
        en: 'recipient refuses messages, or sender restricted',
        ru: 'получатель отказался или отправитель ограничен',
      },
      meaning: {
        en: 'The subscriber is on a do-not-disturb register, or the sender is restricted.',
        ru: 'Абонент в реестре «не беспокоить», либо отправитель ограничен.',
      },
    },
    {
      code: 0x0430,
      reason: 'text-too-long',
      meaning: {
        en: 'The payload is longer than a GSM message holds.',
        ru: 'Данные длиннее, чем помещается в сообщение GSM.',
      },
    },
    { code: 0x0431, reason: 'system-error' },
    { code: 0x0432, reason: 'spam-filter' },
    { code: 0x0433, reason: 'coding-mismatch' },
    { code: 0x04ff, reason: 'system-error' },
  ],
  vibes: [
    {
      code: 0x01,
      reason: 'text-too-long',
      meaning: {
        en: 'The payload is over 1800 octets or 900 characters.',
        ru: 'Данные длиннее 1800 октетов или 900 знаков.',
      },
    },
  ],
  aldeamo: [
    {
      code: 0x14,
      reason: 'queue-full',
      title: { en: 'queue full, or no balance', ru: 'очередь переполнена или нулевой баланс' },
      advice: { en: 'check the balance, then slow down', ru: 'проверьте баланс, затем снизьте скорость' },
      meaning: {
        en: 'The queue is full, or the balance of the account is zero.',
        ru: 'Переполнена очередь, либо баланс аккаунта равен нулю.',
      },
      next: {
        en: [
          'Look at the balance first: with no money every retry is refused.',
          'Otherwise pause and send more slowly.',
        ],
        ru: [
          'Сначала проверьте баланс: без денег отклонён будет каждый повтор.',
          'Если деньги есть, сделайте паузу и отправляйте медленнее.',
        ],
      },
    },
    { code: 0x53, reason: 'as-specified' },
    { code: 0x0d, reason: 'as-specified' },
    { code: 0x0e, reason: 'as-specified' },
    { code: 0x0f, reason: 'as-specified' },
  ],
  'smsgate-ru': [
    { code: 0x0a, reason: 'bad-sender' },
    {
      code: 0x0b,
      reason: 'bad-recipient',
      meaning: {
        en: 'The recipient is missing, malformed or cannot receive SMS.',
        ru: 'Получатель не указан, указан неверно или не может принимать SMS.',
      },
    },
    {
      code: 0x0d,
      reason: 'bad-credentials',
      meaning: {
        en: 'Login, password or source IP address was not accepted.',
        ru: 'Не приняты логин, пароль или IP-адрес клиента.',
      },
    },
    {
      code: 0x45,
      reason: 'bad-body',
      title: {
        en: 'submit_sm malformed or under moderation',
        ru: 'submit_sm составлен неверно или текст на модерации',
      },
      meaning: {
        en: 'UDH or encoding cannot be read, there is no text, or the text is being moderated.',
        ru: 'Не разобран UDH или кодировка, нет текста, либо текст на модерации.',
      },
    },
    { code: 0x58, reason: 'throttled' },
    { code: 0xc0, reason: 'unreadable' },
    {
      code: 0xf8,
      reason: 'no-route',
      meaning: {
        en: 'No route: the partner is blocked, the direction closed, or the package used up.',
        ru: 'Нет маршрута: партнёр заблокирован, направление закрыто или пакет исчерпан.',
      },
    },
    {
      code: 0xf9,
      reason: 'recipient-blacklisted',
      title: { en: 'number on the stop list', ru: 'номер в стоп-листе' },
    },
    {
      code: 0xfb,
      reason: 'quota-exceeded',
      title: { en: 'daily limit for this number exceeded', ru: 'превышен суточный лимит на номер' },
      meaning: {
        en: 'More than 15 alike messages went to the number less than 90 seconds apart.',
        ru: 'На номер ушло больше 15 одинаковых сообщений с промежутком меньше 90 секунд.',
      },
    },
  ],
  'world-text': [
    {
      code: 0x0400,
      reason: 'no-credit',
      title: { en: 'credit exhausted or limit reached', ru: 'средства или лимит исчерпаны' },
      meaning: {
        en: 'The credit is used up, or a limit was reached.',
        ru: 'Закончились средства или достигнут лимит.',
      },
    },
  ],
  smppio: [
    {
      code: 0x16,
      reason: 'bad-field',
      title: { en: 'service_type not accepted', ru: 'service_type не принят' },
    },
    {
      code: 0x4a,
      reason: 'bad-field',
      title: { en: 'dest_addr_ton not accepted', ru: 'dest_addr_ton не принят' },
    },
    {
      code: 0x4b,
      reason: 'bad-field',
      title: { en: 'dest_addr_npi not accepted', ru: 'dest_addr_npi не принят' },
    },
    {
      code: 0x4d,
      reason: 'bad-field',
      title: { en: 'system_type not accepted', ru: 'system_type не принят' },
    },
    {
      code: 0x4e,
      reason: 'bad-field',
      title: { en: 'replace_if_present_flag not accepted', ru: 'replace_if_present_flag не принят' },
    },
    {
      code: 0x67,
      reason: 'quota-exceeded',
      title: { en: 'quota exceeded, credit needed', ru: 'превышена квота, нужно пополнение' },
      meaning: {
        en: 'The quota is violated; credit has to be added.',
        ru: 'Квота превышена; нужно пополнить счёт.',
      },
      advice: { en: 'top up the account', ru: 'пополните счёт' },
    },
  ],
} as const satisfies Record<string, readonly CodeRow[]>
