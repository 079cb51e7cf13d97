import type { Words } from '../words/words.ts'
import type { FilterFault } from './filter-fault-table.ts'
import type { FilterSubject } from './filter-subject.ts'

/** Of a time µs since 1970, of a duration µs. */
export type FilterValue = number | string | Uint8Array

/** How the values of a field are compared and written. `none` is there or not and has no value. */
export type FieldKind = 'number' | 'text' | 'octets' | 'time' | 'duration' | 'flag' | 'none'

/** A field of what filters are asked of: PDUs, or message cards. */
export interface FilterField<S = FilterSubject> {
  readonly name: string
  readonly kind: FieldKind
  /** All values that the subject has of it; empty when it has none. */
  readonly values: (subject: S) => readonly FilterValue[]
  /** Names of numbers: what is written, in small letters, to the number; null for no name. */
  readonly named?: (text: string) => number | null
  /** The name of a number, for completion; null for none. */
  readonly nameOf?: (value: number) => string | null
  /** What is said to be expected of a value that is none. */
  readonly expected?: string
  /** The field by itself, where that is more than having a value. */
  readonly holds?: (subject: S) => boolean
  /**
   * What a summary of many PDUs tells of it: `alike` the value itself, by command, status, session and direction; `time`
   * and `number` the range that it lies in.
   */
  readonly reach?: 'alike' | 'time' | 'number'
  /** True when reading it costs far more than decoding the PDU. */
  readonly isSlow?: boolean
  /** True when the whole capture has to be known first. */
  readonly needsAnswers?: boolean
  /** True when a number that is asked for stands for its whole exchange: a response's for its request. */
  readonly isPair?: boolean
}

/** A field of anything, of which no values are asked. */
export type AnyField = FilterField<never>

/** A value that has a name, as a filter writes it. */
export interface KnownValue {
  readonly text: string
  readonly meaning: Words
}

/** A field with all its names; the one that leads is the one to use. */
export interface NamedField<S = FilterSubject> {
  readonly field: FilterField<S>
  readonly names: readonly string[]
}

/** The fields that filters of one kind of subject may name. */
export interface FieldTable<S = FilterSubject> {
  /** Every field once, those asked for most first; TLVs by tag or name are others without number. */
  readonly listed: readonly NamedField<S>[]
  /** The field of a name in any of its spellings; null when there is none. */
  readonly field: (name: string) => FilterField<S> | null
  /** What is wrong with a name that is no field's here. */
  readonly refusal: (name: string) => Pick<FilterFault, 'code' | 'detail'>
  /** What a field is, by its name. */
  readonly meaning: (name: string) => Words
  /** The values that have a name, whatever was seen of the field. */
  readonly known: (field: AnyField) => readonly KnownValue[]
}

/** Fields of anything, of which no values are asked. */
export type AnyFieldTable = FieldTable<never>
