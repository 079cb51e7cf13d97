import {
  type BodyOf,
  cOctetString,
  countOf,
  type FieldRow,
  flaggedList,
  integer,
  list,
  octetString,
  row,
  time,
} from './field-kinds.ts'
import type { TlvName } from './tlv-table.ts'

export type WireState = 'OPEN' | 'OUTBOUND' | 'BOUND_TX' | 'BOUND_RX' | 'BOUND_TRX' | 'UNBOUND'
export type SmppVersion = '3.3' | '3.4' | '5.0'
type PduGroup = 'session' | 'submission' | 'delivery' | 'ancillary' | 'broadcast' | 'legacy-3.3'

/** In which session states each side may send the PDU. An absent side does not send it. */
interface SenderStates {
  readonly esme?: readonly WireState[]
  readonly smsc?: readonly WireState[]
}

export interface TlvRules {
  readonly mandatory: readonly TlvName[]
  readonly optional: readonly TlvName[]
}

export interface PduRow {
  readonly id: number
  readonly introduced: SmppVersion
  readonly group: PduGroup
  /** The command that answers this one; null for responses and for requests that have no answer. */
  readonly response: string | null
  /** Null where the version does not have the PDU. */
  readonly states: { readonly '3.4': SenderStates | null; readonly '5.0': SenderStates | null }
  readonly tlvs: { readonly '3.4': TlvRules; readonly '5.0': TlvRules }
  readonly fields: readonly FieldRow[]
  readonly doc: string
}

const transmitting = ['BOUND_TX', 'BOUND_TRX'] as const
const receiving = ['BOUND_RX', 'BOUND_TRX'] as const
const bound = ['BOUND_TX', 'BOUND_RX', 'BOUND_TRX'] as const
const connected = ['OPEN', 'OUTBOUND', 'BOUND_TX', 'BOUND_RX', 'BOUND_TRX', 'UNBOUND'] as const

const byEsme = { '3.4': { esme: transmitting }, '5.0': { esme: transmitting } } as const
const bySmsc = { '3.4': { smsc: transmitting }, '5.0': { smsc: transmitting } } as const
const byEsmeBinding = { '3.4': { esme: ['OPEN'] }, '5.0': { esme: ['OPEN', 'OUTBOUND'] } } as const
const bySmscBinding = { '3.4': { smsc: ['OPEN'] }, '5.0': { smsc: ['OPEN', 'OUTBOUND'] } } as const
const byBothBound = { '3.4': { esme: bound, smsc: bound }, '5.0': { esme: bound, smsc: bound } } as const
const byBothConnected = {
  '3.4': { esme: bound, smsc: bound },
  '5.0': { esme: connected, smsc: connected },
} as const
const byEsme50 = { '3.4': null, '5.0': { esme: transmitting } } as const
const bySmsc50 = { '3.4': null, '5.0': { smsc: transmitting } } as const
const only33 = { '3.4': null, '5.0': null } as const

const submitTlvs34 = [
  'user_message_reference',
  'source_port',
  'source_addr_subunit',
  'dest_port',
  'dest_addr_subunit',
  'sar_msg_ref_num',
  'sar_total_segments',
  'sar_segment_seqnum',
  'more_messages_to_send',
  'payload_type',
  'message_payload',
  'privacy_indicator',
  'callback_num',
  'callback_num_pres_ind',
  'callback_num_atag',
  'source_subaddress',
  'dest_subaddress',
  'user_response_code',
  'display_time',
  'sms_signal',
  'ms_validity',
  'ms_msg_wait_facilities',
  'number_of_messages',
  'alert_on_message_delivery',
  'language_indicator',
  'its_reply_type',
  'its_session_info',
  'ussd_service_op',
] as const satisfies readonly TlvName[]

