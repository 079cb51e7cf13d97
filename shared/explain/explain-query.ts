import type { Language } from '../words/words.ts'
import type { NetworkName } from './network-error.ts'

/** A question about a code; all but the code may be left out, and then stays open. */
export interface ExplainQuery {
  /** 0x0401, 1025, 401h, 00000401, ESME_RINVDSTADR, DELIVRD, or the number itself. */
  readonly code: number | string
  /** command_status, message_state, receipt_stat, receipt_err, network_error_code; others are ignored. */
  readonly field?: string | undefined
  /** The PDU it was read in, such as submit_sm_resp; bind_resp and submit_resp stand for their kind. */
  readonly pdu?: string | undefined
  /** The tables that a network error is of, where that is known: of MAP, of RP causes, of a modem. */
  readonly network?: NetworkName | undefined
  readonly profileId?: string | undefined
  readonly language: Language
}
