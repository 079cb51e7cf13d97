/**
 * The only list of faults: what can go wrong for an operator or a machine (a misbehaving peer is a value, not a
 * fault). Codes are never renamed or reused. `en`/`ru` say what happened and why, `next*` what to do; `{key}` is
 * filled from the fault's detail.
 */
export interface FaultRow {
  /** Keys that `detail` must carry. */
  readonly detail: readonly string[]
  /** Whether the same action may succeed later without a change. */
  readonly retry: boolean
  readonly en: string
  readonly ru: string
  readonly nextEn: string
  readonly nextRu: string
}

export const faultTable = {
  'contract.bad-input': {
    detail: ['call', 'problem'],
    retry: false,
    en: 'The request {call} is not valid: {problem}.',
    ru: 'Запрос {call} составлен неверно: {problem}.',
    nextEn: 'Correct the value and try again.',
    nextRu: 'Исправьте значение и повторите.',
  },
  'contract.unknown-call': {
    detail: ['call'],
    retry: false,
    en: 'The engine does not know the request {call}.',
    ru: 'Движок не знает запроса {call}.',
    nextEn: 'The window and the engine are of different versions: reload the window.',
    nextRu: 'Окно и движок разных версий: обновите окно.',
  },
  'contract.internal': {
    detail: ['call'],
    retry: false,
    en: 'The request {call} failed because of a defect in the workbench.',
    ru: 'Запрос {call} не выполнен из-за ошибки в программе.',
    nextEn: 'The log in the data folder has the details; please report it.',
    nextRu: 'Подробности в журнале в папке данных; сообщите о них разработчикам.',
  },
  'connection.not-found': {
    detail: ['connectionId'],
    retry: false,
    en: 'This connection is no longer there.',
    ru: 'Такого подключения больше нет.',
    nextEn: 'Choose another connection.',
    nextRu: 'Выберите другое подключение.',
  },
  'session.not-found': {
    detail: ['sessionId'],
    retry: false,
    en: 'This session is no longer there.',
    ru: 'Этой сессии больше нет.',
    nextEn: 'Bind again.',
    nextRu: 'Подключитесь заново.',
  },
  'session.host-not-found': {
    detail: ['host'],
    retry: true,
    en: 'The name {host} could not be resolved: DNS knows no such host.',
    ru: 'Имя {host} не найдено: DNS не знает такого узла.',
    nextEn: 'Check the spelling of the host and your DNS or VPN.',
    nextRu: 'Проверьте написание адреса, DNS и VPN.',
  },
  'session.connect-refused': {
    detail: ['host', 'port'],
    retry: true,
    en: '{host} refused the connection to port {port}: nothing listens there, or a firewall rejects you.',
    ru: '{host} отказал в соединении с портом {port}: там никто не слушает или вас не пускает межсетевой экран.',
    nextEn: 'Check the port; ask the provider whether your address is on their allow-list.',
    nextRu: 'Проверьте порт; спросите провайдера, внесён ли ваш адрес в список разрешённых.',
  },
  'session.connect-timeout': {
    detail: ['host', 'port', 'seconds'],
    retry: true,
    en: '{host}:{port} did not answer within {seconds} s.',
    ru: '{host}:{port} не ответил за {seconds} с.',
    nextEn: 'Packets are probably dropped on the way: check the address, VPN and the provider’s allow-list.',
    nextRu:
      'Скорее всего, пакеты теряются по дороге: проверьте адрес, VPN и список разрешённых адресов у провайдера.',
  },
  'session.connect-failed': {
    detail: ['host', 'port', 'reason'],
    retry: true,
    en: 'Could not connect to {host}:{port}: {reason}.',
    ru: 'Не удалось соединиться с {host}:{port}: {reason}.',
    nextEn: 'Check the network and the address.',
    nextRu: 'Проверьте сеть и адрес.',
  },
  'session.tls-to-plain-port': {
    detail: ['host', 'port'],
    retry: false,
    en: '{host}:{port} does not speak TLS: it answered the TLS greeting with something else or hung up.',
    ru: '{host}:{port} не говорит по TLS: на приветствие TLS пришло что-то иное, либо соединение закрыто.',
    nextEn: 'Turn TLS off for this port, or use the provider’s TLS port.',
    nextRu: 'Выключите TLS для этого порта или возьмите TLS-порт провайдера.',
  },
  'session.tls-certificate': {
    detail: ['host', 'reason'],
    retry: false,
    en: 'The certificate of {host} was not accepted: {reason}.',
    ru: 'Сертификат {host} не принят: {reason}.',
    nextEn: 'Add the provider’s CA, correct the server name, or turn verification off for a test.',
    nextRu: 'Добавьте CA провайдера, исправьте имя сервера или отключите проверку на время теста.',
  },
  'session.bind-refused': {
    detail: ['command', 'commandStatus'],
    retry: false,
    en: 'The SMSC refused {command} with {commandStatus}.',
    ru: 'SMSC отклонил {command}: {commandStatus}.',
    nextEn: 'Check system_id, password, system_type and the bind mode; Codes explains the status.',
    nextRu: 'Проверьте system_id, password, system_type и режим подключения; статус объяснён в «Кодах».',
  },
  'session.bind-timeout': {
    detail: ['seconds'],
    retry: true,
    en: 'Connected, but no bind response came within {seconds} s.',
    ru: 'Соединение есть, но ответа на bind не было {seconds} с.',
    nextEn: 'The port may not speak SMPP, or TLS is expected: try TLS, check the port.',
    nextRu: 'Возможно, порт не SMPP или ждёт TLS: попробуйте TLS, проверьте порт.',
  },
  'session.closed-before-bind': {
    detail: [],
    retry: true,
    en: 'The peer closed the connection before it answered the bind.',
    ru: 'Соединение закрыто до ответа на bind.',
    nextEn: 'Usual reasons: your address is not allowed, too many binds, or the port expects TLS.',
    nextRu: 'Обычные причины: ваш адрес не разрешён, превышено число сессий или порт ждёт TLS.',
  },
  'session.not-smpp': {
    detail: ['protocol'],
    retry: false,
    en: 'The peer does not speak SMPP here; its first octets look like {protocol}.',
    ru: 'На этом порту не SMPP: первые октеты похожи на {protocol}.',
    nextEn: 'Check the port number and the TLS switch.',
    nextRu: 'Проверьте номер порта и переключатель TLS.',
  },
  'session.not-bound': {
    detail: [],
    retry: true,
    en: 'The session is not bound.',
    ru: 'Сессия не подключена.',
    nextEn: 'Bind first.',
    nextRu: 'Сначала подключитесь.',
  },
  'session.wrong-bind': {
    detail: ['bindMode', 'command'],
    retry: false,
    en: '{command} cannot be sent over a {bindMode} bind.',
    ru: '{command} нельзя отправить при подключении {bindMode}.',
    nextEn: 'Bind as transceiver, or as the type this operation needs.',
    nextRu: 'Подключитесь как transceiver или в нужном режиме.',
  },
  'session.lost': {
    detail: [],
    retry: true,
    en: 'The link was lost before the answer came: whether the SMSC took the request is in doubt.',
    ru: 'Связь прервалась до ответа: неизвестно, принял ли SMSC запрос.',
    nextEn: 'Query the message or send it again knowingly.',
    nextRu: 'Запросите статус или осознанно отправьте ещё раз.',
  },
  'session.response-timeout': {
    detail: ['command', 'seconds'],
    retry: true,
    en: 'No response to {command} within {seconds} s.',
    ru: 'Нет ответа на {command} за {seconds} с.',
    nextEn: 'The SMSC may be overloaded; a late response will still be shown.',
    nextRu: 'SMSC может быть перегружен; запоздавший ответ всё равно будет показан.',
  },
  'message.not-found': {
    detail: ['messageId'],
    retry: false,
    en: 'This message is no longer there.',
    ru: 'Этого сообщения больше нет.',
    nextEn: 'It may have been cleared with the capture.',
    nextRu: 'Возможно, оно удалено вместе с записью.',
  },
  'message.not-encodable': {
    detail: ['characters', 'encoding'],
    retry: false,
    en: 'These characters do not exist in {encoding}: {characters}.',
    ru: 'Этих символов нет в {encoding}: {characters}.',
    nextEn: 'Choose UCS-2 or replace the characters.',
    nextRu: 'Выберите UCS-2 или замените символы.',
  },
  'message.too-many-parts': {
    detail: ['parts'],
    retry: false,
    en: 'The text needs {parts} parts; a message has at most 255.',
    ru: 'Тексту нужно частей: {parts}; в сообщении их не больше 255.',
    nextEn: 'Shorten the text.',
    nextRu: 'Сократите текст.',
  },
  'message.no-smsc-id': {
    detail: [],
    retry: false,
    en: 'The SMSC gave this part no message_id, so it cannot be asked about.',
    ru: 'SMSC не выдал этой части message_id, спросить о ней нельзя.',
    nextEn: 'Only accepted parts can be queried.',
    nextRu: 'Запросить можно только принятые части.',
  },
  'pdu.bad-field': {
    detail: ['field', 'problem'],
    retry: false,
    en: 'The field {field} cannot be sent: {problem}.',
    ru: 'Поле {field} нельзя отправить: {problem}.',
    nextEn: 'Correct the field.',
    nextRu: 'Исправьте поле.',
  },
  'capture.not-found': {
    detail: ['seq'],
    retry: false,
    en: 'PDU {seq} is not in the capture.',
    ru: 'PDU {seq} нет в записи.',
    nextEn: 'It may have been cleared.',
    nextRu: 'Возможно, запись очищена.',
  },
  'simulator.port-in-use': {
    detail: ['port'],
    retry: false,
    en: 'Port {port} is taken by another program.',
    ru: 'Порт {port} занят другой программой.',
    nextEn: 'Choose another port for the simulator.',
    nextRu: 'Выберите для симулятора другой порт.',
  },
  'simulator.not-running': {
    detail: [],
    retry: false,
    en: 'The simulator is not running.',
    ru: 'Симулятор не запущен.',
    nextEn: 'Start it first.',
    nextRu: 'Сначала запустите его.',
  },
  'storage.unavailable': {
    detail: ['reason'],
    retry: true,
    en: 'The store cannot be written: {reason}. The wire keeps working.',
    ru: 'Хранилище недоступно для записи: {reason}. Обмен продолжается.',
    nextEn: 'Free disk space or choose another data folder.',
    nextRu: 'Освободите место или выберите другую папку данных.',
  },
  'storage.in-use': {
    detail: ['dataDir'],
    retry: false,
    en: 'Another workbench is using the data folder {dataDir}.',
    ru: 'Папкой данных {dataDir} уже пользуется другая копия программы.',
    nextEn: 'Close it, or start this one with --data and another folder.',
    nextRu: 'Закройте её или запустите эту с --data и другой папкой.',
  },
} as const satisfies Record<string, FaultRow>

export type FaultCode = keyof typeof faultTable
