import type { Knowledge } from './knowledge.ts'

/**
 * Reasons why a message did not reach the handset, each described once: the errors of the mobile network, and
 * those that providers add in the `err` of receipts.
 */
export const deliveryReasonTable = {
  'unknown-subscriber': {
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
  'unidentified-subscriber': {
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
  'absent-for-sms': {
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
  'roaming-not-allowed': {
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
  'illegal-subscriber': {
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
  'bearer-not-provisioned': {
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
  'sms-not-provisioned': {
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
  'illegal-equipment': {
    title: { en: 'illegal equipment', ru: 'телефон запрещён сетью' },
    advice: { en: 'do not retry', ru: 'не повторять' },
    meaning: { en: 'The network does not accept the handset.', ru: 'Сеть не принимает этот телефон.' },
    causes: { en: ['The handset is on a list of stolen ones.'], ru: ['Телефон в списке украденных.'] },
    next: { en: ['Nothing to do on the sender’s side.'], ru: ['На стороне отправителя делать нечего.'] },
    retry: 'never',
    who: 'subscriber',
  },
  'call-barred': {
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
  'closed-group': {
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
  'facility-not-supported': {
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
  'absent-subscriber': {
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
  'subscriber-busy': {
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
  'delivery-failure': {
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
  'waiting-list-full': {
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
  'network-failure': {
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
  'data-missing': {
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
  'unexpected-value': {
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
  'memory-full': {
    title: { en: 'handset memory full', ru: 'память телефона заполнена' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: {
      en: 'The handset has no room for another message.',
      ru: 'В телефоне нет места для ещё одного сообщения.',
    },
    causes: {
      en: ['Old messages fill the memory of the phone or the SIM card.'],
      ru: ['Память телефона или SIM-карты занята старыми сообщениями.'],
    },
    next: {
      en: ['Retry later; the subscriber has to delete messages.'],
      ru: ['Повторите позже; абонент должен удалить сообщения.'],
    },
    retry: 'later',
    who: 'subscriber',
  },
  'handset-error': {
    title: { en: 'error in the handset', ru: 'ошибка в телефоне' },
    advice: { en: 'retry with a plain text', ru: 'повторите с простым текстом' },
    meaning: {
      en: 'The handset answered the delivery with an error.',
      ru: 'Телефон ответил на доставку ошибкой.',
    },
    causes: {
      en: ['It cannot read the message: class, coding, UDH or a replace request.'],
      ru: ['Он не может прочесть сообщение: класс, кодировка, UDH или запрос замены.'],
    },
    next: {
      en: ['Try a plain text without class and UDH.'],
      ru: ['Попробуйте простой текст без класса и UDH.'],
    },
    retry: 'later',
    who: 'subscriber',
  },
  'modem-fault': {
    title: { en: 'fault of the modem that sends', ru: 'ошибка отправляющего модема' },
    advice: { en: 'tell the provider, retry later', ru: 'сообщите провайдеру, повторите позже' },
    meaning: {
      en: 'The gateway sends through a modem or phone, and this is the modem’s own error: it says nothing about the recipient.',
      ru: 'Шлюз отправляет через модем или телефон, и это ошибка самого модема: о получателе она ничего не говорит.',
    },
    causes: {
      en: ['The SIM, the memory or the state of the modem does not allow it to send.'],
      ru: ['SIM-карта, память или состояние модема не дают отправить.'],
    },
    next: {
      en: [
        'If the modem is yours, look at its SIM, PIN, memory and network.',
        'Otherwise give the provider the text with its number and the time.',
      ],
      ru: [
        'Если модем ваш, проверьте SIM-карту, PIN, память и сеть.',
        'Иначе передайте провайдеру текст ошибки с номером и временем.',
      ],
    },
    retry: 'later',
    who: 'provider',
  },
  'not-sms-capable': {
    title: { en: 'handset cannot take SMS', ru: 'устройство не принимает SMS' },
    advice: { en: 'do not retry', ru: 'не повторять' },
    meaning: {
      en: 'The device of the subscriber does not support SMS, or not of this kind.',
      ru: 'Устройство абонента не поддерживает SMS или SMS такого вида.',
    },
    causes: {
      en: ['A landline, a modem or another device without SMS.'],
      ru: ['Городской телефон, модем или другое устройство без SMS.'],
    },
    next: { en: ['Take the number off the list.'], ru: ['Уберите номер из списка.'] },
    retry: 'never',
    who: 'subscriber',
  },
  congestion: {
    title: { en: 'congestion on the way', ru: 'перегрузка в пути' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: {
      en: 'A node on the way to the handset is overloaded.',
      ru: 'Узел на пути к телефону перегружен.',
    },
    causes: { en: ['Peak load in the operator’s network.'], ru: ['Пиковая нагрузка в сети оператора.'] },
    next: { en: ['Retry with growing pauses.'], ru: ['Повторяйте с растущими паузами.'] },
    retry: 'later',
    who: 'network',
  },
  'protocol-error': {
    title: { en: 'signalling error in the network', ru: 'ошибка сигнализации в сети' },
    advice: { en: 'retry once, then ask the provider', ru: 'повторите один раз, затем спросите провайдера' },
    meaning: {
      en: 'The nodes of the mobile network did not understand each other (SCCP, TCAP or MAP).',
      ru: 'Узлы мобильной сети не поняли друг друга (SCCP, TCAP или MAP).',
    },
    causes: {
      en: ['A wrong address of a node, an incompatible version, an incomplete request.'],
      ru: ['Неверный адрес узла, несовместимая версия, неполный запрос.'],
    },
    next: {
      en: ['Retry once; report number, time and code to the provider.'],
      ru: ['Повторите один раз; сообщите провайдеру номер, время и код.'],
    },
    retry: 'ask',
    who: 'network',
  },
  'network-timeout': {
    title: { en: 'no answer from the network', ru: 'сеть не ответила' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: { en: 'The network did not answer in time.', ru: 'Сеть не ответила вовремя.' },
    causes: {
      en: ['The handset or a node on the way could not be reached.'],
      ru: ['Телефон или узел на пути был недоступен.'],
    },
    next: { en: ['Retry later.'], ru: ['Повторите позже.'] },
    retry: 'later',
    who: 'network',
  },
  expired: {
    title: { en: 'validity period ended', ru: 'срок жизни истёк' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: {
      en: 'The message was not delivered within its validity period.',
      ru: 'Сообщение не доставлено за срок жизни.',
    },
    causes: {
      en: ['The handset was out of reach the whole time.'],
      ru: ['Телефон всё время был недоступен.'],
    },
    next: {
      en: ['Send again later, or with a longer validity_period.'],
      ru: ['Отправьте позже или с большим validity_period.'],
    },
    retry: 'later',
    who: 'subscriber',
  },
  cancelled: {
    title: { en: 'cancelled', ru: 'отменено' },
    advice: { en: 'ask who cancelled it', ru: 'узнайте, кто отменил' },
    meaning: {
      en: 'The delivery was given up before it was tried to the end.',
      ru: 'Доставка прекращена до исчерпания попыток.',
    },
    causes: {
      en: ['The sender, the provider or the network cancelled it.'],
      ru: ['Отменил отправитель, провайдер или сеть.'],
    },
    next: {
      en: ['If you did not cancel it, ask the provider.'],
      ru: ['Если вы не отменяли, спросите провайдера.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  'no-error': {
    title: { en: 'no error', ru: 'без ошибки' },
    advice: { en: 'nothing to do', ru: 'ничего делать не нужно' },
    meaning: {
      en: 'The code stands for success, or no reason was given.',
      ru: 'Код означает успех, либо причина не указана.',
    },
    causes: {
      en: ['With a stat other than DELIVRD it means that no reason is known.'],
      ru: ['При stat, отличном от DELIVRD, значит, что причина неизвестна.'],
    },
    next: { en: ['Read stat of the same receipt.'], ru: ['Посмотрите stat того же отчёта.'] },
    retry: 'never',
    who: 'nobody',
  },
  ported: {
    title: { en: 'portability problem', ru: 'ошибка переносимости номера' },
    advice: { en: 'ask the provider', ru: 'спросите провайдера' },
    meaning: {
      en: 'The number was ported, and the route did not find its network.',
      ru: 'Номер перенесён, и маршрут не нашёл его сеть.',
    },
    causes: {
      en: ['The database of ported numbers is out of date.'],
      ru: ['База перенесённых номеров устарела.'],
    },
    next: { en: ['Report the number to the provider.'], ru: ['Сообщите номер провайдеру.'] },
    retry: 'ask',
    who: 'provider',
  },
  'not-registered-here': {
    title: { en: 'subscriber not registered in a network', ru: 'абонент не зарегистрирован в сети' },
    advice: { en: 'retry later', ru: 'повторите позже' },
    meaning: {
      en: 'The network has no current registration of the handset.',
      ru: 'В сети нет действующей регистрации телефона.',
    },
    causes: {
      en: ['The handset has been off for a long time or left the network.'],
      ru: ['Телефон давно выключен или покинул сеть.'],
    },
    next: {
      en: ['Retry later; after days, treat the number as gone.'],
      ru: ['Повторите позже; через несколько дней считайте номер недействующим.'],
    },
    retry: 'later',
    who: 'subscriber',
  },
  'sim-swapped': {
    title: { en: 'SIM card was replaced', ru: 'SIM-карта заменена' },
    advice: { en: 'retry after a day', ru: 'повторите через сутки' },
    meaning: {
      en: 'The subscriber changed the SIM card; alphanumeric senders are held back for a day.',
      ru: 'Абонент сменил SIM-карту; сообщения с буквенных имён задерживаются на сутки.',
    },
    causes: {
      en: ['A protection of banks’ codes against stolen numbers.'],
      ru: ['Защита банковских кодов от кражи номера.'],
    },
    next: { en: ['Retry after 24 hours.'], ru: ['Повторите через 24 часа.'] },
    retry: 'later',
    who: 'subscriber',
  },
  'in-transit': {
    title: { en: 'still on its way', ru: 'ещё в пути' },
    advice: { en: 'wait for the final state', ru: 'дождитесь финального состояния' },
    meaning: {
      en: 'The code reports progress, not a failure: the message is queued or handed on.',
      ru: 'Код сообщает о ходе доставки, а не об ошибке: сообщение в очереди или передано дальше.',
    },
    causes: {
      en: ['The handset is out of reach, or the next carrier has not reported yet.'],
      ru: ['Телефон вне сети, либо следующий оператор ещё не отчитался.'],
    },
    next: {
      en: ['Wait for another receipt; do not send again, that would deliver the text twice.'],
      ru: ['Дождитесь следующего отчёта; не отправляйте заново, иначе текст придёт дважды.'],
    },
    retry: 'later',
    who: 'nobody',
  },
  'recipient-credit': {
    title: { en: 'recipient out of prepaid credit', ru: 'у получателя закончились средства' },
    advice: { en: 'nothing to correct; retry later', ru: 'исправлять нечего; повторите позже' },
    meaning: {
      en: 'The operator could not charge the recipient; the sender’s account is not concerned.',
      ru: 'Оператор не смог списать деньги у получателя; счёт отправителя ни при чём.',
    },
    causes: {
      en: ['The recipient’s prepaid balance is empty.', 'Paid messages are barred for the recipient.'],
      ru: ['Баланс получателя пуст.', 'Платные сообщения у получателя запрещены.'],
    },
    next: {
      en: ['Reach the recipient another way, or retry after some hours.'],
      ru: ['Свяжитесь с получателем иначе или повторите через несколько часов.'],
    },
    retry: 'later',
    who: 'subscriber',
  },
  'unknown-service-centre': {
    title: { en: 'service centre not known', ru: 'SMS-центр неизвестен' },
    advice: { en: 'report it to the provider', ru: 'сообщите провайдеру' },
    meaning: {
      en: 'The network does not know the address of the service centre that delivers.',
      ru: 'Сеть не знает адреса SMS-центра, который доставляет сообщение.',
    },
    causes: {
      en: ['The route uses a service centre that this network has no agreement with.'],
      ru: ['Маршрут идёт через SMS-центр, с которым у этой сети нет соглашения.'],
    },
    next: {
      en: ['Give the provider the number and the time; ask for another route.'],
      ru: ['Передайте провайдеру номер и время; попросите другой маршрут.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  'permanent-failure': {
    title: { en: 'permanent failure', ru: 'постоянная ошибка' },
    advice: { en: 'do not retry, ask the provider', ru: 'не повторять, спросить провайдера' },
    meaning: {
      en: 'The operator or the handset refused the message for good and gives no closer reason.',
      ru: 'Оператор или телефон окончательно отказал в доставке и точной причины не называет.',
    },
    causes: {
      en: ['The number cannot receive such messages.', 'The operator filters the sender or the text.'],
      ru: ['Номер не принимает таких сообщений.', 'Оператор фильтрует отправителя или текст.'],
    },
    next: {
      en: ['Ask the provider for the operator’s own code.'],
      ru: ['Запросите у провайдера исходный код оператора.'],
    },
    retry: 'never',
    who: 'provider',
  },
  'partial-failure': {
    title: { en: 'not all parts were sent', ru: 'отправлены не все части' },
    advice: { en: 'see which parts failed', ru: 'посмотрите, какие части не прошли' },
    meaning: {
      en: 'Some parts of a long message were sent and others were not.',
      ru: 'Часть длинного сообщения отправлена, часть — нет.',
    },
    causes: {
      en: ['One part was refused or timed out on the way.'],
      ru: ['Одна из частей отклонена или не дошла вовремя.'],
    },
    next: {
      en: ['Send the whole text again: the handset cannot join parts of two sends.'],
      ru: ['Отправьте весь текст заново: телефон не соберёт части двух отправок.'],
    },
    retry: 'later',
    who: 'provider',
  },
  'request-failed': {
    title: { en: 'request failed', ru: 'запрос не выполнен' },
    advice: { en: 'look at the state, then ask', ru: 'проверьте состояние, затем спросите' },
    meaning: {
      en: 'The carrier did not carry out the request to submit, cancel or replace.',
      ru: 'Оператор не выполнил запрос на отправку, отмену или замену.',
    },
    causes: {
      en: ['The message is already final, or the carrier does not offer the operation.'],
      ru: ['Сообщение уже в финальном состоянии, либо оператор такой операции не предлагает.'],
    },
    next: {
      en: ['Look at the message’s state first; ask the provider with its message_id.'],
      ru: ['Сначала проверьте состояние сообщения; спросите провайдера, назвав message_id.'],
    },
    retry: 'ask',
    who: 'provider',
  },
} as const satisfies Record<string, Knowledge>
