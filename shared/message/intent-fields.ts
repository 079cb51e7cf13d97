import type { IntentField, IntentForm, IntentKind } from './intent-field.ts'
import { intentFields } from './intent-field-table.ts'

/** The table's rows by the names of the fields. */
export type IntentFields = typeof intentFields
export type IntentFieldName = keyof IntentFields

/** The rows with their names, in the table's order. */
export const intentFieldList: readonly (readonly [IntentFieldName, IntentField])[] =
  // Object.entries knows no keys by name; the table has these and no others.
  Object.entries(intentFields) as [IntentFieldName, IntentField][]

type Named<Key extends keyof IntentField, Value> = {
  [Name in IntentFieldName]: IntentFields[Name][Key] extends Value ? Name : never
}[IntentFieldName]

/** Names of the fields that stand under "All fields" in the window. */
export type FormFieldName = Exclude<IntentFieldName, Named<'form', null>>

/** The fields under "All fields", in the table's order. */
export const formFieldList: readonly {
  readonly name: FormFieldName
  readonly kind: IntentKind
  readonly form: IntentForm
}[] = intentFieldList.flatMap(([name, { kind, form }]) =>
  // The name is one of those that have a form, which the list does not know.
  form === null ? [] : [{ name: name as FormFieldName, kind, form }],
)

/** Names of the fields that `--kind` takes together. */
export type KindFieldName = Named<'isKind', true>
/** Names of the fields that are fields of submit_sm too. */
export type WireFieldName = Exclude<IntentFieldName, Named<'wire', null>>

/** Their rows, with the name that submit_sm has for each. */
export const wireFieldList: readonly (readonly [
  IntentFieldName,
  { readonly wire: string; readonly usual: unknown },
])[] = intentFieldList.flatMap(([name, { wire, usual }]) =>
  wire === null ? [] : [[name, { wire, usual }] as const],
)
