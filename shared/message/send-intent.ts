import { z } from 'zod'
import {
  type IntentFieldName,
  type IntentFields,
  intentFieldList,
  type KindFieldName,
} from './intent-fields.ts'

type Shape = { readonly [Name in IntentFieldName]: IntentFields[Name]['schema'] }

/** The schemas of some fields by name. */
function shapeOf<Name extends IntentFieldName>(
  isTaken: (name: IntentFieldName) => boolean,
): Pick<Shape, Name> {
  const taken = intentFieldList.filter(([name]) => isTaken(name))
  // The list has lost which schema has which name; `Shape` restores it.
  return Object.fromEntries(taken.map(([name, { schema }]) => [name, schema])) as Pick<Shape, Name>
}

const kindNames = new Set<IntentFieldName>(
  intentFieldList.filter(([, { isKind }]) => isKind).map(([name]) => name),
)

/**
 * The message that the user wants sent. Preview and engine derive the same PDUs from it (build-submits.ts).
 */
export const sendIntentSchema = z.object(shapeOf<IntentFieldName>(() => true))
export type SendIntent = z.infer<typeof sendIntentSchema>
export type Address = SendIntent['source']

/** The fields that make a message more than a text: the command line takes them together, as JSON. */
export const messageKindSchema = z.object(shapeOf<KindFieldName>((name) => kindNames.has(name)))
