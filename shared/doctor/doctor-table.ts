import { problemWords } from '../faults/problem-table.ts'
import { type Detail, fill, type Language, type Words } from '../words/words.ts'

/** Verdicts of the doctor's checks; `{key}` is filled from the line's facts. No capital needed, no full stop. */
export const doctorVerdictTable = {
  'session-live': {
    en: 'a session of this connection is open: the bind checks count against the account’s bind limit',
    ru: 'сессия этого подключения открыта: проверки bind расходуют лимит сессий учётной записи',
  },
  'dns-found': { en: '{addresses}, {ms} ms', ru: '{addresses}, {ms} мс' },
  'dns-literal': {
    en: '{addresses} is an address already, there is nothing to look up',
    ru: '{addresses} — уже адрес, искать нечего',
  },
  'dns-unknown': { en: 'DNS knows no host {host} ({ms} ms)', ru: 'DNS не знает узла {host} ({ms} мс)' },
  'tcp-open': { en: '{ms} ms, local address {localAddress}', ru: '{ms} мс, локальный адрес {localAddress}' },
  'tcp-open-public': {
    en: '{ms} ms, local address {localAddress} ← tell your provider to allow this one',
    ru: '{ms} мс, локальный адрес {localAddress} ← его провайдер должен внести в список разрешённых',
  },
  'tcp-open-translated': {
    en: '{ms} ms, local address {localAddress} is private: the provider sees your network’s public address, that one must be allowed',
    ru: '{ms} мс, локальный адрес {localAddress} — частный: провайдер видит внешний адрес вашей сети, разрешить нужно его',
  },
  'tcp-open-partly': {
    en: '{ms} ms to {address}, but not every address of the host takes connections: {closed}',
    ru: '{ms} мс до {address}, но соединения принимают не все адреса узла: {closed}',
  },
  'tcp-refused': {
    en: 'refused after {ms} ms: nothing listens on port {port}, or a firewall rejects you',
    ru: 'отказ через {ms} мс: порт {port} никто не слушает, или вас не пускает межсетевой экран',
  },
  'tcp-timeout': {
    en: 'no answer within {seconds} s: packets are dropped on the way',
    ru: 'нет ответа за {seconds} с: пакеты теряются по дороге',
  },
  'tcp-failed': { en: '{reason}', ru: '{reason}' },
  'speaks-plain': {
    en: 'the server speaks plain SMPP on this port, as the form says ({ms} ms)',
    ru: 'на этом порту обычный SMPP без TLS, как и указано в форме ({ms} мс)',
  },
  'speaks-tls': {
    en: 'the server speaks TLS on this port, as the form says ({ms} ms)',
    ru: 'на этом порту TLS, как и указано в форме ({ms} мс)',
  },
  'seems-plain': {
    en: 'the server hung up on a TLS greeting and is silent before a bind: plain SMPP, most likely',
    ru: 'на приветствие TLS сервер разорвал соединение, а до bind молчит: скорее всего, SMPP без TLS',
  },
  'plain-but-tls-on': {
    en: 'the server speaks plain SMPP on this port; TLS is on in the form',
    ru: 'сервер говорит на этом порту по SMPP без TLS, а в форме TLS включён',
  },
  'tls-but-tls-off': {
    en: 'the server speaks TLS on this port; TLS is off in the form',
    ru: 'сервер говорит на этом порту по TLS, а в форме TLS выключен',
  },
  'speaks-other': {
    en: 'this is no SMPP port: its first octets look like {protocol}',
    ru: 'это не порт SMPP: первые октеты похожи на {protocol}',
  },
  'hangs-up': {
    en: 'the server hangs up on whoever connects, on TLS and plain alike',
    ru: 'сервер разрывает любое соединение: и с TLS, и без него',
  },
  'says-nothing': {
    en: 'the server said nothing within {seconds} s, neither to TLS nor to enquire_link; some do so until a bind',
    ru: 'сервер молчал {seconds} с — и на TLS, и на enquire_link; некоторые так ведут себя до bind',
  },
  'certificate-trusted': {
    en: 'trusted, valid for {daysLeft} more days, {tlsVersion} {cipher}',
    ru: 'доверенный, действует ещё дней: {daysLeft}, {tlsVersion} {cipher}',
  },
  'certificate-ends-soon': {
    en: 'trusted, but ends in {daysLeft} days, {tlsVersion} {cipher}',
    ru: 'доверенный, но истекает через дней: {daysLeft}, {tlsVersion} {cipher}',
  },
  'certificate-refused': {
    en: 'not accepted: {reason}; {tlsVersion} {cipher}',
    ru: 'не принят: {reason}; {tlsVersion} {cipher}',
  },
  'certificate-unchecked': {
    en: 'would not be accepted ({reason}), but the check is off: the peer may be anybody',
    ru: 'не был бы принят ({reason}), но проверка выключена: на том конце может быть кто угодно',
  },
  'certificate-passed-over': {
    en: 'good, but the check is off in the form: another one would pass too',
    ru: 'в порядке, но проверка в форме выключена: прошёл бы и любой другой',
  },
  'certificate-not-seen': {
    en: 'not checked: the handshake ended over our certificate',
    ru: 'не проверялся: соединение прервано из-за нашего сертификата',
  },
  'client-not-asked': {
    en: 'the server asks for none, and there is none in the form',
    ru: 'сервер его не запрашивает, и в форме его нет',
  },
  'client-unused': {
    en: 'the server asks for none; {subject} is not shown',
    ru: 'сервер его не запрашивает; {subject} не предъявляется',
  },
  'client-accepted': {
    en: 'asked for and taken: {subject}, valid for {daysLeft} more days',
    ru: 'запрошен и принят: {subject}, действует ещё дней: {daysLeft}',
  },
  'client-ready': {
    en: '{subject}, valid for {daysLeft} more days; whether the server asks for it cannot be told here',
    ru: '{subject}, действует ещё дней: {daysLeft}; запрашивает ли его сервер, здесь узнать нельзя',
  },
  'client-ends-soon': {
    en: '{subject} ends in {daysLeft} days',
    ru: '{subject} истекает через дней: {daysLeft}',
  },
  'client-missing': {
    en: 'the server asks for one and goes on without; there is none in the form',
    ru: 'сервер его запрашивает, но обходится и без него; в форме его нет',
  },
  'client-required': {
    en: 'the server lets nobody in without one, and there is none in the form',
    ru: 'сервер не пускает без него, а в форме его нет',
  },
  'client-refused': { en: 'refused by the server: {reason}', ru: 'отклонён сервером: {reason}' },
  'client-doubted': {
    en: 'the server asked for one and hung up without a word: {reason}',
    ru: 'сервер запросил его и молча разорвал соединение: {reason}',
  },
  'client-expired': { en: '{subject} expired on {date}', ru: '{subject}: срок истёк {date}' },
  'client-unusable': { en: 'cannot be used: {reason}', ru: 'непригоден: {reason}' },
  'handshake-failed': {
    en: 'the TLS handshake failed: {reason}',
    ru: 'TLS-соединение не установлено: {reason}',
  },
  'no-tls': {
    en: 'no TLS on this port, so no certificate',
    ru: 'на этом порту нет TLS, а значит, и сертификата',
  },
  'bind-accepted': {
    en: 'accepted by {peerSystemId} in {ms} ms',
    ru: 'принят, отвечает {peerSystemId}, {ms} мс',
  },
  'bind-refused': { en: '{hex} {status}: {meaning}', ru: '{hex} {status}: {meaning}' },
  'bind-silent': {
    en: 'connected, but no answer to the bind within {seconds} s',
    ru: 'соединение есть, но ответа на bind не было {seconds} с',
  },
  'bind-hung-up': {
    en: 'the server closed the connection instead of answering',
    ru: 'вместо ответа сервер закрыл соединение',
  },
  'bind-mismatched': {
    en: 'the server answered with {answer}, which is no bind response',
    ru: 'сервер ответил {answer}, а это не ответ на bind',
  },
  'bad-length': {
    en: 'the server sent a PDU with command_length {length}, which cannot be',
    ru: 'сервер прислал PDU с невозможным command_length {length}',
  },
  'bind-failed': { en: '{reason}', ru: '{reason}' },
  'bind-would-leak': {
    en: 'not tried: TLS is on in the form, and here the password would travel in the clear',
    ru: 'не проверялось: в форме TLS включён, а здесь пароль ушёл бы открытым текстом',
  },
  'bind-untrusted': {
    en: 'not tried: the password is not given to a server whose certificate was not accepted',
    ru: 'не проверялось: пароль не передаётся серверу, чей сертификат не принят',
  },
  'enquire-answered': { en: 'answered in {ms} ms', ru: 'ответ через {ms} мс' },
  'enquire-unanswered': { en: 'no answer: {reason}', ru: 'нет ответа: {reason}' },
  'unbind-answered': {
    en: 'answered in {ms} ms, each session closed cleanly',
    ru: 'ответ через {ms} мс, все сессии закрыты чисто',
  },
  'unbind-unanswered': {
    en: 'not answered after {commands}: the server may count that session as alive for a while',
    ru: 'нет ответа после {commands}: сервер может ещё какое-то время считать сессию живой',
  },
  'not-reached': {
    en: 'not checked: an earlier check failed',
    ru: 'не проверялось: помешала предыдущая ошибка',
  },
  stopped: { en: 'stopped', ru: 'остановлено' },
} as const satisfies Record<string, Words>
export type DoctorVerdict = keyof typeof doctorVerdictTable

