import { InvalidArgumentError } from 'commander'
import type { TlvTemplate } from '../../../shared/bulk/bulk-plan.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { type TlvForm, typedOctets, usualTlvForm } from '../../../shared/message/typed-tlv.ts'
import { readTag, tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import type { Cli } from '../console/cli.ts'

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
