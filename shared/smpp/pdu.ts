import type { CommandName, PduBody } from './pdu-table.ts'

export interface Tlv {
  readonly tag: number
  readonly value: Uint8Array
}

/** One entry of an address list. */
export type ListItem = Readonly<Record<string, number | string>>

/** Integers are numbers, C-octet strings text (Latin-1, octet for octet), octet strings bytes, lists objects. */
export type FieldValue = number | string | Uint8Array | readonly ListItem[]

/** A PDU whose every mandatory parameter is there. */
export interface Pdu<C extends CommandName = CommandName> {
  readonly command: C
  readonly command_status: number
  readonly sequence_number: number
  readonly fields: PduBody<C>
  readonly tlvs: readonly Tlv[]
}

export type BodyFaultKind =
  | 'truncated-body'
  | 'missing-nul'
  | 'sm-length-overrun'
  | 'tlv-overrun'
  | 'bad-dest-flag'
  | 'unknown-command'

/** Why a PDU could not be read to its end. The frame is sound: the next PDU can be read. */
export interface BodyFault {
  readonly kind: BodyFaultKind
  /** The field, 'tlv', or 'command_id'. */
  readonly field: string
  /** Octet of the PDU at which reading stopped. */
  readonly offset: number
  /** Answer owed to the peer; null for responses. */
  readonly respond: { readonly command: CommandName; readonly status: number } | null
}

/** How a readable body departs from the canonical layout; kept so that encoding gives back the same octets. */
export interface BodyTail {
  /** The last mandatory parameter that is there, when later ones are left out; null when none is left out. */
  readonly endsAfter: string | null
  /** False when the last string ran to the end of the PDU without its NUL. */
  readonly hasNul: boolean
  /** Octets after everything that could be read. */
  readonly rest: Uint8Array
}

/** Byte arrays inside are views of the octets given to the decoder: copy what is kept. */
export interface DecodedPdu {
  /** null when no specification knows the command_id. */
  readonly command: CommandName | null
  readonly command_id: number
  readonly command_status: number
  readonly sequence_number: number
  /** Octets of the whole PDU. */
  readonly length: number
  /** Fields in wire order; on an error the ones before it. */
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly tlvs: readonly Tlv[]
  /** False when the PDU has mandatory parameters by the table and the peer left the body out. */
  readonly hasBody: boolean
  readonly error: BodyFault | null
  /** The octets after the header when there is an error, else null. */
  readonly body: Uint8Array | null
  readonly tail: BodyTail | null
}

/**
 * True when the PDU is of this command and all its mandatory parameters were read; an error response without a body
 * is not (compare `pdu.command` for those).
 */
export function isCommand<C extends CommandName>(pdu: DecodedPdu, command: C): pdu is DecodedPdu & Pdu<C> {
  return (
    pdu.command === command &&
    pdu.error === null &&
    pdu.hasBody &&
    (pdu.tail === null || pdu.tail.endsAfter === null)
  )
}