/** Why a bind may have been refused, as far as the form, the profile and this machine can tell. */
export const doctorCauseTable = {
  'password-too-long': {
    en: 'the password has {passwordOctets} octets; SMPP allows 8, and many SMSCs refuse or cut longer ones',
    ru: 'в пароле октетов: {passwordOctets}; SMPP допускает 8, и многие SMSC отклоняют или обрезают более длинные',
  },
  'password-missing': { en: 'no password is set', ru: 'пароль не задан' },
  'wrong-password': { en: 'wrong password', ru: 'неверный пароль' },
  'wrong-system-id': {
    en: 'the login “{systemId}” is not known, or is blocked',
    ru: 'логин «{systemId}» неизвестен или заблокирован',
  },
  'wrong-system-type': {
    en: 'wrong system_type: “{systemType}” was sent',
    ru: 'неверный system_type: отправлено «{systemType}»',
  },
  'system-type-empty': {
    en: 'system_type was sent empty; the provider may want a word there',
    ru: 'system_type отправлен пустым; провайдер может требовать в нём слово',
  },
  'system-type-of-profile': {
    en: 'the profile names the system_type “{profileSystemType}”; “{systemType}” was sent',
    ru: 'в профиле указан system_type «{profileSystemType}», отправлено «{systemType}»',
  },
  'address-not-allowed': {
    en: 'your address ({localAddress} on this side) is not on the provider’s allow-list',
    ru: 'ваш адрес (с этой стороны {localAddress}) не внесён у провайдера в список разрешённых',
  },
  'bind-limit': {
    en: 'too many binds at once for this account',
    ru: 'слишком много одновременных сессий для этой учётной записи',
  },
  'own-session': {
    en: 'a session of this connection is open in the workbench, and it counts',
    ru: 'сессия этого подключения уже открыта в программе, и она учитывается',
  },
  'previous-session': {
    en: 'a previous session may still be alive at the provider: it ends there after the inactivity time',
    ru: 'у провайдера может быть ещё жива прежняя сессия: там она завершится по тайм-ауту неактивности',
  },
  'bind-type': {
    en: 'this bind type is not offered to the account',
    ru: 'этот вид bind учётной записи не разрешён',
  },
  'bind-type-of-profile': {
    en: 'by its profile the provider does not offer this bind type',
    ru: 'по профилю провайдер не предлагает такой вид bind',
  },
  'interface-version': {
    en: 'the SMPP version in the form is not the one the provider serves',
    ru: 'версия SMPP в форме не та, что обслуживает провайдер',
  },
  'port-wants-tls': { en: 'the port expects TLS', ru: 'порт ждёт TLS' },
} as const satisfies Record<string, Words>
export type DoctorCause = keyof typeof doctorCauseTable

