import type { MessageStateName } from '../receipts/stat-table.ts'
import type { Knowledge } from './knowledge.ts'

/** Meaning of each message_state; the stat of a receipt is the same state written as a word. */
export const stateKnowledge: Readonly<Record<MessageStateName, Knowledge>> = {
  SCHEDULED: {
    title: { en: 'scheduled', ru: 'запланировано' },
    advice: { en: 'wait', ru: 'подождите' },
    meaning: { en: 'The message waits for its scheduled time.', ru: 'Сообщение ждёт назначенного времени.' },
    causes: { en: ['schedule_delivery_time lies in the future.'], ru: ['schedule_delivery_time в будущем.'] },
    next: {
      en: ['Nothing to do; an SMSC of version 3.4 reports ENROUTE instead.'],
      ru: ['Ничего делать не нужно; SMSC версии 3.4 сообщает вместо этого ENROUTE.'],
    },
    retry: 'later',
    who: 'nobody',
  },
  ENROUTE: {
    title: { en: 'on its way', ru: 'в пути' },
    advice: { en: 'wait for the final state', ru: 'дождитесь финального состояния' },
    meaning: {
      en: 'The message is on its way; this is not a final state.',
      ru: 'Сообщение в пути; это не финальное состояние.',
    },
    causes: {
      en: [
        'The handset is off or out of reach and the SMSC keeps trying.',
        'The next carrier has not reported yet.',
      ],
      ru: ['Телефон выключен или вне сети, SMSC продолжает попытки.', 'Следующий оператор ещё не отчитался.'],
    },
    next: {
      en: ['Wait: another receipt will follow, at the latest when validity_period ends.'],
      ru: ['Подождите: придёт ещё один отчёт, самое позднее по истечении validity_period.'],
    },
    retry: 'later',
    who: 'nobody',
  },
  DELIVERED: {
    title: { en: 'delivered', ru: 'доставлено' },
    advice: { en: 'nothing to do', ru: 'ничего делать не нужно' },
    meaning: {
      en: 'The message was delivered to the handset, as the operator reports it.',
      ru: 'Сообщение доставлено на телефон, так сообщает оператор.',
    },
    causes: {
      en: ['Some routes report delivery they cannot know of: a receipt can be false.'],
      ru: ['Некоторые маршруты сообщают о доставке, не зная о ней: отчёт может быть ложным.'],
    },
    next: {
      en: ['If the handset shows nothing, ask the provider for the operator’s own confirmation.'],
      ru: ['Если на телефоне сообщения нет, попросите у провайдера подтверждение оператора.'],
    },
    retry: 'never',
    who: 'nobody',
  },
  EXPIRED: {
    title: { en: 'expired', ru: 'срок истёк' },
    advice: { en: 'retry when the handset is reachable', ru: 'повторите, когда телефон будет в сети' },
    meaning: {
      en: 'The validity period ended before the message could be delivered.',
      ru: 'Срок жизни сообщения истёк до доставки.',
    },
    causes: {
      en: [
        'The handset was off or out of coverage for the whole period.',
        'The memory of the handset is full.',
        'validity_period is too short.',
      ],
      ru: [
        'Телефон всё это время был выключен или вне сети.',
        'Память телефона заполнена.',
        'Слишком короткий validity_period.',
      ],
    },
    next: {
      en: [
        'Send again later, or with a longer validity_period.',
        'If many numbers of one operator expire, ask the provider about the route.',
      ],
      ru: [
        'Отправьте позже или с большим validity_period.',
        'Если истекает у многих номеров одного оператора, спросите провайдера о маршруте.',
      ],
    },
    retry: 'later',
    who: 'subscriber',
  },
  DELETED: {
    title: { en: 'deleted', ru: 'удалено' },
    advice: { en: 'ask who deleted it', ru: 'узнайте, кто удалил' },
    meaning: {
      en: 'The message was removed from the SMSC before delivery.',
      ru: 'Сообщение удалено из SMSC до доставки.',
    },
    causes: {
      en: ['cancel_sm was sent, or an operator removed it.', 'A replacement took its place.'],
      ru: ['Отправлен cancel_sm, либо удалил оператор.', 'Его вытеснила замена.'],
    },
    next: {
      en: ['If you did not cancel it, ask the provider.'],
      ru: ['Если вы не отменяли, спросите провайдера.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  UNDELIVERABLE: {
    title: { en: 'undeliverable', ru: 'не доставлено' },
    advice: { en: 'read err, check the number', ru: 'прочитайте err, проверьте номер' },
    meaning: {
      en: 'The message cannot be delivered and will not be tried again.',
      ru: 'Сообщение доставить нельзя, попыток больше не будет.',
    },
    causes: {
      en: [
        'The number does not exist or takes no SMS.',
        'The subscriber is barred, or a filter stopped the message.',
      ],
      ru: [
        'Номер не существует или не принимает SMS.',
        'Абонент заблокирован, или сообщение остановил фильтр.',
      ],
    },
    next: {
      en: [
        'Read err of the receipt in the provider’s table, and network_error_code if it is there.',
        'Check the number; try a plain text.',
      ],
      ru: [
        'Посмотрите err отчёта в таблице провайдера и network_error_code, если он есть.',
        'Проверьте номер; попробуйте простой текст.',
      ],
    },
    retry: 'ask',
    who: 'subscriber',
  },
  ACCEPTED: {
    title: { en: 'accepted, not delivered', ru: 'принято, не доставлено' },
    advice: { en: 'wait: a second receipt may come', ru: 'подождите: возможен второй отчёт' },
    meaning: {
      en: 'By the specification a person accepted the message for the subscriber; most providers mean that the next carrier took it.',
      ru: 'По спецификации сообщение принял за абонента человек; большинство провайдеров имеет в виду, что его взял следующий оператор.',
    },
    causes: {
      en: [
        'The carrier behind the provider took the message and has not reported yet.',
        'A provider that runs Kannel’s opensmppbox writes it for messages that expired.',
      ],
      ru: [
        'Следующий оператор принял сообщение и ещё не отчитался.',
        'Провайдер с opensmppbox (Kannel) пишет так о сообщениях, срок которых истёк.',
      ],
    },
    next: {
      en: [
        'Do not count it as delivered; wait for DELIVRD or a failure.',
        'Ask the provider whether this state is final for them.',
      ],
      ru: [
        'Не считайте доставленным; дождитесь DELIVRD или отказа.',
        'Узнайте у провайдера, финальное ли оно у него.',
      ],
    },
    retry: 'later',
    who: 'provider',
  },
  UNKNOWN: {
    title: { en: 'state unknown', ru: 'состояние неизвестно' },
    advice: { en: 'ask the provider', ru: 'спросите провайдера' },
    meaning: {
      en: 'The SMSC does not know what became of the message.',
      ru: 'SMSC не знает, что стало с сообщением.',
    },
    causes: {
      en: ['The route gives no receipts, or the receipt was lost on the way.'],
      ru: ['Маршрут не даёт отчётов, или отчёт потерян по дороге.'],
    },
    next: {
      en: ['Run query_sm; ask the provider for the state on the operator’s side.'],
      ru: ['Выполните query_sm; спросите у провайдера состояние на стороне оператора.'],
    },
    retry: 'ask',
    who: 'provider',
  },
  REJECTED: {
    title: { en: 'rejected', ru: 'отклонено' },
    advice: { en: 'read err, ask the provider', ru: 'прочитайте err, спросите провайдера' },
    meaning: {
      en: 'The message was refused on the way and will not be delivered.',
      ru: 'Сообщение отклонено в пути и доставлено не будет.',
    },
    causes: {
      en: ['Sender or text is not allowed by the operator.', 'No route, no credit, or a blacklisted number.'],
      ru: [
        'Оператор не пропускает отправителя или текст.',
        'Нет маршрута, нет денег, номер в чёрном списке.',
      ],
    },
    next: {
      en: [
        'Read err of the receipt; change sender or text accordingly.',
        'Ask the provider which rule fired.',
      ],
      ru: [
        'Посмотрите err отчёта; измените отправителя или текст.',
        'Узнайте у провайдера, какое правило сработало.',
      ],
    },
    retry: 'ask',
    who: 'provider',
  },
  SKIPPED: {
    title: { en: 'skipped', ru: 'пропущено' },
    advice: { en: 'ask the provider', ru: 'спросите провайдера' },
    meaning: { en: 'The SMSC skipped the message on purpose.', ru: 'SMSC намеренно пропустил сообщение.' },
    causes: {
      en: ['A rule of the SMSC; used for broadcasts above all.'],
      ru: ['Правило SMSC; встречается прежде всего в вещании.'],
    },
    next: { en: ['Ask the provider why.'], ru: ['Узнайте причину у провайдера.'] },
    retry: 'ask',
    who: 'provider',
  },
}
