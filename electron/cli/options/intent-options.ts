import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { intentFieldList } from '../../../shared/message/intent-fields.ts'
import type { Address, SendIntent } from '../../../shared/message/send-intent.ts'
import { sparseIntent, wholeIntent } from '../../../shared/message/whole-intent.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { inferAddress } from '../../../shared/text/infer-address.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn } from './common-options.ts'
import {
  addFieldOption,
  addTextOptions,
  optionFields,
  profileRules,
  type TextOptions,
} from './text-options.ts'

export interface IntentOptions extends TextOptions {
  readonly from?: string
  readonly fromTon?: number
  readonly fromNpi?: number
  readonly to?: string
  readonly toTon?: number
  readonly toNpi?: number
  /** Provider profile whose text rules hold. */
  readonly profile?: string
}

/** Options of the message and its addresses. */
export function addIntentOptions(command: Command, cli: Cli): Command {
  const octet = integerIn(cli, 0, 255)
  for (const [, field] of intentFieldList) {
    if (field.json !== null) continue
    addFieldOption(command, cli, field)
    if (field.kind.type !== 'address' || field.option === null) continue
    const { name } = field.option
    const words = { en: 'otherwise inferred from its looks', ru: 'иначе определяется по виду' }
    command.option(`--${name}-ton <n>`, cli.say(words), octet).option(`--${name}-npi <n>`, '', octet)
  }
  return addTextOptions(command, cli)
}

/** The message that the options describe. Throws Fault cli.not-hex for a binary text that is not hex, cli.unknown-profile. */
export function intentOf(
  catalogue: Catalogue,
  options: IntentOptions,
  text: string,
  waitsForReceipt: boolean,
): SendIntent {
  const { encoding = 'auto', profile } = options
  const whole = wholeIntent({
    // Two long messages to one number with one reference would mix in the handset.
    reference: Math.floor(Math.random() * 0x10000),
    registered_delivery: waitsForReceipt ? 1 : 0,
    ...(profile === undefined ? {} : { textRules: profileRules(catalogue, profile) }),
    ...optionFields(options),
    source: addressOf(options.from ?? '', options.fromTon, options.fromNpi),
    destination: addressOf(options.to ?? '', options.toTon, options.toNpi),
    text: encoding === 'binary' ? hexDigits(text) : text,
  })
  return sparseIntent(whole)
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