export const doctorStepTable = {
  'turn-tls-off': { en: 'Turn off TLS', ru: 'Выключить TLS' },
  'turn-tls-on': { en: 'Turn on TLS', ru: 'Включить TLS' },
  explain: { en: 'Explain', ru: 'Объяснить' },
  unbind: { en: 'Unbind', ru: 'Отключить' },
  'check-host': { en: 'Check the spelling, DNS and VPN', ru: 'Проверьте написание, DNS и VPN' },
  'check-port': {
    en: 'Check the port and the provider’s allow-list',
    ru: 'Проверьте порт и список разрешённых адресов у провайдера',
  },
  'check-local-address': {
    en: 'Clear “Connect from” or give an address of this machine',
    ru: 'Очистите «Соединяться с адреса» или укажите адрес этой машины',
  },
  'add-ca': {
    en: 'Add the provider’s CA or correct the server name',
    ru: 'Добавьте CA провайдера или исправьте имя сервера',
  },
  'ask-renewal': {
    en: 'Ask the provider when it is renewed',
    ru: 'Спросите провайдера о замене сертификата',
  },
  'add-client-certificate': {
    en: 'Add the client certificate that the provider issued',
    ru: 'Добавьте клиентский сертификат, который выдал провайдер',
  },
  'turn-verify-on': { en: 'Turn the check on', ru: 'Включите проверку' },
  'ask-provider': { en: 'Ask the provider', ru: 'Спросите провайдера' },
} as const satisfies Record<string, Words>
export type DoctorStep = keyof typeof doctorStepTable

/** Titles of the checks; wire names stand for themselves. */
export const doctorTitleTable = {
  session: { en: 'Open sessions', ru: 'Открытые сессии' },
  dns: { en: 'DNS', ru: 'DNS' },
  tcp: { en: 'TCP', ru: 'TCP' },
  protocol: { en: 'TLS or plain', ru: 'TLS или нет' },
  certificate: { en: 'Certificate', ru: 'Сертификат' },
  client_certificate: { en: 'Our certificate', ru: 'Наш сертификат' },
  bind_transmitter: { en: 'bind_transmitter', ru: 'bind_transmitter' },
  bind_receiver: { en: 'bind_receiver', ru: 'bind_receiver' },
  bind_transceiver: { en: 'bind_transceiver', ru: 'bind_transceiver' },
  enquire_link: { en: 'enquire_link', ru: 'enquire_link' },
  unbind: { en: 'unbind', ru: 'unbind' },
} as const satisfies Record<string, Words>

/** A sentence of the tables above with its facts, in the reader's language. */
export function doctorWords(words: Words, facts: Detail, language: Language): string {
  return fill(words[language], problemWords(facts, language).detail)
}
