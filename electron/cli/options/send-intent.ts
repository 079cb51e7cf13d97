import { type Command, InvalidArgumentError } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Address, SendIntent } from '../../../shared/message/send-intent.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { inferAddress } from '../../../shared/text/infer-address.ts'
import { formatRelativeTime } from '../../../shared/text/smpp-time.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn } from './common-options.ts'
import { addTextOptions, kindIn, profileRules, type TextOptions } from './text-options.ts'

export interface IntentOptions extends TextOptions {
  readonly from?: string
  readonly fromTon?: number
  readonly fromNpi?: number
  readonly to?: string
  readonly toTon?: number
  readonly toNpi?: number
  readonly registeredDelivery?: number
  readonly validity?: string
  readonly schedule?: string
  readonly serviceType?: string
  readonly protocolId?: number
  readonly priority?: number
  readonly replaceIfPresent?: number
  readonly defaultMessageId?: number
  /** Provider profile whose text rules hold. */
  readonly profile?: string
}

/** What is sent, and to whom. */
export function addIntentOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  const octet = integerIn(cli, 0, 255)
  command
    .option('--to <address>', say({ en: 'destination', ru: 'получатель' }))
    .option('--from <address>', say({ en: 'sender', ru: 'отправитель' }))
    .option(
      '--from-ton <n>',
      say({ en: 'otherwise inferred from its looks', ru: 'иначе определяется по виду' }),
      octet,
    )
    .option('--from-npi <n>', '', octet)
    .option('--to-ton <n>', '', octet)
    .option('--to-npi <n>', '', octet)
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
    .option('--service-type <text>')
    .option('--protocol-id <n>', '', octet)
    .option('--priority <n>', '', octet)
    .option('--replace-if-present <n>', '', octet)
    .option('--default-message-id <n>', '', octet)
  return addTextOptions(command, cli)
}

/** The message that the options describe. Throws Fault cli.not-hex for a binary text that is none, cli.unknown-profile. */
export function intentOf(
  catalogue: Catalogue,
  options: IntentOptions,
  text: string,
  waitsForReceipt: boolean,
): SendIntent {
  const { encoding = 'auto', partOctets, esmClass } = options
  return {
    source: addressOf(options.from ?? '', options.fromTon, options.fromNpi),
    destination: addressOf(options.to ?? '', options.toTon, options.toNpi),
    text: encoding === 'binary' ? hexDigits(text) : text,
    encoding,
    method: options.method ?? 'udh8',
    // Two long messages to one number with one reference would mix in the handset.
    reference: options.reference ?? Math.floor(Math.random() * 0x10000),
    graphemes: options.graphemes ?? false,
    ...(partOctets === undefined ? {} : { partOctets }),
    data_coding: options.dataCoding ?? null,
    service_type: options.serviceType ?? '',
    ...(esmClass === undefined ? {} : { esm_class: esmClass }),
    protocol_id: options.protocolId ?? 0,
    priority_flag: options.priority ?? 0,
    schedule_delivery_time: options.schedule ?? '',
    validity_period: options.validity ?? '',
    registered_delivery: options.registeredDelivery ?? (waitsForReceipt ? 1 : 0),
    replace_if_present_flag: options.replaceIfPresent ?? 0,
    sm_default_msg_id: options.defaultMessageId ?? 0,
    tlvs: options.tlv ?? [],
    ...(options.profile === undefined ? {} : { textRules: profileRules(catalogue, options.profile) }),
    ...kindIn(options),
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
