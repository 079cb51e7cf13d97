import { type Command, InvalidArgumentError } from 'commander'
import { type Address, messageKindSchema, type SendIntent } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { fromHex, toHex } from '../../shared/smpp/hex.ts'
import { readTag } from '../../shared/smpp/tlv-value.ts'
import { inferAddress } from '../../shared/text/infer-address.ts'
import {
  type MessageEncoding,
  type MessageMethod,
  messageEncodings,
  messageMethods,
} from '../../shared/text/message-options.ts'
import { formatRelativeTime } from '../../shared/text/smpp-time.ts'
import type { Cli } from './cli.ts'
import { integerIn, oneOf } from './options.ts'

export interface IntentOptions {
  readonly from?: string
  readonly fromTon?: number
  readonly fromNpi?: number
  readonly to: string
  readonly toTon?: number
  readonly toNpi?: number
  readonly encoding?: MessageEncoding
  readonly method?: MessageMethod
  readonly reference?: number
  readonly graphemes?: boolean
  readonly partOctets?: number
  readonly registeredDelivery?: number
  readonly validity?: string
  readonly schedule?: string
  readonly dataCoding?: number
  readonly serviceType?: string
  readonly protocolId?: number
  readonly priority?: number
  readonly replaceIfPresent?: number
  readonly defaultMessageId?: number
  readonly tlv?: SendIntent['tlvs']
  readonly kind?: Partial<SendIntent>
}

/** What is sent, and to whom. */
export function addIntentOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  const octet = integerIn(cli, 0, 255)
  return command
    .requiredOption('--to <address>', say({ en: 'destination', ru: 'получатель' }))
    .option('--from <address>', say({ en: 'sender', ru: 'отправитель' }))
    .option(
      '--from-ton <n>',
      say({ en: 'otherwise inferred from its looks', ru: 'иначе определяется по виду' }),
      octet,
    )
    .option('--from-npi <n>', '', octet)
    .option('--to-ton <n>', '', octet)
    .option('--to-npi <n>', '', octet)
    .option('--encoding <name>', messageEncodings.join(', '), oneOf(cli, messageEncodings))
    .option('--method <name>', messageMethods.join(', '), oneOf(cli, messageMethods))
    .option(
      '--reference <n>',
      say({ en: 'of the parts; otherwise random', ru: 'номер, общий для частей; иначе случайный' }),
      integerIn(cli, 0, 65535),
    )
    .option(
      '--graphemes',
      say({
        en: 'keep what is seen as one character in one part',
        ru: 'не разрывать то, что видно как один символ',
      }),
    )
    .option(
      '--part-octets <n>',
      say({ en: 'the provider’s own size of a part', ru: 'размер части у провайдера' }),
      integerIn(cli, 20, 254),
    )
    .option(
      '--registered-delivery <n>',
      say({
        en: '1 asks for a receipt; so does --wait-receipt',
        ru: '1 запрашивает отчёт; --wait-receipt тоже',
      }),
      octet,
    )
    .option(
      '--validity <time>',
      say({ en: '30s, 15m, 2h, 3d, or as SMPP writes it', ru: '30s, 15m, 2h, 3d или в записи SMPP' }),
      timeOf(cli),
    )
    .option('--schedule <time>', say({ en: 'likewise', ru: 'так же' }), timeOf(cli))
    .option(
      '--data-coding <n>',
      say({ en: 'instead of the encoding’s own', ru: 'вместо значения кодировки' }),
      octet,
    )
    .option('--service-type <text>')
    .option('--protocol-id <n>', '', octet)
    .option('--priority <n>', '', octet)
    .option('--replace-if-present <n>', '', octet)
    .option('--default-message-id <n>', '', octet)
    .option(
      '--tlv <tag=hex>',
      say({
        en: 'tag by number or name; may be given again',
        ru: 'тег числом или именем; можно указать несколько раз',
      }),
      collectTlv(cli),
    )
    .option(
      '--kind <json>',
      say({
        en: 'class, ports, national tables, message waiting, WAP push, USSD, as the composer copies them',
        ru: 'класс, порты, национальные таблицы, ждущие сообщения, WAP push, USSD, как их копирует окно',
      }),
      kindOf(cli),
    )
}

