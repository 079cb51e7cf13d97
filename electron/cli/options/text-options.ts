import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { type BuiltMessage, buildSubmits, canCarryClass } from '../../../shared/message/build-submits.ts'
import type { IntentField } from '../../../shared/message/intent-field.ts'
import {
  type IntentFieldName,
  type IntentFields,
  intentFieldList,
} from '../../../shared/message/intent-fields.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import type { Cli } from '../console/cli.ts'
import { readerOf } from './field-readers.ts'
import { kindOf } from './kind-option.ts'
import { knownProfile } from './profile-option.ts'

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name

type OptionName<Name extends IntentFieldName> = IntentFields[Name]['option'] extends {
  readonly name: infer Option extends string
}
  ? CamelCase<Option>
  : never

/** The values of options by the names that commander gives them; `--from` and `--to` have more than one. */
export type FieldOptions = {
  readonly [Name in Exclude<IntentFieldName, 'source' | 'destination'> as OptionName<Name>]?: Exclude<
    SendIntent[Name],
    undefined
  >
}

export interface TextOptions extends Omit<FieldOptions, 'text'> {
  readonly kind?: Partial<SendIntent>
}

/** Options for cutting a text into parts: the planner and the sender have the same. */
export function addTextOptions(command: Command, cli: Cli): Command {
  for (const [name, field] of intentFieldList) {
    if (field.json !== null && name !== 'text') addFieldOption(command, cli, field)
  }
  return command.option(
    '--kind <json>',
    cli.say({
      en: 'class, ports, national tables, message waiting, WAP push, USSD, as the composer copies them',
      ru: 'класс, порты, национальные таблицы, ждущие сообщения, WAP push, USSD, как их копирует окно',
    }),
    kindOf(cli),
  )
}

/** The option of a field, if it has one. */
export function addFieldOption(command: Command, cli: Cli, { option, kind }: IntentField): void {
  if (option === null) return
  const flags = option.argument === null ? `--${option.name}` : `--${option.name} ${option.argument}`
  const values = kind.type === 'choice' ? kind.values.join(', ') : ''
  const words = option.words === null ? values : cli.say(option.words)
  const reader = readerOf(cli, kind)
  if (reader === undefined) command.option(flags, words)
  else command.option(flags, words, reader)
}

/** Message fields from the options; an option overrides the same field of --kind. */
export function optionFields(options: TextOptions): Partial<SendIntent> {
  const said = intentFieldList.flatMap(([name, { option, kind }]) => {
    if (option === null || kind.type === 'address' || name === 'text') return []
    const value: unknown = Reflect.get(options, camelCase(option.name))
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...options.kind, ...Object.fromEntries(said) }
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
}

/** The TLVs that the profile publishes. */
export function vendorTlvsOf(catalogue: Catalogue, profileId: string | undefined): readonly VendorTlv[] {
  return catalogue.tlvs(profileId) ?? []
}

/** Text rules of the profile. Throws Fault cli.unknown-profile. */
export function profileRules(catalogue: Catalogue, profileId: string): NonNullable<SendIntent['textRules']> {
  const profile = catalogue.of(knownProfile(catalogue, profileId))
  const { defaultAlphabet, dataCodings } = textRulesOf(profile) ?? {}
  return {
    ...(defaultAlphabet === undefined ? {} : { defaultAlphabet }),
    ...(dataCodings === undefined ? {} : { dataCodings: [...dataCodings] }),
  }
}

/**
 * The message as it will be sent. Throws the faults of buildSubmits, of a field that cannot be encoded, and
 * of a message class that data_coding cannot carry with this alphabet.
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