const submitTlvs50 = [
  'alert_on_message_delivery',
  'billing_identification',
  'callback_num',
  'callback_num_atag',
  'callback_num_pres_ind',
  'dest_addr_np_country',
  'dest_addr_np_information',
  'dest_addr_np_resolution',
  'dest_addr_subunit',
  'dest_bearer_type',
  'dest_network_id',
  'dest_network_type',
  'dest_node_id',
  'dest_subaddress',
  'dest_telematics_id',
  'dest_port',
  'display_time',
  'its_reply_type',
  'its_session_info',
  'language_indicator',
  'message_payload',
  'more_messages_to_send',
  'ms_msg_wait_facilities',
  'ms_validity',
  'number_of_messages',
  'payload_type',
  'privacy_indicator',
  'qos_time_to_live',
  'sar_msg_ref_num',
  'sar_segment_seqnum',
  'sar_total_segments',
  'set_dpf',
  'sms_signal',
  'source_addr_subunit',
  'source_bearer_type',
  'source_network_id',
  'source_network_type',
  'source_node_id',
  'source_port',
  'source_subaddress',
  'source_telematics_id',
  'user_message_reference',
  'user_response_code',
  'ussd_service_op',
] as const satisfies readonly TlvName[]

const multiTlvs34 = [
  'user_message_reference',
  'source_port',
  'source_addr_subunit',
  'dest_port',
  'dest_addr_subunit',
  'sar_msg_ref_num',
  'sar_total_segments',
  'sar_segment_seqnum',
  'payload_type',
  'message_payload',
  'privacy_indicator',
  'callback_num',
  'callback_num_pres_ind',
  'callback_num_atag',
  'source_subaddress',
  'dest_subaddress',
  'display_time',
  'sms_signal',
  'ms_validity',
  'ms_msg_wait_facilities',
  'alert_on_message_delivery',
  'language_indicator',
] as const satisfies readonly TlvName[]

const deliverTlvs34 = [
  'user_message_reference',
  'source_port',
  'dest_port',
  'sar_msg_ref_num',
  'sar_total_segments',
  'sar_segment_seqnum',
  'user_response_code',
  'privacy_indicator',
  'payload_type',
  'message_payload',
  'callback_num',
  'source_subaddress',
  'dest_subaddress',
  'language_indicator',
  'its_session_info',
  'network_error_code',
  'message_state',
  'receipted_message_id',
] as const satisfies readonly TlvName[]

const deliverTlvs50 = [
  'callback_num',
  'callback_num_atag',
  'callback_num_pres_ind',
  'dest_addr_np_country',
  'dest_addr_np_information',
  'dest_addr_np_resolution',
  'dest_addr_subunit',
  'dest_network_id',
  'dest_node_id',
  'dest_subaddress',
  'dest_port',
  'dpf_result',
  'its_reply_type',
  'its_session_info',
  'language_indicator',
  'message_payload',
  'message_state',
  'network_error_code',
  'payload_type',
  'privacy_indicator',
  'receipted_message_id',
  'sar_msg_ref_num',
  'sar_segment_seqnum',
  'sar_total_segments',
  'source_addr_subunit',
  'source_network_id',
  'source_node_id',
  'source_port',
  'source_subaddress',
  'user_message_reference',
  'user_response_code',
  'ussd_service_op',
] as const satisfies readonly TlvName[]

const dataTlvs34 = [
  'source_port',
  'source_addr_subunit',
  'source_network_type',
  'source_bearer_type',
  'source_telematics_id',
  'dest_port',
  'dest_addr_subunit',
  'dest_network_type',
  'dest_bearer_type',
  'dest_telematics_id',
  'sar_msg_ref_num',
  'sar_total_segments',
  'sar_segment_seqnum',
  'more_messages_to_send',
  'qos_time_to_live',
  'payload_type',
  'message_payload',
  'set_dpf',
  'receipted_message_id',
  'message_state',
  'network_error_code',
  'user_message_reference',
  'privacy_indicator',
  'callback_num',
  'callback_num_pres_ind',
  'callback_num_atag',
  'source_subaddress',
  'dest_subaddress',
  'user_response_code',
  'display_time',
  'sms_signal',
  'ms_validity',
  'ms_msg_wait_facilities',
  'number_of_messages',
  'alert_on_message_delivery',
  'language_indicator',
  'its_reply_type',
  'its_session_info',
] as const satisfies readonly TlvName[]

