import type { EnumName } from './enum-table.ts'
import type { StatusName } from './status-table.ts'

/** Unsigned, big endian. */
export interface IntegerKind {
  readonly type: 'integer'
  readonly octets: 1 | 2 | 4
  readonly values: EnumName | null
  /** The field whose octets (octet string) or items (list) this one counts; null for an ordinary integer. */
  readonly counts: string | null
}

/** Latin-1 octets up to a NUL. `maxOctets` counts the NUL. */
export interface COctetStringKind {
  readonly type: 'c-octet-string'
  readonly maxOctets: number
  /** 'time': 1 or 17 octets, YYMMDDhhmmsstnnp (SMPP 3.4 §7.1.1). */
  readonly format: 'text' | 'time'
}

/** As many octets as the integer `lengthField` says. */
export interface OctetStringKind {
  readonly type: 'octet-string'
  readonly lengthField: string
  /** SMPP 3.4 §5.2.21 forbids 255, 5.0 allows it. */
  readonly maxOctets: { readonly '3.4': number; readonly '5.0': number }
}

/** As many items as the integer `countField` says; the item's first octet may choose among variants. */
export interface ListKind<
  Variants extends Readonly<Record<number, readonly FieldRow[]>> = Readonly<
    Record<number, readonly FieldRow[]>
  >,
> {
  readonly type: 'list'
  readonly countField: string
  /** Name of the octet that chooses the variant; null when every item is variant 0. */
  readonly flag: string | null
  readonly variants: Variants
}

export type FieldKind = IntegerKind | COctetStringKind | OctetStringKind | ListKind

export interface FieldRow<Name extends string = string, Kind extends FieldKind = FieldKind> {
  readonly name: Name
  readonly kind: Kind
  /** Status that a peer is answered when this field cannot be read. */
  readonly status: StatusName
  readonly doc: string
}

type ItemOf<Kind> =
  Kind extends ListKind<infer Variants>
    ? {
        [Flag in keyof Variants]: Variants[Flag] extends readonly FieldRow[] ? BodyOf<Variants[Flag]> : never
      }[keyof Variants]
    : never

type ValueOf<Kind extends FieldKind> = Kind extends IntegerKind
  ? number
  : Kind extends COctetStringKind
    ? string
    : Kind extends OctetStringKind
      ? Uint8Array
      : readonly ItemOf<Kind>[]

/** The values a run of rows holds, by name. */
export type BodyOf<Rows extends readonly FieldRow[]> = {
  readonly [Row in Rows[number] as Row['name']]: ValueOf<Row['kind']>
}

export function row<const Name extends string, const Kind extends FieldKind>(
  name: Name,
  kind: Kind,
  status: StatusName,
  doc: string,
): FieldRow<Name, Kind> {
  return { name, kind, status, doc }
}

export function integer(octets: 1 | 2 | 4, values: EnumName | null = null): IntegerKind {
  return { type: 'integer', octets, values, counts: null }
}

export function countOf(counted: string): IntegerKind {
  return { type: 'integer', octets: 1, values: null, counts: counted }
}

export function cOctetString(maxOctets: number): COctetStringKind {
  return { type: 'c-octet-string', maxOctets, format: 'text' }
}

export function time(): COctetStringKind {
  return { type: 'c-octet-string', maxOctets: 17, format: 'time' }
}

export function octetString(lengthField: string): OctetStringKind {
  return { type: 'octet-string', lengthField, maxOctets: { '3.4': 254, '5.0': 255 } }
}

export function list<const Rows extends readonly FieldRow[]>(
  countField: string,
  rows: Rows,
): ListKind<{ readonly 0: Rows }> {
  return { type: 'list', countField, flag: null, variants: { 0: rows } }
}

export function flaggedList<const Variants extends Readonly<Record<number, readonly FieldRow[]>>>(
  countField: string,
  flag: string,
  variants: Variants,
): ListKind<Variants> {
  return { type: 'list', countField, flag, variants }
}
