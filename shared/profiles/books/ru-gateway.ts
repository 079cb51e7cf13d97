import type { CodeBook } from '../../codes/code-book.ts'

/** The eleven statuses that the gateway page for port 8056 reserves; the page writes 0x0433 as 0x433. */
export const ruGatewayBook: CodeBook = {
  id: 'ru-gateway-8056',
  name: { en: 'Russian gateway, port 8056', ru: 'Российский шлюз, порт 8056' },
  source: {
    en: 'gateway page, port 8056',
    ru: 'страница шлюза, порт 8056',
  },
  url: null,
  confidence: 'page',
  commandStatusComplete: true,
  commandStatus: [
    {
      code: 0x0400,
      reason: 'encoding-unknown',
      meaning: { en: 'The encoding was not recognised.', ru: 'Кодировка не распознана.' },
    },
    {
      code: 0x0401,
      reason: 'text-too-long',
      advice: { en: 'split or shorten to 160 octets', ru: 'разбейте или сократите до 160 октетов' },
      meaning: {
        en: 'The text is too long: at most 160 octets are taken in one message.',
        ru: 'Слишком большой текст сообщения: принимается не больше 160 байт.',
      },
    },
    {
      code: 0x0402,
      reason: 'not-registered',
      meaning: {
        en: 'The message could not be registered for sending; the page sends you to support.',
        ru: 'Ошибка регистрации сообщения на отправку; страница отсылает в службу поддержки.',
      },
    },
    {
      code: 0x0403,
      reason: 'forbidden-words',
      meaning: {
        en: 'The text did not pass the check for forbidden words or phrases.',
        ru: 'Текст не прошёл проверку на недопустимые слова и фразы.',
      },
    },
    {
      code: 0x0404,
      reason: 'blacklisted',
      meaning: {
        en: 'The sender or the recipient is on the blacklist.',
        ru: 'Отправитель или получатель в чёрном списке.',
      },
    },
    {
      code: 0x0433,
      reason: 'no-credit',
      meaning: { en: 'There are not enough funds on the account.', ru: 'Недостаточно средств на счёте.' },
    },
    {
      code: 0x043c,
      reason: 'no-tariff',
      meaning: {
        en: 'No tariff is available for the requested destination.',
        ru: 'Нет доступного тарифа для запрашиваемого направления.',
      },
    },
    {
      code: 0x043f,
      reason: 'upstream-tariff',
      meaning: {
        en: 'The upstream partner has no suitable tariff.',
        ru: 'Нет подходящего тарифа у вышестоящего контрагента.',
      },
    },
    {
      code: 0x0446,
      reason: 'transport-error',
      meaning: {
        en: 'Transport error; the page sends you to support.',
        ru: 'Ошибка транспорта; страница отсылает в службу поддержки.',
      },
    },
    {
      code: 0x0453,
      reason: 'duplicate',
      meaning: {
        en: 'The limit on sending the same text to the same number within a short time has fired.',
        ru: 'Сработало ограничение на отправку одинакового текста на один номер за короткое время.',
      },
      next: {
        en: [
          'Look in Messages whether the first one was accepted.',
          'Wait for the period to pass or vary the text.',
          'Support can shorten the period or switch the limit off.',
        ],
        ru: [
          'Посмотрите в «Сообщениях», не принято ли первое.',
          'Дождитесь конца периода или измените текст.',
          'Поддержка может уменьшить период или отключить ограничение.',
        ],
      },
    },
    {
      code: 0x045a,
      reason: 'no-route',
      title: { en: 'routing policy not found', ru: 'политика маршрутизации не найдена' },
      meaning: {
        en: 'No routing policy was found for the message.',
        ru: 'Политика маршрутизации для сообщения не найдена.',
      },
      causes: {
        en: [
          'No route is set up for this destination, sender and account.',
          'A mistyped country code or operator prefix.',
        ],
        ru: [
          'Для этого направления, отправителя и аккаунта не настроен маршрут.',
          'Опечатка в коде страны или префиксе оператора.',
        ],
      },
    },
  ],
  receiptErr: [],
}