const dataTlvs50 = [
  'alert_on_message_delivery',
  'billing_identification',
  'callback_num',
  'callback_num_atag',
  'callback_num_pres_ind',
  'dest_addr_np_country',
  'dest_addr_np_information',
  'dest_addr_np_resolution',
  'dest_addr_subunit',
  'dest_bearer_type',
  'dest_network_id',
  'dest_network_type',
  'dest_node_id',
  'dest_port',
  'dest_subaddress',
  'dest_telematics_id',
  'display_time',
  'dpf_result',
  'its_reply_type',
  'its_session_info',
  'language_indicator',
  'message_payload',
  'message_state',
  'more_messages_to_send',
  'ms_msg_wait_facilities',
  'ms_validity',
  'network_error_code',
  'number_of_messages',
  'payload_type',
  'privacy_indicator',
  'qos_time_to_live',
  'receipted_message_id',
  'sar_msg_ref_num',
  'sar_segment_seqnum',
  'sar_total_segments',
  'set_dpf',
  'sms_signal',
  'source_addr_subunit',
  'source_bearer_type',
  'source_network_id',
  'source_network_type',
  'source_node_id',
  'source_port',
  'source_subaddress',
  'source_telematics_id',
  'user_message_reference',
  'user_response_code',
  'ussd_service_op',
] as const satisfies readonly TlvName[]

const resultTlvs50 = [
  'additional_status_info_text',
  'delivery_failure_reason',
  'dpf_result',
  'network_error_code',
  'congestion_state',
] as const satisfies readonly TlvName[]

const broadcastTlvs50 = [
  'alert_on_message_delivery',
  'broadcast_channel_indicator',
  'broadcast_content_type_info',
  'broadcast_message_class',
  'broadcast_service_group',
  'callback_num',
  'callback_num_atag',
  'callback_num_pres_ind',
  'dest_addr_subunit',
  'dest_subaddress',
  'dest_port',
  'display_time',
  'language_indicator',
  'message_payload',
  'ms_validity',
  'payload_type',
  'privacy_indicator',
  'sms_signal',
  'source_addr_subunit',
  'source_port',
  'source_subaddress',
  'user_message_reference',
] as const satisfies readonly TlvName[]

const none: TlvRules = { mandatory: [], optional: [] }
function optional(...names: readonly TlvName[]): TlvRules {
  return { mandatory: [], optional: names }
}
const noTlvs = { '3.4': none, '5.0': none }
/** SMPP 5.0 §4.8.4.18 lets any response carry it. */
const congestionOnly = { '3.4': none, '5.0': optional('congestion_state') }