/** The message that the options describe. Throws Fault cli.not-hex for a binary text that is none. */
export function intentOf(options: IntentOptions, text: string, waitsForReceipt: boolean): SendIntent {
  const { encoding = 'auto', partOctets } = options
  return {
    source: addressOf(options.from ?? '', options.fromTon, options.fromNpi),
    destination: addressOf(options.to, options.toTon, options.toNpi),
    text: encoding === 'binary' ? hexDigits(text) : text,
    encoding,
    method: options.method ?? 'udh8',
    // Two long messages to one number with one reference would mix in the handset.
    reference: options.reference ?? Math.floor(Math.random() * 0x10000),
    graphemes: options.graphemes ?? false,
    ...(partOctets === undefined ? {} : { partOctets }),
    data_coding: options.dataCoding ?? null,
    service_type: options.serviceType ?? '',
    protocol_id: options.protocolId ?? 0,
    priority_flag: options.priority ?? 0,
    schedule_delivery_time: options.schedule ?? '',
    validity_period: options.validity ?? '',
    registered_delivery: options.registeredDelivery ?? (waitsForReceipt ? 1 : 0),
    replace_if_present_flag: options.replaceIfPresent ?? 0,
    sm_default_msg_id: options.defaultMessageId ?? 0,
    tlvs: options.tlv ?? [],
    ...options.kind,
  }
}

function addressOf(addr: string, ton: number | undefined, npi: number | undefined): Address {
  const inferred = inferAddress(addr)
  return { ton: ton ?? inferred.ton, npi: npi ?? inferred.npi, addr }
}

function hexDigits(text: string): string {
  const octets = fromHex(text)
  if (octets === null) throw new Fault('cli.not-hex', { option: '--encoding binary' })
  return toHex(octets)
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }
const maxPeriodSeconds = 99 * 86_400

/** A period becomes relative SMPP time; anything else goes out as typed, whatever it is. */
function timeOf(cli: Cli): (text: string) => string {
  return (text) => {
    const [, count, unit] = /^(\d{1,9})([smhdw])$/.exec(text) ?? []
    if (count === undefined || unit === undefined) return text
    const seconds = Number(count) * (unitSeconds[unit] ?? 0)
    if (seconds <= maxPeriodSeconds) return formatRelativeTime(seconds)
    throw new InvalidArgumentError(cli.say({ en: 'At most 99 days.', ru: 'Не больше 99 дней.' }))
  }
}

function kindOf(cli: Cli): (text: string) => Partial<SendIntent> {
  return (text) => {
    const read = messageKindSchema.strict().safeParse(parsedJson(text))
    if (read.success) return Object.fromEntries(Object.entries(read.data))
    const [issue] = read.error.issues
    throw new InvalidArgumentError(
      cli.say({
        en: `Expected JSON such as {"messageClass":0}. ${issue?.path.join('.') ?? ''}`,
        ru: `Нужен JSON вида {"messageClass":0}. ${issue?.path.join('.') ?? ''}`,
      }),
    )
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    // undefined passes no schema, so that the one sentence for all of it is said.
    if (problem instanceof SyntaxError) return undefined
    throw problem
  }
}

function collectTlv(cli: Cli): (text: string, before: SendIntent['tlvs'] | undefined) => SendIntent['tlvs'] {
  return (text, before = []) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    const tag = readTag(name)
    const octets = text.includes('=') ? fromHex(value) : null
    if (tag !== null && octets !== null) return [...before, { tag, hex: toHex(octets) }]
    throw new InvalidArgumentError(
      cli.say({
        en: 'Expected a tag and hex, such as 0x1400=6162 or user_message_reference=0001.',
        ru: 'Нужны тег и шестнадцатеричные октеты: 0x1400=6162 или user_message_reference=0001.',
      }),
    )
  }
}
