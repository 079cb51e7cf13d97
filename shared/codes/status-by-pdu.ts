import type { StatusName } from '../smpp/status-table.ts'
import type { StatusKnowledge } from './status-knowledge.ts'

/** Kinds of response in which a status means something else than elsewhere. */
export type ResponseKind = 'bind' | 'submit' | 'deliver' | 'query' | 'nack'

/** Where the meaning depends on the response it was read in, this row takes the place of the general one. */
export const statusByPdu: Readonly<Record<ResponseKind, Partial<Record<StatusName, StatusKnowledge>>>> = {
  bind: {
    ESME_RSYSERR: {
      title: {
        en: 'bind failed: internal error of the SMSC',
        ru: 'bind не выполнен: внутренняя ошибка SMSC',
      },
      advice: { en: 'try again, then ask the provider', ru: 'попробуйте ещё раз, затем спросите провайдера' },
      meaning: { en: 'The SMSC could not complete the bind.', ru: 'SMSC не смог завершить подключение.' },
      causes: {
        en: [
          'The authentication service of the provider is down.',
          'Some SMSCs answer a wrong password or address so.',
        ],
        ru: [
          'Не работает служба проверки учётных данных провайдера.',
          'Некоторые SMSC отвечают так на неверный пароль или адрес.',
        ],
      },
      next: {
        en: [
          'Check the credentials; try again in a minute.',
          'Ask the provider what its log says about your bind.',
        ],
        ru: [
          'Проверьте учётные данные; попробуйте через минуту.',
          'Спросите провайдера, что о вашем bind в его журнале.',
        ],
      },
      who: 'provider',
    },
    ESME_RALYBND: {
      title: { en: 'already bound, or too many binds', ru: 'уже подключено или слишком много сессий' },
      advice: {
        en: 'close the other session, wait, bind',
        ru: 'закройте другую сессию, подождите, подключитесь',
      },
      meaning: {
        en: 'The account has a session already and may not open another.',
        ru: 'У аккаунта уже есть сессия, ещё одну открыть нельзя.',
      },
      causes: {
        en: [
          'Another client is bound with the same account.',
          'The previous session was cut, and the SMSC has not noticed yet.',
        ],
        ru: [
          'С этим аккаунтом подключён другой клиент.',
          'Прежняя сессия оборвалась, а SMSC этого ещё не заметил.',
        ],
      },
      next: {
        en: [
          'Close other clients; wait for the SMSC’s inactivity timer, usually one to five minutes.',
          'Ask the provider how many binds are allowed, and of which type.',
        ],
        ru: [
          'Закройте другие клиенты; дождитесь таймера неактивности SMSC, обычно одну–пять минут.',
          'Узнайте у провайдера, сколько сессий и каких разрешено.',
        ],
      },
      who: 'you',
    },
    ESME_RINVCMDID: {
      title: { en: 'bind type not supported', ru: 'режим подключения не поддерживается' },
      advice: { en: 'bind with another type', ru: 'подключитесь в другом режиме' },
      meaning: {
        en: 'The SMSC does not serve this kind of bind.',
        ru: 'SMSC не обслуживает такой вид bind.',
      },
      causes: {
        en: ['bind_transceiver sent to an SMSC of version 3.3, or a send-only account bound as receiver.'],
        ru: ['bind_transceiver отправлен SMSC версии 3.3, или аккаунт без приёма подключён как receiver.'],
      },
      next: {
        en: ['Bind as transmitter, or as two sessions, transmitter and receiver.'],
        ru: ['Подключитесь как transmitter или двумя сессиями, transmitter и receiver.'],
      },
      who: 'you',
    },
    ESME_RINVBNDSTS: {
      title: { en: 'bind not allowed now', ru: 'bind сейчас недопустим' },
      advice: { en: 'close the connection and bind anew', ru: 'закройте соединение и подключитесь заново' },
      meaning: {
        en: 'The connection is bound already, or its type is not allowed for the account.',
        ru: 'Соединение уже подключено, либо режим для аккаунта не разрешён.',
      },
      causes: {
        en: ['A second bind on one connection.', 'The account may not use this bind type.'],
        ru: ['Второй bind в одном соединении.', 'Аккаунту этот режим не разрешён.'],
      },
      next: {
        en: ['Open a new connection; ask the provider which bind types are allowed.'],
        ru: ['Откройте новое соединение; узнайте у провайдера разрешённые режимы.'],
      },
      who: 'you',
    },
    ESME_RTHROTTLED: {
      title: { en: 'too many bind attempts or sessions', ru: 'слишком часто подключаетесь или много сессий' },
      advice: { en: 'wait a minute before the next bind', ru: 'подождите минуту до следующего bind' },
      meaning: {
        en: 'The SMSC limits how often or how many times you bind.',
        ru: 'SMSC ограничивает частоту или число подключений.',
      },
      causes: {
        en: ['A reconnect without growing pauses.', 'More sessions than the account allows.'],
        ru: ['Переподключение без растущих пауз.', 'Сессий больше, чем разрешено аккаунту.'],
      },
      next: {
        en: ['Lengthen the pauses of the reconnect; close other sessions.'],
        ru: ['Увеличьте паузы переподключения; закройте лишние сессии.'],
      },
      who: 'you',
    },
    ESME_RPROHIBITED: {
      title: { en: 'this bind is forbidden for the account', ru: 'такое подключение аккаунту запрещено' },
      advice: { en: 'ask the provider to allow it', ru: 'попросите провайдера разрешить' },
      meaning: {
        en: 'The account may not bind this way.',
        ru: 'Аккаунту нельзя подключаться таким образом.',
      },
      causes: {
        en: ['The bind type is not open, or the account is blocked.'],
        ru: ['Режим не открыт, или аккаунт заблокирован.'],
      },
      next: {
        en: ['Ask the provider which bind types are allowed.'],
        ru: ['Узнайте у провайдера разрешённые режимы.'],
      },
      retry: 'ask',
      who: 'provider',
    },
  },
  submit: {
    ESME_RBINDFAIL: {
      title: {
        en: 'session not accepted (a bind error in a submit response)',
        ru: 'сессия не принята (ошибка bind в ответе на отправку)',
      },
      advice: {
        en: 'bind again, then ask the provider',
        ru: 'подключитесь заново, затем спросите провайдера',
      },
      meaning: {
        en: 'This status belongs to bind responses; here the SMSC uses it for “you may not send”.',
        ru: 'Этот статус принадлежит ответам на bind; здесь SMSC говорит им «отправлять нельзя».',
      },
      causes: {
        en: ['The account was suspended after the bind.', 'A gateway behind the SMSC lost its own session.'],
        ru: ['Аккаунт приостановлен уже после bind.', 'Шлюз за SMSC потерял собственную сессию.'],
      },
      next: {
        en: [
          'Bind again and repeat one submit.',
          'If it stays, ask the provider: nothing in the message itself explains it.',
        ],
        ru: [
          'Подключитесь заново и повторите один submit.',
          'Если остаётся, спросите провайдера: в самом сообщении причины нет.',
        ],
      },
      who: 'you',
    },
    ESME_RINVPASWD: {
      title: { en: 'password refused at sending', ru: 'пароль отклонён при отправке' },
      advice: { en: 'bind again, check the account', ru: 'подключитесь заново, проверьте аккаунт' },
      meaning: {
        en: 'A bind error in the response to a submit: the SMSC checks the account for each message.',
        ru: 'Ошибка bind в ответе на отправку: SMSC проверяет аккаунт на каждом сообщении.',
      },
      causes: {
        en: ['The password was changed or the account blocked after the bind.'],
        ru: ['Пароль сменён или аккаунт заблокирован после bind.'],
      },
      next: {
        en: ['Bind again with the current password; ask the provider about the account.'],
        ru: ['Подключитесь заново с действующим паролем; спросите провайдера об аккаунте.'],
      },
      who: 'you',
    },
    ESME_RINVSYSID: {
      title: { en: 'account refused at sending', ru: 'аккаунт отклонён при отправке' },
      advice: { en: 'bind again, check the account', ru: 'подключитесь заново, проверьте аккаунт' },
      meaning: {
        en: 'A bind error in the response to a submit: the SMSC no longer accepts the account.',
        ru: 'Ошибка bind в ответе на отправку: SMSC больше не принимает аккаунт.',
      },
      causes: {
        en: ['The account was removed or blocked after the bind.'],
        ru: ['Аккаунт удалён или заблокирован после bind.'],
      },
      next: {
        en: ['Bind again; ask the provider about the account.'],
        ru: ['Подключитесь заново; спросите провайдера об аккаунте.'],
      },
      who: 'you',
    },
    ESME_RINVBNDSTS: {
      title: { en: 'sending not allowed in this session', ru: 'отправка в этой сессии недопустима' },
      advice: {
        en: 'bind as transmitter or transceiver',
        ru: 'подключитесь как transmitter или transceiver',
      },
      meaning: {
        en: 'A submit came over a session that may not send.',
        ru: 'Submit пришёл в сессии, которой нельзя отправлять.',
      },
      causes: {
        en: ['The session is bound as receiver.', 'The SMSC has dropped the bind and waits for a new one.'],
        ru: ['Сессия открыта как receiver.', 'SMSC снял подключение и ждёт нового bind.'],
      },
      next: {
        en: ['Bind as transmitter or transceiver.', 'If the type is right, bind again.'],
        ru: ['Подключитесь как transmitter или transceiver.', 'Если режим верный, подключитесь заново.'],
      },
      who: 'you',
    },
    ESME_RX_T_APPN: {
      title: { en: 'temporary refusal by the next system', ru: 'временный отказ следующей системы' },
      advice: { en: 'retry later', ru: 'повторите позже' },
      meaning: {
        en: 'The system behind the SMSC cannot take the message now.',
        ru: 'Система за SMSC сейчас не может принять сообщение.',
      },
      causes: {
        en: [
          'The status is meant for deliver_sm_resp; gateways pass it through from the system behind them.',
        ],
        ru: ['Статус предназначен для deliver_sm_resp; шлюзы передают его от системы за ними.'],
      },
      next: {
        en: ['Retry after a pause; if it stays, ask the provider.'],
        ru: ['Повторите после паузы; если остаётся, спросите провайдера.'],
      },
      retry: 'later',
      who: 'provider',
    },
    ESME_RX_P_APPN: {
      title: { en: 'permanent refusal by the next system', ru: 'постоянный отказ следующей системы' },
      advice: { en: 'do not retry, ask the provider', ru: 'не повторять, спросите провайдера' },
      meaning: {
        en: 'The system behind the SMSC will not take this message.',
        ru: 'Система за SMSC это сообщение не примет.',
      },
      causes: {
        en: ['Destination, sender or content is not allowed there.'],
        ru: ['Там не разрешены номер, отправитель или содержимое.'],
      },
      next: {
        en: ['Change the message or ask the provider what was refused.'],
        ru: ['Измените сообщение или узнайте у провайдера, что именно отклонено.'],
      },
      retry: 'never',
      who: 'provider',
    },
    ESME_RX_R_APPN: {
      title: { en: 'message refused by the next system', ru: 'сообщение отклонено следующей системой' },
      advice: { en: 'change the message', ru: 'измените сообщение' },
      meaning: {
        en: 'The system behind the SMSC refuses this message.',
        ru: 'Система за SMSC отклоняет это сообщение.',
      },
      causes: { en: ['Its content does not pass there.'], ru: ['Его содержимое там не проходит.'] },
      next: {
        en: ['Try a plain text; ask the provider what was refused.'],
        ru: ['Попробуйте простой текст; узнайте у провайдера, что именно отклонено.'],
      },
      retry: 'never',
      who: 'provider',
    },
  },
  deliver: {
    ESME_RSYSERR: {
      title: { en: 'your client failed to take the message', ru: 'клиент не смог принять сообщение' },
      advice: { en: 'repair the receiving application', ru: 'исправьте принимающее приложение' },
      meaning: {
        en: 'The answer to a deliver_sm: the receiving side failed inside.',
        ru: 'Ответ на deliver_sm: внутренний сбой на принимающей стороне.',
      },
      causes: {
        en: ['The application that takes messages or receipts is broken.'],
        ru: ['Неисправно приложение, принимающее сообщения или отчёты.'],
      },
      next: {
        en: ['Repair it: the SMSC will deliver again, and may hold the whole queue.'],
        ru: ['Исправьте его: SMSC доставит снова и может остановить всю очередь.'],
      },
      who: 'you',
    },
    ESME_RMSGQFUL: {
      title: { en: 'queue of the receiving client is full', ru: 'очередь принимающего клиента переполнена' },
      advice: { en: 'speed up the receiver', ru: 'ускорьте приём' },
      meaning: {
        en: 'The answer to a deliver_sm: the receiver has no room.',
        ru: 'Ответ на deliver_sm: у принимающей стороны нет места.',
      },
      causes: {
        en: ['Messages and receipts come faster than they are handled.'],
        ru: ['Сообщения и отчёты приходят быстрее, чем обрабатываются.'],
      },
      next: {
        en: ['Handle them faster, or answer first and work afterwards.'],
        ru: ['Обрабатывайте быстрее либо сначала отвечайте, потом работайте.'],
      },
      who: 'you',
    },
    ESME_RTHROTTLED: {
      title: { en: 'receiving client asks for a slower pace', ru: 'принимающий клиент просит медленнее' },
      advice: { en: 'speed up the receiver', ru: 'ускорьте приём' },
      meaning: {
        en: 'The answer to a deliver_sm: the receiver wants fewer messages per second.',
        ru: 'Ответ на deliver_sm: принимающая сторона хочет меньше сообщений в секунду.',
      },
      causes: {
        en: ['Messages and receipts come faster than they are handled.'],
        ru: ['Сообщения и отчёты приходят быстрее, чем обрабатываются.'],
      },
      next: {
        en: ['Handle them faster, or answer first and work afterwards.'],
        ru: ['Обрабатывайте быстрее либо сначала отвечайте, потом работайте.'],
      },
      who: 'you',
    },
  },
  query: {
    ESME_RINVMSGID: {
      title: { en: 'message to be queried is not known', ru: 'запрошенное сообщение неизвестно' },
      advice: { en: 'check id and source address', ru: 'проверьте id и адрес отправителя' },
      meaning: {
        en: 'The SMSC finds no message with this message_id and source address.',
        ru: 'SMSC не находит сообщения с таким message_id и адресом отправителя.',
      },
      causes: {
        en: [
          'The id is decimal where the SMSC wants hexadecimal, or the other way round.',
          'The source address of the query differs from that of the submit.',
          'The message became final long ago and was forgotten.',
        ],
        ru: [
          'id записан десятично, а SMSC ждёт шестнадцатеричного, или наоборот.',
          'Адрес отправителя в запросе не тот, что в submit.',
          'Сообщение давно в финальном состоянии и забыто.',
        ],
      },
      next: {
        en: ['Copy id and source address from the submit and its response.'],
        ru: ['Скопируйте id и адрес из submit и ответа на него.'],
      },
      who: 'you',
    },
  },
  nack: {
    ESME_RINVCMDLEN: {
      title: { en: 'length of the PDU was not believed', ru: 'длине PDU не поверили' },
      advice: {
        en: 'look at the octets, then bind again',
        ru: 'посмотрите октеты, затем подключитесь заново',
      },
      meaning: {
        en: 'The peer read a command_length that cannot be right and gave up the stream.',
        ru: 'Сторона прочла command_length, который не может быть верным, и прекратила чтение потока.',
      },
      causes: {
        en: [
          'An earlier PDU was longer or shorter than it said, so the stream is out of step.',
          'The PDU is larger than the peer takes.',
        ],
        ru: [
          'Предыдущий PDU длиннее или короче заявленного, и поток сбился.',
          'PDU больше, чем принимает сторона.',
        ],
      },
      next: {
        en: ['Look at the PDUs sent just before; the connection is usually closed after this.'],
        ru: ['Посмотрите PDU, отправленные перед этим; соединение после этого обычно закрывают.'],
      },
      who: 'you',
    },
    ESME_RSYSERR: {
      title: { en: 'request not processed: internal error', ru: 'запрос не обработан: внутренняя ошибка' },
      advice: { en: 'retry later, then ask the provider', ru: 'повторите позже, затем спросите провайдера' },
      meaning: {
        en: 'The peer could not process the request at all.',
        ru: 'Сторона не смогла обработать запрос вовсе.',
      },
      causes: {
        en: ['A fault inside the SMSC, or a request it cannot read.'],
        ru: ['Сбой внутри SMSC или запрос, который он не может прочесть.'],
      },
      next: {
        en: ['Retry; if it stays, report time and sequence_number.'],
        ru: ['Повторите; если остаётся, сообщите время и sequence_number.'],
      },
      who: 'provider',
    },
  },
}