const serviceType = row(
  'service_type',
  cOctetString(6),
  'ESME_RINVSERTYP',
  'SMS application service; empty is the default.',
)
const sourceTonNpi = [
  row('source_addr_ton', integer(1, 'ton'), 'ESME_RINVSRCTON', 'Type of number of the sender.'),
  row('source_addr_npi', integer(1, 'npi'), 'ESME_RINVSRCNPI', 'Numbering plan of the sender.'),
] as const
const source = [
  ...sourceTonNpi,
  row('source_addr', cOctetString(21), 'ESME_RINVSRCADR', 'Sender address.'),
] as const
const destinationTonNpi = [
  row('dest_addr_ton', integer(1, 'ton'), 'ESME_RINVDSTTON', 'Type of number of the destination.'),
  row('dest_addr_npi', integer(1, 'npi'), 'ESME_RINVDSTNPI', 'Numbering plan of the destination.'),
] as const
const destination = [
  ...destinationTonNpi,
  row('destination_addr', cOctetString(21), 'ESME_RINVDSTADR', 'Destination address.'),
] as const
const protocolAndPriority = [
  row('protocol_id', integer(1, 'protocol_id'), 'ESME_RINVCMDLEN', 'GSM: TP-PID of 23.040.'),
  row('priority_flag', integer(1, 'priority_flag'), 'ESME_RINVPRTFLG', 'Priority of the message.'),
] as const
const priority = row(
  'priority_flag',
  integer(1, 'priority_flag'),
  'ESME_RINVPRTFLG',
  'Priority of the message.',
)
const times = [
  row('schedule_delivery_time', time(), 'ESME_RINVSCHED', 'When to deliver; empty is at once.'),
  row('validity_period', time(), 'ESME_RINVEXPIRY', 'Until when to try; empty is the default of the SMSC.'),
] as const
const registeredDelivery = row(
  'registered_delivery',
  integer(1, 'registered_delivery'),
  'ESME_RINVREGDLVFLG',
  'Which receipts and acknowledgements are asked for.',
)
const replaceIfPresent = row(
  'replace_if_present_flag',
  integer(1, 'replace_if_present_flag'),
  'ESME_RINVREPFLAG',
  'Replace a message with the same addresses and service_type.',
)
const dataCoding = row(
  'data_coding',
  integer(1, 'data_coding'),
  'ESME_RINVDCS',
  'Alphabet and class of the text.',
)
const defaultMessage = row(
  'sm_default_msg_id',
  integer(1),
  'ESME_RINVDFTMSGID',
  'Index of a canned message; 0 is none.',
)
const shortMessage = [
  row('sm_length', countOf('short_message'), 'ESME_RINVMSGLEN', 'Octets in short_message.'),
  row('short_message', octetString('sm_length'), 'ESME_RINVMSGLEN', 'The text or data, UDH included.'),
] as const
const messageTail = [
  ...protocolAndPriority,
  ...times,
  registeredDelivery,
  replaceIfPresent,
  dataCoding,
  defaultMessage,
  ...shortMessage,
] as const
const messageId = row('message_id', cOctetString(65), 'ESME_RINVMSGID', 'Id given by the SMSC.')
/** 3.3 ids are at most 8 hexadecimal digits. */
const messageId33 = row('message_id', cOctetString(9), 'ESME_RINVMSGID', 'Id given by the SMSC.')
const systemId = row('system_id', cOctetString(16), 'ESME_RINVSYSID', 'Name of the account or of the SMSC.')
const password = row(
  'password',
  cOctetString(9),
  'ESME_RINVPASWD',
  'Password; at most 8 characters fit the field.',
)
const bindBody = [
  systemId,
  password,
  row('system_type', cOctetString(13), 'ESME_RINVSYSTYP', 'Kind of ESME, as the provider asks for.'),
  row('interface_version', integer(1, 'interface_version'), 'ESME_RBINDFAIL', 'SMPP version of the ESME.'),
  row('addr_ton', integer(1, 'ton'), 'ESME_RBINDFAIL', 'Type of number of the addresses served.'),
  row('addr_npi', integer(1, 'npi'), 'ESME_RBINDFAIL', 'Numbering plan of the addresses served.'),
  row('address_range', cOctetString(41), 'ESME_RBINDFAIL', 'Addresses served, as a pattern.'),
] as const
const bindResponse = {
  introduced: '3.3',
  group: 'session',
  response: null,
  states: bySmscBinding,
  tlvs: {
    '3.4': optional('sc_interface_version'),
    '5.0': optional('sc_interface_version', 'congestion_state'),
  },
  fields: [systemId],
} as const
const destinationItems = flaggedList('number_of_dests', 'dest_flag', {
  1: [
    row('dest_flag', integer(1, 'dest_flag'), 'ESME_RINVDESTFLAG', 'Address or distribution list.'),
    ...destination,
  ],
  2: [
    row('dest_flag', integer(1, 'dest_flag'), 'ESME_RINVDESTFLAG', 'Address or distribution list.'),
    row('dl_name', cOctetString(21), 'ESME_RINVDLNAME', 'Name of the distribution list.'),
  ],
})
const destinations = [
  row('number_of_dests', countOf('dest_address'), 'ESME_RINVNUMDESTS', 'Entries in dest_address.'),
  row('dest_address', destinationItems, 'ESME_RINVNUMDESTS', 'Addresses and distribution lists.'),
] as const
const esmClassSubmit = row(
  'esm_class',
  integer(1, 'esm_class_submit'),
  'ESME_RINVESMCLASS',
  'Mode, type and features.',
)
const esmClassDeliver = row(
  'esm_class',
  integer(1, 'esm_class_deliver'),
  'ESME_RINVESMCLASS',
  'Type and features: says whether this is a receipt.',
)
const esmClassBoth = row(
  'esm_class',
  integer(1, 'esm_class'),
  'ESME_RINVESMCLASS',
  'Mode, type and features.',
)
/** data_sm and alert_notification have room for 64 characters (SMPP 3.4 §4.7.1, §4.12.1). */
const longSource = [
  ...sourceTonNpi,
  row('source_addr', cOctetString(65), 'ESME_RINVSRCADR', 'Sender address.'),
] as const
const finalState = [
  row('final_date', time(), 'ESME_RQUERYFAIL', 'When the state became final; empty while it is not.'),
  row('message_state', integer(1, 'message_state'), 'ESME_RQUERYFAIL', 'State of the message.'),
  row('error_code', integer(1), 'ESME_RQUERYFAIL', 'Error code of the network, if any.'),
] as const

