import { codeField, responseKind } from '../../../shared/explain/code-field.ts'
import type { CodesRequest } from '../../stores/navigation-store.ts'

/** Where a code was read: what the select offers, and what it means to the look-up. */
export const readInTable = [
  { id: 'any' },
  { id: 'submit_sm_resp', pdu: 'submit_sm_resp', field: 'command_status' },
  { id: 'bind_resp', pdu: 'bind_resp', field: 'command_status' },
  { id: 'deliver_sm_resp', pdu: 'deliver_sm_resp', field: 'command_status' },
  { id: 'query_sm_resp', pdu: 'query_sm_resp', field: 'command_status' },
  { id: 'generic_nack', pdu: 'generic_nack', field: 'command_status' },
  { id: 'receipt_stat', field: 'receipt_stat' },
  { id: 'receipt_err', field: 'receipt_err' },
  { id: 'message_state', field: 'message_state' },
  { id: 'network_error_code', field: 'network_error_code' },
  { id: 'tlv', field: 'tlv' },
  { id: 'api_error', field: 'api_error' },
] as const satisfies readonly { id: string; pdu?: string; field?: string }[]

export type ReadInId = (typeof readInTable)[number]['id']

interface Place {
  readonly pdu?: string
  readonly field?: string
}

/** PDU and field for the look-up; an id that is not in the table gives neither. */
export function placeOf(id: string): Place {
  const row: (Place & { readonly id: string }) | undefined = readInTable.find(
    (candidate) => candidate.id === id,
  )
  if (!row) return {}
  return {
    ...(row.pdu === undefined ? {} : { pdu: row.pdu }),
    ...(row.field === undefined ? {} : { field: row.field }),
  }
}

export function isReadIn(id: string): id is ReadInId {
  return readInTable.some((row) => row.id === id)
}

const byKind = {
  bind: 'bind_resp',
  submit: 'submit_sm_resp',
  deliver: 'deliver_sm_resp',
  query: 'query_sm_resp',
  nack: 'generic_nack',
} as const satisfies Record<string, ReadInId>

/** The row of the select for a request from another screen: its field decides, then its PDU. */
export function readInOf({ pdu, field }: CodesRequest): ReadInId {
  const asked = field === undefined ? undefined : codeField(field)
  if (asked !== undefined && asked !== 'command_status') return asked
  const kind = pdu === undefined ? null : responseKind(pdu)
  return kind === null ? 'any' : byKind[kind]
}
