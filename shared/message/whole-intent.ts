import { type IntentFieldName, type IntentFields, intentFieldList } from './intent-fields.ts'
import type { SendIntent } from './send-intent.ts'
import { readHex } from './typed-tlv.ts'

/** A message as a form holds it: no field is absent, and hex stands as it is typed. */
export type WholeIntent = {
  readonly [Name in IntentFieldName]:
    | Exclude<SendIntent[Name], undefined>
    | Extract<IntentFields[Name]['usual'], null>
}

/** The message that asks for nothing special: nobody's, to nobody, without a text. */
export const usualIntent = Object.fromEntries(
  intentFieldList.map(([name, { usual }]) => [name, usual]),
  // Each value is the usual one of its row; a list forgets which is whose.
) as WholeIntent

const optionalFields: ReadonlySet<IntentFieldName> = new Set(
  intentFieldList.filter(([, { schema }]) => schema.safeParse(undefined).success).map(([name]) => name),
)

/** `own` with everything that the intent says. */
export function wholeIntent(
  intent: { readonly [Name in IntentFieldName]?: SendIntent[Name] | WholeIntent[Name] },
  own: WholeIntent = usualIntent,
): WholeIntent {
  const said = Object.entries(intent).filter(([, value]) => value !== undefined)
  return { ...own, ...Object.fromEntries(said) }
}

/** The intent to be sent: fields that may be absent are, where they say nothing; hex that cannot be read says nothing. */
export function sparseIntent(whole: WholeIntent): SendIntent {
  const said = intentFieldList.flatMap(([name, { usual, kind }]) => {
    const value = kind.type === 'hex' ? (readHex(String(whole[name])) ?? usual) : whole[name]
    return value === usual && optionalFields.has(name) ? [] : [[name, value] as const]
  })
  // The fields that had to be there are; the others are of their type or absent.
  return Object.fromEntries(said) as SendIntent
}