/** Every PDU of SMPP 3.3, 3.4 and 5.0, each field once and in wire order. Encode, decode, inspect and docs read this. */
export const pduTable = {
  bind_receiver: {
    id: 0x00000001,
    introduced: '3.3',
    group: 'session',
    response: 'bind_receiver_resp',
    states: byEsmeBinding,
    tlvs: noTlvs,
    fields: bindBody,
    doc: 'Asks for a session that receives (3.4 §4.1.3).',
  },
  bind_receiver_resp: { ...bindResponse, id: 0x80000001, doc: 'Answers bind_receiver (3.4 §4.1.4).' },
  bind_transmitter: {
    id: 0x00000002,
    introduced: '3.3',
    group: 'session',
    response: 'bind_transmitter_resp',
    states: byEsmeBinding,
    tlvs: noTlvs,
    fields: bindBody,
    doc: 'Asks for a session that sends (3.4 §4.1.1).',
  },
  bind_transmitter_resp: { ...bindResponse, id: 0x80000002, doc: 'Answers bind_transmitter (3.4 §4.1.2).' },
  bind_transceiver: {
    id: 0x00000009,
    introduced: '3.4',
    group: 'session',
    response: 'bind_transceiver_resp',
    states: byEsmeBinding,
    tlvs: noTlvs,
    fields: bindBody,
    doc: 'Asks for a session that does both (3.4 §4.1.5).',
  },
  bind_transceiver_resp: {
    ...bindResponse,
    id: 0x80000009,
    introduced: '3.4',
    doc: 'Answers bind_transceiver (3.4 §4.1.6).',
  },
  outbind: {
    id: 0x0000000b,
    introduced: '3.4',
    group: 'session',
    response: null,
    states: { '3.4': { smsc: ['OPEN'] }, '5.0': { smsc: ['OPEN'] } },
    tlvs: noTlvs,
    fields: [systemId, password],
    doc: 'The SMSC asks the ESME to bind as receiver; there is no response (3.4 §4.1.7).',
  },
  unbind: {
    id: 0x00000006,
    introduced: '3.3',
    group: 'session',
    response: 'unbind_resp',
    states: byBothBound,
    tlvs: noTlvs,
    fields: [],
    doc: 'Ends the session (3.4 §4.2.1).',
  },
  unbind_resp: {
    id: 0x80000006,
    introduced: '3.3',
    group: 'session',
    response: null,
    states: byBothBound,
    tlvs: congestionOnly,
    fields: [],
    doc: 'Answers unbind (3.4 §4.2.2).',
  },
  enquire_link: {
    id: 0x00000015,
    introduced: '3.3',
    group: 'session',
    response: 'enquire_link_resp',
    states: byBothConnected,
    tlvs: noTlvs,
    fields: [],
    doc: 'Asks whether the peer is alive (3.4 §4.11.1).',
  },
  enquire_link_resp: {
    id: 0x80000015,
    introduced: '3.3',
    group: 'session',
    response: null,
    states: byBothConnected,
    tlvs: congestionOnly,
    fields: [],
    doc: 'Answers enquire_link (3.4 §4.11.2).',
  },
  alert_notification: {
    id: 0x00000102,
    introduced: '3.4',
    group: 'session',
    response: null,
    states: { '3.4': { smsc: receiving }, '5.0': { smsc: receiving } },
    tlvs: {
      '3.4': optional('ms_availability_status'),
      '5.0': optional('ms_availability_status'),
    },
    fields: [
      ...longSource,
      row('esme_addr_ton', integer(1, 'ton'), 'ESME_RINVDSTTON', 'Type of number of the ESME.'),
      row('esme_addr_npi', integer(1, 'npi'), 'ESME_RINVDSTNPI', 'Numbering plan of the ESME.'),
      row('esme_addr', cOctetString(65), 'ESME_RINVDSTADR', 'Address of the ESME that asked for the alert.'),
    ],
    doc: 'A subscriber has become available; there is no response (3.4 §4.12.1).',
  },
  generic_nack: {
    id: 0x80000000,
    introduced: '3.3',
    group: 'session',
    response: null,
    states: byBothConnected,
    tlvs: noTlvs,
    fields: [],
    doc: 'Refuses a PDU that could not be read or is not known (3.4 §4.3.1).',
  },
  submit_sm: {
    id: 0x00000004,
    introduced: '3.3',
    group: 'submission',
    response: 'submit_sm_resp',
    states: byEsme,
    tlvs: { '3.4': optional(...submitTlvs34), '5.0': optional(...submitTlvs50) },
    fields: [serviceType, ...source, ...destination, esmClassSubmit, ...messageTail],
    doc: 'Hands one message to the SMSC (3.4 §4.4.1).',
  },
  submit_sm_resp: {
    id: 0x80000004,
    introduced: '3.3',
    group: 'submission',
    response: null,
    states: bySmsc,
    tlvs: { '3.4': none, '5.0': optional(...resultTlvs50) },
    fields: [messageId],
    doc: 'Answers submit_sm with the id of the message (3.4 §4.4.2).',
  },
  submit_multi: {
    id: 0x00000021,
    introduced: '3.3',
    group: 'submission',
    response: 'submit_multi_resp',
    states: byEsme,
    tlvs: { '3.4': optional(...multiTlvs34), '5.0': optional(...submitTlvs50) },
    fields: [serviceType, ...source, ...destinations, esmClassSubmit, ...messageTail],
    doc: 'Hands one message for many destinations to the SMSC (3.4 §4.5.1).',
  },
  submit_multi_resp: {
    id: 0x80000021,
    introduced: '3.3',
    group: 'submission',
    response: null,
    states: bySmsc,
    tlvs: { '3.4': none, '5.0': optional(...resultTlvs50) },
    fields: [
      messageId,
      row('no_unsuccess', countOf('unsuccess_sme'), 'ESME_RSUBMITFAIL', 'Entries in unsuccess_sme.'),
      row(
        'unsuccess_sme',
        list('no_unsuccess', [
          ...destination,
          row(
            'error_status_code',
            integer(4, 'command_status'),
            'ESME_RSUBMITFAIL',
            'Why this address failed.',
          ),
        ]),
        'ESME_RSUBMITFAIL',
        'Destinations that were refused.',
      ),
    ],
    doc: 'Answers submit_multi and lists the refused destinations (3.4 §4.5.2).',
  },
  deliver_sm: {
    id: 0x00000005,
    introduced: '3.3',
    group: 'delivery',
    response: 'deliver_sm_resp',
    states: { '3.4': { smsc: receiving }, '5.0': { smsc: receiving } },
    tlvs: { '3.4': optional(...deliverTlvs34), '5.0': optional(...deliverTlvs50) },
    fields: [serviceType, ...source, ...destination, esmClassDeliver, ...messageTail],
    doc: 'Brings a message or a delivery receipt to the ESME (3.4 §4.6.1).',
  },
  deliver_sm_resp: {
    id: 0x80000005,
    introduced: '3.3',
    group: 'delivery',
    response: null,
    states: { '3.4': { esme: receiving }, '5.0': { esme: receiving } },
    tlvs: {
      '3.4': none,
      '5.0': optional(
        'additional_status_info_text',
        'delivery_failure_reason',
        'network_error_code',
        'congestion_state',
      ),
    },
    fields: [row('message_id', cOctetString(65), 'ESME_RINVMSGID', 'Unused: one NUL.')],
    doc: 'Answers deliver_sm (3.4 §4.6.2).',
  },
  data_sm: {
    id: 0x00000103,
    introduced: '3.4',
    group: 'submission',
    response: 'data_sm_resp',
    states: { '3.4': { esme: bound, smsc: bound }, '5.0': { esme: transmitting, smsc: receiving } },
    tlvs: { '3.4': optional(...dataTlvs34), '5.0': optional(...dataTlvs50) },
    fields: [
      serviceType,
      ...longSource,
      ...destinationTonNpi,
      row('destination_addr', cOctetString(65), 'ESME_RINVDSTADR', 'Destination address.'),
      esmClassBoth,
      registeredDelivery,
      dataCoding,
    ],
    doc: 'Carries a message in message_payload, either way (3.4 §4.7.1).',
  },
  data_sm_resp: {
    id: 0x80000103,
    introduced: '3.4',
    group: 'submission',
    response: null,
    states: { '3.4': { esme: bound, smsc: bound }, '5.0': { esme: receiving, smsc: transmitting } },
    tlvs: {
      '3.4': optional(
        'delivery_failure_reason',
        'network_error_code',
        'additional_status_info_text',
        'dpf_result',
      ),
      '5.0': optional(...resultTlvs50),
    },
    fields: [messageId],
    doc: 'Answers data_sm (3.4 §4.7.2).',
  },
  query_sm: {
    id: 0x00000003,
    introduced: '3.3',
    group: 'ancillary',
    response: 'query_sm_resp',
    states: byEsme,
    tlvs: noTlvs,
    fields: [messageId, ...source],
    doc: 'Asks for the state of a message (3.4 §4.8.1).',
  },
  query_sm_resp: {
    id: 0x80000003,
    introduced: '3.3',
    group: 'ancillary',
    response: null,
    states: bySmsc,
    tlvs: congestionOnly,
    fields: [messageId, ...finalState],
    doc: 'Answers query_sm (3.4 §4.8.2).',
  },
  cancel_sm: {
    id: 0x00000008,
    introduced: '3.3',
    group: 'ancillary',
    response: 'cancel_sm_resp',
    states: byEsme,
    tlvs: noTlvs,
    fields: [serviceType, messageId, ...source, ...destination],
    doc: 'Takes back one message, or all to an address (3.4 §4.9.1).',
  },
  cancel_sm_resp: {
    id: 0x80000008,
    introduced: '3.3',
    group: 'ancillary',
    response: null,
    states: bySmsc,
    tlvs: congestionOnly,
    fields: [],
    doc: 'Answers cancel_sm (3.4 §4.9.2).',
  },
  replace_sm: {
    id: 0x00000007,
    introduced: '3.3',
    group: 'ancillary',
    response: 'replace_sm_resp',
    states: { '3.4': { esme: ['BOUND_TX'] }, '5.0': { esme: transmitting } },
    tlvs: { '3.4': none, '5.0': optional('message_payload') },
    fields: [messageId, ...source, ...times, registeredDelivery, defaultMessage, ...shortMessage],
    doc: 'Replaces the text of a waiting message (3.4 §4.10.1).',
  },
  replace_sm_resp: {
    id: 0x80000007,
    introduced: '3.3',
    group: 'ancillary',
    response: null,
    states: { '3.4': { smsc: ['BOUND_TX'] }, '5.0': { smsc: transmitting } },
    tlvs: congestionOnly,
    fields: [],
    doc: 'Answers replace_sm (3.4 §4.10.2).',
  },
  broadcast_sm: {
    id: 0x00000111,
    introduced: '5.0',
    group: 'broadcast',
    response: 'broadcast_sm_resp',
    states: byEsme50,
    tlvs: {
      '3.4': none,
      '5.0': {
        mandatory: [
          'broadcast_area_identifier',
          'broadcast_content_type',
          'broadcast_rep_num',
          'broadcast_frequency_interval',
        ],
        optional: broadcastTlvs50,
      },
    },
    fields: [
      serviceType,
      ...source,
      messageId,
      priority,
      ...times,
      replaceIfPresent,
      dataCoding,
      defaultMessage,
    ],
    doc: 'Broadcasts a message in an area (5.0 §4.4.1).',
  },
  broadcast_sm_resp: {
    id: 0x80000111,
    introduced: '5.0',
    group: 'broadcast',
    response: null,
    states: bySmsc50,
    tlvs: {
      '3.4': none,
      // The failed areas come under the tag of broadcast_area_identifier.
      '5.0': optional('broadcast_error_status', 'broadcast_area_identifier', 'congestion_state'),
    },
    fields: [messageId],
    doc: 'Answers broadcast_sm (5.0 §4.4.2).',
  },
  query_broadcast_sm: {
    id: 0x00000112,
    introduced: '5.0',
    group: 'broadcast',
    response: 'query_broadcast_sm_resp',
    states: byEsme50,
    tlvs: { '3.4': none, '5.0': optional('user_message_reference') },
    fields: [messageId, ...source],
    doc: 'Asks for the state of a broadcast (5.0 §4.6.1).',
  },
  query_broadcast_sm_resp: {
    id: 0x80000112,
    introduced: '5.0',
    group: 'broadcast',
    response: null,
    states: bySmsc50,
    tlvs: {
      '3.4': none,
      '5.0': {
        mandatory: ['message_state', 'broadcast_area_identifier', 'broadcast_area_success'],
        optional: ['broadcast_end_time', 'user_message_reference', 'congestion_state'],
      },
    },
    fields: [messageId],
    doc: 'Answers query_broadcast_sm (5.0 §4.6.2).',
  },
  cancel_broadcast_sm: {
    id: 0x00000113,
    introduced: '5.0',
    group: 'broadcast',
    response: 'cancel_broadcast_sm_resp',
    states: byEsme50,
    tlvs: { '3.4': none, '5.0': optional('broadcast_content_type', 'user_message_reference') },
    fields: [serviceType, messageId, ...source],
    doc: 'Stops a broadcast (5.0 §4.6.3).',
  },
  cancel_broadcast_sm_resp: {
    id: 0x80000113,
    introduced: '5.0',
    group: 'broadcast',
    response: null,
    states: bySmsc50,
    tlvs: congestionOnly,
    fields: [],
    doc: 'Answers cancel_broadcast_sm (5.0 §4.6.4).',
  },
  param_retrieve: {
    id: 0x00000022,
    introduced: '3.3',
    group: 'legacy-3.3',
    response: 'param_retrieve_resp',
    states: only33,
    tlvs: noTlvs,
    fields: [row('param_name', cOctetString(32), 'ESME_RINVCMDLEN', 'Name of the parameter.')],
    doc: 'Asks for a parameter of the SMSC (3.3 only).',
  },
  param_retrieve_resp: {
    id: 0x80000022,
    introduced: '3.3',
    group: 'legacy-3.3',
    response: null,
    states: only33,
    tlvs: noTlvs,
    fields: [row('param_value', cOctetString(101), 'ESME_RINVCMDLEN', 'Value of the parameter.')],
    doc: 'Answers param_retrieve (3.3 only).',
  },
  query_last_msgs: {
    id: 0x00000023,
    introduced: '3.3',
    group: 'legacy-3.3',
    response: 'query_last_msgs_resp',
    states: only33,
    tlvs: noTlvs,
    fields: [
      ...source,
      row('num_msgs', integer(1), 'ESME_RINVNUMMSGS', 'How many ids are wanted, 1 to 100.'),
    ],
    doc: 'Asks for the ids of the last messages (3.3 only).',
  },
  query_last_msgs_resp: {
    id: 0x80000023,
    introduced: '3.3',
    group: 'legacy-3.3',
    response: null,
    states: only33,
    tlvs: noTlvs,
    fields: [
      row('no_msgs', countOf('message_ids'), 'ESME_RINVNUMMSGS', 'Entries in message_ids.'),
      row('message_ids', list('no_msgs', [messageId33]), 'ESME_RINVNUMMSGS', 'Ids of the messages.'),
    ],
    doc: 'Answers query_last_msgs (3.3 only).',
  },
  query_msg_details: {
    id: 0x00000024,
    introduced: '3.3',
    group: 'legacy-3.3',
    response: 'query_msg_details_resp',
    states: only33,
    tlvs: noTlvs,
    fields: [
      messageId33,
      ...source,
      row('sm_length', integer(1), 'ESME_RINVMSGLEN', 'How many octets of the text are wanted, 0 to 160.'),
    ],
    doc: 'Asks for a whole message (3.3 only).',
  },
  query_msg_details_resp: {
    id: 0x80000024,
    introduced: '3.3',
    group: 'legacy-3.3',
    response: null,
    states: only33,
    tlvs: noTlvs,
    fields: [
      serviceType,
      ...source,
      ...destinations,
      ...protocolAndPriority,
      ...times,
      registeredDelivery,
      dataCoding,
      ...shortMessage,
      messageId33,
      ...finalState,
    ],
    doc: 'Answers query_msg_details (3.3 only).',
  },
} as const satisfies Record<string, PduRow>

export type CommandName = keyof typeof pduTable

/** The mandatory parameters of a PDU by name: integers, Latin-1 strings, octets, lists of objects. */
export type PduBody<C extends CommandName> = BodyOf<(typeof pduTable)[C]['fields']>
