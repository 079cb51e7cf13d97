import { tlvByName } from '../smpp/tlv-value.ts'
import type { Words } from '../words/words.ts'

/** What a field is, where the table of TLVs does not say it. Names as in the table of fields. */
const meanings: Readonly<Record<string, Words>> = {
  // The capture
  number: { en: 'number in the capture', ru: 'номер в записи' },
  time: { en: 'when it passed', ru: 'когда прошёл' },
  session: { en: 'session, by its name or system_id', ru: 'сессия, по имени или system_id' },
  connection: { en: 'connection that it passed over', ru: 'соединение, по которому прошёл' },
  profile: { en: 'provider profile of its connection', ru: 'профиль провайдера у подключения' },
  direction: { en: 'sent or received by the workbench', ru: 'отправлен (sent) или получен (received)' },
  sender: { en: 'side that sent it', ru: 'сторона-отправитель' },
  context: { en: 'state of the session before it', ru: 'состояние сессии перед ним' },
  is_response: { en: 'it answers a request', ru: 'это ответ на запрос' },
  latency: { en: 'time from the request to this response', ru: 'время от запроса до этого ответа' },
  request_seq: { en: 'number of the request that it answers', ru: 'номер запроса, на который отвечает' },
  repeat_of: {
    en: 'number of the first try, on a request sent again',
    ru: 'номер первой попытки, у повторного запроса',
  },
  pair: {
    en: 'number of a PDU: it, its request and its answers',
    ru: 'номер PDU: он сам, его запрос и ответы',
  },
  marked: { en: 'it has a bookmark', ru: 'есть закладка' },
  answered: { en: 'whether, and how, it was answered', ru: 'есть ли ответ и какой' },
  octets: { en: 'length in octets', ru: 'длина в октетах' },
  hex: { en: 'all octets in hex, small letters', ru: 'все октеты в hex, строчными' },
  comment: { en: 'comments written beside it', ru: 'комментарии к нему' },
  note: { en: 'what was found odd about it', ru: 'замечания о нём' },
  'note.severity': { en: 'gravity of its notes', ru: 'тяжесть замечаний' },
  'frame.number': { en: 'frames that carried it', ru: 'кадры, которые его несли' },
  'ip.src': { en: 'IP address it came from', ru: 'IP-адрес отправителя' },
  'ip.dst': { en: 'IP address it went to', ru: 'IP-адрес получателя' },
  'ip.addr': { en: 'IP address of either end', ru: 'IP-адрес любой из сторон' },
  'tcp.srcport': { en: 'port it came from', ru: 'порт отправителя' },
  'tcp.dstport': { en: 'port it went to', ru: 'порт получателя' },
  'tcp.port': { en: 'port of either end', ru: 'порт любой из сторон' },
  // Header
  command_length: { en: 'length that the header states', ru: 'длина по заголовку' },
  command_id: { en: 'command', ru: 'команда' },
  command_status: {
    en: 'status; requests have it too, 0 as a rule',
    ru: 'статус; у запросов тоже есть, обычно 0',
  },
  sequence_number: { en: 'number that joins request and response', ru: 'номер, общий у запроса и ответа' },
  // Bind
  system_id: { en: 'account, or name of the SMSC', ru: 'учётная запись или имя SMSC' },
  password: { en: 'password of the bind', ru: 'пароль подключения' },
  system_type: { en: 'kind of ESME, as the provider asks for', ru: 'вид ESME, как требует провайдер' },
  interface_version: { en: 'SMPP version of the ESME', ru: 'версия SMPP у ESME' },
  addr_ton: { en: 'type of number of the addresses served', ru: 'тип номера обслуживаемых адресов' },
  addr_npi: { en: 'numbering plan of the addresses served', ru: 'план нумерации обслуживаемых адресов' },
  address_range: { en: 'addresses served, as a pattern', ru: 'обслуживаемые адреса, шаблон' },
  // Message
  service_type: { en: 'service of the message', ru: 'услуга сообщения' },
  source_addr: { en: 'sender address', ru: 'адрес отправителя' },
  source_addr_ton: { en: 'type of number of the sender', ru: 'тип номера отправителя' },
  source_addr_npi: { en: 'numbering plan of the sender', ru: 'план нумерации отправителя' },
  destination_addr: { en: 'destination address', ru: 'адрес получателя' },
  dest_addr_ton: { en: 'type of number of the destination', ru: 'тип номера получателя' },
  dest_addr_npi: { en: 'numbering plan of the destination', ru: 'план нумерации получателя' },
  esme_addr: { en: 'address of the ESME that asked for the alert', ru: 'адрес ESME, просившей оповестить' },
  esme_addr_ton: { en: 'type of number of that ESME', ru: 'тип номера этой ESME' },
  esme_addr_npi: { en: 'numbering plan of that ESME', ru: 'план нумерации этой ESME' },
  esm_class: { en: 'mode, type and features, all bits', ru: 'режим, тип и признаки, все биты' },
  'esm.submit.msg_mode': { en: 'mode of messaging, in esm_class', ru: 'режим передачи, в esm_class' },
  'esm.submit.msg_type': { en: 'type of message, in esm_class', ru: 'тип сообщения, в esm_class' },
  'esm.submit.features': { en: 'UDH and reply path, in esm_class', ru: 'UDH и reply path, в esm_class' },
  protocol_id: { en: 'TP-PID of the message', ru: 'TP-PID сообщения' },
  priority_flag: { en: 'priority', ru: 'приоритет' },
  schedule_delivery_time: { en: 'when to deliver, absolute', ru: 'когда доставить, абсолютное' },
  schedule_delivery_time_r: { en: 'when to deliver, from now', ru: 'когда доставить, от текущего момента' },
  validity_period: { en: 'until when to try, absolute', ru: 'до какого времени пытаться, абсолютное' },
  validity_period_r: { en: 'how long to try', ru: 'сколько времени пытаться' },
  registered_delivery: { en: 'receipts asked for, all bits', ru: 'какие отчёты нужны, все биты' },
  'regdel.receipt': { en: 'receipt of the SMSC asked for', ru: 'нужен ли отчёт SMSC' },
  'regdel.acks': {
    en: 'acknowledgement of the recipient asked for',
    ru: 'нужно ли подтверждение получателя',
  },
  'regdel.notif': { en: 'intermediate notification asked for', ru: 'нужно ли промежуточное уведомление' },
  replace_if_present_flag: { en: 'replaces an earlier message', ru: 'заменяет прежнее сообщение' },
  data_coding: { en: 'encoding of the text', ru: 'кодировка текста' },
  sm_default_msg_id: { en: 'message that the SMSC keeps ready', ru: 'готовое сообщение на SMSC' },
  sm_length: { en: 'octets in short_message', ru: 'октетов в short_message' },
  message: { en: 'octets of short_message, UDH included', ru: 'октеты short_message вместе с UDH' },
  message_text: { en: 'text as it reads', ru: 'прочитанный текст' },
  message_id: { en: 'id that the SMSC gave', ru: 'id, присвоенный SMSC' },
  dl_name: { en: 'distribution list', ru: 'список рассылки' },
  dlist: { en: 'it lists destinations', ru: 'есть список получателей' },
  dlist_resp: { en: 'it lists destinations that failed', ru: 'есть список неудавшихся получателей' },
  error_status_code: { en: 'status of a destination that failed', ru: 'статус неудавшегося получателя' },
  error_code: { en: 'error of the network, in query_sm_resp', ru: 'ошибка сети, в query_sm_resp' },
  final_date: { en: 'when the state became final', ru: 'когда состояние стало финальным' },
  final_date_r: { en: 'the same, written from now', ru: 'то же, от текущего момента' },
  // TLVs and their parts
  opt_params: { en: 'it has TLVs', ru: 'есть TLV' },
  opt_param: { en: 'it has a TLV', ru: 'есть TLV' },
  opt_param_tag: { en: 'tags of its TLVs', ru: 'теги её TLV' },
  opt_param_len: { en: 'lengths of its TLVs', ru: 'длины её TLV' },
  vendor_op: { en: 'TLVs of the provider’s own', ru: 'TLV провайдера' },
  reserved_op: { en: 'TLVs with a reserved tag', ru: 'TLV с зарезервированным тегом' },
  'msg_wait.ind': { en: 'message waiting, shown or not', ru: 'значок ожидающего сообщения' },
  'msg_wait.type': { en: 'message waiting, of which kind', ru: 'вид ожидающего сообщения' },
  'callback_num.pres': {
    en: 'whether the callback number is shown',
    ru: 'показывать ли номер обратного вызова',
  },
  'callback_num.scrn': { en: 'who checked the callback number', ru: 'кем проверен номер обратного вызова' },
  'network_error.type': { en: 'network of the error', ru: 'сеть, в которой ошибка' },
  'network_error.code': { en: 'error of the network', ru: 'код ошибки сети' },
  'its_session.number': { en: 'session of interactive teleservice', ru: 'сессия интерактивной услуги' },
  'its_session.sequence': { en: 'step of that session', ru: 'шаг этой сессии' },
  'its_session.ind': { en: 'that session ends', ru: 'конец этой сессии' },
  alert_on_message_delivery_null: {
    en: 'alert on delivery, without a value',
    ru: 'сигнал при доставке, без значения',
  },
  alert_on_message_delivery_type: { en: 'alert on delivery', ru: 'сигнал при доставке' },
  billing_id: { en: 'billing_identification', ru: 'billing_identification' },
  dest_addr_np_info: { en: 'number portability of the destination', ru: 'переносимость номера получателя' },
  'broadcast_content_type.nw': { en: 'network of the broadcast', ru: 'сеть вещания' },
  'broadcast_content_type.type': { en: 'service of the broadcast', ru: 'услуга вещания' },
  'broadcast_content_type.info': { en: 'more about its service', ru: 'подробности об услуге' },
  'broadcast_frequency_interval.unit': {
    en: 'unit of the broadcast’s interval',
    ru: 'единица интервала вещания',
  },
  'broadcast_frequency_interval.value': { en: 'interval of the broadcast', ru: 'интервал вещания' },
  'broadcast_area_identifier.format': { en: 'form of the broadcast’s area', ru: 'формат зоны вещания' },
  broadcast_end_time_r: { en: 'end of the broadcast, from now', ru: 'конец вещания, от текущего момента' },
  // data_coding, bit by bit
  dcs: { en: 'data_coding', ru: 'data_coding' },
  'dcs.sms_coding_group': {
    en: 'coding group, high four bits',
    ru: 'группа кодирования, старшие четыре бита',
  },
  'dcs.text_compression': { en: 'text is compressed', ru: 'текст сжат' },
  'dcs.class_present': { en: 'there is a message class', ru: 'есть класс сообщения' },
  'dcs.reserved': { en: 'reserved bit of data_coding', ru: 'зарезервированный бит data_coding' },
  'dcs.charset': { en: 'alphabet bit of data_coding', ru: 'бит алфавита в data_coding' },
  'dcs.class': { en: 'message class', ru: 'класс сообщения' },
  'dcs.wait_ind': { en: 'message waiting, shown or not', ru: 'значок ожидающего сообщения' },
  'dcs.wait_type': { en: 'message waiting, of which kind', ru: 'вид ожидающего сообщения' },
  'dcs.cbs_coding_group': { en: 'coding group of cell broadcast', ru: 'группа кодирования вещания' },
  'dcs.cbs_language': { en: 'language of cell broadcast', ru: 'язык вещания' },
  'dcs.cbs_class': { en: 'message class of cell broadcast', ru: 'класс сообщения вещания' },
  'dcs.wap_coding': { en: 'alphabet of a WAP message', ru: 'алфавит сообщения WAP' },
  'dcs.wap_class': { en: 'class of a WAP message', ru: 'класс сообщения WAP' },
  'text.encoding': { en: 'how the text was read', ru: 'как прочитан текст' },
  // Receipts and parts
  receipt: { en: 'it is a receipt', ru: 'это отчёт' },
  'receipt.id': { en: 'message_id that the receipt is about', ru: 'message_id, о котором отчёт' },
  'receipt.sub': { en: 'messages submitted', ru: 'отправлено сообщений' },
  'receipt.dlvrd': { en: 'messages delivered', ru: 'доставлено сообщений' },
  'receipt.submit_date': { en: 'submit date as written', ru: 'дата отправки, как написана' },
  'receipt.done_date': { en: 'done date as written', ru: 'дата завершения, как написана' },
  'receipt.stat': { en: 'state as the receipt writes it', ru: 'состояние, как в отчёте' },
  'receipt.err': { en: 'error as the receipt writes it', ru: 'ошибка, как в отчёте' },
  'receipt.text': { en: 'beginning of the text in the receipt', ru: 'начало текста в отчёте' },
  'parts.ref': { en: 'reference that joins the parts', ru: 'номер, общий у частей' },
  'parts.total': { en: 'how many parts', ru: 'сколько частей' },
  'parts.number': { en: 'which part', ru: 'какая часть' },
  // SMPP+ of Huawei
  smsc_addr: { en: 'SMSC address (SMPP+)', ru: 'адрес SMSC (SMPP+)' },
  msc_addr_noa: { en: 'nature of the MSC address (SMPP+)', ru: 'тип адреса MSC (SMPP+)' },
  msc_addr_npi: { en: 'numbering plan of the MSC (SMPP+)', ru: 'план нумерации MSC (SMPP+)' },
  msc_addr: { en: 'MSC address (SMPP+)', ru: 'адрес MSC (SMPP+)' },
  mo_mt_flag: { en: 'from or to the handset (SMPP+)', ru: 'от телефона или к нему (SMPP+)' },
  sm_id: { en: 'message (SMPP+)', ru: 'сообщение (SMPP+)' },
  length_auth: { en: 'length of what authenticates (SMPP+)', ru: 'длина аутентификации (SMPP+)' },
  service_id: { en: 'service (SMPP+)', ru: 'услуга (SMPP+)' },
  operation_result: { en: 'result of the operation (SMPP+)', ru: 'результат операции (SMPP+)' },
  notify_mode: { en: 'mode of notification (SMPP+)', ru: 'режим уведомления (SMPP+)' },
  delivery_result: { en: 'result of the delivery (SMPP+)', ru: 'результат доставки (SMPP+)' },
  smppplus_version: { en: 'version (SMPP+)', ru: 'версия (SMPP+)' },
}

/** What a field is, in a few words; its own name where nothing is known of it. */
export function fieldMeaning(name: string): Words {
  const tlv = tlvByName(name.startsWith('tlv.') ? name.slice(4) : name)
  if (tlv !== null && meanings[name] === undefined) return shortDoc(tlv.doc)
  return meanings[name] ?? { en: name, ru: name }
}

/** Names that have a meaning here: each is a field. */
export const namesWithMeaning: readonly string[] = Object.keys(meanings)

/** The first sentence, without its full stop and as part of a line: the other meanings begin with a small letter. */
function shortDoc({ en, ru }: Words): Words {
  const short = (text: string) =>
    text.replace(/[.;:] .*$|\.$/su, '').replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
  return { en: short(en), ru: short(ru) }
}
