import type { z } from 'zod'
import type { PduBody } from '../smpp/pdu-table.ts'
import type { Words } from '../words/words.ts'

/** How a value is typed: what reads its option, writes it into a copied command, and draws its field. */
export type IntentKind =
  /** Text with a TON and an NPI, which have options of their own. */
  | { readonly type: 'address' }
  /** `max` characters. */
  | { readonly type: 'text'; readonly max: number }
  /** SMPP time, or a period such as 2h. */
  | { readonly type: 'time' }
  | { readonly type: 'flag' }
  /** Decimal or 0x…. */
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'ports' }
  | { readonly type: 'national' }
  | { readonly type: 'hex' }
  | { readonly type: 'tlvs' }
  /** Written as JSON alone. */
  | { readonly type: 'object' }

export interface IntentOption {
  /** Without its dashes. */
  readonly name: string
  /** Placeholder of the value in the help; null for a flag. */
  readonly argument: string | null
  /** null: the name explains itself. */
  readonly words: Words | null
  /** True where a copied command names it even with the usual value: the command's own default differs. */
  readonly isAlwaysSaid?: true
}

/** The field among "All fields" of the window; fields without it have a place of their own there. */
export interface IntentForm {
  /** null: the wire name. */
  readonly label: Words | null
  /** While it is empty; {value} is what it comes to. */
  readonly placeholder?: Words
  readonly help?: Words
  /** Values worth offering by name. */
  readonly offered?: readonly number[]
  /** Each row of a table has its own value: the form of a table leaves it out. */
  readonly isOfRow?: true
}

export interface IntentField {
  /** Schema of the value. A field that was added after 0.1.0 is optional: stored messages lack it. */
  readonly schema: z.ZodType
  /** Value in a message that asks for nothing special, and the meaning of an absent field. */
  readonly usual: unknown
  readonly kind: IntentKind
  /** The field of submit_sm that the value goes into. */
  readonly wire: keyof PduBody<'submit_sm'> | null
  /**
   * Its key in a line of `segments`, a promise to scripts; null where it does not affect how a text is cut.
   */
  readonly json: string | null
  readonly option: IntentOption | null
  /** True for a field that makes a message more than a text: `--kind` takes those together, as JSON. */
  readonly isKind: boolean
  readonly form: IntentForm | null
}
