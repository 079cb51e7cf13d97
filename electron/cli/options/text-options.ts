import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { type BuiltMessage, buildSubmits, canCarryClass } from '../../../shared/message/build-submits.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import {
  type MessageEncoding,
  type MessageMethod,
  messageEncodings,
  messageMethods,
  type NationalChoice,
} from '../../../shared/text/message-options.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn, knownProfile, oneOf } from './common-options.ts'
import { collectTlv, headerOf, kindOf, nationalOf, portsOf } from './message-kind.ts'

/** What says how a text becomes parts: the planner's options and the sender's are the same. */
export interface TextOptions {
  readonly encoding?: MessageEncoding
  readonly method?: MessageMethod
  readonly reference?: number
  readonly graphemes?: boolean
  readonly partOctets?: number
  readonly dataCoding?: number
  readonly esmClass?: number
  readonly messageClass?: number
  readonly ports?: NonNullable<SendIntent['ports']>
  readonly singleShift?: NationalChoice
  readonly lockingShift?: NationalChoice
  readonly firstPartHeader?: string
  readonly tlv?: SendIntent['tlvs']
  readonly kind?: Partial<SendIntent>
}

const messageClasses = [0, 1, 2, 3] as const

export function addTextOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option('--encoding <name>', messageEncodings.join(', '), oneOf(cli, messageEncodings))
    .option('--method <name>', messageMethods.join(', '), oneOf(cli, messageMethods))
    .option(
      '--reference <n>',
      say({ en: 'of the parts; otherwise the sender’s choice', ru: 'номер, общий для частей; иначе любой' }),
      integerIn(cli, 0, 0xffff),
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
      '--data-coding <n>',
      say({ en: 'instead of the encoding’s own', ru: 'вместо значения кодировки' }),
      integerIn(cli, 0, 255),
    )
    .option(
      '--esm-class <n>',
      say({
        en: 'mode, type and features; a header is announced by itself',
        ru: 'режим, тип и возможности; заголовок объявляется сам',
      }),
      integerIn(cli, 0, 255),
    )
    .option(
      '--message-class <n>',
      say({ en: '0 to 3; 0 is flash', ru: 'от 0 до 3; 0 — flash' }),
      integerIn(cli, 0, 3),
    )
    .option(
      '--ports <destination:source>',
      say({
        en: 'application ports, in 8 bits with /8 behind them',
        ru: 'порты приложений; /8 в конце — по 8 бит',
      }),
      portsOf(cli),
    )
    .option(
      '--single-shift <table>',
      say({
        en: 'national single shift table of GSM 7-bit: its number, auto or none',
        ru: 'национальная таблица single shift для GSM 7-bit: номер, auto или none',
      }),
      nationalOf(cli),
    )
    .option(
      '--locking-shift <table>',
      say({
        en: 'likewise, the locking shift table',
        ru: 'так же, таблица locking shift',
      }),
      nationalOf(cli),
    )
    .option(
      '--first-part-header <hex>',
      say({
        en: 'UDH elements of the first part alone, without UDHL',
        ru: 'элементы UDH одной первой части, без UDHL',
      }),
      headerOf(cli),
    )
    .option(
      '--tlv <tag=value>',
      say({
        en: 'by name: the value as the tag is typed; by number: hex; int:, text:, cstr:, hex: say otherwise; may be given again',
        ru: 'по имени: значение в типе тега; по номеру: hex; иначе с int:, text:, cstr:, hex:; можно указать несколько раз',
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

/** What the options say of a message's kind; an option goes before the same thing in --kind. */
export function kindIn(options: TextOptions): Partial<SendIntent> {
  const { messageClass, ports, singleShift, lockingShift, firstPartHeader } = options
  const known = messageClasses.find((one) => one === messageClass)
  return {
    ...options.kind,
    ...(known === undefined ? {} : { messageClass: known }),
    ...(ports === undefined ? {} : { ports }),
    ...(singleShift === undefined ? {} : { nationalSingleShift: singleShift }),
    ...(lockingShift === undefined ? {} : { nationalLockingShift: lockingShift }),
    ...(firstPartHeader === undefined ? {} : { firstPartHeader }),
  }
}

/** What the profile knows of texts. Throws Fault cli.unknown-profile. */
export function profileRules(catalogue: Catalogue, profileId: string): NonNullable<SendIntent['textRules']> {
  const profile = catalogue.of(knownProfile(catalogue, profileId))
  const { defaultAlphabet, dataCodings } = textRulesOf(profile) ?? {}
  return {
    ...(defaultAlphabet === undefined ? {} : { defaultAlphabet }),
    ...(dataCodings === undefined ? {} : { dataCodings: [...dataCodings] }),
  }
}

/**
 * The message as it will be sent. Throws whatever keeps it from being sent as asked: buildSubmits' faults, a field that
 * cannot be encoded, and a message class that data_coding cannot carry with this alphabet.
 */
export function buildSendable(intent: SendIntent): BuiltMessage {
  const built = buildSubmits(intent)
  for (const submit of built.submits) encodePdu(submit)
  const { messageClass = null, data_coding, wapPush } = intent
  const isLeftOut = messageClass !== null && data_coding === null && !wapPush
  if (isLeftOut && !canCarryClass(built.plan.encoding)) {
    throw new Fault('cli.option-conflict', {
      first: `message class ${messageClass}`,
      second: `encoding ${built.plan.encoding}`,
    })
  }
  return built
}
