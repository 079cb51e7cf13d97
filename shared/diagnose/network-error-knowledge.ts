import type { Knowledge } from '../profiles/knowledge.ts'

/**
 * MAP errors of 3GPP TS 29.002, which the TLV network_error_code carries when its first octet is 3 (GSM). Many
 * providers use the same numbers for the `err` of receipts, but none has to.
 */
export const networkErrorKnowledge: Readonly<Record<number, Knowledge>> = {
  1: {
    title: { en: 'unknown subscriber', ru: 'неизвестный абонент' },
    advice: { en: 'check the number, do not retry', ru: 'проверьте номер, не повторять' },
    meaning: {
      en: 'The home network does not know this number.',
      ru: 'Домашняя сеть не знает такого номера.',
    },
    causes: {
      en: ['A mistyped or switched-off number.', 'The number was ported and the route does not follow.'],
      ru: [
        'Опечатка или отключённый номер.',
        'Номер перенесён к другому оператору, а маршрут этого не учёл.',
      ],
    },
    next: {
      en: ['Check the number; take it off the list if it stays so.'],
      ru: ['Проверьте номер; уберите его из списка, если так и останется.'],
    },
    retry: 'never',
    who: 'you',
  },
  5: {
    title: { en: 'unidentified subscriber', ru: 'абонент не опознан' },
    advice: { en: 'check the number, retry once', ru: 'проверьте номер, повторите один раз' },
    meaning: {
      en: 'The visited network cannot identify the subscriber.',
      ru: 'Гостевая сеть не может опознать абонента.',
    },
    causes: {
      en: ['Registration data of the subscriber are out of date.'],
      ru: ['Данные о регистрации абонента устарели.'],
    },
    next: {
      en: ['Retry once later; then treat the number as unknown.'],
      ru: ['Повторите позже один раз; затем считайте номер неизвестным.'],
    },
    retry: 'never',
    who: 'you',
  },
  6: {
    title: { en: 'absent subscriber (for SMS)', ru: 'абонент недоступен (для SMS)' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: {
      en: 'The network cannot reach the handset now.',
      ru: 'Сеть сейчас не может связаться с телефоном.',
    },
    causes: {
      en: ['The handset is switched off or out of coverage.'],
      ru: ['Телефон выключен или вне сети.'],
    },
    next: {
      en: ['Nothing to correct: retry later or wait for the SMSC to do so.'],
      ru: ['Исправлять нечего: повторите позже или подождите, пока это сделает SMSC.'],
    },
    retry: 'later',
    who: 'subscriber',
  },
  8: {
    title: { en: 'roaming not allowed', ru: 'роуминг не разрешён' },
    advice: { en: 'retry when the subscriber is home', ru: 'повторите, когда абонент вернётся' },
    meaning: {
      en: 'The subscriber is in a network where roaming is not allowed.',
      ru: 'Абонент в сети, где ему не разрешён роуминг.',
    },
    causes: {
      en: ['The operator has no agreement with the visited network.'],
      ru: ['У оператора нет договора с гостевой сетью.'],
    },
    next: { en: ['Retry later.'], ru: ['Повторите позже.'] },
    retry: 'later',
    who: 'subscriber',
  },
  9: {
    title: { en: 'illegal subscriber', ru: 'абонент не прошёл проверку' },
    advice: { en: 'do not retry', ru: 'не повторять' },
    meaning: {
      en: 'The network refused to authenticate the subscriber.',
      ru: 'Сеть отказала абоненту в проверке подлинности.',
    },
    causes: { en: ['A blocked or cloned SIM card.'], ru: ['Заблокированная или скопированная SIM-карта.'] },
    next: {
      en: ['Take the number off the list, or let the subscriber ask the operator.'],
      ru: ['Уберите номер из списка или пусть абонент обратится к оператору.'],
    },
    retry: 'never',
    who: 'network',
  },
  10: {
    title: { en: 'bearer service not provisioned', ru: 'услуга переноса не подключена' },
    advice: { en: 'do not retry', ru: 'не повторять' },
    meaning: {
      en: 'The subscriber has not got the bearer service.',
      ru: 'У абонента не подключена услуга переноса.',
    },
    causes: {
      en: ['The contract of the subscriber does not include it.'],
      ru: ['Её нет в договоре абонента.'],
    },
    next: {
      en: ['Only the subscriber’s operator can change it.'],
      ru: ['Изменить это может только оператор абонента.'],
    },
    retry: 'never',
    who: 'network',
  },
  11: {
    title: { en: 'SMS service not provisioned', ru: 'услуга SMS не подключена' },
    advice: { en: 'do not retry', ru: 'не повторять' },
    meaning: { en: 'The subscriber has no SMS service.', ru: 'У абонента нет услуги SMS.' },
    causes: {
      en: ['SMS is barred in the contract, or the number is a data SIM.'],
      ru: ['SMS запрещены договором, или это SIM-карта для данных.'],
    },
    next: { en: ['Take the number off the list.'], ru: ['Уберите номер из списка.'] },
    retry: 'never',
    who: 'subscriber',
  },
  12: {
    title: { en: 'illegal equipment', ru: 'телефон запрещён сетью' },
    advice: { en: 'do not retry', ru: 'не повторять' },
    meaning: { en: 'The network does not accept the handset.', ru: 'Сеть не принимает этот телефон.' },
    causes: { en: ['The handset is on a list of stolen ones.'], ru: ['Телефон в списке украденных.'] },
    next: { en: ['Nothing to do on the sender’s side.'], ru: ['На стороне отправителя делать нечего.'] },
    retry: 'never',
    who: 'subscriber',
  },
  13: {
    title: { en: 'call barred', ru: 'вызовы запрещены' },
    advice: { en: 'do not retry', ru: 'не повторять' },
    meaning: {
      en: 'Incoming messages are barred for the subscriber.',
      ru: 'Абоненту запрещены входящие сообщения.',
    },
    causes: {
      en: ['Unpaid bills, or a bar by operator or subscriber.'],
      ru: ['Неоплаченный счёт, запрет оператора или самого абонента.'],
    },
    next: {
      en: ['The subscriber has to lift the bar with the operator.'],
      ru: ['Снять запрет может абонент у своего оператора.'],
    },
    retry: 'never',
    who: 'subscriber',
  },
  15: {
    title: { en: 'closed user group', ru: 'закрытая группа пользователей' },
    advice: { en: 'do not retry', ru: 'не повторять' },
    meaning: {
      en: 'The subscriber takes messages from a closed group alone.',
      ru: 'Абонент принимает сообщения только из закрытой группы.',
    },
    causes: {
      en: ['A business contract with restricted contacts.'],
      ru: ['Корпоративный договор с ограничением контактов.'],
    },
    next: { en: ['Nothing to do on the sender’s side.'], ru: ['На стороне отправителя делать нечего.'] },
    retry: 'never',
    who: 'subscriber',
  },
  21: {
    title: { en: 'facility not supported', ru: 'возможность не поддерживается' },
    advice: { en: 'retry later, then ask the provider', ru: 'повторите позже, затем спросите провайдера' },
    meaning: {
      en: 'The network does not support what the message needs.',
      ru: 'Сеть не поддерживает того, что требуется сообщению.',
    },
    causes: {
      en: ['The visited network has no SMS, or not in this form.'],
      ru: ['В гостевой сети нет SMS или нет в таком виде.'],
    },
    next: {
      en: ['Send a plain text; ask the provider if it stays.'],
      ru: ['Отправьте простой текст; если остаётся, спросите провайдера.'],
    },
    retry: 'later',
    who: 'network',
  },
  27: {
    title: { en: 'absent subscriber', ru: 'абонент недоступен' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: { en: 'The handset is switched off or out of coverage.', ru: 'Телефон выключен или вне сети.' },
    causes: { en: ['No battery, no coverage, flight mode.'], ru: ['Разряжен, вне покрытия, режим полёта.'] },
    next: {
      en: ['Nothing to correct: retry later or wait for the SMSC to do so.'],
      ru: ['Исправлять нечего: повторите позже или подождите, пока это сделает SMSC.'],
    },
    retry: 'later',
    who: 'subscriber',
  },
  31: {
    title: { en: 'subscriber busy for SMS', ru: 'абонент занят приёмом SMS' },
    advice: { en: 'retry in a minute', ru: 'повторите через минуту' },
    meaning: { en: 'The handset is taking another message.', ru: 'Телефон принимает другое сообщение.' },
    causes: {
      en: ['Several parts or messages reach it at once.'],
      ru: ['К нему одновременно идут несколько частей или сообщений.'],
    },
    next: { en: ['Retry after a minute.'], ru: ['Повторите через минуту.'] },
    retry: 'later',
    who: 'subscriber',
  },
  32: {
    title: { en: 'delivery failure at the handset', ru: 'ошибка доставки на телефоне' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: { en: 'The handset refused the message.', ru: 'Телефон отказался от сообщения.' },
    causes: {
      en: ['Its memory is full, or it cannot read the message.'],
      ru: ['Память заполнена, или он не может прочесть сообщение.'],
    },
    next: {
      en: ['Retry later; try a plain text without UDH.'],
      ru: ['Повторите позже; попробуйте простой текст без UDH.'],
    },
    retry: 'later',
    who: 'subscriber',
  },
  33: {
    title: { en: 'message waiting list full', ru: 'список ожидания переполнен' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: {
      en: 'The home network cannot note one more waiting message.',
      ru: 'Домашняя сеть не может запомнить ещё одно ожидающее сообщение.',
    },
    causes: {
      en: ['Many messages wait for a handset that is off.'],
      ru: ['Много сообщений ждут выключенного телефона.'],
    },
    next: { en: ['Retry when the subscriber is reachable.'], ru: ['Повторите, когда абонент будет в сети.'] },
    retry: 'later',
    who: 'network',
  },
  34: {
    title: { en: 'system failure in the network', ru: 'сбой в сети' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: { en: 'A node of the mobile network failed.', ru: 'Отказал узел мобильной сети.' },
    causes: { en: ['Overload or maintenance at the operator.'], ru: ['Перегрузка или работы у оператора.'] },
    next: {
      en: ['Retry later; report it if many numbers of one operator fail.'],
      ru: ['Повторите позже; сообщите, если не проходит у многих номеров одного оператора.'],
    },
    retry: 'later',
    who: 'network',
  },
  35: {
    title: { en: 'data missing', ru: 'не хватает данных' },
    advice: { en: 'ask the provider', ru: 'спросите провайдера' },
    meaning: {
      en: 'A network request lacked a mandatory parameter.',
      ru: 'В сетевом запросе не было обязательного параметра.',
    },
    causes: { en: ['A fault between the SMSC and the network.'], ru: ['Ошибка между SMSC и сетью.'] },
    next: {
      en: ['Report destination and time to the provider.'],
      ru: ['Сообщите провайдеру номер и время.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  36: {
    title: { en: 'unexpected data value', ru: 'неожиданное значение' },
    advice: { en: 'ask the provider', ru: 'спросите провайдера' },
    meaning: {
      en: 'A network request carried a value that was not accepted.',
      ru: 'Значение в сетевом запросе не принято.',
    },
    causes: {
      en: ['An address or coding the network does not take.'],
      ru: ['Адрес или кодировка, которых сеть не принимает.'],
    },
    next: {
      en: ['Try a plain text and a numeric sender; then ask the provider.'],
      ru: ['Попробуйте простой текст и цифрового отправителя; затем спросите провайдера.'],
    },
    retry: 'ask',
    who: 'provider',
  },
}
