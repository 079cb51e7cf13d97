import { InvalidArgumentError } from 'commander'
import type { IntentKind } from '../../../shared/message/intent-field.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import type { NationalChoice } from '../../../shared/text/message-options.ts'
import { formatRelativeTime } from '../../../shared/text/smpp-time.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn, oneOf } from './common-options.ts'
import { scriptPortsSchema } from './kind-option.ts'
import { collectTlv } from './tlv-option.ts'

/** The reader of an option's text as a field's value; undefined where the text itself is the value or the option takes no text. */
export function readerOf(
  cli: Cli,
  kind: IntentKind,
): ((text: string, before: unknown) => unknown) | undefined {
  switch (kind.type) {
    case 'integer':
      return integerIn(cli, kind.min, kind.max)
    case 'choice':
      return oneOf(cli, kind.values)
    case 'time':
      return timeOf(cli)
    case 'ports':
      return portsOf(cli)
    case 'national':
      return nationalOf(cli)
    case 'hex':
      return headerOf(cli)
    case 'tlvs': {
      const collect = collectTlv(cli)
      return (text, before) => collect(text, Array.isArray(before) ? before : [])
    }
    case 'address':
    case 'text':
    case 'flag':
    case 'object':
      return undefined
  }
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }
const maxPeriodSeconds = 99 * 86_400

/** A period becomes relative SMPP time; any other text is sent as typed. */
function timeOf(cli: Cli): (text: string) => string {
  return (text) => {
    const [, count, unit] = /^(\d{1,9})([smhdw])$/.exec(text) ?? []
    if (count === undefined || unit === undefined) return text
    const seconds = Number(count) * (unitSeconds[unit] ?? 0)
    if (seconds <= maxPeriodSeconds) return formatRelativeTime(seconds)
    throw new InvalidArgumentError(cli.say({ en: 'At most 99 days.', ru: 'Не больше 99 дней.' }))
  }
}

/** `--ports 2948:9200`, `240:241/8`. */
function portsOf(cli: Cli): (text: string) => NonNullable<SendIntent['ports']> {
  return (text) => {
    const [, destination, source = '0', width = '16'] =
      /^(\d{1,5})(?::(\d{1,5}))?(?:\/(8|16))?$/.exec(text) ?? []
    const read = scriptPortsSchema.safeParse({
      destination: destination === undefined ? undefined : Number(destination),
      source: Number(source),
      width: Number(width),
    })
    if (read.success) return read.data
    throw new InvalidArgumentError(
      cli.say({
        en: 'Expected destination:source, such as 2948:9200, or 240:241/8 in 8 bits.',
        ru: 'Нужны порты получатель:отправитель, например 2948:9200 или 240:241/8 для 8 бит.',
      }),
    )
  }
}

/** A national table: its identifier in TS 23.038, `auto`, or `none`. */
function nationalOf(cli: Cli): (text: string) => NationalChoice {
  return (text) => {
    if (text === 'auto') return 'auto'
    if (text === 'none') return null
    if (/^\d{1,3}$/.test(text) && Number(text) <= 0xff) return Number(text)
    throw new InvalidArgumentError(
      cli.say({
        en: 'Expected auto, none, or the number of a table, such as 1 for Turkish.',
        ru: 'Нужно auto, none или номер таблицы, например 1 — турецкая.',
      }),
    )
  }
}

/** Octets in hex, as they stand between UDHL and the text. */
function headerOf(cli: Cli): (text: string) => string {
  return (text) => {
    const octets = fromHex(text)
    if (octets !== null && octets.length <= 100) return toHex(octets)
    throw new InvalidArgumentError(
      cli.say({
        en: 'Expected at most 100 octets in hex: IEI, length, data.',
        ru: 'Нужны шестнадцатеричные октеты, не больше 100: IEI, длина, данные.',
      }),
    )
  }
}
