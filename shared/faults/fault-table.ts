import type { Advice } from '../words/words.ts'

/**
 * The only list of faults: what can go wrong for an operator or a machine (a misbehaving peer is a value, not a
 * fault). Codes are never renamed or reused. `what` says what happened and why; `{key}` is filled from the fault's
 * detail, {reason}, {problem} and {thing} in words of problem-table.ts.
 */
export interface FaultRow extends Advice {
  /** Keys that `detail` must carry. */
  readonly detail: readonly string[]
  /** True when the same action may succeed later without a change. */
  readonly retry: boolean
}

export const faultTable = {
  'contract.bad-input': {
    detail: ['call', 'problem'],
    retry: false,
    what: {
      en: 'The request {call} is not valid: {problem}.',
      ru: 'Запрос {call} составлен неверно: {problem}.',
    },
    next: { en: 'Correct the value and try again.', ru: 'Исправьте значение и повторите.' },
  },
  'contract.unknown-call': {
    detail: ['call'],
    retry: false,
    what: { en: 'The engine does not know the request {call}.', ru: 'Движок не знает запроса {call}.' },
    next: {
      en: 'The window and the engine are of different versions: reload the window.',
      ru: 'Окно и движок разных версий: обновите окно.',
    },
  },
  'contract.internal': {
    detail: ['call'],
    retry: false,
    what: {
      en: 'The request {call} failed because of a defect in the workbench.',
      ru: 'Запрос {call} не выполнен из-за ошибки в программе.',
    },
    next: {
      en: 'The log in the data folder has the details; please report it.',
      ru: 'Подробности в журнале в папке данных; сообщите о них разработчикам.',
    },
  },
  'contract.busy': {
    detail: ['waiting'],
    retry: true,
    what: {
      en: 'The engine is behind: {waiting} requests of this window wait for it, and it took no more.',
      ru: 'Движок не успевает: {waiting} запросов этого окна ждут его, и новый он не принял.',
    },
    next: {
      en: 'Try again in a moment; if it stays so, reload the window.',
      ru: 'Повторите чуть позже; если так и останется, обновите окно.',
    },
  },
  'contract.superseded': {
    detail: ['call'],
    retry: false,
    what: {
      en: 'A newer search took the place of this one.',
      ru: 'Вместо этого поиска начат более новый.',
    },
    next: { en: 'Wait for the newer one.', ru: 'Дождитесь результата нового.' },
  },
  'connection.not-found': {
    detail: ['connectionId'],
    retry: false,
    what: { en: 'This connection is no longer there.', ru: 'Такого подключения больше нет.' },
    next: { en: 'Choose another connection.', ru: 'Выберите другое подключение.' },
  },
  'saved.changed-elsewhere': {
    detail: ['thing', 'problem'],
    retry: false,
    what: {
      en: 'Another window has {problem} {thing} meanwhile; nothing was overwritten.',
      ru: 'В другом окне тем временем {problem} {thing}; ничего не перезаписано.',
    },
    next: {
      en: 'Decide whether that is kept, or what you have here.',
      ru: 'Решите, оставить то или ваше.',
    },
  },
  'connection.too-many': {
    detail: ['connections', 'mebibytes'],
    retry: false,
    what: {
      en: 'No more connections can be saved: {connections} of them, or {mebibytes} MiB with their certificates, is the limit.',
      ru: 'Больше подключений сохранить нельзя: предел {connections} штук или {mebibytes} МиБ вместе с сертификатами.',
    },
    next: { en: 'Delete some that you no longer need.', ru: 'Удалите те, что больше не нужны.' },
  },
  'connection-file.unreadable': {
    detail: ['place'],
    retry: false,
    what: {
      en: 'This is no file of connections, or it is damaged: {place} cannot be read.',
      ru: 'Это не файл подключений, или он повреждён: не читается {place}.',
    },
    next: {
      en: 'Choose a file that the workbench exported, and bring it over anew.',
      ru: 'Выберите файл, который экспортировала программа, и перенесите его заново.',
    },
  },
  'connection-file.too-large': {
    detail: ['mebibytes'],
    retry: false,
    what: {
      en: 'A file of connections may have {mebibytes} MiB; this one has more.',
      ru: 'В файле подключений может быть {mebibytes} МиБ; в этом больше.',
    },
    next: {
      en: 'Export fewer connections into one file.',
      ru: 'Экспортируйте в один файл меньше подключений.',
    },
  },
  'connection-file.newer': {
    detail: ['version'],
    retry: false,
    what: {
      en: 'The file is of a newer workbench: its form is number {version}.',
      ru: 'Файл от более новой программы: номер его формы — {version}.',
    },
    next: { en: 'Update the workbench, or export the file there.', ru: 'Обновите программу.' },
  },
  'connection-file.too-costly': {
    detail: ['n', 'r', 'p'],
    retry: false,
    what: {
      en: 'The secrets of the file are sealed with scrypt parameters that are not accepted (N {n}, r {r}, p {p}): to open them could keep this machine busy.',
      ru: 'Секреты файла запечатаны с параметрами scrypt, которые не принимаются (N {n}, r {r}, p {p}): их открытие могло бы занять всю машину.',
    },
    next: {
      en: 'Import it without its secrets, and ask where the file comes from.',
      ru: 'Импортируйте без секретов и выясните, откуда файл.',
    },
  },
  'connection-file.passphrase-short': {
    detail: ['least'],
    retry: false,
    what: {
      en: 'The passphrase of the file is too short: it has at least {least} characters.',
      ru: 'Пароль файла слишком короткий: в нём не меньше {least} символов.',
    },
    next: {
      en: 'Choose a longer one: whoever has the file can try short ones without end.',
      ru: 'Выберите длиннее: короткие может без конца перебирать всякий, у кого есть файл.',
    },
  },
  'connection-file.passphrase-wrong': {
    detail: [],
    retry: false,
    what: {
      en: 'The passphrase does not open the secrets of the file.',
      ru: 'Этот пароль не открывает секреты файла.',
    },
    next: {
      en: 'Check the passphrase, its layout and case; or import without the secrets.',
      ru: 'Проверьте пароль, раскладку и регистр; или импортируйте без секретов.',
    },
  },
  'connection-file.changed': {
    detail: [],
    retry: false,
    what: {
      en: 'The passphrase is right, but the file was changed or damaged after it was sealed: its secrets are not opened.',
      ru: 'Пароль верный, но файл изменён или повреждён после запечатывания: секреты не открыты.',
    },
    next: {
      en: 'Ask for the file anew: somebody may have put another host into it.',
      ru: 'Запросите файл заново: в него могли вписать другой узел.',
    },
  },
  'certificate.unreadable': {
    detail: [],
    retry: false,
    what: {
      en: 'There is no certificate in PEM form here, or it is damaged.',
      ru: 'Здесь нет сертификата в форме PEM, или он повреждён.',
    },
    next: {
      en: 'A PEM certificate starts with -----BEGIN CERTIFICATE-----; a binary one (DER) is chosen as a file.',
      ru: 'Сертификат PEM начинается с -----BEGIN CERTIFICATE-----; двоичный (DER) выбирают файлом.',
    },
  },
  'certificate.key-missing': {
    detail: [],
    retry: false,
    what: { en: 'The private key of the certificate is missing.', ru: 'Нет закрытого ключа сертификата.' },
    next: {
      en: 'Add the key, a block that starts with -----BEGIN … PRIVATE KEY-----.',
      ru: 'Добавьте ключ: блок, который начинается с -----BEGIN … PRIVATE KEY-----.',
    },
  },
  'certificate.key-unreadable': {
    detail: [],
    retry: false,
    what: {
      en: 'The private key cannot be read: it is damaged or of an unknown form.',
      ru: 'Закрытый ключ не читается: он повреждён или записан в неизвестной форме.',
    },
    next: {
      en: 'Use the key in PEM form, PKCS #8 or PKCS #1.',
      ru: 'Возьмите ключ в форме PEM, PKCS #8 или PKCS #1.',
    },
  },
  'certificate.key-mismatch': {
    detail: ['subject'],
    retry: false,
    what: {
      en: 'The private key does not belong to the certificate {subject}.',
      ru: 'Закрытый ключ не от сертификата {subject}.',
    },
    next: {
      en: 'Choose the key the certificate was requested with; our own certificate must stand first in its file.',
      ru: 'Выберите ключ, с которым запрашивался сертификат; наш сертификат должен стоять в файле первым.',
    },
  },
  'certificate.passphrase-missing': {
    detail: [],
    retry: false,
    what: { en: 'The private key is encrypted.', ru: 'Закрытый ключ зашифрован.' },
    next: { en: 'Enter its passphrase.', ru: 'Введите его пароль.' },
  },
  'certificate.passphrase-wrong': {
    detail: [],
    retry: false,
    what: {
      en: 'The passphrase does not open the private key.',
      ru: 'Этот пароль не открывает закрытый ключ.',
    },
    next: {
      en: 'Check the passphrase, its layout and case; it is that of the key, not of the account.',
      ru: 'Проверьте пароль, раскладку и регистр; это пароль ключа, а не учётной записи.',
    },
  },
  'certificate.pfx-unreadable': {
    detail: [],
    retry: false,
    what: {
      en: 'This is no PFX (PKCS #12) file, or it is damaged.',
      ru: 'Это не файл PFX (PKCS #12), или он повреждён.',
    },
    next: {
      en: 'Choose the .pfx or .p12 file, or the certificate and the key in PEM form.',
      ru: 'Выберите файл .pfx или .p12 либо сертификат и ключ в форме PEM.',
    },
  },
  'certificate.pfx-outdated': {
    detail: [],
    retry: false,
    what: {
      en: 'The PFX file is encrypted in an outdated way (RC2 or the like) that is not read any more.',
      ru: 'Файл PFX зашифрован устаревшим способом (RC2 и подобные), который больше не читается.',
    },
    next: {
      en: 'Convert it: openssl pkcs12 -legacy -in old.pfx -out client.pem, and choose client.pem.',
      ru: 'Преобразуйте его: openssl pkcs12 -legacy -in old.pfx -out client.pem, и выберите client.pem.',
    },
  },
  'certificate.pfx-incomplete': {
    detail: [],
    retry: false,
    what: {
      en: 'The PFX file lacks the certificate or its private key.',
      ru: 'В файле PFX нет сертификата или его закрытого ключа.',
    },
    next: {
      en: 'Export it again together with the private key.',
      ru: 'Экспортируйте его заново вместе с закрытым ключом.',
    },
  },
  'certificate.expired': {
    detail: ['subject', 'date'],
    retry: false,
    what: {
      en: 'The certificate {subject} expired on {date}.',
      ru: 'Срок действия сертификата {subject} истёк {date}.',
    },
    next: { en: 'Ask the provider for a new one.', ru: 'Запросите у провайдера новый.' },
  },
  'certificate.not-yet-valid': {
    detail: ['subject', 'date'],
    retry: false,
    what: {
      en: 'The certificate {subject} is valid from {date} on only.',
      ru: 'Сертификат {subject} действует только с {date}.',
    },
    next: {
      en: 'Wait until then, or check the clock of this machine.',
      ru: 'Подождите до этой даты или проверьте часы этой машины.',
    },
  },
  'certificate.too-weak': {
    detail: ['subject'],
    retry: false,
    what: {
      en: 'The key or the signature of the certificate {subject} is too weak for TLS.',
      ru: 'Ключ или подпись сертификата {subject} слишком слабы для TLS.',
    },
    next: {
      en: 'Ask the provider for one with RSA of 2048 bits or more, or EC, signed with SHA-256.',
      ru: 'Запросите у провайдера сертификат с RSA от 2048 бит или EC, подписанный SHA-256.',
    },
  },
  'session.not-found': {
    detail: ['sessionId'],
    retry: false,
    what: { en: 'This session is no longer there.', ru: 'Этой сессии больше нет.' },
    next: { en: 'Bind again.', ru: 'Подключитесь заново.' },
  },
  'session.host-not-found': {
    detail: ['host'],
    retry: true,
    what: {
      en: 'The name {host} could not be resolved: DNS knows no such host.',
      ru: 'Имя {host} не найдено: DNS не знает такого узла.',
    },
    next: {
      en: 'Check the spelling of the host and your DNS or VPN.',
      ru: 'Проверьте написание адреса, DNS и VPN.',
    },
  },
  'session.connect-refused': {
    detail: ['host', 'port'],
    retry: true,
    what: {
      en: '{host} refused the connection to port {port}: nothing listens there, or a firewall rejects you.',
      ru: '{host} отказал в соединении с портом {port}: там никто не слушает или вас не пускает межсетевой экран.',
    },
    next: {
      en: 'Check the port; ask the provider whether your address is on their allow-list.',
      ru: 'Проверьте порт; спросите провайдера, внесён ли ваш адрес в список разрешённых.',
    },
  },
  'session.connect-timeout': {
    detail: ['host', 'port', 'seconds'],
    retry: true,
    what: {
      en: '{host}:{port} did not answer within {seconds} s.',
      ru: '{host}:{port} не ответил за {seconds} с.',
    },
    next: {
      en: 'Packets are probably dropped on the way: check the address, VPN and the provider’s allow-list.',
      ru: 'Скорее всего, пакеты теряются по дороге: проверьте адрес, VPN и список разрешённых адресов у провайдера.',
    },
  },
  'session.connect-failed': {
    detail: ['host', 'port', 'reason'],
    retry: true,
    what: {
      en: 'Could not connect to {host}:{port}: {reason}.',
      ru: 'Не удалось соединиться с {host}:{port}: {reason}.',
    },
    next: { en: 'Check the network and the address.', ru: 'Проверьте сеть и адрес.' },
  },
  'session.tls-to-plain-port': {
    detail: ['host', 'port'],
    retry: false,
    what: {
      en: '{host}:{port} does not speak TLS: it answered the TLS greeting with something else or hung up.',
      ru: '{host}:{port} не говорит по TLS: на приветствие TLS пришло что-то иное, либо соединение закрыто.',
    },
    next: {
      en: 'Turn TLS off for this port, or use the provider’s TLS port.',
      ru: 'Выключите TLS для этого порта или возьмите TLS-порт провайдера.',
    },
  },
  'session.tls-certificate': {
    detail: ['host', 'reason'],
    retry: false,
    what: {
      en: 'The certificate of {host} was not accepted: {reason}.',
      ru: 'Сертификат {host} не принят: {reason}.',
    },
    next: {
      en: 'Add the provider’s CA, correct the server name, or turn verification off for a test.',
      ru: 'Добавьте CA провайдера, исправьте имя сервера или отключите проверку на время теста.',
    },
  },
  'session.tls-pin': {
    detail: ['host', 'fingerprint'],
    retry: false,
    what: {
      en: 'The certificate of {host} is not the pinned one: its SHA-256 is {fingerprint}.',
      ru: 'Сертификат {host} не тот, что закреплён: его SHA-256 {fingerprint}.',
    },
    next: {
      en: 'Ask the provider whether the certificate was renewed; only then pin the new fingerprint.',
      ru: 'Узнайте у провайдера, сменился ли сертификат; только тогда закрепите новый отпечаток.',
    },
  },
  'session.tls-client-required': {
    detail: ['host'],
    retry: false,
    what: {
      en: '{host} lets nobody in without a client certificate, and none was given.',
      ru: '{host} не пускает без клиентского сертификата, а он не был передан.',
    },
    next: {
      en: 'Give the connection the certificate and private key that the provider issued to you.',
      ru: 'Добавьте в подключение сертификат и закрытый ключ, которые вам выдал провайдер.',
    },
  },
  'session.tls-client-refused': {
    detail: ['host', 'reason'],
    retry: false,
    what: {
      en: '{host} refused our client certificate: {reason}.',
      ru: '{host} отклонил наш клиентский сертификат: {reason}.',
    },
    next: {
      en: 'Check that it is the one this provider issued, that it is still valid and that its chain is complete.',
      ru: 'Проверьте, что его выдал именно этот провайдер, что срок не истёк и что цепочка полная.',
    },
  },
  'session.tls-client-doubt': {
    detail: ['host', 'reason'],
    retry: true,
    what: {
      en: '{host} asked for a client certificate and then hung up without a word: {reason}.',
      ru: '{host} запросил клиентский сертификат и молча разорвал соединение: {reason}.',
    },
    next: {
      en: 'Have the provider look up the certificate; usual reasons besides: your address or too many binds.',
      ru: 'Попросите провайдера проверить сертификат; другие обычные причины: ваш адрес или число сессий.',
    },
  },
  'session.bind-refused': {
    detail: ['command', 'commandStatus', 'answer'],
    retry: false,
    what: {
      en: 'The SMSC refused {command} with {commandStatus} ({answer}).',
      ru: 'SMSC отклонил {command}: {commandStatus} ({answer}).',
    },
    next: {
      en: 'Check system_id, password, system_type and the bind mode; Explain → Codes explains the status.',
      ru: 'Проверьте system_id, password, system_type и режим подключения; статус объяснён в «Разбор → Коды».',
    },
  },
  'session.bind-timeout': {
    detail: ['seconds'],
    retry: true,
    what: {
      en: 'Connected, but no bind response came within {seconds} s.',
      ru: 'Соединение есть, но ответа на bind не было {seconds} с.',
    },
    next: {
      en: 'The port may not speak SMPP, or TLS is expected: try TLS, check the port.',
      ru: 'Возможно, порт не SMPP или ждёт TLS: попробуйте TLS, проверьте порт.',
    },
  },
  'session.closed-before-bind': {
    detail: [],
    retry: true,
    what: {
      en: 'The peer closed the connection before it answered the bind.',
      ru: 'Соединение закрыто до ответа на bind.',
    },
    next: {
      en: 'Usual reasons: your address is not allowed, too many binds, or the port expects TLS.',
      ru: 'Обычные причины: ваш адрес не разрешён, превышено число сессий или порт ждёт TLS.',
    },
  },
  'session.not-smpp': {
    detail: ['protocol'],
    retry: false,
    what: {
      en: 'The peer does not speak SMPP here; its first octets look like {protocol}.',
      ru: 'На этом порту не SMPP: первые октеты похожи на {protocol}.',
    },
    next: {
      en: 'Check the port number and the TLS switch.',
      ru: 'Проверьте номер порта и переключатель TLS.',
    },
  },
  'session.bad-length': {
    detail: ['length'],
    retry: true,
    what: {
      en: 'The peer sent a PDU with command_length {length}, which cannot be: nothing after it can be read.',
      ru: 'Пришёл PDU с невозможным command_length {length}: всё, что после него, прочесть нельзя.',
    },
    next: {
      en: 'The peer counts its octets wrongly; its last PDUs show where. The capture has them.',
      ru: 'Другая сторона неверно считает октеты; где именно, видно по последним PDU в записи.',
    },
  },
  'session.bind-mismatch': {
    detail: ['command', 'answer'],
    retry: false,
    what: {
      en: 'The SMSC answered {command} with {answer}, which is no bind response.',
      ru: 'На {command} SMSC ответил {answer}, а это не ответ на bind.',
    },
    next: {
      en: 'Report it to the SMSC’s operator; the capture has both PDUs.',
      ru: 'Сообщите владельцу SMSC; оба PDU есть в записи.',
    },
  },
  'session.no-bind': {
    detail: ['seconds'],
    retry: true,
    what: { en: 'The client did not bind within {seconds} s.', ru: 'Клиент не прислал bind за {seconds} с.' },
    next: {
      en: 'Clients must bind right after they connect; lengthen the bind deadline if this one is slow.',
      ru: 'Клиент должен прислать bind сразу после соединения; для медленного увеличьте срок bind.',
    },
  },
  'session.peer-stalled': {
    detail: ['seconds', 'octets'],
    retry: true,
    what: {
      en: 'The peer read nothing for {seconds} s while {octets} octets waited for it.',
      ru: 'Другая сторона {seconds} с ничего не читала, хотя её ждали октеты: {octets}.',
    },
    next: {
      en: 'Its program hangs or is overloaded: its operator must look.',
      ru: 'Её программа зависла или перегружена: это должен проверить её владелец.',
    },
  },
  'session.not-bound': {
    detail: [],
    retry: true,
    what: { en: 'The session is not bound.', ru: 'Сессия не подключена.' },
    next: { en: 'Bind first.', ru: 'Сначала подключитесь.' },
  },
  'session.wrong-bind': {
    detail: ['bindMode', 'command'],
    retry: false,
    what: {
      en: '{command} cannot be sent over a {bindMode} bind.',
      ru: '{command} нельзя отправить при подключении {bindMode}.',
    },
    next: {
      en: 'Bind as transceiver, or as the type this operation needs.',
      ru: 'Подключитесь как transceiver или в нужном режиме.',
    },
  },
  'session.wrong-version': {
    detail: ['command', 'needs', 'session'],
    retry: false,
    what: {
      en: '{command} belongs to SMPP {needs}; this session is {session}.',
      ru: '{command} относится к SMPP {needs}, а сессия работает по {session}.',
    },
    next: {
      en: 'Bind with that version, or send it from Operations, which sends it all the same.',
      ru: 'Подключитесь с этой версией или отправьте из «Операций»: там её не проверяют.',
    },
  },
  'session.lost': {
    detail: [],
    retry: true,
    what: {
      en: 'The link was lost before the answer came: whether the SMSC took the request is in doubt.',
      ru: 'Связь прервалась до ответа: неизвестно, принял ли SMSC запрос.',
    },
    next: {
      en: 'Query the message or send it again knowingly.',
      ru: 'Запросите статус или осознанно отправьте ещё раз.',
    },
  },
  'session.inactive': {
    detail: ['seconds'],
    retry: true,
    what: {
      en: 'Nothing but enquire_link passed for {seconds} s, so the session was unbound.',
      ru: '{seconds} с не было ничего, кроме enquire_link, поэтому сессия завершена через unbind.',
    },
    next: {
      en: 'Bind again when there is something to send, or lengthen the inactivity timer.',
      ru: 'Подключитесь снова, когда будет что посылать, или увеличьте таймер неактивности.',
    },
  },
  'session.port-in-use': {
    detail: ['port'],
    retry: false,
    what: {
      en: 'Cannot wait for an outbind: port {port} is taken by another program.',
      ru: 'Ждать outbind нельзя: порт {port} занят другой программой.',
    },
    next: {
      en: 'Choose another local port and tell it to the provider.',
      ru: 'Выберите другой локальный порт и сообщите его провайдеру.',
    },
  },
  'session.cannot-listen': {
    detail: ['host', 'port', 'reason'],
    retry: false,
    what: {
      en: 'Cannot listen on {host}:{port}: {reason}.',
      ru: 'Слушать {host}:{port} не получается: {reason}.',
    },
    next: {
      en: 'Choose an address of this machine and a port above 1023.',
      ru: 'Выберите адрес этой машины и порт больше 1023.',
    },
  },
  'session.no-outbind': {
    detail: ['address', 'seconds'],
    retry: true,
    what: {
      en: '{address} connected and sent no outbind within {seconds} s; it was cut.',
      ru: '{address} соединился и за {seconds} с не прислал outbind; соединение закрыто.',
    },
    next: {
      en: 'Check who it is. An SMSC must send outbind first; listening goes on.',
      ru: 'Проверьте, кто это. SMSC должен первым прислать outbind; ожидание продолжается.',
    },
  },
  'session.outbind-expected': {
    detail: ['command'],
    retry: true,
    what: {
      en: 'The peer that connected sent {command} where an outbind was expected.',
      ru: 'Соединившийся узел прислал {command} вместо outbind.',
    },
    next: {
      en: 'An ESME may have been led to this port: it is for an SMSC that sends outbind.',
      ru: 'Возможно, сюда направлен ESME: этот порт ждёт SMSC, который присылает outbind.',
    },
  },
  'session.outbind-mismatch': {
    detail: ['field', 'systemId'],
    retry: true,
    what: {
      en: 'The outbind of “{systemId}” was turned away: its {field} is not the expected one.',
      ru: 'Outbind от «{systemId}» отклонён: {field} не тот, что ожидался.',
    },
    next: {
      en: 'Compare what the provider sends with what the connection expects; listening goes on.',
      ru: 'Сверьте, что присылает провайдер и что ожидает подключение; ожидание продолжается.',
    },
  },
  'session.ended-early': {
    detail: ['how'],
    retry: true,
    what: {
      en: 'The session ended before its time: {how}.',
      ru: 'Сессия завершилась раньше времени: {how}.',
    },
    next: {
      en: 'Ask the SMSC’s operator why, or run it again.',
      ru: 'Спросите у владельца SMSC о причине или запустите ещё раз.',
    },
  },
  'session.response-timeout': {
    detail: ['command', 'seconds'],
    retry: true,
    what: {
      en: 'No response to {command} within {seconds} s.',
      ru: 'Нет ответа на {command} за {seconds} с.',
    },
    next: {
      en: 'The SMSC may be overloaded; a late response will still be shown.',
      ru: 'SMSC может быть перегружен; запоздавший ответ всё равно будет показан.',
    },
  },
  'delivery.stopped': {
    detail: [],
    retry: true,
    what: {
      en: 'Sending was stopped before this request left.',
      ru: 'Отправку остановили раньше, чем ушёл этот запрос.',
    },
    next: { en: 'Go on with it to send the rest.', ru: 'Продолжите отправку, чтобы ушло остальное.' },
  },
  'message.not-found': {
    detail: ['messageId'],
    retry: false,
    what: { en: 'This message is no longer there.', ru: 'Этого сообщения больше нет.' },
    next: { en: 'It may have been cleared with the capture.', ru: 'Возможно, оно удалено вместе с записью.' },
  },
  'message.not-encodable': {
    detail: ['characters', 'encoding'],
    retry: false,
    what: {
      en: 'These characters do not exist in {encoding}: {characters}.',
      ru: 'Этих символов нет в {encoding}: {characters}.',
    },
    next: { en: 'Choose UCS-2 or replace the characters.', ru: 'Выберите UCS-2 или замените символы.' },
  },
  'templates.too-many': {
    detail: ['templates', 'mebibytes'],
    retry: false,
    what: {
      en: 'No more templates can be saved: {templates} of them, or {mebibytes} MiB together, is the limit.',
      ru: 'Больше шаблонов сохранить нельзя: предел {templates} штук или {mebibytes} МиБ вместе.',
    },
    next: { en: 'Delete some that you no longer need.', ru: 'Удалите те, что больше не нужны.' },
  },
  'message.too-many-parts': {
    detail: ['parts'],
    retry: false,
    what: {
      en: 'The text needs {parts} parts; a message has at most 255.',
      ru: 'Тексту нужно частей: {parts}; в сообщении их не больше 255.',
    },
    next: { en: 'Shorten the text.', ru: 'Сократите текст.' },
  },
  'message.not-in-doubt': {
    detail: ['state'],
    retry: false,
    what: {
      en: 'This part is not in doubt and cannot be repeated: {state}.',
      ru: 'Судьба этой части известна, повторить её нельзя: {state}.',
    },
    next: {
      en: 'To send the same text once more, use “Edit and resend”.',
      ru: 'Чтобы послать тот же текст ещё раз, нажмите «Изменить и отправить снова».',
    },
  },
  'message.no-smsc-id': {
    detail: [],
    retry: false,
    what: {
      en: 'The SMSC gave this part no message_id, so it cannot be asked about.',
      ru: 'SMSC не выдал этой части message_id, спросить о ней нельзя.',
    },
    next: { en: 'Only accepted parts can be queried.', ru: 'Запросить можно только принятые части.' },
  },
  'pdu.bad-field': {
    detail: ['field', 'problem', 'given', 'expected'],
    retry: false,
    what: {
      en: 'The field {field} cannot be sent: {problem}.',
      ru: 'Поле {field} нельзя отправить: {problem}.',
    },
    next: { en: 'Correct the field.', ru: 'Исправьте поле.' },
  },
  'capture.not-found': {
    detail: ['seq'],
    retry: false,
    what: { en: 'PDU {seq} is not in the capture.', ru: 'PDU {seq} нет в записи.' },
    next: { en: 'It may have been cleared.', ru: 'Возможно, запись очищена.' },
  },
  'capture.not-open': {
    detail: ['captureId'],
    retry: false,
    what: { en: 'This capture is not open.', ru: 'Эта запись не открыта.' },
    next: { en: 'Open its file again.', ru: 'Откройте её файл снова.' },
  },
  'capture.marks-full': {
    detail: ['limit'],
    retry: false,
    what: {
      en: 'The capture has {limit} bookmarks and comments, which is as many as are kept.',
      ru: 'В записи уже {limit} закладок и комментариев: больше не хранится.',
    },
    next: { en: 'Remove some of them first.', ru: 'Сначала удалите часть из них.' },
  },
  'capture.bad-filter': {
    detail: ['code', 'start', 'end'],
    retry: false,
    what: {
      en: 'The filter cannot be understood at character {start}.',
      ru: 'Фильтр непонятен на символе {start}.',
    },
    next: {
      en: 'A filter is such as: command == submit_sm_resp and status != 0.',
      ru: 'Фильтр пишется, например, так: command == submit_sm_resp and status != 0.',
    },
  },
  'capture.no-requests': {
    detail: [],
    retry: false,
    what: {
      en: 'There is no request among these PDUs to be sent again.',
      ru: 'Среди этих PDU нет запросов, которые можно отправить снова.',
    },
    next: {
      en: 'Requests of an ESME are sent again: messages, queries, cancels; never binds, keep-alives and responses.',
      ru: 'Снова отправляются запросы ESME: сообщения, опросы, отмены; bind, enquire_link и ответы — никогда.',
    },
  },
  'capture.too-many-requests': {
    detail: ['most'],
    retry: false,
    what: {
      en: 'There are more than {most} requests to be sent again.',
      ru: 'Запросов для отправки больше {most}.',
    },
    next: { en: 'Narrow them by a filter.', ru: 'Сузьте выбор фильтром.' },
  },
  'capture.file-ended': {
    detail: [],
    retry: false,
    what: {
      en: 'This capture file has come to its end: nothing is added to it.',
      ru: 'Этот файл захвата уже закончился, к нему ничего не добавляется.',
    },
    next: { en: 'Open the file again.', ru: 'Откройте файл снова.' },
  },
  'capture.file-unreadable': {
    detail: ['reason'],
    retry: false,
    what: {
      en: 'The file could not be read to its end: {reason}.',
      ru: 'Файл не удалось прочитать до конца: {reason}.',
    },
    next: {
      en: 'What was read is shown. Close it, make room if need be, and open it again.',
      ru: 'Прочитанное показано. Закройте его, при необходимости освободите место и откройте снова.',
    },
  },
  'capture.too-many-files': {
    detail: ['most'],
    retry: false,
    what: {
      en: '{most} files are open, and no more can be.',
      ru: 'Уже открыто файлов: {most}, больше нельзя.',
    },
    next: { en: 'Close one of them.', ru: 'Закройте один из них.' },
  },
  'capture.bad-line': {
    detail: ['line', 'problem'],
    retry: false,
    what: {
      en: 'Line {line} is no line of a capture in JSON: {problem}.',
      ru: 'Строка {line} не похожа на строку захвата в JSON: {problem}.',
    },
    next: {
      en: 'What stood before it is shown. Lines as capture query --json prints them are read.',
      ru: 'Всё до неё показано. Читаются строки, какие печатает capture query --json.',
    },
  },
  'simulator.port-in-use': {
    detail: ['port'],
    retry: false,
    what: { en: 'Port {port} is taken by another program.', ru: 'Порт {port} занят другой программой.' },
    next: { en: 'Choose another port for the simulator.', ru: 'Выберите для симулятора другой порт.' },
  },
  'simulator.cannot-listen': {
    detail: ['host', 'port', 'reason'],
    retry: false,
    what: {
      en: 'The simulator cannot listen on {host}:{port}: {reason}.',
      ru: 'Симулятор не может слушать {host}:{port}: {reason}.',
    },
    next: {
      en: 'Choose an address of this machine and a port above 1023.',
      ru: 'Выберите адрес этой машины и порт больше 1023.',
    },
  },
  'scenario.not-found': {
    detail: ['id'],
    retry: false,
    what: { en: 'There is no scenario {id}.', ru: 'Сценария {id} нет.' },
    next: {
      en: 'Choose one of the list; “simulate --scenarios” prints it.',
      ru: 'Выберите сценарий из списка; его печатает «simulate --scenarios».',
    },
  },
  'scenario.too-many': {
    detail: ['most', 'mebibytes'],
    retry: false,
    what: {
      en: 'No more scenarios of your own can be saved: {most} of them, or {mebibytes} MiB, is the limit.',
      ru: 'Больше своих сценариев сохранить нельзя: предел {most} штук или {mebibytes} МиБ.',
    },
    next: { en: 'Export and remove some that are not needed.', ru: 'Экспортируйте и удалите ненужные.' },
  },
  'scenario.bad-file': {
    detail: ['problem'],
    retry: false,
    what: {
      en: 'The file is no scenario that can be read: {problem}.',
      ru: 'Файл не читается как сценарий: {problem}.',
    },
    next: {
      en: 'Correct it; an exported scenario shows how it is written.',
      ru: 'Исправьте его; как он записывается, видно по экспортированному сценарию.',
    },
  },
  'simulator.bad-control': {
    detail: ['line', 'ways'],
    retry: false,
    what: {
      en: '“{line}” asks for nothing that the simulator knows.',
      ru: '«{line}» — такой команды симулятор не знает.',
    },
    next: { en: 'Write sessions, or cut ID {ways}.', ru: 'Напишите sessions или cut ID {ways}.' },
  },
  'simulator.no-session': {
    detail: ['id', 'count'],
    retry: false,
    what: {
      en: 'Sessions whose id begins with {id}: {count}.',
      ru: 'Сессий, id которых начинается с {id}: {count}.',
    },
    next: {
      en: 'Take more of the id from what sessions prints.',
      ru: 'Возьмите больше знаков id из того, что печатает sessions.',
    },
  },
  'simulator.no-operator': {
    detail: ['operatorId'],
    retry: false,
    what: {
      en: 'The simulator has no operator {operatorId} any more.',
      ru: 'В симуляторе больше нет оператора {operatorId}.',
    },
    next: { en: 'Choose another one from the list.', ru: 'Выберите другого из списка.' },
  },
  'simulator.too-many-operators': {
    detail: ['most'],
    retry: false,
    what: {
      en: 'The simulator has {most} operators, which is as many as it can.',
      ru: 'В симуляторе уже {most} операторов, больше он не может.',
    },
    next: { en: 'Remove one that is not needed.', ru: 'Удалите ненужного.' },
  },
  'simulator.built-in': {
    detail: [],
    retry: false,
    what: {
      en: 'The built-in operator cannot be removed: the connection Local simulator leads to it.',
      ru: 'Встроенного оператора удалить нельзя: к нему ведёт подключение «Локальный симулятор».',
    },
    next: { en: 'Stop it instead.', ru: 'Вместо этого остановите его.' },
  },
  'relay.no-connection': {
    detail: [],
    retry: false,
    what: {
      en: 'No connection is chosen that leads to the provider.',
      ru: 'Не выбрано подключение, которое ведёт к провайдеру.',
    },
    next: { en: 'Choose one, then start the relay.', ru: 'Выберите его и запустите посредника.' },
  },
  'relay.port-in-use': {
    detail: ['port'],
    retry: false,
    what: {
      en: 'Port {port}, at which the relay is to listen, is taken by another program.',
      ru: 'Порт {port}, который должен слушать посредник, занят другой программой.',
    },
    next: { en: 'Choose another port for the relay.', ru: 'Выберите для посредника другой порт.' },
  },
  'relay.cannot-listen': {
    detail: ['host', 'port', 'reason'],
    retry: false,
    what: {
      en: 'The relay cannot listen on {host}:{port}: {reason}.',
      ru: 'Посредник не может слушать {host}:{port}: {reason}.',
    },
    next: {
      en: 'Choose an address of this machine and a port above 1023.',
      ru: 'Выберите адрес этой машины и порт больше 1023.',
    },
  },
  'relay.file-in-use': {
    detail: ['file'],
    retry: false,
    what: {
      en: 'The file {file} is held by another relay.',
      ru: 'Файл {file} занят другим посредником.',
    },
    next: { en: 'Stop that one, or name another file.', ru: 'Остановите его или назовите другой файл.' },
  },
  'relay.file-failed': {
    detail: ['file', 'reason'],
    retry: false,
    what: {
      en: 'The relay cannot keep anything in {file}: {reason}.',
      ru: 'Посредник не может хранить данные в {file}: {reason}.',
    },
    next: {
      en: 'Name a file in a folder that can be written.',
      ru: 'Назовите файл в папке, доступной для записи.',
    },
  },
  'simulator.not-running': {
    detail: [],
    retry: false,
    what: { en: 'The simulator is not running.', ru: 'Симулятор не запущен.' },
    next: { en: 'Start it first.', ru: 'Сначала запустите его.' },
  },
  'simulator.not-in-profile': {
    detail: ['profileId', 'command'],
    retry: false,
    what: {
      en: 'The gateway of profile {profileId} never sends {command}.',
      ru: 'Шлюз профиля {profileId} никогда не отправляет {command}.',
    },
    next: {
      en: 'Choose the plain specification for the simulator: it sends every PDU.',
      ru: 'Выберите для симулятора чистую спецификацию: она отправляет все PDU.',
    },
  },
  'simulator.no-receiver': {
    detail: ['systemId'],
    retry: true,
    what: {
      en: 'Nobody is bound who could receive it (account: {systemId}).',
      ru: 'Никто не подключён, кто мог бы это получить (учётная запись: {systemId}).',
    },
    next: {
      en: 'Bind a receiver or a transceiver by an account that may receive.',
      ru: 'Подключите receiver или transceiver учётной записью, которой можно получать.',
    },
  },
  'simulator.send-only': {
    detail: ['profileId'],
    retry: false,
    what: {
      en: 'The gateway of profile {profileId} is for sending only: it brings no messages, receipts alone.',
      ru: 'Шлюз профиля {profileId} только принимает сообщения на отправку: он присылает отчёты, но не сообщения.',
    },
    next: {
      en: 'Choose a two-way profile for the simulator.',
      ru: 'Выберите для симулятора двусторонний профиль.',
    },
  },
  'answering.bad-rules': {
    detail: ['problem'],
    retry: false,
    what: { en: 'The rules cannot be used: {problem}.', ru: 'Эти правила использовать нельзя: {problem}.' },
    next: { en: 'Correct this place and try again.', ru: 'Исправьте это место и повторите.' },
  },
  'answering.no-session': {
    detail: ['name'],
    retry: true,
    what: {
      en: 'No connection with the name {name} is bound.',
      ru: 'Подключения с именем {name} нет или оно не подключено.',
    },
    next: {
      en: 'Bind it, or take session out of the rule.',
      ru: 'Подключите его или уберите session из правила.',
    },
  },
  'profiles.refused': {
    detail: ['path', 'line', 'problem', 'given', 'expected'],
    retry: false,
    what: {
      en: 'The profile was not saved. Line {line}, {path}: {problem}.',
      ru: 'Профиль не сохранён. Строка {line}, {path}: {problem}.',
    },
    next: { en: 'Correct this place and save again.', ru: 'Исправьте это место и сохраните снова.' },
  },
  'profiles.exists': {
    detail: ['profileId'],
    retry: false,
    what: {
      en: 'There is already a profile of yours with the id {profileId}.',
      ru: 'У вас уже есть профиль с id {profileId}.',
    },
    next: {
      en: 'Give this one another id, or replace the other one.',
      ru: 'Задайте этому другой id или замените тот.',
    },
  },
  'profiles.full': {
    detail: ['most', 'mebibytes'],
    retry: false,
    what: {
      en: 'There is room for {most} profiles of your own, of {mebibytes} MiB together.',
      ru: 'Своих профилей может быть не больше {most}, вместе до {mebibytes} МиБ.',
    },
    next: { en: 'Delete those that you do not need.', ru: 'Удалите ненужные.' },
  },
  'profiles.unknown': {
    detail: ['profileId'],
    retry: false,
    what: {
      en: 'There is no profile of yours with the id {profileId}.',
      ru: 'Вашего профиля с id {profileId} нет.',
    },
    next: { en: 'Choose one that is listed.', ru: 'Выберите из списка.' },
  },
  'storage.unavailable': {
    detail: ['reason'],
    retry: true,
    what: {
      en: 'The store cannot be written: {reason}. The wire keeps working.',
      ru: 'Хранилище недоступно для записи: {reason}. Обмен продолжается.',
    },
    next: {
      en: 'Free disk space or choose another data folder.',
      ru: 'Освободите место или выберите другую папку данных.',
    },
  },
  'storage.beside-unwritable': {
    detail: ['dataDir'],
    retry: false,
    what: {
      en: 'The folder smpp-workbench-data beside the program cannot be written. Data is kept in {dataDir} instead.',
      ru: 'Папка smpp-workbench-data рядом с программой недоступна для записи. Данные хранятся в {dataDir}.',
    },
    next: {
      en: 'Move the program to where you may write, or name a folder with --data.',
      ru: 'Перенесите программу туда, где можно писать, или укажите папку через --data.',
    },
  },
  'storage.in-use': {
    detail: ['dataDir'],
    retry: false,
    what: {
      en: 'Another workbench is using the data folder {dataDir}.',
      ru: 'Папкой данных {dataDir} уже пользуется другая копия программы.',
    },
    next: {
      en: 'Close it, or start this one with --data and another folder.',
      ru: 'Закройте её или запустите эту с --data и другой папкой.',
    },
  },
  'storage.in-use-for-export': {
    detail: ['dataDir', 'holder'],
    retry: false,
    what: {
      en: 'A workbench{holder} is using the data folder {dataDir}.',
      ru: 'Папкой данных {dataDir} пользуется запущенная программа{holder}.',
    },
    next: {
      en: 'Close it, or use Export… in its window: in Settings everything saved, in Connections these alone.',
      ru: 'Закройте её или возьмите «Экспорт…» в её окне: в настройках — всё сохранённое, в подключениях — только их.',
    },
  },
  'storage.in-use-for-import': {
    detail: ['dataDir', 'holder'],
    retry: false,
    what: {
      en: 'A workbench{holder} is using the data folder {dataDir}.',
      ru: 'Папкой данных {dataDir} пользуется запущенная программа{holder}.',
    },
    next: {
      en: 'Close it and run this again, or use Import… in its window: in Settings everything saved, in Connections these alone.',
      ru: 'Закройте её и повторите команду или возьмите «Импорт…» в её окне: в настройках — всё сохранённое, в подключениях — только их.',
    },
  },
  'storage.in-use-for-move': {
    detail: ['dataDir', 'holder'],
    retry: false,
    what: {
      en: 'A workbench{holder} is using the data folder {dataDir}.',
      ru: 'Папкой данных {dataDir} пользуется запущенная программа{holder}.',
    },
    next: {
      en: 'Close it and run this again, or name the other place in its Settings: its next start moves the folder.',
      ru: 'Закройте её и повторите команду или укажите другое место в её настройках: папку перенесёт следующий запуск.',
    },
  },
  'workspace.not-one': {
    detail: ['part'],
    retry: false,
    what: {
      en: 'This is no file with everything that a workbench saved: {part} is missing or does not read.',
      ru: 'Это не файл со всем сохранённым в программе: {part} нет или не читается.',
    },
    next: {
      en: 'Choose a zip that Settings or `workspace export` wrote.',
      ru: 'Выберите zip, записанный в настройках или командой `workspace export`.',
    },
  },
  'workspace.newer': {
    detail: ['version'],
    retry: false,
    what: {
      en: 'The file is of form {version}, which a later version of the workbench writes.',
      ru: 'Файл записан в виде {version}: так пишет более новая версия программы.',
    },
    next: { en: 'Import it with that version.', ru: 'Импортируйте его в той версии.' },
  },
  'workspace.too-large': {
    detail: ['mebibytes'],
    retry: false,
    what: {
      en: 'The file unpacks to more than {mebibytes} MiB.',
      ru: 'В распакованном виде файл больше {mebibytes} МиБ.',
    },
    next: {
      en: 'No workbench writes one so large: choose another.',
      ru: 'Столь больших файлов программа не пишет: выберите другой.',
    },
  },
  'folder.inside': {
    detail: ['folder'],
    retry: false,
    what: {
      en: '{folder} is the data folder itself, or lies inside it.',
      ru: '{folder} — это сама папка данных или папка внутри неё.',
    },
    next: { en: 'Name a folder elsewhere.', ru: 'Укажите папку в другом месте.' },
  },
  'folder.not-empty': {
    detail: ['folder'],
    retry: false,
    what: {
      en: '{folder} is no empty folder.',
      ru: '{folder} — не пустая папка.',
    },
    next: {
      en: 'Name an empty folder, or one that is not there yet.',
      ru: 'Укажите пустую папку или ту, которой ещё нет.',
    },
  },
  'folder.half-copy': {
    detail: ['folder', 'dataDir'],
    retry: false,
    what: {
      en: 'A move of {dataDir} to {folder} was cut off and left half a copy there.',
      ru: 'Перенос {dataDir} в {folder} был прерван, и там осталась половина копии.',
    },
    next: {
      en: 'Add --again to remove it and copy anew, or --discard to remove it alone; {dataDir} is as it was.',
      ru: 'Добавьте --again, чтобы убрать её и скопировать заново, или --discard, чтобы только убрать; {dataDir} осталась как была.',
    },
  },
  'folder.no-half-copy': {
    detail: ['folder', 'dataDir'],
    retry: false,
    what: {
      en: '{folder} holds no half copy of {dataDir}.',
      ru: 'В {folder} нет половины копии {dataDir}.',
    },
    next: {
      en: 'Name the folder that the move which was cut off went to, and with --data the one that it came from.',
      ru: 'Укажите папку, в которую шёл прерванный перенос, а в --data — ту, из которой.',
    },
  },
  'folder.no-room': {
    detail: ['needed', 'free'],
    retry: false,
    what: {
      en: 'The disk has {free} MiB free, and {needed} MiB are needed.',
      ru: 'На диске свободно {free} МиБ, а нужно {needed} МиБ.',
    },
    next: { en: 'Free some, or choose another disk.', ru: 'Освободите место или выберите другой диск.' },
  },
  'folder.changed': {
    detail: [],
    retry: true,
    what: {
      en: 'The data folder was changed while it was copied. The copy was removed.',
      ru: 'Папка данных изменилась, пока копировалась. Копия удалена.',
    },
    next: { en: 'End the workbench, then try again.', ru: 'Завершите программу и повторите.' },
  },
  'folder.differs': {
    detail: ['file'],
    retry: true,
    what: {
      en: 'The copy of {file} is not what was written. The copy was removed; the data folder is as it was.',
      ru: 'Копия {file} отличается от записанного. Копия удалена, папка данных осталась как была.',
    },
    next: { en: 'Check the disk.', ru: 'Проверьте диск.' },
  },
  'folder.relative': {
    detail: ['folder'],
    retry: false,
    what: { en: '{folder} is no whole path.', ru: '{folder} — не полный путь.' },
    next: {
      en: 'Begin the path at the root of the file system of the machine on which the workbench runs.',
      ru: 'Начните путь от корня файловой системы той машины, где работает программа.',
    },
  },
  'folder.unusable': {
    detail: ['folder', 'reason'],
    retry: false,
    what: {
      en: '{folder} cannot be made or written: {reason}.',
      ru: 'Папку {folder} нельзя создать или в неё нельзя писать: {reason}.',
    },
    next: {
      en: 'Choose a folder in which you may write.',
      ru: 'Выберите папку, в которую вам можно писать.',
    },
  },
  'folder.copy-failed': {
    detail: ['reason'],
    retry: false,
    what: {
      en: 'The system refused while the data folder was copied: {reason}. What was copied is removed.',
      ru: 'Система отказала при копировании папки данных: {reason}. Скопированное удалено.',
    },
    next: {
      en: 'Choose a folder that you may write to, on a disk that works.',
      ru: 'Выберите папку, в которую вам можно писать, на исправном диске.',
    },
  },
  'folder.named': {
    detail: [],
    retry: false,
    what: {
      en: 'This data folder is named at every start, or found beside the program: a start would not find it elsewhere.',
      ru: 'Эту папку данных называют при каждом запуске, или она найдена рядом с программой: в другом месте запуск её не найдёт.',
    },
    next: {
      en: 'End the workbench, copy the folder with smpp-workbench workspace move, and name the new one.',
      ru: 'Завершите программу, скопируйте папку командой smpp-workbench workspace move и указывайте новую.',
    },
  },
  'folder.moved': {
    detail: ['from', 'folder'],
    retry: false,
    what: {
      en: 'The data folder is {folder} now: everything was copied there and compared. {from} is not used any more.',
      ru: 'Папка данных теперь {folder}: всё скопировано туда и сверено. {from} больше не используется.',
    },
    next: {
      en: 'Delete the old one, but for moved.json in it, when you no longer need it.',
      ru: 'Прежнюю, кроме файла moved.json в ней, удалите, когда она станет не нужна.',
    },
  },
  'folder.not-moved': {
    detail: ['folder', 'dataDir'],
    retry: false,
    what: {
      en: 'The data folder was not moved to {folder}: it is {dataDir} as before.',
      ru: 'Папка данных не перенесена в {folder}: это по-прежнему {dataDir}.',
    },
    next: {
      en: 'Settings move it once the reason is gone.',
      ru: 'Когда причина исчезнет, перенесите её в настройках.',
    },
  },
  'folder.interrupted': {
    detail: ['folder', 'dataDir'],
    retry: false,
    what: {
      en: 'A start that moved the data folder to {folder} was cut off half-way. The data folder is {dataDir} as before.',
      ru: 'Запуск, переносивший папку данных в {folder}, оборвался на полпути. Папка данных по-прежнему {dataDir}.',
    },
    next: {
      en: 'Move it to the same place again in Settings, which begins anew there, or remove what was copied: smpp-workbench workspace move {folder} --discard',
      ru: 'Повторите перенос в то же место в настройках — он начнётся там заново — или уберите скопированное: smpp-workbench workspace move {folder} --discard',
    },
  },
  'folder.gone': {
    detail: ['dataDir'],
    retry: false,
    what: {
      en: 'The data folder was moved to {dataDir}, and nothing is there.',
      ru: 'Папка данных была перенесена в {dataDir}, но там ничего нет.',
    },
    next: {
      en: 'Attach the disk that it is on, or name another folder with --data. Deleting moved.json in the usual place ends the move.',
      ru: 'Подключите диск, на котором она лежит, или укажите другую папку через --data. Если удалить moved.json в обычном месте, перенос отменится.',
    },
  },
  'folder.move-unreadable': {
    detail: ['file'],
    retry: false,
    what: {
      en: 'The data folder was moved, and {file}, which says where to, cannot be read.',
      ru: 'Папка данных была перенесена, а {file}, где записано куда, не читается.',
    },
    next: {
      en: 'Name the folder with --data. Deleting this file ends the move: then the folder that it lies in is used.',
      ru: 'Укажите папку через --data. Если удалить этот файл, перенос отменится: будет использоваться папка, в которой он лежит.',
    },
  },
  'app.no-file-manager': {
    detail: [],
    retry: false,
    what: {
      en: 'The host has no desktop on which it could show the folder.',
      ru: 'У хоста нет рабочего стола, на котором он мог бы показать папку.',
    },
    next: { en: 'Copy the path and open it there.', ru: 'Скопируйте путь и откройте его там.' },
  },
  'look-up.no-repository': {
    detail: [],
    retry: false,
    what: {
      en: 'This build does not know where its releases are published.',
      ru: 'Эта сборка не знает, где публикуются её версии.',
    },
    next: {
      en: 'Look where you got it from. Whoever builds it sets GITHUB_REPOSITORY=owner/name, or "repository" in package.json.',
      ru: 'Посмотрите там, откуда её взяли. При сборке это задают GITHUB_REPOSITORY=владелец/имя или "repository" в package.json.',
    },
  },
  'look-up.no-release': {
    detail: ['repository'],
    retry: false,
    what: {
      en: 'GitHub knows of no release of {repository}, or shows none to strangers.',
      ru: 'GitHub не знает выпусков {repository} или не показывает их посторонним.',
    },
    next: {
      en: 'Look where you got the workbench from.',
      ru: 'Посмотрите там, откуда взяли программу.',
    },
  },
  'look-up.too-often': {
    detail: [],
    retry: true,
    what: {
      en: 'GitHub does not answer now: it was asked too often from this address.',
      ru: 'GitHub сейчас не отвечает: с этого адреса его спрашивали слишком часто.',
    },
    next: { en: 'Try again in an hour.', ru: 'Повторите через час.' },
  },
  'look-up.failed': {
    detail: ['reason'],
    retry: true,
    what: {
      en: 'GitHub could not be asked for the newest version: {reason}.',
      ru: 'Не удалось спросить GitHub о новой версии: {reason}.',
    },
    next: {
      en: 'Check that this machine may reach api.github.com over https; a proxy is taken from HTTPS_PROXY.',
      ru: 'Проверьте, доступен ли с этой машины api.github.com по https; прокси берётся из HTTPS_PROXY.',
    },
  },
  'storage.newer': {
    detail: ['file', 'version', 'own'],
    retry: false,
    what: {
      en: 'The file {file} of the data folder was written by version {version} of the workbench, which this version, {own}, cannot read. Nothing was changed.',
      ru: 'Файл {file} папки данных записан версией {version} программы, которую эта версия, {own}, читать не умеет. Ничего не изменено.',
    },
    next: {
      en: 'Start that version, or this one with --data and another folder.',
      ru: 'Запустите ту версию или эту с --data и другой папкой.',
    },
  },
  'storage.newer-kept': {
    detail: ['file', 'version', 'own', 'kept'],
    retry: false,
    what: {
      en: 'The file {file} of the data folder was written by version {version} of the workbench, which this version, {own}, cannot read. Nothing was changed. What there was before lies beside it as {kept}.',
      ru: 'Файл {file} папки данных записан версией {version} программы, которую эта версия, {own}, читать не умеет. Ничего не изменено. Рядом лежит то, что было до неё: {kept}.',
    },
    next: {
      en: 'Start that version, or this one with --data and another folder. To go back, move {file} and the files whose names begin with it elsewhere and copy {kept} to {file}: it lacks what was saved since.',
      ru: 'Запустите ту версию или эту с --data и другой папкой. Чтобы вернуться, переместите {file} и файлы, имена которых начинаются так же, в другое место и скопируйте {kept} под именем {file}: в нём нет сохранённого с тех пор.',
    },
  },
  'storage.brought-over': {
    detail: ['files'],
    retry: false,
    what: {
      en: 'This version keeps its files in another form than the one before. They were brought over; copies from before lie in the data folder: {files}.',
      ru: 'Эта версия хранит файлы в другом виде, чем прежняя. Они перенесены; копии прежних лежат в папке данных: {files}.',
    },
    next: {
      en: 'Keep them until you know that you will not go back to the earlier version; it says how to use them.',
      ru: 'Храните их, пока не решите, что к прежней версии не вернётесь; она подскажет, как их использовать.',
    },
  },
  'storage.older-unreadable': {
    detail: ['file'],
    retry: false,
    what: {
      en: 'The traffic of an earlier release could not be read whole out of {file}, which is damaged. What could be read is brought over; the file stays as it is.',
      ru: 'Трафик прежней версии не удалось прочитать из повреждённого файла {file} целиком. Прочитанное перенесено, файл остаётся как есть.',
    },
    next: {
      en: 'Check the disk. With a whole copy of the file, start once with --data and a new folder that holds the copy.',
      ru: 'Проверьте диск. Если есть целая копия файла, запустите программу с --data и новой папкой, где лежит эта копия.',
    },
  },
  'storage.saved-unavailable': {
    detail: ['reason'],
    retry: true,
    what: {
      en: 'Settings, connections, templates and profiles cannot be saved: {reason}. What was changed holds until the end of this run.',
      ru: 'Настройки, подключения и шаблоны не сохраняются: {reason}. Изменения действуют до конца этого запуска.',
    },
    next: {
      en: 'Free disk space or choose another data folder, then save again.',
      ru: 'Освободите место или выберите другую папку данных и сохраните ещё раз.',
    },
  },
  'storage.saved-recovered': {
    detail: ['file', 'connections', 'templates', 'profiles'],
    retry: false,
    what: {
      en: 'The file with settings, connections, templates and profiles was damaged. All of it was carried over from its backup (connections: {connections}, templates: {templates}, profiles: {profiles}); the damaged file is kept as {file}.',
      ru: 'Файл с настройками, подключениями, шаблонами и профилями был повреждён. Всё перенесено из его резервной копии (подключений: {connections}, шаблонов: {templates}, профилей: {profiles}); повреждённый файл сохранён как {file}.',
    },
    next: { en: 'Check the disk.', ru: 'Проверьте диск.' },
  },
  'storage.saved-restored': {
    detail: ['connections', 'templates', 'profiles'],
    retry: false,
    what: {
      en: 'The file with settings, connections, templates and profiles was gone. Its backup is in use (connections: {connections}, templates: {templates}, profiles: {profiles}).',
      ru: 'Файл с настройками, подключениями, шаблонами и профилями исчез. Используется его резервная копия (подключений: {connections}, шаблонов: {templates}, профилей: {profiles}).',
    },
    next: {
      en: 'If you removed it to begin anew, remove saved.db.bak as well.',
      ru: 'Если вы удалили его, чтобы начать заново, удалите и saved.db.bak.',
    },
  },
  'storage.saved-incomplete': {
    detail: ['connections', 'templates', 'profiles', 'settings'],
    retry: false,
    what: {
      en: 'The file with settings, connections, templates and profiles was damaged, and not all of it could be read. Carried over: connections {connections}, templates {templates}, profiles {profiles}, settings {settings}; others are lost.',
      ru: 'Файл с настройками, подключениями, шаблонами и профилями был повреждён, и прочитать удалось не всё. Перенесено: подключений {connections}, шаблонов {templates}, профилей {profiles}, настроек {settings}; остальное потеряно.',
    },
    next: {
      en: 'Look through your connections and templates and add what is missing. The damaged file is kept in the data folder.',
      ru: 'Просмотрите подключения и шаблоны и добавьте недостающее. Повреждённый файл сохранён в папке данных.',
    },
  },
  'storage.values-unreadable': {
    detail: ['settings', 'connections', 'templates', 'profiles'],
    retry: false,
    what: {
      en: 'Some of what was saved could not be read; it has its default, or is left out. Settings: {settings}; connections: {connections}; templates: {templates}; profiles: {profiles}.',
      ru: 'Часть сохранённого не прочиталась: взяты значения по умолчанию, остальное пропущено. Настройки: {settings}; подключений: {connections}; шаблонов: {templates}; профилей: {profiles}.',
    },
    next: {
      en: 'Look through settings and connections and save them anew.',
      ru: 'Просмотрите настройки и подключения и сохраните их заново.',
    },
  },
  'storage.recounted': {
    detail: [],
    retry: false,
    what: {
      en: 'Numbers kept with the captured traffic could not be read; they were counted anew.',
      ru: 'Числа, хранящиеся с записью трафика, не прочитались и были подсчитаны заново.',
    },
    next: { en: 'Check the disk.', ru: 'Проверьте диск.' },
  },
  'storage.passwords-lost': {
    detail: ['connections'],
    retry: false,
    what: {
      en: 'The key that protects passwords is another one or they are damaged: the passwords and client certificates of these connections cannot be opened: {connections}.',
      ru: 'Ключ, защищающий пароли, другой, или они повреждены: не открыть пароли и клиентские сертификаты подключений: {connections}.',
    },
    next: {
      en: 'Put the former key file back (or unlock the keychain) and start again, or enter them anew.',
      ru: 'Верните прежний файл ключа (или разблокируйте хранилище ключей) и перезапустите программу либо введите их заново.',
    },
  },
  'storage.recipes-lost': {
    detail: [],
    retry: false,
    what: {
      en: 'The key that protects them is another one, or they are damaged: the octets kept under names cannot be opened.',
      ru: 'Ключ, защищающий октеты, сохранённые под именами, другой, или они повреждены: открыть их не удалось.',
    },
    next: {
      en: 'Put the former key file back and start again before you keep other octets: those would take their place.',
      ru: 'Верните прежний файл ключа и перезапустите программу, прежде чем сохранять новые октеты: они займут их место.',
    },
  },
  'storage.simulator-lost': {
    detail: [],
    retry: false,
    what: {
      en: 'The key that protects it is another one, or it is damaged: the configuration or the certificate of the simulator cannot be opened; it has its defaults.',
      ru: 'Ключ, защищающий конфигурацию или сертификат симулятора, другой, или они повреждены: открыть их не удалось, взяты значения по умолчанию.',
    },
    next: {
      en: 'Put the former key file back and start again, or configure the simulator anew.',
      ru: 'Верните прежний файл ключа и перезапустите программу либо настройте симулятор заново.',
    },
  },
  'storage.key-not-kept': {
    detail: ['reason'],
    retry: false,
    what: {
      en: 'The key that protects passwords cannot be kept in the data folder: {reason}. Passwords entered now are lost when this run ends.',
      ru: 'Ключ, защищающий пароли, нельзя хранить в папке данных: {reason}. Введённые сейчас пароли пропадут по окончании этого запуска.',
    },
    next: {
      en: 'Let the workbench write to secrets.key in the data folder, then start it again.',
      ru: 'Разрешите программе писать в secrets.key в папке данных и перезапустите её.',
    },
  },
  'storage.damaged': {
    detail: ['file'],
    retry: false,
    what: {
      en: 'The file with the captured traffic was damaged. It was set aside as {file}, and another is in use; connections, templates and settings are kept elsewhere.',
      ru: 'Файл с записью трафика был повреждён. Он отложен под именем {file}, используется другой; подключения, шаблоны и настройки хранятся отдельно.',
    },
    next: {
      en: 'Check the disk. Keep the file if the old capture matters to you.',
      ru: 'Проверьте диск. Сохраните файл, если старая запись вам нужна.',
    },
  },
  'bulk.upload-not-found': {
    detail: ['uploadId'],
    retry: false,
    what: { en: 'The uploaded file is no longer there.', ru: 'Загруженного файла уже нет.' },
    next: { en: 'Choose the file again.', ru: 'Выберите файл снова.' },
  },
  'bulk.too-large': {
    detail: ['mib'],
    retry: false,
    what: { en: 'The file is larger than {mib} MiB.', ru: 'Файл больше {mib} МиБ.' },
    next: {
      en: 'Split it; a workbook may be much larger as CSV.',
      ru: 'Разделите его; книгу можно сохранить как CSV — он читается по частям и может быть больше.',
    },
  },
  'bulk.unpacked-too-large': {
    detail: ['mib'],
    retry: false,
    what: {
      en: 'Unpacked, the workbook is larger than {mib} MiB.',
      ru: 'В распакованном виде книга больше {mib} МиБ.',
    },
    next: {
      en: 'Save the sheet with the numbers as CSV in UTF-8.',
      ru: 'Сохраните лист с номерами как CSV в UTF-8.',
    },
  },
  'bulk.not-workbook': {
    detail: ['part'],
    retry: false,
    what: {
      en: 'The file is not a readable XLSX workbook: {part} is missing or broken.',
      ru: 'Файл не читается как книга XLSX: часть {part} отсутствует или повреждена.',
    },
    next: {
      en: 'Open it in the program that wrote it and save it again as XLSX, or as CSV in UTF-8.',
      ru: 'Откройте его в программе, где он создан, и сохраните снова как XLSX или как CSV в UTF-8.',
    },
  },
  'bulk.old-workbook': {
    detail: [],
    retry: false,
    what: {
      en: 'The file is an old XLS workbook, or one with a password.',
      ru: 'Это книга старого формата XLS или книга с паролем.',
    },
    next: {
      en: 'Save it as XLSX without a password, or as CSV in UTF-8.',
      ru: 'Сохраните её как XLSX без пароля или как CSV в UTF-8.',
    },
  },
  'bulk.no-rows': {
    detail: [],
    retry: false,
    what: { en: 'The table has no rows.', ru: 'В таблице нет строк.' },
    next: {
      en: 'Choose a file with a row for each number; in a workbook they must be on the first sheet.',
      ru: 'Выберите файл, где на каждый номер есть строка; в книге они должны быть на первом листе.',
    },
  },
  'bulk.wrong-charset': {
    detail: ['charset'],
    retry: false,
    what: {
      en: 'The file has octets that {charset} does not have.',
      ru: 'В файле есть октеты, которых нет в кодировке {charset}.',
    },
    next: {
      en: 'Choose another charset, or save the file as CSV in UTF-8.',
      ru: 'Выберите другую кодировку или сохраните файл как CSV в UTF-8.',
    },
  },
  'bulk.bad-row': {
    detail: ['line', 'limit'],
    retry: false,
    what: {
      en: 'Near line {line} a quote is not closed, or a row is longer than {limit} characters.',
      ru: 'Около строки {line} не закрыта кавычка или строка таблицы длиннее {limit} символов.',
    },
    next: {
      en: 'Correct the quotes there, or choose another delimiter.',
      ru: 'Исправьте там кавычки или выберите другой разделитель.',
    },
  },
  'bulk.too-many-columns': {
    detail: ['limit'],
    retry: false,
    what: { en: 'A row has more than {limit} columns.', ru: 'В строке больше {limit} столбцов.' },
    next: {
      en: 'Choose another delimiter, or remove the columns that are not needed.',
      ru: 'Выберите другой разделитель или удалите ненужные столбцы.',
    },
  },
  'bulk.too-many-rows': {
    detail: ['limit'],
    retry: false,
    what: { en: 'The sheet has more than {limit} rows.', ru: 'На листе больше {limit} строк.' },
    next: { en: 'Split it, or save it as CSV in UTF-8.', ru: 'Разделите его или сохраните как CSV в UTF-8.' },
  },
  'bulk.cannot-read': {
    detail: ['reason'],
    retry: true,
    what: { en: 'The file cannot be read: {reason}.', ru: 'Файл не читается: {reason}.' },
    next: {
      en: 'Check that it is there and may be read.',
      ru: 'Проверьте, что он на месте и доступен для чтения.',
    },
  },
  'bulk.not-found': {
    detail: ['runId'],
    retry: false,
    what: { en: 'Bulk run {runId} is no longer there.', ru: 'Рассылки {runId} уже нет.' },
    next: { en: 'Choose another run.', ru: 'Выберите другую рассылку.' },
  },
  'bulk.wrong-phase': {
    detail: ['runId', 'phase'],
    retry: false,
    what: {
      en: 'Bulk run {runId} cannot do that now: it is {phase}.',
      ru: 'Рассылка {runId} сейчас этого не может: её состояние — {phase}.',
    },
    next: {
      en: 'Wait until it has come to rest, or pause it.',
      ru: 'Дождитесь её остановки или поставьте на паузу.',
    },
  },
  'bulk.already-sent': {
    detail: ['runId'],
    retry: false,
    what: {
      en: 'Messages of bulk run {runId} have left, so its text and columns stay as they are.',
      ru: 'Сообщения рассылки {runId} уже уходили, поэтому её текст и столбцы не меняются.',
    },
    next: {
      en: 'Send the rest as a new run, and change that before it starts.',
      ru: 'Отправьте остальное новой рассылкой и измените её до начала.',
    },
  },
  'bulk.row-sent': {
    detail: ['row'],
    retry: false,
    what: {
      en: 'Row {row} was sent, or is not there: it stays as it is.',
      ru: 'Строка {row} уже отправлена, или её нет: она не меняется.',
    },
    next: { en: 'Choose a row that was not sent.', ru: 'Выберите строку, которая ещё не отправлена.' },
  },
  'bulk.none-of-these': {
    detail: ['runId'],
    retry: false,
    what: {
      en: 'Bulk run {runId} has no rows in the chosen states.',
      ru: 'В рассылке {runId} нет строк в выбранных состояниях.',
    },
    next: { en: 'Choose other states.', ru: 'Выберите другие состояния.' },
  },
  'bulk.interrupted': {
    detail: [],
    retry: true,
    what: {
      en: 'The workbench ended while this run was under way.',
      ru: 'Программа завершилась, пока эта рассылка шла.',
    },
    next: {
      en: 'Rows that had no answer are in doubt and are not sent again. Resume to send the others.',
      ru: 'Строки без ответа помечены как сомнительные и повторно не отправляются. Продолжите, чтобы отправить остальные.',
    },
  },
  'plans.not-found': {
    detail: [],
    retry: false,
    what: { en: 'There is no such plan or run any more.', ru: 'Такого плана или прогона больше нет.' },
    next: { en: 'Choose another one in the list.', ru: 'Выберите другой в списке.' },
  },
  'plans.too-many': {
    detail: [],
    retry: false,
    what: { en: 'No more plans can be kept.', ru: 'Больше планов хранить нельзя.' },
    next: { en: 'Remove one that is not needed.', ru: 'Удалите ненужный.' },
  },
  'plans.bad-plan': {
    detail: ['problems'],
    retry: false,
    what: {
      en: 'The plan cannot be run; mistakes in it: {problems}.',
      ru: 'План нельзя выполнить; ошибок в нём: {problems}.',
    },
    next: { en: 'Correct what the editor marks.', ru: 'Исправьте то, что отмечено в редакторе.' },
  },
  'plans.busy': {
    detail: ['runs'],
    retry: true,
    what: { en: '{runs} runs are under way already.', ru: 'Уже идут прогоны: {runs}.' },
    next: { en: 'Wait for one of them, or stop it.', ru: 'Дождитесь одного из них или остановите его.' },
  },
  'plans.no-data': {
    detail: ['file'],
    retry: false,
    what: {
      en: 'The plan takes its rows of data from {file}, which was not chosen.',
      ru: 'План берёт строки данных из {file}, а этот файл не выбран.',
    },
    next: { en: 'Choose the file, then run the plan.', ru: 'Выберите файл и запустите план.' },
  },
  'plans.no-destination': {
    detail: [],
    retry: false,
    what: {
      en: 'There is no number to send test messages to.',
      ru: 'Не указан номер для проверочных сообщений.',
    },
    next: {
      en: 'Give a number whose handset you can look at.',
      ru: 'Укажите номер телефона, на который вы можете посмотреть.',
    },
  },
  'cli.cannot-read': {
    detail: ['file', 'reason'],
    retry: false,
    what: { en: '{file} cannot be read: {reason}.', ru: 'Не удаётся прочитать {file}: {reason}.' },
    next: {
      en: 'Check the name and the rights; - reads the standard input.',
      ru: 'Проверьте имя и права доступа; - означает стандартный ввод.',
    },
  },
  'cli.text-for-file': {
    detail: ['command'],
    retry: false,
    what: {
      en: 'A file is expected here, and this looks like what would be in it.',
      ru: 'Здесь ожидается файл, а это похоже на его содержимое.',
    },
    next: {
      en: "Pipe it: echo '…' | smpp-workbench {command} -",
      ru: "Передайте по каналу: echo '…' | smpp-workbench {command} -",
    },
  },
  'cli.no-pdus': {
    detail: ['file'],
    retry: false,
    what: {
      en: '{file} is no capture, and nothing in it can be read as PDUs.',
      ru: '{file}: это не захват, и прочитать PDU в нём не удаётся.',
    },
    next: {
      en: 'Give a pcap or pcapng file, JSON lines of capture query, hex, or a log with PDUs.',
      ru: 'Укажите файл pcap или pcapng, строки JSON от capture query, шестнадцатеричную запись или журнал с PDU.',
    },
  },
  'cli.empty-file': {
    detail: ['file'],
    retry: false,
    what: { en: '{file} is empty.', ru: 'Файл {file} пуст.' },
    next: {
      en: 'Look whether what wrote it has ended, and ended well.',
      ru: 'Проверьте, завершилась ли запись этого файла и без ошибки ли.',
    },
  },
  'cli.filter-in-pieces': {
    detail: ['filter'],
    retry: false,
    what: {
      en: 'The filter came in pieces: {filter}.',
      ru: 'Фильтр разбит на части: {filter}.',
    },
    next: {
      en: "Put the whole filter in quotes, such as 'command == submit_sm and status != 0'.",
      ru: "Заключите весь фильтр в кавычки, например 'command == submit_sm and status != 0'.",
    },
  },
  'cli.no-store': {
    detail: ['folder'],
    retry: false,
    what: {
      en: 'No workbench keeps its traffic in the folder {folder}.',
      ru: 'В папке {folder} нет трафика рабочего стола.',
    },
    next: {
      en: 'Give the folder that the workbench was started with as --data.',
      ru: 'Укажите папку, с которой рабочий стол запущен как --data.',
    },
  },
  'storage.unreadable': {
    detail: ['reason'],
    retry: true,
    what: {
      en: 'The captured traffic cannot be read: {reason}.',
      ru: 'Записанный трафик не прочитать: {reason}.',
    },
    next: {
      en: 'Check that the folder may be read and written by you, or end the workbench that uses it.',
      ru: 'Проверьте права на папку или завершите рабочий стол, который ей пользуется.',
    },
  },
  'storage.other-version': {
    detail: [],
    retry: false,
    what: {
      en: 'The captured traffic was written by another version.',
      ru: 'Записанный трафик сделан другой версией.',
    },
    next: {
      en: 'Read it with that version, or start this workbench on the folder once.',
      ru: 'Прочтите его той версией или запустите этот рабочий стол на папке один раз.',
    },
  },
  'cli.bad-filter': {
    detail: ['place', 'problem'],
    retry: false,
    what: {
      en: 'The filter cannot be understood at character {place}: {problem}',
      ru: 'Фильтр непонятен на символе {place}: {problem}',
    },
    next: {
      en: 'A filter is such as: command == submit_sm_resp and status != 0.',
      ru: 'Фильтр пишется, например, так: command == submit_sm_resp and status != 0.',
    },
  },
  'cli.unknown-field': {
    detail: ['name', 'near'],
    retry: false,
    what: { en: 'There is no field {name}.', ru: 'Поля {name} нет.' },
    next: {
      en: 'Fields are named as in the filter; a near one: {near}.',
      ru: 'Имена полей такие же, как в фильтре; похожее: {near}.',
    },
  },
  'cli.diff-kinds': {
    detail: ['a', 'b'],
    retry: false,
    what: {
      en: 'One of {a} and {b} is a PDU, the other a whole capture.',
      ru: 'Из {a} и {b} одно — PDU, другое — целый захват.',
    },
    next: {
      en: 'Name two files, or two PDUs as FILE#NUMBER.',
      ru: 'Укажите два файла или два PDU в виде FILE#НОМЕР.',
    },
  },
  'cli.no-such-pdu': {
    detail: ['file', 'number'],
    retry: false,
    what: { en: 'There is no PDU {number} in {file}.', ru: 'В {file} нет PDU {number}.' },
    next: {
      en: 'capture query prints the numbers.',
      ru: 'Номера выводит capture query.',
    },
  },
  'cli.filter-needs-file': {
    detail: [],
    retry: false,
    what: {
      en: 'A filter with “answered” reads the capture twice, which standard input cannot be.',
      ru: 'Фильтр с «answered» читает захват дважды, а стандартный ввод так прочитать нельзя.',
    },
    next: { en: 'Save it to a file and name that.', ru: 'Сохраните его в файл и укажите этот файл.' },
  },
  'cli.replay-needs-file': {
    detail: [],
    retry: false,
    what: {
      en: 'A replay reads the capture twice, which standard input cannot be.',
      ru: 'Повтор читает захват дважды, а стандартный ввод так прочитать нельзя.',
    },
    next: { en: 'Save it to a file and name that.', ru: 'Сохраните его в файл и укажите этот файл.' },
  },
  'cli.no-requests': {
    detail: ['file'],
    retry: false,
    what: {
      en: 'There is nothing in {file} to be sent again: no request of an ESME but binds and keep-alives.',
      ru: 'В {file} нечего отправить снова: запросов ESME, кроме bind и enquire_link, нет.',
    },
    next: {
      en: 'capture query shows what is there. What the SMSC sent is not replayed.',
      ru: 'Что там есть, покажет capture query. Отправленное SMSC не повторяется.',
    },
  },
  'cli.none-found': {
    detail: ['file'],
    retry: false,
    what: {
      en: 'The filter finds nothing in {file} to be sent again.',
      ru: 'Фильтр не находит в {file} ничего, что можно отправить снова.',
    },
    next: {
      en: 'Requests of an ESME are sent again, never responses, binds and keep-alives; capture query with the filter shows what it finds.',
      ru: 'Снова отправляются запросы ESME, но не ответы, bind и enquire_link; что находит фильтр, покажет capture query с ним.',
    },
  },
  'cli.too-many-requests': {
    detail: ['most'],
    retry: false,
    what: {
      en: 'There are more than {most} requests to be sent again.',
      ru: 'Запросов для отправки больше {most}.',
    },
    next: {
      en: 'Choose some of them with a filter, such as number <= 500000.',
      ru: 'Выберите часть фильтром, например number <= 500000.',
    },
  },
  'cli.unknown-ending': {
    detail: ['file', 'known'],
    retry: false,
    what: {
      en: 'The ending of {file} does not say what to write.',
      ru: 'Расширение файла {file} не говорит, что записать.',
    },
    next: { en: 'Choose one of these: {known}.', ru: 'Возможны: {known}.' },
  },
  'cli.same-file': {
    detail: ['file'],
    retry: false,
    what: {
      en: '{file} would be written over while it is read.',
      ru: 'Файл {file} был бы перезаписан во время чтения.',
    },
    next: { en: 'Name another file for the result.', ru: 'Укажите для результата другой файл.' },
  },
  'cli.cannot-write-file': {
    detail: ['file', 'reason'],
    retry: true,
    what: { en: '{file} cannot be written: {reason}.', ru: 'Не удаётся записать {file}: {reason}.' },
    next: {
      en: 'Check the folder, the rights and the room on the disk, and run it again; a file that was there is as it was.',
      ru: 'Проверьте папку, права доступа и место на диске и запустите снова; прежний файл, если он был, не изменён.',
    },
  },
  'cli.cannot-write': {
    detail: ['reason'],
    retry: true,
    what: { en: 'The output cannot be written: {reason}.', ru: 'Не удаётся записать вывод: {reason}.' },
    next: {
      en: 'Make room and run it again; the last line written may be cut.',
      ru: 'Освободите место и запустите снова; последняя записанная строка может быть неполной.',
    },
  },
  'cli.reader-gone': {
    detail: [],
    retry: true,
    what: {
      en: 'Whoever read the output has closed it.',
      ru: 'Тот, кто читал вывод, закрыл его.',
    },
    next: {
      en: 'Messages that were not read were not accepted: the SMSC keeps them.',
      ru: 'Непрочитанные сообщения не приняты: они остались в SMSC.',
    },
  },
  'cli.reader-stalled': {
    detail: [],
    retry: true,
    what: {
      en: 'Whoever reads the output takes nothing, so that it ends unread.',
      ru: 'Тот, кто читает вывод, ничего не берёт: остаток не прочитан.',
    },
    next: {
      en: 'Messages that were not read were not accepted: the SMSC keeps them.',
      ru: 'Непрочитанные сообщения не приняты: они остались в SMSC.',
    },
  },
  'cli.bad-line': {
    detail: ['line', 'problem'],
    retry: false,
    what: {
      en: 'Line {line} is not what this command takes: {problem}.',
      ru: 'Строка {line} не подходит этой команде: {problem}.',
    },
    next: {
      en: 'Correct the line; --help shows the form.',
      ru: 'Исправьте строку; образец показывает --help.',
    },
  },
  'cli.too-few': {
    detail: ['came', 'count'],
    retry: true,
    what: {
      en: 'Of {count} messages {came} came in time.',
      ru: 'Из ожидаемых сообщений ({count}) вовремя пришло: {came}.',
    },
    next: {
      en: 'Wait longer with --seconds, or see why the SMSC sends none to this account.',
      ru: 'Увеличьте --seconds или выясните, почему SMSC ничего не присылает этой учётной записи.',
    },
  },
  'cli.ignored-keys': {
    detail: ['keys'],
    retry: false,
    what: {
      en: 'These keys mean nothing here and were passed over: {keys}.',
      ru: 'Эти ключи здесь ничего не значат и пропущены: {keys}.',
    },
    next: { en: 'Check their spelling.', ru: 'Проверьте их написание.' },
  },
  'cli.stream-cut': {
    detail: ['offset'],
    retry: false,
    what: {
      en: 'What stood from octet {offset} on could not be read and is not in the JSON.',
      ru: 'То, что стояло с октета {offset}, прочитать не удалось, и в JSON его нет.',
    },
    next: { en: 'Take the rest from the original octets.', ru: 'Возьмите остаток из исходных октетов.' },
  },
  'cli.line-too-long': {
    detail: ['line', 'mib'],
    retry: false,
    what: { en: 'Line {line} is longer than {mib} MiB.', ru: 'Строка {line} длиннее {mib} МиБ.' },
    next: {
      en: 'Break the input into lines: one for each PDU or stream.',
      ru: 'Разбейте ввод на строки: по одной на PDU или поток.',
    },
  },
  'cli.utf16': {
    detail: [],
    retry: false,
    what: { en: 'The input is UTF-16.', ru: 'Ввод в кодировке UTF-16.' },
    next: { en: 'Save it as UTF-8.', ru: 'Сохраните его в UTF-8.' },
  },
  'cli.unknown-profile': {
    detail: ['profileId', 'known'],
    retry: false,
    what: { en: 'There is no profile {profileId}.', ru: 'Профиля {profileId} нет.' },
    next: { en: 'Choose one of these: {known}.', ru: 'Выберите из этих: {known}.' },
  },
  'cli.bad-profile': {
    detail: ['file', 'problem'],
    retry: false,
    what: {
      en: 'The profile in {file} cannot be used: {problem}.',
      ru: 'Профиль в {file} использовать нельзя: {problem}.',
    },
    next: {
      en: 'Correct the file; profile check tells everything that is wrong with it.',
      ru: 'Исправьте файл; profile check называет все его ошибки.',
    },
  },
  'cli.bad-rules': {
    detail: ['file', 'problem'],
    retry: false,
    what: {
      en: 'The rules in {file} cannot be used: {file}:{problem}',
      ru: 'Правила в {file} использовать нельзя: {file}:{problem}',
    },
    next: {
      en: 'Correct the file; the window’s Auto-reply exports one that can be read.',
      ru: 'Исправьте файл; пригодный файл выгружает «Автоответ» в окне.',
    },
  },
  'cli.unknown-place': {
    detail: ['option', 'value', 'known'],
    retry: false,
    what: { en: '{option} {value} is not known.', ru: '{option} {value} не известно.' },
    next: { en: 'Choose one of these: {known}.', ru: 'Выберите из этих: {known}.' },
  },
  'cli.option-needs': {
    detail: ['option', 'needs'],
    retry: false,
    what: { en: '{option} means nothing without {needs}.', ru: '{option} не имеет смысла без {needs}.' },
    next: { en: 'Add {needs}, or leave {option} out.', ru: 'Добавьте {needs} или уберите {option}.' },
  },
  'cli.option-conflict': {
    detail: ['first', 'second'],
    retry: false,
    what: { en: '{first} and {second} exclude each other.', ru: '{first} и {second} исключают друг друга.' },
    next: { en: 'Leave one of them out.', ru: 'Уберите что-то одно.' },
  },
  'cli.no-text': {
    detail: [],
    retry: false,
    what: { en: 'There is no text to send.', ru: 'Нет текста для отправки.' },
    next: {
      en: 'Give it with --text or --text-file, or pipe it in and write -.',
      ru: 'Задайте его в --text или --text-file либо передайте на вход и укажите -.',
    },
  },
  'cli.no-destination': {
    detail: [],
    retry: false,
    what: { en: 'Nobody is named to send to.', ru: 'Не указано, кому отправлять.' },
    next: {
      en: 'Give the number with --to, or a table of them with --csv.',
      ru: 'Задайте номер в --to или таблицу номеров в --csv.',
    },
  },
  'cli.unknown-column': {
    detail: ['column', 'known'],
    retry: false,
    what: { en: 'The table has no column {column}.', ru: 'В таблице нет столбца {column}.' },
    next: {
      en: 'It has: {known}. Where the first row is not a heading, say --no-header.',
      ru: 'Есть столбцы: {known}. Если первая строка не заголовок, укажите --no-header.',
    },
  },
  'cli.result-exists': {
    detail: ['file'],
    retry: false,
    what: { en: '{file} is already there.', ru: '{file}: такой файл уже есть.' },
    next: {
      en: 'Go on with it by --resume, or name another file.',
      ru: 'Продолжите его с --resume или укажите другой файл.',
    },
  },
  'cli.result-in-use': {
    detail: ['file'],
    retry: true,
    what: {
      en: 'Another command is writing {file}.',
      ru: 'В {file} пишет другая команда.',
    },
    next: {
      en: 'Wait until it has ended, or end it; two at once would send the same rows.',
      ru: 'Дождитесь её конца или завершите её: вдвоём они отправили бы одни и те же строки.',
    },
  },
  'cli.no-result': {
    detail: ['file'],
    retry: false,
    what: {
      en: 'There is no result {file} to go on with.',
      ru: 'Нет файла результата {file}, который можно продолжить.',
    },
    next: {
      en: 'Check the name, or leave --resume out to begin.',
      ru: 'Проверьте имя или начните без --resume.',
    },
  },
  'cli.no-note': {
    detail: ['file', 'note'],
    retry: false,
    what: {
      en: '{note} is missing or damaged, so that it cannot be told which rows without a result in {file} have left.',
      ru: 'Файла {note} нет или он повреждён, и неизвестно, какие строки без результата в {file} уже отправлены.',
    },
    next: {
      en: 'Put it back, or say --resend-in-doubt to send all of them: the SMSC may have some twice.',
      ru: 'Верните его или укажите --resend-in-doubt, чтобы отправить их все: некоторые SMSC может получить дважды.',
    },
  },
  'cli.table-changed': {
    detail: ['file'],
    retry: false,
    what: {
      en: '{file} is no longer what was checked: it was changed, replaced or removed meanwhile, and the run has stopped.',
      ru: '{file} уже не тот, что был проверен: его изменили, заменили или удалили, и отправка остановлена.',
    },
    next: {
      en: 'Put the file back as it was and go on with --resume, or check the new one and send it by itself.',
      ru: 'Верните файл в прежнем виде и продолжите с --resume или проверьте новый и отправьте его отдельно.',
    },
  },
  'cli.torn-result': {
    detail: ['file', 'line'],
    retry: false,
    what: {
      en: 'Line {line} of {file} is not whole, and others follow it: it is not known which row it was about.',
      ru: 'Строка {line} файла {file} неполная, а за ней есть другие: неизвестно, о какой строке таблицы она.',
    },
    next: {
      en: 'Mend the line by hand, or begin a new result with the rows that are left.',
      ru: 'Исправьте строку вручную или начните новый результат с оставшимися строками.',
    },
  },
  'cli.other-result': {
    detail: ['file'],
    retry: false,
    what: {
      en: '{file} is not a result of this table.',
      ru: '{file}: это не результат отправки этой таблицы.',
    },
    next: {
      en: 'Name the result that was written for it.',
      ru: 'Укажите файл результата, который был записан для неё.',
    },
  },
  'cli.not-hex': {
    detail: ['option'],
    retry: false,
    what: { en: '{option} is not hex.', ru: '{option}: это не шестнадцатеричная запись.' },
    next: {
      en: 'Write whole octets as pairs of digits, such as 0A1B.',
      ru: 'Запишите целые октеты парами цифр, например 0A1B.',
    },
  },
  'cli.password-argument': {
    detail: [],
    retry: false,
    what: {
      en: 'A password is not taken from the command line, where other users of the machine and the shell’s history see it.',
      ru: 'Пароль не берётся из командной строки: там его видят другие пользователи машины и история оболочки.',
    },
    next: {
      en: 'Put it into the environment variable SMPP_PASSWORD, name another with --password-env, or pipe it to --password-stdin.',
      ru: 'Поместите его в переменную окружения SMPP_PASSWORD, назовите другую в --password-env или передайте на вход с --password-stdin.',
    },
  },
  'cli.no-password': {
    detail: ['variable'],
    retry: false,
    what: {
      en: 'The environment variable {variable} is not set, so there is no password.',
      ru: 'Переменная окружения {variable} не задана, поэтому пароля нет.',
    },
    next: {
      en: 'Set it (empty for no password), name another with --password-env, or pipe the password to --password-stdin.',
      ru: 'Задайте её (пустую, если пароля нет), назовите другую в --password-env или передайте пароль на вход с --password-stdin.',
    },
  },
  'cli.no-connection': {
    detail: ['name'],
    retry: false,
    what: {
      en: 'The data folder has no such connection: {name}.',
      ru: 'В папке данных нет такого подключения: {name}.',
    },
    next: {
      en: 'Check the name and the folder; the Local simulator is never exported.',
      ru: 'Проверьте название и папку; локальный симулятор не экспортируется.',
    },
  },
  'cli.no-passphrase': {
    detail: ['variable'],
    retry: false,
    what: {
      en: 'The environment variable {variable} is not set, so there is no passphrase.',
      ru: 'Переменная окружения {variable} не задана, поэтому пароля нет.',
    },
    next: {
      en: 'Set it, or name another: of a key with --key-passphrase-env, of a file of connections with --passphrase-env.',
      ru: 'Задайте её или назовите другую: для ключа в --key-passphrase-env, для файла подключений в --passphrase-env.',
    },
  },
  'cli.bad-config': {
    detail: ['file', 'problem'],
    retry: false,
    what: {
      en: 'The configuration {file} is not valid: {problem}.',
      ru: 'Конфигурация {file} составлена неверно: {problem}.',
    },
    next: {
      en: 'Correct these values; what is left out keeps its default.',
      ru: 'Исправьте эти значения; пропущенное сохранит значение по умолчанию.',
    },
  },
  'load.endless': {
    detail: [],
    retry: false,
    what: {
      en: 'Nothing says when the load is to end.',
      ru: 'Не сказано, когда нагрузка должна закончиться.',
    },
    next: {
      en: 'Say how long it runs, or how many parts it sends.',
      ru: 'Укажите, сколько она длится или сколько частей отправляет.',
    },
  },
  'load.too-many-steps': {
    detail: ['most'],
    retry: false,
    what: {
      en: 'The load would have more than {most} steps.',
      ru: 'В нагрузке получилось бы больше {most} ступеней.',
    },
    next: {
      en: 'Make each step longer, or the load shorter.',
      ru: 'Удлините ступени или сократите нагрузку.',
    },
  },
  'load.bad-message': {
    detail: ['number', 'problem', 'given'],
    retry: false,
    what: {
      en: 'Message {number} of the load cannot be sent: {problem}.',
      ru: 'Сообщение {number} нагрузки нельзя отправить: {problem}.',
    },
    next: { en: 'Correct the message.', ru: 'Исправьте сообщение.' },
  },
  'load.bad-threshold': {
    detail: ['text', 'part', 'known'],
    retry: false,
    what: {
      en: 'The condition “{text}” cannot be read at “{part}”.',
      ru: 'Условие «{text}» не читается в месте «{part}».',
    },
    next: {
      en: 'Write it as response_time.p99 > 500ms; possible here: {known}.',
      ru: 'Запишите его как response_time.p99 > 500ms; здесь возможны: {known}.',
    },
  },
  'load.bad-shape': {
    detail: ['text', 'example'],
    retry: false,
    what: { en: '“{text}” is no pace of a load.', ru: '«{text}» — не темп нагрузки.' },
    next: { en: 'Write it as {example}.', ru: 'Запишите его как {example}.' },
  },
  'load.unconfirmed': {
    detail: ['host', 'rate', 'parts', 'most'],
    retry: false,
    what: {
      en: 'Up to {rate} parts a second, {parts} in all, would go to {host}, which is not this machine; above {most} that is asked first, and nobody is there to answer.',
      ru: 'На {host}, а это не эта машина, ушло бы до {rate} частей в секунду, всего до {parts}; сверх {most} нужно согласие, а спросить некого.',
    },
    next: {
      en: 'Make sure that the provider allows it, then agree, on the command line with --yes.',
      ru: 'Убедитесь, что провайдер это разрешает, и подтвердите, в командной строке — ключом --yes.',
    },
  },
  'load.declined': {
    detail: ['host'],
    retry: false,
    what: { en: 'Nothing was sent to {host}.', ru: 'На {host} ничего не отправлено.' },
    next: { en: 'Lower the rate, or answer yes.', ru: 'Снизьте темп или ответьте yes.' },
  },
  'load.running': {
    detail: ['name'],
    retry: true,
    what: {
      en: 'A load over {name} is running; there is one at a time.',
      ru: 'Нагрузка через {name} ещё идёт, а может идти только одна.',
    },
    next: { en: 'Wait for its end, or stop it.', ru: 'Дождитесь её конца или остановите её.' },
  },
  'load.not-found': {
    detail: [],
    retry: false,
    what: { en: 'This load is no longer kept.', ru: 'Эта нагрузка больше не хранится.' },
    next: { en: 'Choose another one.', ru: 'Выберите другую.' },
  },
  'load.bad-recording': {
    detail: ['file', 'problem'],
    retry: false,
    what: {
      en: 'The recording {file} cannot be read: {problem}.',
      ru: 'Запись {file} не читается: {problem}.',
    },
    next: {
      en: 'Give files that load --record has written.',
      ru: 'Укажите файлы, которые записал load --record.',
    },
  },
  'cli.bad-plan': {
    detail: ['file', 'problems'],
    retry: false,
    what: {
      en: 'The plan {file} cannot be run; problems told above: {problems}.',
      ru: 'План {file} выполнить нельзя; ошибок, названных выше: {problems}.',
    },
    next: { en: 'Correct these lines.', ru: 'Исправьте эти строки.' },
  },
  'cli.too-many-rows': {
    detail: ['file', 'most'],
    retry: false,
    what: {
      en: '{file} has more than {most} rows of data, which one run of a plan does not take.',
      ru: 'В {file} больше {most} строк данных: столько за один прогон план не берёт.',
    },
    next: { en: 'Split the file.', ru: 'Разделите файл.' },
  },
  'cli.no-rows': {
    detail: ['file'],
    retry: false,
    what: { en: '{file} has no rows of data.', ru: 'В {file} нет строк данных.' },
    next: {
      en: 'The first line has the names of the columns, each line after it is a row.',
      ru: 'В первой строке имена колонок, каждая следующая — строка данных.',
    },
  },
  'cli.no-check': {
    detail: ['option', 'name', 'known'],
    retry: false,
    what: {
      en: '{option} names {name}, which the plan does not have.',
      ru: '{option} называет {name}, а в плане этого нет.',
    },
    next: { en: 'The plan has {known}.', ru: 'В плане есть: {known}.' },
  },
  'cli.unused-variable': {
    detail: ['name', 'known'],
    retry: false,
    what: {
      en: '--var gives {name} a value, and the plan does not use it.',
      ru: '--var задаёт {name}, а план этого не использует.',
    },
    next: { en: 'The plan uses {known}.', ru: 'План использует: {known}.' },
  },
  'cli.bad-variable': {
    detail: ['given'],
    retry: false,
    what: { en: '--var {given} is no name=value.', ru: '--var {given} — не имя=значение.' },
    next: { en: 'Write --var to=79161234567.', ru: 'Напишите --var to=79161234567.' },
  },
  'cli.no-work': {
    detail: [],
    retry: false,
    what: {
      en: 'The command does not say what to check.',
      ru: 'Не сказано, что проверять.',
    },
    next: {
      en: 'Add --doctor for the connection, --acceptance for an account, or --plan FILE for a plan.',
      ru: 'Добавьте --doctor для подключения, --acceptance для учётной записи или --plan FILE для плана.',
    },
  },
} as const satisfies Record<string, FaultRow>

export type FaultCode = keyof typeof faultTable
