import type { FilterSubject } from './filter-subject.ts'

/** Of a time µs since 1970, of a duration µs. */
export type FilterValue = number | string | Uint8Array

/** How the values of a field are compared and written. `none` is there or not and has no value. */
export type FieldKind = 'number' | 'text' | 'octets' | 'time' | 'duration' | 'flag' | 'none'

export interface FilterField {
  readonly name: string
  readonly kind: FieldKind
  /** All values that the PDU has of it; empty when it has none. */
  readonly values: (subject: FilterSubject) => readonly FilterValue[]
  /** Names of numbers: what is written, in small letters, to the number; null for no name. */
  readonly named?: (text: string) => number | null
  /** The name of a number, for completion; null for none. */
  readonly nameOf?: (value: number) => string | null
  /** What is said to be expected of a value that is none. */
  readonly expected?: string
  /** The field by itself, where that is more than having a value. */
  readonly holds?: (subject: FilterSubject) => boolean
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
