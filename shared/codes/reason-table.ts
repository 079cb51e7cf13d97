import { deliveryReasonTable } from './delivery-reason-table.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * Meanings of the codes that providers define, each described once. Code tables of profiles refer to them; a
 * row of a profile states only what its page adds.
 */
export const reasonTable = {
  ...deliveryReasonTable,
  // Content of the message
  'encoding-unknown': {
    title: { en: 'encoding not recognised', ru: 'кодировка не распознана' },
    advice: {
      en: 'correct data_coding, do not retry as is',
      ru: 'исправьте data_coding, без изменений не повторять',
    },
    meaning: {
      en: 'The gateway does not know this data_coding, or the octets of the text do not fit it.',
      ru: 'Шлюз не знает такого data_coding, либо октеты текста ему не соответствуют.',
    },
    causes: {
      en: [
        'data_coding has a value the provider does not accept.',
        'The text is UTF-8 or packed septets although data_coding says otherwise.',
        'UCS-2 with an odd number of octets.',
      ],
      ru: [
        'Значение data_coding, которого провайдер не принимает.',
        'Текст в UTF-8 или упакованных септетах, а data_coding говорит иное.',
        'UCS-2 с нечётным числом октетов.',
      ],
    },
    next: {
      en: [
        'Send data_coding 0 for GSM 7-bit or 8 for UCS-2.',
        'Compare the octets of short_message with the encoding: in Inspect, in a terminal with decode.',
      ],
      ru: [
        'Отправляйте data_coding 0 для GSM 7-bit или 8 для UCS-2.',
        'Сверьте октеты short_message с кодировкой: в «Трафике», в терминале — decode.',
      ],
    },
    retry: 'never',
    who: 'you',
  },
  'coding-mismatch': {
    title: { en: 'data_coding does not match the text', ru: 'data_coding не соответствует тексту' },
    advice: { en: 'make data_coding and octets agree', ru: 'согласуйте data_coding и октеты текста' },
    meaning: {
      en: 'The octets of the text are not in the encoding that data_coding announces.',
      ru: 'Октеты текста записаны не в той кодировке, которую объявляет data_coding.',
    },
    causes: {
      en: ['UTF-8 or UCS-2 text sent under data_coding 0.', 'data_coding 8 with single-octet text.'],
      ru: ['Текст в UTF-8 или UCS-2 отправлен с data_coding 0.', 'data_coding 8 при однобайтовом тексте.'],
    },
    next: {
      en: [
        'Look at the octets (in Inspect, in a terminal with decode) and choose the data_coding that fits them.',
      ],
      ru: ['Посмотрите октеты (в «Трафике», в терминале — decode) и выберите подходящий data_coding.'],
    },
    retry: 'never',
    who: 'you',
  },
  'text-too-long': {
    title: { en: 'text too long', ru: 'слишком длинный текст' },
    advice: { en: 'split or shorten the text', ru: 'разбейте или сократите текст' },
    meaning: {
      en: 'The text has more octets than the gateway takes in one submit.',
      ru: 'В тексте больше октетов, чем шлюз принимает в одном submit.',
    },
    causes: {
      en: [
        'A long text was sent in one PDU without being split.',
        'Cyrillic takes two octets per character, so the limit is reached at half the length.',
        'message_payload is used where the provider takes parts only.',
      ],
      ru: [
        'Длинный текст отправлен одним PDU, без разбиения.',
        'Кириллица занимает два октета на знак, и предел достигается вдвое раньше.',
        'Использован message_payload, а провайдер принимает только части.',
      ],
    },
    next: {
      en: [
        'Split the text into parts with a UDH (the composer does it) or shorten it.',
        'Sending it again unchanged will not help.',
      ],
      ru: [
        'Разбейте текст на части с UDH (это делает «Сообщение») или сократите его.',
        'Повтор без изменений не поможет.',
      ],
    },
    retry: 'never',
    who: 'you',
  },
  'bad-body': {
    title: { en: 'message body not valid', ru: 'неверное тело сообщения' },
    advice: { en: 'check data_coding, length and UDH', ru: 'проверьте data_coding, длину и UDH' },
    meaning: {
      en: 'The gateway could not make sense of the message body.',
      ru: 'Шлюз не смог разобрать тело сообщения.',
    },
    causes: {
      en: [
        'The text is empty or does not match data_coding.',
        'The UDH flag is set, but the header is malformed, or the other way round.',
        'sm_length does not match the octets.',
      ],
      ru: [
        'Текст пуст или не соответствует data_coding.',
        'Флаг UDH стоит, а заголовок испорчен, или наоборот.',
        'sm_length не совпадает с числом октетов.',
      ],
    },
    next: {
      en: [
        'Open the PDU in Inspect, in a terminal with decode: sm_length, esm_class, the first octets of short_message.',
      ],
      ru: [
        'Откройте PDU в «Трафике», в терминале — decode: sm_length, esm_class, первые октеты short_message.',
      ],
    },
    retry: 'never',
    who: 'you',
  },
  'forbidden-words': {
    title: { en: 'forbidden word or phrase', ru: 'недопустимое слово или фраза' },
    advice: { en: 'change the text, do not retry', ru: 'измените текст, не повторять' },
    meaning: {
      en: 'The text did not pass the check for words and phrases that are not allowed.',
      ru: 'Текст не прошёл проверку на недопустимые слова и фразы.',
    },
    causes: {
      en: [
        'A word or phrase on the provider’s or the operator’s stop list.',
        'A link or telephone number that the filter takes for fraud.',
      ],
      ru: [
        'Запрещённое слово или фраза из стоп-листа провайдера или оператора.',
        'Ссылка или номер телефона, принятые фильтром за мошенничество.',
      ],
    },
    next: {
      en: [
        'Change the wording; leave out parts of the text one by one to find what is refused.',
        'Ask the provider to approve the text if it is legitimate.',
      ],
      ru: [
        'Измените формулировку; убирайте части текста по одной, чтобы найти, что не проходит.',
        'Если текст законный, попросите провайдера согласовать его.',
      ],
    },
    retry: 'never',
    who: 'you',
  },
  'spam-filter': {
    title: { en: 'stopped by a spam filter', ru: 'задержано фильтром спама' },
    advice: { en: 'change the text or have it approved', ru: 'измените или согласуйте текст' },
    meaning: {
      en: 'A content filter took the message for spam.',
      ru: 'Фильтр содержимого принял сообщение за спам.',
    },
    causes: {
      en: [
        'Advertising without approval, shortened links, many alike messages.',
        'A sender that the operator does not trust.',
      ],
      ru: [
        'Реклама без согласования, сокращённые ссылки, много одинаковых сообщений.',
        'Отправитель, которому оператор не доверяет.',
      ],
    },
    next: {
      en: [
        'Change the text or the link.',
        'Ask the provider which rule fired and how to register the traffic.',
      ],
      ru: [
        'Измените текст или ссылку.',
        'Узнайте у провайдера, какое правило сработало и как зарегистрировать трафик.',
      ],
    },
    retry: 'never',
    who: 'you',
  },
  'template-mismatch': {
    title: { en: 'text or sender is not a registered template', ru: 'текст или отправитель не по шаблону' },
    advice: { en: 'register the template and sender', ru: 'зарегистрируйте шаблон и отправителя' },
    meaning: {
      en: 'The country requires registered senders and texts, and this message does not match one.',
      ru: 'В стране обязательна регистрация отправителей и текстов, а сообщение ни одной не соответствует.',
    },
    causes: {
      en: [
        'The text differs from the registered template.',
        'Sender, entity or template ids are missing, inactive or swapped in the TLVs.',
      ],
      ru: [
        'Текст отличается от зарегистрированного шаблона.',
        'Идентификаторы отправителя, компании или шаблона в TLV пропущены, неактивны или переставлены.',
      ],
    },
    next: {
      en: ['Compare the text with the template character by character; check the TLVs with the ids.'],
      ru: ['Сверьте текст с шаблоном посимвольно; проверьте TLV с идентификаторами.'],
    },
    retry: 'never',
    who: 'you',
  },
  duplicate: {
    title: { en: 'same text to the same number again', ru: 'повтор того же текста на тот же номер' },
    advice: { en: 'wait, or change the text', ru: 'подождите или измените текст' },
    meaning: {
      en: 'The same text went to the same number within a short time, and the repeat was refused.',
      ru: 'Тот же текст на тот же номер уже отправлен недавно, повтор отклонён.',
    },
    causes: {
      en: [
        'An automatic resend after a timeout although the first submit was accepted.',
        'A test that sends one text over and over.',
        'Two systems notify about the same event.',
      ],
      ru: [
        'Автоматический повтор по тайм-ауту, хотя первый submit принят.',
        'Тест, который шлёт один и тот же текст.',
        'Две системы сообщают об одном событии.',
      ],
    },
    next: {
      en: [
        'Look in Messages whether the first one was accepted.',
        'Wait for the window to pass or vary the text.',
        'Ask the provider to shorten or switch off the limit.',
      ],
      ru: [
        'Посмотрите в «Сообщениях», не принято ли первое.',
        'Дождитесь конца периода или измените текст.',
        'Попросите провайдера уменьшить или отключить ограничение.',
      ],
    },
    retry: 'later',
    who: 'you',
  },
  'not-registered': {
    title: { en: 'message could not be registered', ru: 'ошибка регистрации сообщения' },
    advice: { en: 'ask the provider', ru: 'обратитесь к провайдеру' },
    meaning: {
      en: 'The gateway failed to register the message for sending.',
      ru: 'Шлюз не смог зарегистрировать сообщение на отправку.',
    },
    causes: {
      en: ['The sender is not registered for this account.', 'A fault inside the gateway.'],
      ru: ['Отправитель не зарегистрирован для этого аккаунта.', 'Сбой внутри шлюза.'],
    },
    next: {
      en: [
        'Try a sender that certainly works.',
        'Give support the time, sequence_number, sender and destination.',
      ],
      ru: [
        'Попробуйте заведомо рабочего отправителя.',
        'Сообщите поддержке время, sequence_number, отправителя и получателя.',
      ],
    },
    retry: 'ask',
    who: 'provider',
  },
  // Addresses
  blacklisted: {
    title: { en: 'sender or recipient blacklisted', ru: 'отправитель или получатель в чёрном списке' },
    advice: { en: 'do not retry, ask who listed it', ru: 'не повторять, узнать причину' },
    meaning: {
      en: 'The sender or the recipient is on the provider’s blacklist.',
      ru: 'Отправитель или получатель в чёрном списке провайдера.',
    },
    causes: {
      en: ['The subscriber asked for no more messages.', 'The sender was blocked after complaints.'],
      ru: ['Абонент отказался от сообщений.', 'Отправитель заблокирован после жалоб.'],
    },
    next: {
      en: [
        'Send to another number, then from another sender, to see which is listed.',
        'Take the number off your lists or ask the provider to remove the entry.',
      ],
      ru: [
        'Отправьте на другой номер, затем с другого отправителя: станет ясно, кто в списке.',
        'Уберите номер из рассылки или попросите провайдера снять запись.',
      ],
    },
    retry: 'never',
    who: 'provider',
  },
  'recipient-blacklisted': {
    title: { en: 'recipient blacklisted', ru: 'получатель в чёрном списке' },
    advice: { en: 'stop sending to this number', ru: 'не отправлять на этот номер' },
    meaning: {
      en: 'The destination is on a blacklist, a stop list or a do-not-disturb register.',
      ru: 'Номер получателя в чёрном списке, стоп-листе или реестре отказов.',
    },
    causes: {
      en: ['The subscriber opted out or complained.', 'The operator or the provider blocks this number.'],
      ru: [
        'Абонент отказался от рассылки или пожаловался.',
        'Номер заблокирован оператором или провайдером.',
      ],
    },
    next: {
      en: [
        'Take the number off the list; only the subscriber can opt in again.',
        'If it is your own test number, ask the provider to remove it.',
      ],
      ru: [
        'Уберите номер из списка; вернуть согласие может только абонент.',
        'Если это ваш тестовый номер, попросите провайдера снять блокировку.',
      ],
    },
    retry: 'never',
    who: 'subscriber',
  },
  'sender-blacklisted': {
    title: { en: 'sender blacklisted or blocked', ru: 'отправитель в чёрном списке' },
    advice: { en: 'use another sender, ask the provider', ru: 'смените отправителя, спросите провайдера' },
    meaning: {
      en: 'The sender address is blocked.',
      ru: 'Адрес отправителя заблокирован.',
    },
    causes: {
      en: [
        'Complaints about this sender.',
        'A name that belongs to someone else or is not allowed in the country.',
      ],
      ru: ['Жалобы на этого отправителя.', 'Имя принадлежит другому или запрещено в стране.'],
    },
    next: {
      en: ['Send from a registered sender.', 'Ask the provider why it is blocked.'],
      ru: ['Отправьте с зарегистрированного имени.', 'Узнайте у провайдера причину блокировки.'],
    },
    retry: 'never',
    who: 'provider',
  },
  'bad-sender': {
    title: { en: 'sender not accepted', ru: 'отправитель не принят' },
    advice: { en: 'use a registered sender', ru: 'возьмите зарегистрированного отправителя' },
    meaning: {
      en: 'The sender is malformed or not registered for this account.',
      ru: 'Отправитель задан неверно или не зарегистрирован для аккаунта.',
    },
    causes: {
      en: [
        'More than 11 characters in an alphanumeric name, or more than 15 digits.',
        'The name is not registered or not yet moderated.',
        'TON and NPI do not match the sender.',
      ],
      ru: [
        'В буквенном имени больше 11 знаков или в номере больше 15 цифр.',
        'Имя не зарегистрировано или ещё на модерации.',
        'TON и NPI не подходят отправителю.',
      ],
    },
    next: {
      en: [
        'Check the spelling, TON 5 and NPI 0 for letters.',
        'Ask the provider which senders are open for the account.',
      ],
      ru: [
        'Проверьте написание, для букв TON 5 и NPI 0.',
        'Узнайте, какие отправители открыты для аккаунта.',
      ],
    },
    retry: 'never',
    who: 'you',
  },
  'bad-recipient': {
    title: { en: 'destination number not valid', ru: 'неверный номер получателя' },
    advice: { en: 'correct the number', ru: 'исправьте номер' },
    meaning: {
      en: 'The destination is missing, malformed or no number that can receive messages.',
      ru: 'Номер получателя отсутствует, записан неверно или не может принимать сообщения.',
    },
    causes: {
      en: [
        'Not in international format, or with +, spaces or leading zeros.',
        'A landline or a number that does not exist.',
      ],
      ru: [
        'Номер не в международном формате, с +, пробелами или ведущими нулями.',
        'Городской или несуществующий номер.',
      ],
    },
    next: {
      en: ['Send digits with the country code, dest_addr_ton 1 and dest_addr_npi 1.'],
      ru: ['Отправляйте цифры с кодом страны, dest_addr_ton 1 и dest_addr_npi 1.'],
    },
    retry: 'never',
    who: 'you',
  },
  'opted-out': {
    title: { en: 'recipient refuses messages', ru: 'получатель отказался от сообщений' },
    advice: { en: 'stop sending to this number', ru: 'не отправлять на этот номер' },
    meaning: {
      en: 'The subscriber is on a do-not-disturb register or has opted out.',
      ru: 'Абонент в реестре «не беспокоить» или отписался.',
    },
    causes: {
      en: ['A do-not-disturb registration with the operator.', 'The subscriber answered STOP.'],
      ru: ['Запрет рассылок у оператора.', 'Абонент ответил STOP.'],
    },
    next: {
      en: [
        'Take the number off the list.',
        'For service messages ask the provider for a route that may deliver them.',
      ],
      ru: ['Уберите номер из списка.', 'Для сервисных сообщений спросите провайдера о подходящем маршруте.'],
    },
    retry: 'never',
    who: 'subscriber',
  },
  'destination-blocked': {
    title: { en: 'destination blocked', ru: 'направление заблокировано' },
    advice: { en: 'ask the provider to open it', ru: 'попросите провайдера открыть' },
    meaning: {
      en: 'A screening rule bars messages to this destination, from this origin or of this kind.',
      ru: 'Правило запрещает сообщения на это направление, из этого источника или такого вида.',
    },
    causes: {
      en: ['The destination is not open for the account.', 'A white or black list of the operator.'],
      ru: ['Направление не открыто для аккаунта.', 'Белый или чёрный список оператора.'],
    },
    next: {
      en: ['Ask the provider which rule applies.'],
      ru: ['Узнайте у провайдера, какое правило сработало.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  // Money and routes
  'no-credit': {
    title: { en: 'insufficient funds', ru: 'недостаточно средств' },
    advice: { en: 'top up the account, then retry', ru: 'пополните счёт, затем повторите' },
    meaning: {
      en: 'There is not enough money on the account for this message.',
      ru: 'На счёте не хватает средств на это сообщение.',
    },
    causes: {
      en: ['The balance or the credit limit is used up.', 'A long message costs several parts at once.'],
      ru: [
        'Исчерпан баланс или кредитный лимит.',
        'Длинное сообщение тарифицируется сразу за несколько частей.',
      ],
    },
    next: {
      en: [
        'Top up the account or ask for a higher limit; then send again.',
        'Stop the queue meanwhile: every submit will be refused.',
      ],
      ru: [
        'Пополните счёт или попросите увеличить лимит, затем отправьте снова.',
        'До этого остановите очередь: отклонён будет каждый submit.',
      ],
    },
    retry: 'later',
    who: 'you',
  },
  'credit-limit': {
    title: { en: 'credit limit exceeded', ru: 'превышен кредитный лимит' },
    advice: { en: 'settle the account, then retry', ru: 'погасите долг, затем повторите' },
    meaning: { en: 'The account has used up its credit limit.', ru: 'Аккаунт исчерпал кредитный лимит.' },
    causes: {
      en: ['More was sent than the contract allows before payment.'],
      ru: ['Отправлено больше, чем договор допускает до оплаты.'],
    },
    next: {
      en: ['Pay, or ask the provider for a higher limit.'],
      ru: ['Оплатите или попросите провайдера увеличить лимит.'],
    },
    retry: 'later',
    who: 'you',
  },
  'account-frozen': {
    title: { en: 'account blocked', ru: 'аккаунт заблокирован' },
    advice: { en: 'ask the provider', ru: 'обратитесь к провайдеру' },
    meaning: { en: 'The provider has suspended the account.', ru: 'Провайдер приостановил аккаунт.' },
    causes: {
      en: ['Unpaid bills, complaints about spam, or missing documents.'],
      ru: ['Неоплаченные счета, жалобы на спам или недостающие документы.'],
    },
    next: {
      en: ['Ask the provider why, and stop sending.'],
      ru: ['Узнайте у провайдера причину и остановите отправку.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  'unknown-account': {
    title: { en: 'account not known', ru: 'аккаунт не найден' },
    advice: { en: 'check system_id, ask the provider', ru: 'проверьте system_id, спросите провайдера' },
    meaning: { en: 'The gateway has no such account.', ru: 'На шлюзе нет такого аккаунта.' },
    causes: {
      en: ['The account was deleted or not yet created.', 'The wrong host or port.'],
      ru: ['Аккаунт удалён или ещё не создан.', 'Не тот узел или порт.'],
    },
    next: {
      en: ['Check system_id, host and port with the provider.'],
      ru: ['Сверьте с провайдером system_id, узел и порт.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  'no-tariff': {
    title: { en: 'no tariff for the destination', ru: 'нет тарифа для направления' },
    advice: {
      en: 'ask the provider to open the destination',
      ru: 'попросите провайдера открыть направление',
    },
    meaning: {
      en: 'The account has no price for the requested destination.',
      ru: 'Для запрошенного направления у аккаунта нет доступного тарифа.',
    },
    causes: {
      en: [
        'The country or operator is not in the contract.',
        'A wrong number: the prefix belongs to another country.',
      ],
      ru: ['Страны или оператора нет в договоре.', 'Ошибка в номере: префикс другой страны.'],
    },
    next: {
      en: ['Check the number.', 'Ask the provider to add a tariff for this destination.'],
      ru: ['Проверьте номер.', 'Попросите провайдера добавить тариф на это направление.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  'upstream-tariff': {
    title: { en: 'upstream partner has no suitable tariff', ru: 'нет тарифа у вышестоящего контрагента' },
    advice: { en: 'only the provider can clear it', ru: 'решает только провайдер' },
    meaning: {
      en: 'The carrier behind your provider has no suitable tariff for this message.',
      ru: 'У контрагента, стоящего за провайдером, нет подходящего тарифа.',
    },
    causes: {
      en: ['The provider’s own supplier does not serve this destination or sender.'],
      ru: ['Поставщик самого провайдера не обслуживает это направление или отправителя.'],
    },
    next: {
      en: ['Report the destination to the provider: nothing can be corrected on your side.'],
      ru: ['Сообщите направление провайдеру: на вашей стороне исправлять нечего.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  'no-route': {
    title: { en: 'no route', ru: 'нет маршрута' },
    advice: { en: 'check the number, ask the provider', ru: 'проверьте номер, спросите провайдера' },
    meaning: {
      en: 'The gateway has no route for this destination and account.',
      ru: 'У шлюза нет маршрута для этого направления и аккаунта.',
    },
    causes: {
      en: ['The destination is not open for the account.', 'A mistyped country code or operator prefix.'],
      ru: ['Направление не открыто для аккаунта.', 'Опечатка в коде страны или префиксе оператора.'],
    },
    next: {
      en: ['Check the number.', 'Ask the provider to open the direction.'],
      ru: ['Проверьте номер.', 'Попросите провайдера открыть направление.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  loop: {
    title: { en: 'loop detected', ru: 'обнаружено зацикливание' },
    advice: { en: 'ask the provider', ru: 'обратитесь к провайдеру' },
    meaning: {
      en: 'The message comes back to a gateway it has already passed.',
      ru: 'Сообщение возвращается на шлюз, через который уже прошло.',
    },
    causes: {
      en: [
        'Two carriers route the destination to each other.',
        'The same message was submitted over and over.',
      ],
      ru: [
        'Два оператора маршрутизируют направление друг на друга.',
        'Одно и то же сообщение отправляется снова и снова.',
      ],
    },
    next: {
      en: ['Report destination and time to the provider.'],
      ru: ['Сообщите провайдеру номер и время.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  'transport-error': {
    title: { en: 'transport error', ru: 'ошибка транспорта' },
    advice: { en: 'retry later, then ask the provider', ru: 'повторите позже, затем спросите провайдера' },
    meaning: {
      en: 'The gateway could not hand the message on: the transport behind it failed.',
      ru: 'Шлюз не смог передать сообщение дальше: отказал транспорт за ним.',
    },
    causes: {
      en: ['The link from the provider to the operator is down.', 'An internal fault of the gateway.'],
      ru: ['Нет связи провайдера с оператором.', 'Внутренний сбой шлюза.'],
    },
    next: {
      en: ['Send again after a minute; if it stays, give support the time, destination and sequence_number.'],
      ru: ['Повторите через минуту; если не прошло, сообщите поддержке время, номер и sequence_number.'],
    },
    retry: 'later',
    who: 'provider',
  },
  // Rates and sessions
  throttled: {
    title: { en: 'rate limit exceeded', ru: 'превышена скорость' },
    advice: { en: 'slow down and retry', ru: 'снизьте скорость и повторите' },
    meaning: {
      en: 'More messages per second than the account allows.',
      ru: 'Сообщений в секунду больше, чем разрешено аккаунту.',
    },
    causes: {
      en: [
        'The rate is counted over all binds of the account together.',
        'Each part of a long message counts.',
      ],
      ru: [
        'Скорость считается по всем подключениям аккаунта вместе.',
        'Каждая часть длинного сообщения идёт в счёт.',
      ],
    },
    next: {
      en: ['Pause about a second, then send again below the agreed rate.'],
      ru: ['Сделайте паузу около секунды и продолжайте медленнее согласованной скорости.'],
    },
    retry: 'later',
    who: 'you',
  },
  'quota-exceeded': {
    title: { en: 'quota exceeded', ru: 'превышена квота' },
    advice: { en: 'wait for the next period', ru: 'дождитесь следующего периода' },
    meaning: {
      en: 'The number of messages allowed for a period, a sender or a number is used up.',
      ru: 'Исчерпано число сообщений на период, отправителя или номер.',
    },
    causes: {
      en: ['Too many messages to one number.', 'A daily or monthly limit of the account.'],
      ru: ['Слишком много сообщений на один номер.', 'Суточный или месячный лимит аккаунта.'],
    },
    next: {
      en: ['Wait for the period to end or ask for a higher limit.'],
      ru: ['Дождитесь конца периода или попросите увеличить лимит.'],
    },
    retry: 'later',
    who: 'you',
  },
  'too-many-binds': {
    title: { en: 'too many connections', ru: 'слишком много подключений' },
    advice: { en: 'close other sessions, then bind', ru: 'закройте лишние сессии и подключитесь' },
    meaning: {
      en: 'The account already has as many sessions as it may.',
      ru: 'У аккаунта уже открыто столько сессий, сколько разрешено.',
    },
    causes: {
      en: ['Another client uses the account.', 'A dead session that the gateway has not noticed yet.'],
      ru: ['Аккаунтом пользуется другой клиент.', 'Мёртвая сессия, которую шлюз ещё не заметил.'],
    },
    next: {
      en: ['Close other clients, wait a few minutes for dead sessions to expire, bind again.'],
      ru: [
        'Закройте другие клиенты, подождите несколько минут, пока шлюз снимет мёртвые сессии, подключитесь снова.',
      ],
    },
    retry: 'later',
    who: 'you',
  },
  'queue-full': {
    title: { en: 'queue full', ru: 'очередь переполнена' },
    advice: { en: 'slow down and retry', ru: 'снизьте скорость и повторите' },
    meaning: { en: 'A queue on the way is full.', ru: 'Переполнена очередь на пути сообщения.' },
    causes: {
      en: ['Messages arrive faster than they can be delivered.'],
      ru: ['Сообщения поступают быстрее, чем доставляются.'],
    },
    next: {
      en: ['Pause for some seconds and send more slowly.'],
      ru: ['Сделайте паузу в несколько секунд и отправляйте медленнее.'],
    },
    retry: 'later',
    who: 'you',
  },
  'bad-credentials': {
    title: { en: 'wrong system_id or password', ru: 'неверный system_id или пароль' },
    advice: { en: 'correct the credentials', ru: 'исправьте учётные данные' },
    meaning: {
      en: 'The gateway did not accept the name, the password or the address you connect from.',
      ru: 'Шлюз не принял имя, пароль или адрес, с которого вы подключаетесь.',
    },
    causes: {
      en: [
        'A typing error, spaces, a password longer than 8 octets.',
        'Your IP address is not on the provider’s list.',
      ],
      ru: ['Опечатка, пробелы, пароль длиннее 8 октетов.', 'Вашего IP-адреса нет в списке провайдера.'],
    },
    next: {
      en: [
        'Enter system_id and password again, letter by letter.',
        'Ask the provider whether your IP address is allowed.',
      ],
      ru: ['Введите system_id и пароль заново, по буквам.', 'Спросите провайдера, разрешён ли ваш IP-адрес.'],
    },
    retry: 'never',
    who: 'you',
  },
  // Malformed requests
  'bad-field': {
    title: { en: 'field not accepted', ru: 'поле не принято' },
    advice: { en: 'correct the field', ru: 'исправьте поле' },
    meaning: {
      en: 'A field of the request has a value that is not accepted.',
      ru: 'Значение поля запроса не принято.',
    },
    causes: {
      en: ['A value outside the specification or outside what the provider supports.'],
      ru: ['Значение вне спецификации или вне того, что поддерживает провайдер.'],
    },
    next: {
      en: ['Compare the field with the provider’s documentation.'],
      ru: ['Сверьте поле с документацией провайдера.'],
    },
    retry: 'never',
    who: 'you',
  },
  'bad-tlv': {
    title: { en: 'TLV not accepted', ru: 'TLV не принят' },
    advice: { en: 'correct the TLV', ru: 'исправьте TLV' },
    meaning: {
      en: 'A TLV is missing or has a length or value that is not accepted.',
      ru: 'TLV отсутствует либо имеет недопустимую длину или значение.',
    },
    causes: {
      en: ['A TLV that this provider requires is not there.', 'A wrong length or an unknown value.'],
      ru: ['Нет TLV, которого требует провайдер.', 'Неверная длина или неизвестное значение.'],
    },
    next: {
      en: ['Compare the TLVs with the provider’s documentation.'],
      ru: ['Сверьте TLV с документацией провайдера.'],
    },
    retry: 'never',
    who: 'you',
  },
  unreadable: {
    title: { en: 'PDU could not be read', ru: 'PDU не удалось разобрать' },
    advice: { en: 'check the PDU octet by octet', ru: 'проверьте PDU по октетам' },
    meaning: {
      en: 'The gateway could not read the body of the request.',
      ru: 'Шлюз не смог разобрать тело запроса.',
    },
    causes: {
      en: ['A missing NUL, a wrong length, stray octets at the end.'],
      ru: ['Пропущенный NUL, неверная длина, лишние октеты в конце.'],
    },
    next: {
      en: ['Open the PDU in Inspect, in a terminal with decode, and look at its notes.'],
      ru: ['Откройте PDU в «Трафике», в терминале — decode, и прочитайте замечания к нему.'],
    },
    retry: 'never',
    who: 'you',
  },
  'client-error': {
    title: { en: 'error on the client side', ru: 'ошибка на стороне клиента' },
    advice: { en: 'check the request', ru: 'проверьте запрос' },
    meaning: {
      en: 'The gateway blames the ESME: the request or its answer was not what it expected.',
      ru: 'Шлюз считает виноватым ESME: запрос или ответ не таков, как ожидалось.',
    },
    causes: {
      en: ['A malformed request.', 'deliver_sm was answered late or with an error.'],
      ru: ['Неверно составленный запрос.', 'На deliver_sm ответили поздно или с ошибкой.'],
    },
    next: {
      en: [
        'Look at the exchange in Inspect, in a terminal with capture query; ask the provider for its log.',
      ],
      ru: ['Посмотрите обмен в «Трафике», в терминале — capture query; запросите у провайдера его журнал.'],
    },
    retry: 'ask',
    who: 'you',
  },
  'system-error': {
    title: { en: 'internal error of the gateway', ru: 'внутренняя ошибка шлюза' },
    advice: { en: 'retry later, then ask the provider', ru: 'повторите позже, затем спросите провайдера' },
    meaning: { en: 'Something failed inside the gateway.', ru: 'Сбой внутри шлюза.' },
    causes: {
      en: [
        'Overload or a fault at the provider.',
        'A refusal for which the provider has no code of its own.',
      ],
      ru: ['Перегрузка или неисправность у провайдера.', 'Отказ, для которого у провайдера нет своего кода.'],
    },
    next: {
      en: ['Retry with growing pauses; if it stays, report time, sequence_number and destination.'],
      ru: ['Повторяйте с растущими паузами; если не прошло, сообщите время, sequence_number и номер.'],
    },
    retry: 'later',
    who: 'provider',
  },
  'unknown-error': {
    title: { en: 'error without a stated cause', ru: 'ошибка без указания причины' },
    advice: { en: 'ask the provider', ru: 'спросите провайдера' },
    meaning: {
      en: 'The provider gives no reason with this code.',
      ru: 'Провайдер не называет причину для этого кода.',
    },
    causes: {
      en: ['Anything the gateway could not classify.'],
      ru: ['Всё, что шлюз не смог классифицировать.'],
    },
    next: {
      en: ['Report time, sequence_number and destination to the provider.'],
      ru: ['Сообщите провайдеру время, sequence_number и номер.'],
    },
    retry: 'ask',
    who: 'provider',
  },
} as const satisfies Record<string, Knowledge>

export type ReasonId = keyof typeof reasonTable
