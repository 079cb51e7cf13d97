import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { TlvTemplate } from '../../../shared/bulk/bulk-plan.ts'
import { messageKindSchema, type SendIntent } from '../../../shared/message/send-intent.ts'
import { type TlvForm, typedOctets, usualTlvForm } from '../../../shared/message/typed-tlv.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { readTag, tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import type { NationalChoice } from '../../../shared/text/message-options.ts'
import type { Cli } from '../console/cli.ts'

const word = z.number().int().min(0).max(0xffff)

/** Ports as a script gives them: the source is 0 and the width 16 where they are not said. */
export const portsSchema = z
  .object({
    destination: word,
    source: word.default(0),
    width: z.union([z.literal(8), z.literal(16)]).default(16),
  })
  // Element 0x04 has an octet for each: a larger number would become another port.
  .refine(({ destination, source, width }) => width === 16 || Math.max(destination, source) <= 0xff, {
    error: 'width 8: 0…255',
  })

/** `--ports 2948:9200`, `240:241/8`. */
export function portsOf(cli: Cli): (text: string) => NonNullable<SendIntent['ports']> {
  return (text) => {
    const [, destination, source = '0', width = '16'] =
      /^(\d{1,5})(?::(\d{1,5}))?(?:\/(8|16))?$/.exec(text) ?? []
    const read = portsSchema.safeParse({
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
export function nationalOf(cli: Cli): (text: string) => NationalChoice {
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
export function headerOf(cli: Cli): (text: string) => string {
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

/** `--kind`: all of what makes a message more than a text, as the composer copies it. */
export function kindOf(cli: Cli): (text: string) => Partial<SendIntent> {
  const schema = messageKindSchema.extend({ ports: portsSchema.nullable().optional() }).strict()
  return (text) => {
    const read = schema.safeParse(parsedJson(text))
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

const formWords: Readonly<Record<string, TlvForm>> = {
  int: 'number',
  text: 'text',
  cstr: 'c-text',
  hex: 'hex',
}

/**
 * `--tlv`, again and again. A tag by name takes its value as the specification types it, a tag by number takes hex;
 * `int:`, `text:`, `cstr:` and `hex:` before the value say otherwise.
 */
export function collectTlv(
  cli: Cli,
): (text: string, before: SendIntent['tlvs'] | undefined) => SendIntent['tlvs'] {
  return (text, before = []) => {
    const tlv = readTlv(text)
    if (tlv !== null) return [...before, tlv]
    throw new InvalidArgumentError(
      cli.say({
        en:
          'Expected a tag and its value, such as 0x1400=6162, 0x1400=text:ab, user_message_reference=258 or ' +
          'dest_port=hex:0b84.',
        ru:
          'Нужны тег и его значение, например 0x1400=6162, 0x1400=text:ab, user_message_reference=258 или ' +
          'dest_port=hex:0b84.',
      }),
    )
  }
}

/** As collectTlv, with a value that is filled from each row and read then. */
export function collectTlvTemplate(
  cli: Cli,
): (text: string, before: readonly TlvTemplate[] | undefined) => readonly TlvTemplate[] {
  return (text, before = []) => {
    const tlv = splitTlv(text)
    if (tlv !== null) return [...before, tlv]
    throw new InvalidArgumentError(
      cli.say({
        en: 'Expected a tag and its value, such as 0x1401=text:{{template}}.',
        ru: 'Нужны тег и его значение, например 0x1401=text:{{template}}.',
      }),
    )
  }
}

function readTlv(text: string): SendIntent['tlvs'][number] | null {
  const typed = splitTlv(text)
  if (typed === null) return null
  const { hex } = typedOctets(typed.form, typed.value, tlvByTag(typed.tag))
  return hex === null ? null : { tag: typed.tag, hex }
}

function splitTlv(text: string): TlvTemplate | null {
  const [, name, form, value] = /^([^=]*)=(?:(int|text|cstr|hex):)?(.*)$/s.exec(text) ?? []
  const tag = name === undefined ? null : readTag(name)
  if (tag === null || name === undefined || value === undefined) return null
  const usual = /^\s*\d/.test(name) ? 'hex' : usualTlvForm(tlvByTag(tag))
  return { tag, form: form === undefined ? usual : (formWords[form] ?? usual), value }
}
