import type { ResponseKind } from '../codes/status-by-pdu.ts'

/** Where a code stands on the wire: the same number means different things in each. */
export const codeFields = [
  'command_status',
  'message_state',
  'receipt_stat',
  'receipt_err',
  'network_error_code',
  'tlv',
  'api_error',
] as const
export type CodeField = (typeof codeFields)[number]

/** Other names people give to the fields. */
const fieldAliases: Readonly<Record<string, CodeField>> = {
  status: 'command_status',
  stat: 'receipt_stat',
  err: 'receipt_err',
  // query_sm_resp carries the network error in a field of this name.
  error_code: 'network_error_code',
  api: 'api_error',
  tag: 'tlv',
}

/** The field of this name or alias; undefined for any other text. */
export function codeField(name: string): CodeField | undefined {
  return (
    codeFields.find((field) => field === name) ??
    (Object.hasOwn(fieldAliases, name) ? fieldAliases[name] : undefined)
  )
}

/** The fields that can hold a code in this PDU; undefined when the PDU says nothing about it. */
export function fieldsInPdu(pdu: string): readonly CodeField[] | undefined {
  if (pdu === 'query_sm_resp') return ['command_status', 'message_state', 'network_error_code']
  if (pdu === 'data_sm_resp') return ['command_status', 'network_error_code']
  if (pdu.endsWith('_resp') || pdu === 'generic_nack') return ['command_status']
  if (pdu === 'deliver_sm' || pdu === 'data_sm') {
    return ['receipt_stat', 'receipt_err', 'message_state', 'network_error_code']
  }
  return undefined
}

/** The kind of response, from a response's name or its request's; null where the general meaning holds. */
export function responseKind(pdu: string): ResponseKind | null {
  const command = pdu.replace(/_resp$/, '')
  if (command.startsWith('bind')) return 'bind'
  if (command === 'submit_sm' || command === 'submit_multi' || command === 'data_sm' || command === 'submit')
    return 'submit'
  if (command === 'deliver_sm') return 'deliver'
  if (command === 'query_sm' || command === 'cancel_sm' || command === 'replace_sm') return 'query'
  if (command === 'generic_nack') return 'nack'
  return null
}

/** True where providers write codes as they like, so that 6, 06 and 006 are one. */
export function isComparedAsText(field: CodeField): boolean {
  return field === 'receipt_err' || field === 'api_error'
}
