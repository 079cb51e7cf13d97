import type { StatusName } from '../smpp/status-table.ts'
import type { Knowledge, Retry } from './knowledge.ts'

/** Retry is stated only where the status table's own (shared/smpp/status-table.ts) says too little. */
export interface StatusKnowledge extends Omit<Knowledge, 'retry'> {
  readonly retry?: Retry
}

/** Meaning of every command_status of 3.4 and 5.0 in any response (status-by-pdu.ts has the exceptions). */
export const statusKnowledge: Record<StatusName, StatusKnowledge> = {
  ESME_ROK: {
    title: { en: 'success', ru: 'успешно' },
    advice: { en: 'nothing to do', ru: 'ничего делать не нужно' },
    meaning: { en: 'The request was accepted.', ru: 'Запрос принят.' },
    causes: {
      en: ['For submit_sm it means taken into the queue, not delivered.'],
      ru: ['Для submit_sm это значит «принято в очередь», а не «доставлено».'],
    },
    next: {
      en: ['Keep the message_id of the response: the receipt will carry it.'],
      ru: ['Сохраните message_id из ответа: он придёт в отчёте о доставке.'],
    },
    who: 'nobody',
  },
  ESME_RINVMSGLEN: {
    title: { en: 'message length not accepted', ru: 'недопустимая длина сообщения' },
    advice: { en: 'split the text or correct sm_length', ru: 'разбейте текст или исправьте sm_length' },
    meaning: {
      en: 'The length of the message text is not acceptable.',
      ru: 'Длина текста сообщения недопустима.',
    },
    causes: {
      en: [
        'The text is longer than the SMSC or the network takes.',
        'sm_length does not match the octets that follow.',
        'More than 254 octets in short_message.',
      ],
      ru: [
        'Текст длиннее, чем принимает SMSC или сеть.',
        'sm_length не совпадает с числом октетов за ним.',
        'В short_message больше 254 октетов.',
      ],
    },
    next: {
      en: [
        'Compare sm_length with the octets: in Inspect, in a terminal with decode.',
        'Split the text with a UDH or SAR TLVs, or use message_payload if the provider takes it.',
      ],
      ru: [
        'Сверьте sm_length с октетами: в «Трафике», в терминале — decode.',
        'Разбейте текст с UDH или SAR TLV либо возьмите message_payload, если провайдер его принимает.',
      ],
    },
    who: 'you',
  },
  ESME_RINVCMDLEN: {
    title: { en: 'command_length does not fit', ru: 'command_length не подходит' },
    advice: { en: 'look at the octets of the PDU', ru: 'посмотрите октеты PDU' },
    meaning: {
      en: 'The length in the header does not fit the PDU that came.',
      ru: 'Длина в заголовке не подходит полученному PDU.',
    },
    causes: {
      en: [
        'An encoder error: a missing NUL, a missing field, stray octets.',
        'Fields of another SMPP version.',
        'The stream is out of step and something else was read as a header.',
      ],
      ru: [
        'Ошибка кодировщика: пропущен NUL или поле, лишние октеты.',
        'Поля другой версии SMPP.',
        'Поток сбился, и за заголовок принято что-то другое.',
      ],
    },
    next: {
      en: [
        'Open the request in Inspect, in a terminal with decode, and find the first field that ends in the wrong place.',
      ],
      ru: [
        'Откройте запрос в «Трафике», в терминале — decode, и найдите первое поле, которое кончается не там.',
      ],
    },
    who: 'you',
  },
  ESME_RINVCMDID: {
    title: { en: 'command not known or not supported', ru: 'команда неизвестна или не поддерживается' },
    advice: { en: 'use a command the provider supports', ru: 'используйте поддерживаемую команду' },
    meaning: {
      en: 'The peer does not know this command_id or does not serve it.',
      ru: 'Сторона не знает такого command_id или не обслуживает его.',
    },
    causes: {
      en: [
        'The operation is not implemented: data_sm, submit_multi, query_sm, broadcast_sm.',
        'bind_transceiver sent to an SMSC of version 3.3.',
        'Spoilt octets in the header.',
      ],
      ru: [
        'Операция не реализована: data_sm, submit_multi, query_sm, broadcast_sm.',
        'bind_transceiver отправлен SMSC версии 3.3.',
        'Испорченные октеты в заголовке.',
      ],
    },
    next: {
      en: [
        'Use submit_sm instead of data_sm, two binds instead of a transceiver.',
        'Ask the provider for the list of supported commands.',
      ],
      ru: [
        'Вместо data_sm берите submit_sm, вместо transceiver два подключения.',
        'Запросите у провайдера список поддерживаемых команд.',
      ],
    },
    who: 'you',
  },
  ESME_RINVBNDSTS: {
    title: { en: 'not allowed in this bind state', ru: 'недопустимо в этом состоянии сессии' },
    advice: { en: 'check the bind type', ru: 'проверьте режим подключения' },
    meaning: {
      en: 'The operation is not allowed in the state the session is in.',
      ru: 'Операция недопустима в текущем состоянии сессии.',
    },
    causes: {
      en: [
        'submit_sm over a receiver bind, or a request before the bind was answered.',
        'The SMSC has closed the session and you have not noticed.',
      ],
      ru: [
        'submit_sm в сессии receiver или запрос до ответа на bind.',
        'SMSC уже закрыл сессию, а вы этого не заметили.',
      ],
    },
    next: {
      en: ['Bind as transmitter or transceiver to send.', 'If the type is right, bind again.'],
      ru: [
        'Для отправки подключитесь как transmitter или transceiver.',
        'Если режим верный, подключитесь заново.',
      ],
    },
    who: 'you',
  },
  ESME_RALYBND: {
    title: { en: 'already bound', ru: 'уже подключено' },
    advice: { en: 'close the other session, then bind', ru: 'закройте другую сессию и подключитесь' },
    meaning: { en: 'This ESME is already bound.', ru: 'Этот ESME уже подключён.' },
    causes: {
      en: [
        'A second bind on the same connection.',
        'A dead session the SMSC still holds.',
        'More binds than the account allows.',
      ],
      ru: [
        'Второй bind в том же соединении.',
        'Мёртвая сессия, которую SMSC ещё держит.',
        'Сессий больше, чем разрешено аккаунту.',
      ],
    },
    next: {
      en: [
        'Close other clients of the account and wait for the SMSC’s inactivity timer.',
        'Ask the provider to drop the old session and how many binds are allowed.',
      ],
      ru: [
        'Закройте другие клиенты аккаунта и дождитесь таймера неактивности SMSC.',
        'Попросите провайдера снять старую сессию и узнайте разрешённое число подключений.',
      ],
    },
    who: 'you',
  },
  ESME_RINVPRTFLG: {
    title: { en: 'priority_flag not accepted', ru: 'priority_flag не принят' },
    advice: { en: 'send priority_flag 0', ru: 'отправьте priority_flag 0' },
    meaning: { en: 'The value of priority_flag is not accepted.', ru: 'Значение priority_flag не принято.' },
    causes: {
      en: ['A value above 3, or above 4 for cell broadcast.', 'The account may not use priority.'],
      ru: ['Значение больше 3 (для cell broadcast больше 4).', 'Аккаунту приоритет не разрешён.'],
    },
    next: { en: ['Send 0.'], ru: ['Отправьте 0.'] },
    who: 'you',
  },
  ESME_RINVREGDLVFLG: {
    title: { en: 'registered_delivery not accepted', ru: 'registered_delivery не принят' },
    advice: { en: 'send registered_delivery 0 or 1', ru: 'отправьте registered_delivery 0 или 1' },
    meaning: {
      en: 'The value of registered_delivery is not accepted.',
      ru: 'Значение registered_delivery не принято.',
    },
    causes: {
      en: [
        'Reserved bits are set, or 3 is sent to an SMSC of version 3.4.',
        'Receipts are switched off for the account.',
      ],
      ru: [
        'Стоят резервные биты или 3 отправлено SMSC версии 3.4.',
        'Отчёты о доставке для аккаунта выключены.',
      ],
    },
    next: {
      en: ['Send 0 or 1; ask the provider whether receipts are enabled.'],
      ru: ['Отправьте 0 или 1; узнайте у провайдера, включены ли отчёты.'],
    },
    who: 'you',
  },
  ESME_RSYSERR: {
    title: { en: 'internal error of the SMSC', ru: 'внутренняя ошибка SMSC' },
    advice: {
      en: 'retry later; if it stays, ask the provider',
      ru: 'повторите позже; если остаётся, спросите провайдера',
    },
    meaning: { en: 'Something failed inside the SMSC.', ru: 'Сбой внутри SMSC.' },
    causes: {
      en: [
        'Overload or a fault at the provider.',
        'Many SMSCs use it for anything: refused content, no credit, no route.',
      ],
      ru: [
        'Перегрузка или неисправность у провайдера.',
        'Многие SMSC отвечают так на всё: текст, деньги, маршрут.',
      ],
    },
    next: {
      en: [
        'Retry with growing pauses.',
        'If one message always fails, send a plain test text: then it is the content.',
        'Report time, sequence_number and destination to the provider.',
      ],
      ru: [
        'Повторяйте с растущими паузами.',
        'Если не проходит одно и то же сообщение, отправьте простой тестовый текст: так видно, в тексте ли дело.',
        'Сообщите провайдеру время, sequence_number и номер.',
      ],
    },
    who: 'provider',
  },
  ESME_RINVSRCADR: {
    title: { en: 'sender address not accepted', ru: 'адрес отправителя не принят' },
    advice: { en: 'use a registered sender', ru: 'возьмите зарегистрированного отправителя' },
    meaning: { en: 'The source address is not accepted.', ru: 'Адрес отправителя не принят.' },
    causes: {
      en: [
        'The sender is not registered for this account or country.',
        'TON and NPI do not match: letters need TON 5, NPI 0.',
        'An alphanumeric name over 11 characters, or forbidden characters.',
      ],
      ru: [
        'Отправитель не зарегистрирован для аккаунта или страны.',
        'TON и NPI не подходят: для букв нужны TON 5, NPI 0.',
        'Буквенное имя длиннее 11 знаков или с запрещёнными знаками.',
      ],
    },
    next: {
      en: ['Try a sender that certainly is registered.', 'Ask the provider which senders are open for you.'],
      ru: [
        'Попробуйте заведомо зарегистрированного отправителя.',
        'Узнайте у провайдера, какие отправители вам открыты.',
      ],
    },
    who: 'you',
  },
  ESME_RINVDSTADR: {
    title: { en: 'destination address not accepted', ru: 'адрес получателя не принят' },
    advice: { en: 'correct the number', ru: 'исправьте номер' },
    meaning: { en: 'The destination address is not accepted.', ru: 'Адрес получателя не принят.' },
    causes: {
      en: [
        'Not in international format, or with +, spaces or 00 in front.',
        'The number is empty, too long, or does not exist.',
        'The direction is closed for the account.',
      ],
      ru: [
        'Номер не в международном формате, с +, пробелами или 00 впереди.',
        'Номер пуст, слишком длинный или не существует.',
        'Направление для аккаунта закрыто.',
      ],
    },
    next: {
      en: [
        'Send digits with the country code, dest_addr_ton 1 and dest_addr_npi 1.',
        'If the number is right, ask the provider about the direction.',
      ],
      ru: [
        'Отправляйте цифры с кодом страны, dest_addr_ton 1 и dest_addr_npi 1.',
        'Если номер верный, спросите провайдера о направлении.',
      ],
    },
    who: 'you',
  },
  ESME_RINVMSGID: {
    title: { en: 'message_id not known', ru: 'message_id неизвестен' },
    advice: { en: 'use the id exactly as it was returned', ru: 'возьмите id точно как в ответе' },
    meaning: { en: 'The SMSC does not know this message_id.', ru: 'SMSC не знает такого message_id.' },
    causes: {
      en: [
        'Hexadecimal and decimal forms of the id are mixed up.',
        'The message was sent by another account, or is already forgotten.',
        'The source address differs from that of the submit.',
      ],
      ru: [
        'Перепутаны шестнадцатеричная и десятичная запись id.',
        'Сообщение отправлено другим аккаунтом или уже забыто.',
        'Адрес отправителя не тот, что в submit.',
      ],
    },
    next: {
      en: ['Copy the id from submit_sm_resp and use the same source address.'],
      ru: ['Скопируйте id из submit_sm_resp и укажите тот же адрес отправителя.'],
    },
    who: 'you',
  },
  ESME_RBINDFAIL: {
    title: { en: 'bind failed', ru: 'ошибка подключения (bind)' },
    advice: {
      en: 'check credentials and allowed address',
      ru: 'проверьте учётные данные и разрешённый адрес',
    },
    meaning: {
      en: 'The bind was refused for a reason the SMSC does not name.',
      ru: 'Подключение отклонено, причину SMSC не называет.',
    },
    causes: {
      en: [
        'Wrong system_id, password or system_type.',
        'Your IP address is not on the provider’s list.',
        'The account is suspended, or this bind type or version is not allowed.',
      ],
      ru: [
        'Неверный system_id, пароль или system_type.',
        'Вашего IP-адреса нет в списке провайдера.',
        'Аккаунт приостановлен либо режим или версия не разрешены.',
      ],
    },
    next: {
      en: [
        'Check system_id, password and system_type letter by letter.',
        'Ask the provider whether your IP address is allowed.',
        'Try interface_version 0x34 and another bind type.',
      ],
      ru: [
        'Проверьте system_id, пароль и system_type по буквам.',
        'Спросите провайдера, разрешён ли ваш IP-адрес.',
        'Попробуйте interface_version 0x34 и другой режим.',
      ],
    },
    who: 'you',
  },
  ESME_RINVPASWD: {
    title: { en: 'password not accepted', ru: 'пароль не принят' },
    advice: { en: 'enter the password again', ru: 'введите пароль заново' },
    meaning: { en: 'The SMSC did not accept the password.', ru: 'SMSC не принял пароль.' },
    causes: {
      en: [
        'A wrong password, a space at its end, the wrong case.',
        'More than 8 octets: the field ends there in version 3.4.',
      ],
      ru: [
        'Неверный пароль, пробел в конце, не тот регистр.',
        'Больше 8 октетов: в версии 3.4 поле на этом кончается.',
      ],
    },
    next: {
      en: [
        'Enter the password again; look at the octets of the bind: in Inspect, in a terminal with decode --with-secrets.',
        'Ask the provider for a password of at most 8 characters.',
      ],
      ru: [
        'Введите пароль заново; посмотрите октеты bind: в «Трафике», в терминале — decode --with-secrets.',
        'Попросите у провайдера пароль не длиннее 8 знаков.',
      ],
    },
    who: 'you',
  },
  ESME_RINVSYSID: {
    title: { en: 'system_id not accepted', ru: 'system_id не принят' },
    advice: { en: 'check system_id and host', ru: 'проверьте system_id и узел' },
    meaning: { en: 'The SMSC did not accept the system_id.', ru: 'SMSC не принял system_id.' },
    causes: {
      en: [
        'The account does not exist, or is spelt otherwise.',
        'More than 15 characters.',
        'Host and port belong to another provider.',
      ],
      ru: [
        'Такого аккаунта нет, или имя пишется иначе.',
        'Больше 15 знаков.',
        'Узел и порт другого провайдера.',
      ],
    },
    next: {
      en: ['Check spelling, case and length.', 'Make sure host and port are this provider’s.'],
      ru: ['Проверьте написание, регистр и длину.', 'Убедитесь, что узел и порт этого провайдера.'],
    },
    who: 'you',
  },
  ESME_RCANCELFAIL: {
    title: { en: 'message could not be cancelled', ru: 'отменить сообщение не удалось' },
    advice: { en: 'ask for its state', ru: 'запросите состояние' },
    meaning: { en: 'cancel_sm did not succeed.', ru: 'cancel_sm не выполнен.' },
    causes: {
      en: ['The message is delivered already, or on its way.', 'No such message with that source address.'],
      ru: ['Сообщение уже доставлено или в пути.', 'Нет такого сообщения с этим адресом отправителя.'],
    },
    next: {
      en: ['Run query_sm: what is final cannot be cancelled.'],
      ru: ['Выполните query_sm: финальное состояние не отменить.'],
    },
    who: 'you',
  },
  ESME_RREPLACEFAIL: {
    title: { en: 'message could not be replaced', ru: 'заменить сообщение не удалось' },
    advice: { en: 'send a new message', ru: 'отправьте новое сообщение' },
    meaning: { en: 'replace_sm did not succeed.', ru: 'replace_sm не выполнен.' },
    causes: {
      en: ['The message is final, not found, or the SMSC does not replace.'],
      ru: ['Сообщение в финальном состоянии, не найдено, или SMSC не умеет заменять.'],
    },
    next: {
      en: ['Run query_sm; submit a new message instead.'],
      ru: ['Выполните query_sm; отправьте новое сообщение.'],
    },
    who: 'you',
  },
  ESME_RMSGQFUL: {
    title: { en: 'queue full', ru: 'очередь переполнена' },
    advice: { en: 'slow down and retry', ru: 'снизьте скорость и повторите' },
    meaning: { en: 'The message queue of the SMSC is full.', ru: 'Очередь сообщений SMSC переполнена.' },
    causes: {
      en: ['You send faster than the queue drains.', 'Too many messages wait for one subscriber.'],
      ru: [
        'Вы отправляете быстрее, чем очередь разбирается.',
        'Слишком много сообщений ждут одного абонента.',
      ],
    },
    next: {
      en: ['Pause for some seconds, lower rate and window, send again: the message is not lost.'],
      ru: [
        'Сделайте паузу в несколько секунд, снизьте скорость и окно, отправьте снова: сообщение не потеряно.',
      ],
    },
    who: 'you',
  },
  ESME_RINVSERTYP: {
    title: { en: 'service_type not accepted', ru: 'service_type не принят' },
    advice: { en: 'leave service_type empty', ru: 'оставьте service_type пустым' },
    meaning: { en: 'The value of service_type is not accepted.', ru: 'Значение service_type не принято.' },
    causes: {
      en: ['The SMSC does not know the value, or it is longer than 5 characters.'],
      ru: ['SMSC не знает такого значения, или оно длиннее 5 знаков.'],
    },
    next: {
      en: ['Leave it empty unless the provider gave you a value.'],
      ru: ['Оставьте пустым, если провайдер не дал значения.'],
    },
    who: 'you',
  },
  ESME_RINVNUMDESTS: {
    title: { en: 'number of destinations not accepted', ru: 'недопустимое число получателей' },
    advice: { en: 'send smaller lists', ru: 'отправляйте списки меньше' },
    meaning: {
      en: 'The number of destinations in submit_multi is not accepted.',
      ru: 'Число получателей в submit_multi недопустимо.',
    },
    causes: {
      en: ['None, more than 254, or more than the provider allows.'],
      ru: ['Ни одного, больше 254 или больше, чем разрешает провайдер.'],
    },
    next: { en: ['Split the list, or use submit_sm.'], ru: ['Разбейте список или используйте submit_sm.'] },
    who: 'you',
  },
  ESME_RINVDLNAME: {
    title: { en: 'distribution list not known', ru: 'список рассылки неизвестен' },
    advice: { en: 'ask for the name of the list', ru: 'уточните имя списка' },
    meaning: {
      en: 'The name of the distribution list is not accepted.',
      ru: 'Имя списка рассылки не принято.',
    },
    causes: {
      en: ['The list is not set up at the SMSC, or its name is over 20 characters.'],
      ru: ['Список не заведён на SMSC, или имя длиннее 20 знаков.'],
    },
    next: {
      en: ['Ask the provider for the name; send to single addresses meanwhile.'],
      ru: ['Уточните имя у провайдера; пока отправляйте на отдельные номера.'],
    },
    who: 'you',
  },
  ESME_RINVDESTFLAG: {
    title: { en: 'dest_flag not valid', ru: 'неверный dest_flag' },
    advice: { en: 'check the list of destinations', ru: 'проверьте список получателей' },
    meaning: {
      en: 'A dest_flag in submit_multi is neither 1 (address) nor 2 (list).',
      ru: 'dest_flag в submit_multi не равен ни 1 (адрес), ни 2 (список).',
    },
    causes: { en: ['Usually a field before it is shifted.'], ru: ['Обычно сдвинуто поле перед ним.'] },
    next: {
      en: ['Look at the destinations: in Inspect, in a terminal with decode.'],
      ru: ['Посмотрите получателей: в «Трафике», в терминале — decode.'],
    },
    who: 'you',
  },
  ESME_RINVSUBREP: {
    title: { en: 'submit with replace not possible', ru: 'submit с заменой невозможен' },
    advice: { en: 'send replace_if_present_flag 0', ru: 'отправьте replace_if_present_flag 0' },
    meaning: {
      en: 'The SMSC cannot submit with replacement here.',
      ru: 'SMSC не может здесь отправить с заменой.',
    },
    causes: {
      en: ['replace_if_present_flag 1 is not supported, often so with submit_multi.'],
      ru: ['replace_if_present_flag 1 не поддерживается, часто для submit_multi.'],
    },
    next: { en: ['Send replace_if_present_flag 0.'], ru: ['Отправьте replace_if_present_flag 0.'] },
    who: 'you',
  },
  ESME_RINVESMCLASS: {
    title: { en: 'esm_class not accepted', ru: 'esm_class не принят' },
    advice: { en: 'send 0x00 or 0x40', ru: 'отправьте 0x00 или 0x40' },
    meaning: { en: 'The value of esm_class is not accepted.', ru: 'Значение esm_class не принято.' },
    causes: {
      en: [
        'Reserved bits, or a messaging mode that is not offered.',
        'The UDH flag is set on text that has no header.',
      ],
      ru: ['Резервные биты или режим, который не предлагается.', 'Флаг UDH стоит, а заголовка в тексте нет.'],
    },
    next: {
      en: ['Use 0x00 for plain text, 0x40 for text with a UDH.'],
      ru: ['Берите 0x00 для простого текста, 0x40 для текста с UDH.'],
    },
    who: 'you',
  },
  ESME_RCNTSUBDL: {
    title: { en: 'cannot submit to a distribution list', ru: 'нельзя отправить на список рассылки' },
    advice: { en: 'send to single addresses', ru: 'отправляйте на отдельные номера' },
    meaning: {
      en: 'The SMSC does not take messages for distribution lists.',
      ru: 'SMSC не принимает сообщения для списков рассылки.',
    },
    causes: {
      en: ['Lists are not supported or not allowed for the account.'],
      ru: ['Списки не поддерживаются или не разрешены аккаунту.'],
    },
    next: { en: ['Send to single addresses.'], ru: ['Отправляйте на отдельные номера.'] },
    who: 'you',
  },
  ESME_RSUBMITFAIL: {
    title: { en: 'submit failed', ru: 'сообщение не принято' },
    advice: { en: 'retry once, then find what is refused', ru: 'повторите один раз, затем найдите причину' },
    meaning: {
      en: 'The submit failed for a reason the SMSC does not name.',
      ru: 'Отправка отклонена, причину SMSC не называет.',
    },
    causes: {
      en: [
        'No route, no credit, a content filter, a repeated message.',
        'A combination of fields the SMSC does not take.',
      ],
      ru: [
        'Нет маршрута, нет денег, фильтр текста, повтор сообщения.',
        'Сочетание полей, которого SMSC не принимает.',
      ],
    },
    next: {
      en: [
        'Retry once; then change text, sender and destination one at a time.',
        'Ask the provider, with time and sequence_number.',
      ],
      ru: [
        'Повторите один раз; затем меняйте по одному текст, отправителя и номер.',
        'Обратитесь к провайдеру, указав время и sequence_number.',
      ],
    },
    who: 'provider',
  },
  ESME_RINVSRCTON: {
    title: { en: 'source_addr_ton not accepted', ru: 'source_addr_ton не принят' },
    advice: { en: 'choose the TON that fits the sender', ru: 'выберите TON по отправителю' },
    meaning: {
      en: 'The type of number of the sender is not accepted.',
      ru: 'Тип номера отправителя не принят.',
    },
    causes: {
      en: ['A reserved value, or letters without TON 5.'],
      ru: ['Резервное значение или буквы без TON 5.'],
    },
    next: {
      en: ['TON 5 for letters, 1 for international numbers, 3 or 0 for short codes as the provider says.'],
      ru: ['TON 5 для букв, 1 для международных номеров, 3 или 0 для коротких по указанию провайдера.'],
    },
    who: 'you',
  },
  ESME_RINVSRCNPI: {
    title: { en: 'source_addr_npi not accepted', ru: 'source_addr_npi не принят' },
    advice: { en: 'NPI 1 with numbers, 0 with letters', ru: 'NPI 1 для номеров, 0 для букв' },
    meaning: {
      en: 'The numbering plan of the sender is not accepted.',
      ru: 'План нумерации отправителя не принят.',
    },
    causes: {
      en: ['A reserved value, or one that does not go with the TON.'],
      ru: ['Резервное значение или не сочетается с TON.'],
    },
    next: {
      en: ['NPI 1 with numbers, 0 with an alphanumeric sender.'],
      ru: ['NPI 1 для номеров, 0 для буквенного отправителя.'],
    },
    who: 'you',
  },
  ESME_RINVDSTTON: {
    title: { en: 'dest_addr_ton not accepted', ru: 'dest_addr_ton не принят' },
    advice: { en: 'send dest_addr_ton 1', ru: 'отправьте dest_addr_ton 1' },
    meaning: {
      en: 'The type of number of the destination is not accepted.',
      ru: 'Тип номера получателя не принят.',
    },
    causes: {
      en: ['A reserved value, or not the one this SMSC wants.'],
      ru: ['Резервное значение или не то, что нужно этому SMSC.'],
    },
    next: { en: ['Use 1, international.'], ru: ['Возьмите 1, международный.'] },
    who: 'you',
  },
  ESME_RINVDSTNPI: {
    title: { en: 'dest_addr_npi not accepted', ru: 'dest_addr_npi не принят' },
    advice: { en: 'send dest_addr_npi 1', ru: 'отправьте dest_addr_npi 1' },
    meaning: {
      en: 'The numbering plan of the destination is not accepted.',
      ru: 'План нумерации получателя не принят.',
    },
    causes: {
      en: ['A reserved value, or not the one this SMSC wants.'],
      ru: ['Резервное значение или не то, что нужно этому SMSC.'],
    },
    next: { en: ['Use 1, E.164.'], ru: ['Возьмите 1, E.164.'] },
    who: 'you',
  },
  ESME_RINVSYSTYP: {
    title: { en: 'system_type not accepted', ru: 'system_type не принят' },
    advice: { en: 'leave system_type empty or ask for it', ru: 'оставьте system_type пустым или уточните' },
    meaning: { en: 'The value of system_type is not accepted.', ru: 'Значение system_type не принято.' },
    causes: {
      en: ['The provider expects a certain value, or an empty one.', 'More than 12 characters.'],
      ru: ['Провайдер ждёт определённого значения или пустого.', 'Больше 12 знаков.'],
    },
    next: {
      en: ['Try it empty; ask the provider for the value.'],
      ru: ['Попробуйте пустое; уточните значение у провайдера.'],
    },
    who: 'you',
  },
  ESME_RINVREPFLAG: {
    title: { en: 'replace_if_present_flag not valid', ru: 'неверный replace_if_present_flag' },
    advice: { en: 'send 0', ru: 'отправьте 0' },
    meaning: {
      en: 'replace_if_present_flag is neither 0 nor 1.',
      ru: 'replace_if_present_flag не равен ни 0, ни 1.',
    },
    causes: { en: ['A wrong value, or shifted fields.'], ru: ['Неверное значение или сдвиг полей.'] },
    next: { en: ['Send 0.'], ru: ['Отправьте 0.'] },
    who: 'you',
  },
  ESME_RINVNUMMSGS: {
    title: { en: 'number of messages not valid', ru: 'недопустимое число сообщений' },
    advice: { en: 'correct the count', ru: 'исправьте число' },
    meaning: { en: 'The number of messages is not valid.', ru: 'Число сообщений недопустимо.' },
    causes: {
      en: ['The count of query_last_msgs is outside 1 to 100, or the TLV number_of_messages above 99.'],
      ru: ['Число в query_last_msgs вне 1–100 или TLV number_of_messages больше 99.'],
    },
    next: { en: ['Correct the count.'], ru: ['Исправьте число.'] },
    who: 'you',
  },
  ESME_RTHROTTLED: {
    title: { en: 'throttled: rate limit exceeded', ru: 'превышена разрешённая скорость' },
    advice: { en: 'slow down and retry', ru: 'снизьте скорость и повторите' },
    meaning: {
      en: 'You send more messages per second than allowed.',
      ru: 'Вы отправляете больше сообщений в секунду, чем разрешено.',
    },
    causes: {
      en: [
        'The rate is often counted over all binds of the account together.',
        'Each part of a long message counts.',
      ],
      ru: [
        'Скорость часто считается по всем подключениям аккаунта вместе.',
        'Каждая часть длинного сообщения идёт в счёт.',
      ],
    },
    next: {
      en: ['Pause about a second, send again, stay below the agreed rate.', 'Lower the window.'],
      ru: [
        'Сделайте паузу около секунды, повторите и держитесь ниже согласованной скорости.',
        'Уменьшите окно.',
      ],
    },
    who: 'you',
  },
  ESME_RINVSCHED: {
    title: { en: 'schedule_delivery_time not accepted', ru: 'schedule_delivery_time не принят' },
    advice: { en: 'correct the time or leave it empty', ru: 'исправьте время или оставьте пустым' },
    meaning: { en: 'The scheduled time is not accepted.', ru: 'Время отложенной отправки не принято.' },
    causes: {
      en: ['Not 0 or 16 characters, wrong digits, in the past, too far ahead.'],
      ru: ['Не 0 и не 16 знаков, неверные цифры, в прошлом или слишком далеко.'],
    },
    next: {
      en: ['Send 16 characters YYMMDDhhmmsstnnp, or none.'],
      ru: ['Отправьте 16 знаков YYMMDDhhmmsstnnp или пустую строку.'],
    },
    who: 'you',
  },
  ESME_RINVEXPIRY: {
    title: { en: 'validity_period not accepted', ru: 'validity_period не принят' },
    advice: { en: 'correct the period or leave it empty', ru: 'исправьте срок или оставьте пустым' },
    meaning: { en: 'The validity period is not accepted.', ru: 'Срок жизни сообщения не принят.' },
    causes: {
      en: ['A wrong form, in the past, before the schedule, or longer than the SMSC allows.'],
      ru: ['Неверная форма, в прошлом, раньше отправки или дольше, чем разрешает SMSC.'],
    },
    next: {
      en: ['Send 16 characters or none; stay within the provider’s maximum, often 48 to 72 hours.'],
      ru: ['Отправьте 16 знаков или пустую строку; не превышайте предел провайдера, часто 48–72 часа.'],
    },
    who: 'you',
  },
  ESME_RINVDFTMSGID: {
    title: { en: 'predefined message not found', ru: 'стандартное сообщение не найдено' },
    advice: { en: 'send sm_default_msg_id 0', ru: 'отправьте sm_default_msg_id 0' },
    meaning: {
      en: 'sm_default_msg_id names a message the SMSC does not have.',
      ru: 'sm_default_msg_id указывает на сообщение, которого у SMSC нет.',
    },
    causes: { en: ['The predefined message was never set up.'], ru: ['Стандартное сообщение не заведено.'] },
    next: { en: ['Send 0 and your own text.'], ru: ['Отправьте 0 и свой текст.'] },
    who: 'you',
  },
  ESME_RX_T_APPN: {
    title: { en: 'receiver cannot take it now', ru: 'приёмник временно не может принять' },
    advice: { en: 'the SMSC will send it again', ru: 'SMSC отправит ещё раз' },
    meaning: {
      en: 'The receiving application cannot take the message now.',
      ru: 'Принимающее приложение сейчас не может принять сообщение.',
    },
    causes: {
      en: ['An ESME answers deliver_sm so when it is busy or its database is down.'],
      ru: ['Так ESME отвечает на deliver_sm, когда занят или недоступна его база.'],
    },
    next: {
      en: [
        'On the ESME side: repair the consumer; do not use this status to refuse content.',
        'The SMSC should retry by itself.',
      ],
      ru: [
        'На стороне ESME: исправьте обработчик; не отклоняйте этим статусом содержимое.',
        'SMSC должен повторить сам.',
      ],
    },
    who: 'you',
  },
  ESME_RX_P_APPN: {
    title: { en: 'receiver never takes this destination', ru: 'приёмник не принимает этот адрес' },
    advice: { en: 'stop sending to this address', ru: 'не отправляйте на этот адрес' },
    meaning: {
      en: 'The receiving application can never take messages for this destination.',
      ru: 'Принимающее приложение никогда не примет сообщения для этого адреса.',
    },
    causes: { en: ['The ESME has no user with that address.'], ru: ['У ESME нет такого адреса.'] },
    next: {
      en: ['Check address_range and the routing of the number.'],
      ru: ['Проверьте address_range и маршрутизацию номера.'],
    },
    who: 'you',
  },
  ESME_RX_R_APPN: {
    title: { en: 'receiver rejects this message', ru: 'приёмник отклонил это сообщение' },
    advice: { en: 'look at the content, do not retry', ru: 'посмотрите содержимое, не повторять' },
    meaning: {
      en: 'The receiving application rejects this one message.',
      ru: 'Принимающее приложение отклоняет именно это сообщение.',
    },
    causes: {
      en: ['The application does not understand the content.'],
      ru: ['Приложение не понимает содержимое.'],
    },
    next: {
      en: ['Look at text and data_coding of the deliver_sm.'],
      ru: ['Посмотрите текст и data_coding в deliver_sm.'],
    },
    who: 'you',
  },
  ESME_RQUERYFAIL: {
    title: { en: 'query failed', ru: 'запрос состояния не выполнен' },
    advice: { en: 'rely on receipts', ru: 'полагайтесь на отчёты' },
    meaning: { en: 'query_sm did not succeed.', ru: 'query_sm не выполнен.' },
    causes: {
      en: [
        'The message is unknown or too old, or the SMSC does not answer queries.',
        'The source address differs from that of the submit.',
      ],
      ru: [
        'Сообщение неизвестно или слишком старое, либо SMSC не отвечает на запросы.',
        'Адрес отправителя не тот, что в submit.',
      ],
    },
    next: {
      en: ['Check id and source address; rely on receipts.'],
      ru: ['Проверьте id и адрес отправителя; полагайтесь на отчёты.'],
    },
    who: 'you',
  },
  ESME_RINVTLVSTREAM: {
    title: { en: 'TLV part cannot be read', ru: 'часть TLV не читается' },
    advice: { en: 'look at the end of the PDU', ru: 'посмотрите конец PDU' },
    meaning: {
      en: 'The optional part of the PDU cannot be decoded.',
      ru: 'Необязательную часть PDU не удалось разобрать.',
    },
    causes: {
      en: [
        'One to three stray octets at the end, often a NUL after short_message.',
        'A TLV longer than the PDU.',
      ],
      ru: ['Один–три лишних октета в конце, часто NUL после short_message.', 'TLV длиннее PDU.'],
    },
    next: {
      en: ['Look at the end of the PDU octet by octet: in Inspect, in a terminal with decode.'],
      ru: ['Посмотрите конец PDU по октетам: в «Трафике», в терминале — decode.'],
    },
    who: 'you',
  },
  ESME_RTLVNOTALLWD: {
    title: { en: 'TLV not allowed', ru: 'TLV не разрешён' },
    advice: { en: 'remove the TLV', ru: 'уберите TLV' },
    meaning: { en: 'A TLV is not allowed in this PDU.', ru: 'TLV в этом PDU не разрешён.' },
    causes: {
      en: [
        'The TLV is not defined for the command, or the operator bars it.',
        'The session was bound as version 3.3.',
      ],
      ru: ['TLV не определён для команды или запрещён оператором.', 'Сессия открыта как версия 3.3.'],
    },
    next: {
      en: ['Take the TLVs out one by one; bind with interface_version 0x34.'],
      ru: ['Убирайте TLV по одному; подключитесь с interface_version 0x34.'],
    },
    who: 'you',
  },
  ESME_RINVTLVLEN: {
    title: { en: 'TLV length not valid', ru: 'неверная длина TLV' },
    advice: { en: 'correct the length of the TLV', ru: 'исправьте длину TLV' },
    meaning: { en: 'A TLV has a wrong length.', ru: 'У TLV неверная длина.' },
    causes: {
      en: ['An integer of the wrong size, a missing NUL, too long a value.'],
      ru: ['Целое не того размера, пропущенный NUL, слишком длинное значение.'],
    },
    next: {
      en: ['Compare the length (in Inspect, in a terminal with decode) with the specification.'],
      ru: ['Сверьте длину (в «Трафике», в терминале — decode) со спецификацией.'],
    },
    who: 'you',
  },
  ESME_RMISSINGTLV: {
    title: { en: 'required TLV is missing', ru: 'нет обязательного TLV' },
    advice: { en: 'add the TLV', ru: 'добавьте TLV' },
    meaning: { en: 'A TLV that is required here is not there.', ru: 'Нет TLV, который здесь обязателен.' },
    causes: {
      en: [
        'data_sm without message_payload, an incomplete set of SAR TLVs.',
        'A local requirement, such as DLT ids in India.',
      ],
      ru: [
        'data_sm без message_payload, неполный набор SAR TLV.',
        'Местное требование, например идентификаторы DLT в Индии.',
      ],
    },
    next: {
      en: ['Add the TLV; ask the provider which ones the route needs.'],
      ru: ['Добавьте TLV; узнайте у провайдера, какие нужны на маршруте.'],
    },
    who: 'you',
  },
  ESME_RINVTLVVAL: {
    title: { en: 'TLV value not valid', ru: 'недопустимое значение TLV' },
    advice: { en: 'correct the value of the TLV', ru: 'исправьте значение TLV' },
    meaning: { en: 'A TLV has a value that is not valid.', ru: 'Значение TLV недопустимо.' },
    causes: {
      en: ['A reserved or unknown value; a wrong template or entity id.'],
      ru: ['Резервное или неизвестное значение; неверный идентификатор шаблона или компании.'],
    },
    next: {
      en: ['Compare the value with the specification and the provider’s list.'],
      ru: ['Сверьте значение со спецификацией и списком провайдера.'],
    },
    who: 'you',
  },
  ESME_RDELIVERYFAILURE: {
    title: { en: 'delivery failed', ru: 'доставка не удалась' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: {
      en: 'Delivery failed while the SMSC was waiting for it (transaction mode).',
      ru: 'Доставка не удалась, пока SMSC её ждал (режим transaction).',
    },
    causes: { en: ['The handset or the network refused.'], ru: ['Отказал телефон или сеть.'] },
    next: {
      en: ['Read the TLVs delivery_failure_reason and network_error_code.'],
      ru: ['Прочитайте TLV delivery_failure_reason и network_error_code.'],
    },
    who: 'network',
  },
  ESME_RUNKNOWNERR: {
    title: { en: 'unknown error', ru: 'неизвестная ошибка' },
    advice: { en: 'retry once, then ask the provider', ru: 'повторите один раз, затем спросите провайдера' },
    meaning: { en: 'The SMSC gives no reason.', ru: 'SMSC не называет причину.' },
    causes: {
      en: ['Anything the SMSC could not classify.'],
      ru: ['Всё, что SMSC не смог классифицировать.'],
    },
    next: {
      en: ['Retry once, then report time and sequence_number.'],
      ru: ['Повторите один раз, затем сообщите время и sequence_number.'],
    },
    who: 'provider',
  },
  ESME_RSERTYPUNAUTH: {
    title: { en: 'not authorised for this service_type', ru: 'нет прав на этот service_type' },
    advice: {
      en: 'ask the provider, or clear service_type',
      ru: 'спросите провайдера или очистите service_type',
    },
    meaning: {
      en: 'The ESME may not use this service_type.',
      ru: 'ESME не имеет права на этот service_type.',
    },
    causes: { en: ['The account lacks the service.'], ru: ['У аккаунта нет этой услуги.'] },
    next: {
      en: ['Clear service_type or ask the provider to open the service.'],
      ru: ['Очистите service_type или попросите открыть услугу.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  ESME_RPROHIBITED: {
    title: { en: 'operation forbidden', ru: 'операция запрещена' },
    advice: { en: 'ask the provider to allow it', ru: 'попросите провайдера разрешить' },
    meaning: {
      en: 'The operation is known but barred for this ESME.',
      ru: 'Операция известна, но запрещена для этого ESME.',
    },
    causes: { en: ['The account has no right to it.'], ru: ['У аккаунта нет на неё прав.'] },
    next: { en: ['Ask the provider to enable it.'], ru: ['Попросите провайдера включить её.'] },
    retry: 'ask',
    who: 'provider',
  },
  ESME_RSERTYPUNAVAIL: {
    title: { en: 'service_type not available now', ru: 'service_type сейчас недоступен' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: {
      en: 'The service behind service_type is out of order.',
      ru: 'Услуга, стоящая за service_type, не работает.',
    },
    causes: { en: ['An outage of the service in the SMSC.'], ru: ['Сбой услуги на SMSC.'] },
    next: {
      en: ['Retry later or use another service_type.'],
      ru: ['Повторите позже или возьмите другой service_type.'],
    },
    who: 'provider',
  },
  ESME_RSERTYPDENIED: {
    title: { en: 'service_type denied for this message', ru: 'service_type не подходит сообщению' },
    advice: { en: 'change the content or service_type', ru: 'измените содержимое или service_type' },
    meaning: {
      en: 'This message may not use the service_type.',
      ru: 'Этому сообщению нельзя использовать такой service_type.',
    },
    causes: { en: ['The content does not fit the service.'], ru: ['Содержимое не подходит услуге.'] },
    next: { en: ['Change the content or the service_type.'], ru: ['Измените содержимое или service_type.'] },
    who: 'you',
  },
  ESME_RINVDCS: {
    title: { en: 'data_coding not supported', ru: 'data_coding не поддерживается' },
    advice: { en: 'send data_coding 0 or 8', ru: 'отправьте data_coding 0 или 8' },
    meaning: {
      en: 'The data_coding is not valid or not supported.',
      ru: 'data_coding недопустим или не поддерживается.',
    },
    causes: { en: ['A coding the SMSC does not know.'], ru: ['Кодировка, которой SMSC не знает.'] },
    next: {
      en: ['Use 0 or 8, or what the provider documents.'],
      ru: ['Берите 0, 8 или то, что описано у провайдера.'],
    },
    who: 'you',
  },
  ESME_RINVSRCADDRSUBUNIT: {
    title: { en: 'source_addr_subunit not valid', ru: 'неверный source_addr_subunit' },
    advice: { en: 'remove the TLV', ru: 'уберите TLV' },
    meaning: {
      en: 'The value of source_addr_subunit is not valid.',
      ru: 'Значение source_addr_subunit недопустимо.',
    },
    causes: { en: ['A value outside 0 to 4.'], ru: ['Значение вне 0–4.'] },
    next: { en: ['Remove the TLV.'], ru: ['Уберите TLV.'] },
    who: 'you',
  },
  ESME_RINVDSTADDRSUBUNIT: {
    title: { en: 'dest_addr_subunit not valid', ru: 'неверный dest_addr_subunit' },
    advice: { en: 'remove the TLV', ru: 'уберите TLV' },
    meaning: {
      en: 'The value of dest_addr_subunit is not valid.',
      ru: 'Значение dest_addr_subunit недопустимо.',
    },
    causes: { en: ['A value outside 0 to 4.'], ru: ['Значение вне 0–4.'] },
    next: {
      en: ['Remove the TLV, or set the class in data_coding.'],
      ru: ['Уберите TLV или задайте класс в data_coding.'],
    },
    who: 'you',
  },
  ESME_RINVBCASTFREQINT: {
    title: { en: 'broadcast_frequency_interval not valid', ru: 'неверный broadcast_frequency_interval' },
    advice: { en: 'correct unit and count', ru: 'исправьте единицу и число' },
    meaning: { en: 'The broadcast interval is not valid.', ru: 'Интервал вещания недопустим.' },
    causes: {
      en: ['A unit outside 0x00, 0x08 to 0x0E, or an interval the centre does not support.'],
      ru: ['Единица вне 0x00, 0x08–0x0E или интервал, которого центр не поддерживает.'],
    },
    next: { en: ['Correct unit and count.'], ru: ['Исправьте единицу и число.'] },
    who: 'you',
  },
  ESME_RINVBCASTALIAS_NAME: {
    title: { en: 'broadcast area alias not valid', ru: 'неверное имя зоны вещания' },
    advice: { en: 'use an alias the centre knows', ru: 'возьмите имя, известное центру' },
    meaning: { en: 'The alias of the broadcast area is not valid.', ru: 'Имя зоны вещания недопустимо.' },
    causes: {
      en: ['The name is unknown, over 100 characters or has odd characters.'],
      ru: ['Имя неизвестно, длиннее 100 знаков или с недопустимыми знаками.'],
    },
    next: {
      en: ['Use an alias set up at the broadcast centre.'],
      ru: ['Возьмите имя, заведённое в центре вещания.'],
    },
    who: 'you',
  },
  ESME_RINVBCASTAREAFMT: {
    title: { en: 'broadcast area format not valid', ru: 'неверный формат зоны вещания' },
    advice: { en: 'correct the format octet', ru: 'исправьте октет формата' },
    meaning: { en: 'The format of the broadcast area is not valid.', ru: 'Формат зоны вещания недопустим.' },
    causes: { en: ['The first octet is none of 0, 1, 2.'], ru: ['Первый октет не 0, 1 или 2.'] },
    next: {
      en: ['Correct the first octet of broadcast_area_identifier.'],
      ru: ['Исправьте первый октет broadcast_area_identifier.'],
    },
    who: 'you',
  },
  ESME_RINVNUMBCAST_AREAS: {
    title: { en: 'number of broadcast areas not valid', ru: 'недопустимое число зон вещания' },
    advice: { en: 'send fewer areas', ru: 'укажите меньше зон' },
    meaning: { en: 'The number of broadcast areas is not valid.', ru: 'Число зон вещания недопустимо.' },
    causes: {
      en: ['None, or more than the centre supports.'],
      ru: ['Ни одной или больше, чем поддерживает центр.'],
    },
    next: { en: ['Send fewer areas.'], ru: ['Укажите меньше зон.'] },
    who: 'you',
  },
  ESME_RINVBCASTCNTTYPE: {
    title: { en: 'broadcast_content_type not valid', ru: 'неверный broadcast_content_type' },
    advice: { en: 'use a listed value', ru: 'возьмите значение из списка' },
    meaning: {
      en: 'The type of the broadcast content is not valid.',
      ru: 'Тип содержимого вещания недопустим.',
    },
    causes: {
      en: ['The network tag or the content value is unknown.'],
      ru: ['Неизвестен код сети или тип содержимого.'],
    },
    next: { en: ['Use a value the specification lists.'], ru: ['Возьмите значение из спецификации.'] },
    who: 'you',
  },
  ESME_RINVBCASTMSGCLASS: {
    title: { en: 'broadcast_message_class not valid', ru: 'неверный broadcast_message_class' },
    advice: { en: 'remove or correct the TLV', ru: 'уберите или исправьте TLV' },
    meaning: {
      en: 'The class of the broadcast message is not valid.',
      ru: 'Класс сообщения вещания недопустим.',
    },
    causes: { en: ['A value outside 0 to 3.'], ru: ['Значение вне 0–3.'] },
    next: { en: ['Remove the TLV or correct it.'], ru: ['Уберите TLV или исправьте его.'] },
    who: 'you',
  },
  ESME_RBCASTFAIL: {
    title: { en: 'broadcast_sm failed', ru: 'broadcast_sm не выполнен' },
    advice: { en: 'read the error of each area', ru: 'прочитайте ошибку каждой зоны' },
    meaning: { en: 'The broadcast failed in general.', ru: 'Вещание не выполнено.' },
    causes: {
      en: ['The reason is given per area in broadcast_error_status.'],
      ru: ['Причина указана для каждой зоны в broadcast_error_status.'],
    },
    next: {
      en: ['Read broadcast_error_status of each failed area.'],
      ru: ['Прочитайте broadcast_error_status каждой неудачной зоны.'],
    },
    who: 'provider',
  },
  ESME_RBCASTQUERYFAIL: {
    title: { en: 'query_broadcast_sm failed', ru: 'query_broadcast_sm не выполнен' },
    advice: { en: 'check the id', ru: 'проверьте id' },
    meaning: {
      en: 'The query of the broadcast did not succeed.',
      ru: 'Запрос состояния вещания не выполнен.',
    },
    causes: { en: ['The message is unknown.'], ru: ['Сообщение неизвестно.'] },
    next: {
      en: ['Check message_id or user_message_reference.'],
      ru: ['Проверьте message_id или user_message_reference.'],
    },
    who: 'you',
  },
  ESME_RBCASTCANCELFAIL: {
    title: { en: 'cancel_broadcast_sm failed', ru: 'cancel_broadcast_sm не выполнен' },
    advice: { en: 'ask for its state', ru: 'запросите состояние' },
    meaning: { en: 'The broadcast could not be cancelled.', ru: 'Отменить вещание не удалось.' },
    causes: {
      en: ['The message is unknown or has ended.'],
      ru: ['Сообщение неизвестно или вещание закончено.'],
    },
    next: {
      en: ['Ask for its state with query_broadcast_sm.'],
      ru: ['Запросите состояние через query_broadcast_sm.'],
    },
    who: 'you',
  },
  ESME_RINVBCAST_REP: {
    title: { en: 'broadcast_rep_num not valid', ru: 'неверный broadcast_rep_num' },
    advice: { en: 'lower the number of repeats', ru: 'уменьшите число повторов' },
    meaning: { en: 'The number of repeats is not valid.', ru: 'Число повторов недопустимо.' },
    causes: { en: ['The centre does not support the value.'], ru: ['Центр не поддерживает такое значение.'] },
    next: { en: ['Lower the number of repeats.'], ru: ['Уменьшите число повторов.'] },
    who: 'you',
  },
  ESME_RINVBCASTSRVGRP: {
    title: { en: 'broadcast_service_group not valid', ru: 'неверный broadcast_service_group' },
    advice: { en: 'ask for valid groups', ru: 'уточните допустимые группы' },
    meaning: { en: 'The broadcast service group is not valid.', ru: 'Группа услуг вещания недопустима.' },
    causes: { en: ['The group is unknown to the centre.'], ru: ['Группа центру неизвестна.'] },
    next: { en: ['Ask the provider for valid groups.'], ru: ['Уточните допустимые группы у провайдера.'] },
    who: 'you',
  },
  ESME_RINVBCASTCHANIND: {
    title: { en: 'broadcast_channel_indicator not valid', ru: 'неверный broadcast_channel_indicator' },
    advice: { en: 'send 0 or leave it out', ru: 'отправьте 0 или уберите' },
    meaning: { en: 'The broadcast channel is not valid.', ru: 'Канал вещания недопустим.' },
    causes: { en: ['A value other than 0 or 1.'], ru: ['Значение не 0 и не 1.'] },
    next: { en: ['Send 0 or leave the TLV out.'], ru: ['Отправьте 0 или уберите TLV.'] },
    who: 'you',
  },
}
