import { z } from 'zod'
import { type EnumName, enumTable } from '../smpp/enum-table.ts'
import { messageEncodings, messageMethods } from '../text/message-options.ts'
import type { IntentField } from './intent-field.ts'
import {
  addressSchema,
  hexSchema,
  nationalChoiceSchema,
  octetSchema,
  portsSchema,
  textRulesSchema,
  tlvSchema,
  waitingSchema,
  wapPushSchema,
} from './intent-values.ts'

const plain = { wire: null, json: null, option: null, isKind: false, form: null } as const
const octet = { type: 'integer', min: 0, max: 255 } as const

function namedValues(name: EnumName): number[] {
  return enumTable[name].flatMap((part) => part.values.map((row) => row.value))
}

/**
 * Every field of a message to be sent, in the order in which forms and help show them. The schema, the defaults, the
 * options of the command line, the copied command and the form "All fields" are made of these rows.
 */
export const intentFields = {
  source: {
    ...plain,
    schema: addressSchema,
    usual: { ton: 0, npi: 0, addr: '' },
    kind: { type: 'address' },
    option: { name: 'from', argument: '<address>', words: { en: 'sender', ru: 'отправитель' } },
  },
  destination: {
    ...plain,
    schema: addressSchema,
    usual: { ton: 0, npi: 0, addr: '' },
    kind: { type: 'address' },
    option: { name: 'to', argument: '<address>', words: { en: 'destination', ru: 'получатель' } },
  },
  text: {
    ...plain,
    schema: z.string().max(100_000),
    usual: '',
    kind: { type: 'text', max: 100_000 },
    json: 'text',
    option: {
      name: 'text',
      argument: '<text>',
      words: { en: 'the text itself', ru: 'сам текст' },
      isAlwaysSaid: true,
    },
  },
  encoding: {
    ...plain,
    schema: z.enum(messageEncodings),
    usual: 'auto',
    kind: { type: 'choice', values: messageEncodings },
    json: 'encoding',
    option: { name: 'encoding', argument: '<name>', words: null, isAlwaysSaid: true },
  },
  method: {
    ...plain,
    schema: z.enum(messageMethods),
    usual: 'udh8',
    kind: { type: 'choice', values: messageMethods },
    json: 'method',
    option: { name: 'method', argument: '<name>', words: null, isAlwaysSaid: true },
  },
  service_type: {
    ...plain,
    schema: z.string().max(255),
    usual: '',
    kind: { type: 'text', max: 255 },
    wire: 'service_type',
    option: { name: 'service-type', argument: '<text>', words: null },
    form: { label: null, placeholder: { en: 'default', ru: 'по умолчанию' } },
  },
  /** Of every part; the bit that announces a header is added where a part has one. */
  esm_class: {
    ...plain,
    schema: octetSchema.optional(),
    usual: 0,
    kind: octet,
    wire: 'esm_class',
    json: 'esm_class',
    option: {
      name: 'esm-class',
      argument: '<n>',
      words: {
        en: 'mode, type and features; a header is announced by itself',
        ru: 'режим, тип и возможности; заголовок объявляется сам',
      },
    },
    // The usual combinations of the bits.
    form: { label: null, offered: [0x00, 0x01, 0x02, 0x03, 0x08, 0x10, 0x80, 0x83] },
  },
  protocol_id: {
    ...plain,
    schema: octetSchema,
    usual: 0,
    kind: octet,
    wire: 'protocol_id',
    option: { name: 'protocol-id', argument: '<n>', words: null },
    form: { label: null, offered: namedValues('protocol_id') },
  },
  priority_flag: {
    ...plain,
    schema: octetSchema,
    usual: 0,
    kind: octet,
    wire: 'priority_flag',
    option: { name: 'priority', argument: '<n>', words: null },
    form: { label: null, offered: namedValues('priority_flag') },
  },
  schedule_delivery_time: {
    ...plain,
    schema: z.string().max(255),
    usual: '',
    kind: { type: 'time' },
    wire: 'schedule_delivery_time',
    option: {
      name: 'schedule',
      argument: '<time>',
      words: { en: '30s, 15m, 2h, 3d, or as SMPP writes it', ru: '30s, 15m, 2h, 3d или в записи SMPP' },
    },
  },
  validity_period: {
    ...plain,
    schema: z.string().max(255),
    usual: '',
    kind: { type: 'time' },
    wire: 'validity_period',
    option: { name: 'validity', argument: '<time>', words: { en: 'likewise', ru: 'так же' } },
  },
  /** Override of the data_coding that the encoding implies; null keeps it. */
  data_coding: {
    ...plain,
    schema: octetSchema.nullable(),
    usual: null,
    kind: octet,
    wire: 'data_coding',
    json: 'data_coding',
    option: {
      name: 'data-coding',
      argument: '<n>',
      words: { en: 'instead of the encoding’s own', ru: 'вместо значения кодировки' },
    },
    form: {
      label: null,
      placeholder: { en: '{value}, auto', ru: '{value}, авто' },
      // SMPP's own values, and the groups of TS 23.038 that give a class.
      offered: [
        ...namedValues('data_coding'),
        ...[0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x18, 0x19, 0xf0, 0xf1, 0xf2, 0xf4, 0xf5, 0xf6],
      ],
    },
  },
  registered_delivery: {
    ...plain,
    schema: octetSchema,
    usual: 0,
    kind: octet,
    wire: 'registered_delivery',
    option: {
      name: 'registered-delivery',
      argument: '<n>',
      words: {
        en: '1 asks for a receipt; so does --wait-receipt',
        ru: '1 запрашивает отчёт; --wait-receipt тоже',
      },
      isAlwaysSaid: true,
    },
    form: { label: null, offered: [0x00, 0x01, 0x02, 0x03, 0x05, 0x09, 0x0d, 0x11, 0x12] },
  },
  replace_if_present_flag: {
    ...plain,
    schema: octetSchema,
    usual: 0,
    kind: octet,
    wire: 'replace_if_present_flag',
    option: { name: 'replace-if-present', argument: '<n>', words: null },
    form: { label: null, offered: namedValues('replace_if_present_flag') },
  },
  sm_default_msg_id: {
    ...plain,
    schema: octetSchema,
    usual: 0,
    kind: octet,
    wire: 'sm_default_msg_id',
    option: { name: 'default-message-id', argument: '<n>', words: null },
    form: { label: null },
  },
  /** Concatenation reference, so that the preview's octets are the octets sent; the method udh8 takes its low octet. */
  reference: {
    ...plain,
    schema: z.number().int().min(0).max(65535),
    usual: 42,
    kind: { type: 'integer', min: 0, max: 65535 },
    json: 'reference',
    option: {
      name: 'reference',
      argument: '<n>',
      words: {
        en: 'of the parts; otherwise the sender’s choice',
        ru: 'номер, общий для частей; иначе любой',
      },
      isAlwaysSaid: true,
    },
    form: {
      label: { en: 'Concatenation reference', ru: 'Номер сборки' },
      help: { en: 'counts up with each message', ru: 'растёт с каждым сообщением' },
      isOfRow: true,
    },
  },
  /** A provider's own size of short_message in octets, header included; absent takes the air's limits. */
  partOctets: {
    ...plain,
    schema: z.number().int().min(20).max(254).optional(),
    usual: null,
    kind: { type: 'integer', min: 20, max: 254 },
    json: 'part_octets',
    option: {
      name: 'part-octets',
      argument: '<n>',
      words: { en: 'the provider’s own size of a part', ru: 'размер части у провайдера' },
    },
    form: {
      label: { en: 'Octets per part', ru: 'Октетов в части' },
      placeholder: { en: 'auto', ru: 'авто' },
      help: { en: 'header included', ru: 'вместе с заголовком' },
    },
  },
  /** Keep grapheme clusters whole where one fits a part. */
  graphemes: {
    ...plain,
    schema: z.boolean().optional(),
    usual: false,
    kind: { type: 'flag' },
    json: 'graphemes',
    option: {
      name: 'graphemes',
      argument: null,
      words: {
        en: 'keep what is seen as one character in one part',
        ru: 'не разрывать то, что видно как один символ',
      },
    },
    form: {
      label: {
        en: 'Keep characters of several code points whole',
        ru: 'Не резать символы из нескольких кодов',
      },
    },
  },
  tlvs: {
    ...plain,
    schema: z.array(tlvSchema).max(100),
    usual: [],
    kind: { type: 'tlvs' },
    json: 'tlvs',
    option: {
      name: 'tlv',
      argument: '<tag=value>',
      words: {
        en: 'by name: the value as the tag is typed; by number: hex; int:, text:, cstr:, hex: say otherwise; may be given again',
        ru: 'по имени: значение в типе тега; по номеру: hex; иначе с int:, text:, cstr:, hex:; можно указать несколько раз',
      },
    },
  },
  /** National language tables of GSM 7-bit, UDH elements 0x24 and 0x25. */
  nationalSingleShift: {
    ...plain,
    schema: nationalChoiceSchema.optional(),
    usual: null,
    kind: { type: 'national' },
    json: 'national_single_shift',
    option: {
      name: 'single-shift',
      argument: '<table>',
      words: {
        en: 'national single shift table of GSM 7-bit: its number, auto or none',
        ru: 'национальная таблица single shift для GSM 7-bit: номер, auto или none',
      },
    },
    isKind: true,
  },
  nationalLockingShift: {
    ...plain,
    schema: nationalChoiceSchema.optional(),
    usual: null,
    kind: { type: 'national' },
    json: 'national_locking_shift',
    option: {
      name: 'locking-shift',
      argument: '<table>',
      words: { en: 'likewise, the locking shift table', ru: 'так же, таблица locking shift' },
    },
    isKind: true,
  },
  textRules: {
    ...plain,
    schema: textRulesSchema.optional(),
    usual: null,
    kind: { type: 'object' },
    json: 'text_rules',
    isKind: true,
  },
  /** Message class of TS 23.038, 0 is flash; left out of data_coding where the encoding cannot carry one. */
  messageClass: {
    ...plain,
    schema: z
      .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
      .nullable()
      .optional(),
    usual: null,
    kind: { type: 'integer', min: 0, max: 3 },
    json: 'message_class',
    option: {
      name: 'message-class',
      argument: '<n>',
      words: { en: '0 to 3; 0 is flash', ru: 'от 0 до 3; 0 — flash' },
    },
    isKind: true,
  },
  ports: {
    ...plain,
    schema: portsSchema.nullable().optional(),
    usual: null,
    kind: { type: 'ports' },
    json: 'ports',
    option: {
      name: 'ports',
      argument: '<destination:source>',
      words: {
        en: 'application ports, in 8 bits with /8 behind them',
        ru: 'порты приложений; /8 в конце — по 8 бит',
      },
    },
    isKind: true,
  },
  waiting: {
    ...plain,
    schema: waitingSchema.nullable().optional(),
    usual: null,
    kind: { type: 'object' },
    json: 'waiting',
    isKind: true,
  },
  /** Takes the place of text and encoding. */
  wapPush: {
    ...plain,
    schema: wapPushSchema.nullable().optional(),
    usual: null,
    kind: { type: 'object' },
    json: 'wap_push',
    isKind: true,
  },
  /** The TLV ussd_service_op. */
  ussdServiceOp: {
    ...plain,
    schema: octetSchema.nullable().optional(),
    usual: null,
    kind: octet,
    json: 'ussd_service_op',
    isKind: true,
  },
  /** UDH elements of the first part alone, without UDHL, as hex. */
  firstPartHeader: {
    ...plain,
    schema: hexSchema.max(200).optional(),
    usual: '',
    kind: { type: 'hex' },
    json: 'first_part_header',
    option: {
      name: 'first-part-header',
      argument: '<hex>',
      words: {
        en: 'UDH elements of the first part alone, without UDHL',
        ru: 'элементы UDH одной первой части, без UDHL',
      },
    },
    isKind: true,
  },
} as const satisfies Readonly<Record<string, IntentField>>
