import { z } from 'zod'
import { Fault } from '../../../shared/faults/fault.ts'
import { tlvsFromJson } from '../../../shared/json/tlvs-from-json.ts'
import {
  type IntentFieldName,
  type IntentFields,
  intentFieldList,
} from '../../../shared/message/intent-fields.ts'
import { textRulesSchema } from '../../../shared/message/intent-values.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { sparseIntent, wholeIntent } from '../../../shared/message/whole-intent.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import type { InputLine } from '../../source/input-lines.ts'
import { textOfLine } from '../../source/json-line.ts'
import type { Cli } from '../console/cli.ts'
import { checkedLine } from '../console/read-json-line.ts'
import { scriptPortsSchema } from './kind-option.ts'
import { optionFields, profileRules, type TextOptions } from './text-options.ts'

export interface SegmentsOptions extends TextOptions {
  readonly plain?: boolean
  readonly profile?: string
}

type JsonShape = {
  readonly [Name in IntentFieldName as IntentFields[Name]['json'] extends string
    ? IntentFields[Name]['json']
    : never]: z.ZodOptional<IntentFields[Name]['schema']>
}

const fieldShape = Object.fromEntries(
  intentFieldList.flatMap(([, { json, schema }]) => (json === null ? [] : [[json, z.optional(schema)]])),
  // fromEntries loses which schema belongs to which key; the table that this is a part of keeps it.
) as JsonShape

const { shape: rules } = textRulesSchema

/** A line of input; a promise to scripts: fields are added, never renamed. */
const requestSchema = z.object(fieldShape).extend({
  ports: scriptPortsSchema.nullable().optional(),
  tlvs: z.array(z.unknown()).max(100).optional(),
  /** Provider profile whose text rules hold; `text_rules` overrides them. */
  profile: z.string().optional(),
  text_rules: z
    .object({ default_alphabet: rules.defaultAlphabet, data_codings: rules.dataCodings })
    .optional(),
})
type Request = z.infer<typeof requestSchema>

/** A message without an address, with the fields of the line and, where it has none, of the options. */
export function segmentsRequest(line: InputLine, options: SegmentsOptions, cli: Cli): SendIntent {
  const request: Request = options.plain ? { text: textOfLine(line) } : checkedLine(line, requestSchema, cli)
  const profile = request.profile ?? options.profile
  const whole = wholeIntent({
    ...(profile === undefined ? {} : { textRules: profileRules(cli.catalogue, profile) }),
    ...optionFields(options),
    ...lineFields(request),
  })
  // Service loading has no text; everything else has, be it an empty one.
  if (request.text === undefined && whole.wapPush?.kind !== 'sl') {
    throw new Fault('cli.bad-line', { line: line.number, problem: 'no-text' })
  }
  return sparseIntent(whole)
}

/** Message fields of the line; null removes the value of an option. */
function lineFields({ tlvs, text_rules, ...others }: Request): Partial<SendIntent> {
  const said = intentFieldList.flatMap(([name, { json }]) => {
    const value: unknown = json === null ? undefined : Reflect.get(others, json)
    return value === undefined ? [] : [[name, value] as const]
  })
  const { default_alphabet, data_codings } = text_rules ?? {}
  return {
    ...Object.fromEntries(said),
    ...(tlvs === undefined
      ? {}
      : { tlvs: tlvsFromJson(tlvs).map(({ tag, value }) => ({ tag, hex: toHex(value) })) }),
    ...(text_rules === undefined
      ? {}
      : { textRules: { defaultAlphabet: default_alphabet, dataCodings: data_codings } }),
  }
}
