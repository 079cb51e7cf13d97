import { type IntentFieldName, type IntentFields, intentFieldList } from './intent-fields.ts'
import type { SendIntent } from './send-intent.ts'
import { readHex } from './typed-tlv.ts'

/** A message as a form holds it: no field is absent, and hex stands as it is typed. */
export type WholeIntent = {
  readonly [Name in IntentFieldName]:
    | Exclude<SendIntent[Name], undefined>
    | Extract<IntentFields[Name]['usual'], null>
}

/** The message that asks for nothing special: no sender, no recipient, no text. */
export const usualIntent = Object.fromEntries(
  intentFieldList.map(([name, { usual }]) => [name, usual]),
  // Each value is the usual one of its row; the list has lost which name has which.
) as WholeIntent

const optionalFields: ReadonlySet<IntentFieldName> = new Set(
  intentFieldList.filter(([, { schema }]) => schema.safeParse(undefined).success).map(([name]) => name),
)

/** `own` with everything that the intent says. */
export function wholeIntent(
  intent: { readonly [Name in IntentFieldName]?: SendIntent[Name] | WholeIntent[Name] | undefined },
  own: WholeIntent = usualIntent,
): WholeIntent {
  const said = Object.entries(intent).filter(([, value]) => value !== undefined)
  return { ...own, ...Object.fromEntries(said) }
}

/** The intent to be sent: usual values of optional fields are left out; unreadable hex counts as usual. */
export function sparseIntent(whole: WholeIntent): SendIntent {
  const said = intentFieldList.flatMap(([name, { usual, kind }]) => {
    const value = kind.type === 'hex' ? (readHex(String(whole[name])) ?? usual) : whole[name]
    return value === usual && optionalFields.has(name) ? [] : [[name, value] as const]
  })
  // Mandatory fields are present; the others are of their type or absent.
  return Object.fromEntries(said) as SendIntent
}
