import type { AcceptanceId } from '../../../shared/acceptance/acceptance-table.ts'
import { enquireLink, maxBinds, rebind, wrongCredentials } from './bind-measures.ts'
import { badLength, commands } from './command-measures.ts'
import type { Measure } from './measure.ts'
import {
  codings,
  destinations,
  longText,
  senders,
  submitOne,
  validity,
  vendorTlvs,
} from './message-measures.ts'
import { rateWindow } from './rate-measure.ts'
import { receipt, receiptAnswer, receiptKept } from './receipt-measures.ts'
import { bindDeadline, idleCut, unansweredDeliver } from './silence-measures.ts'
import { bindTypes, transport } from './transport-measures.ts'

/** How each check of the acceptance plan is done; those that only a person can do have none. */
export const measures: Readonly<Partial<Record<AcceptanceId, Measure>>> = {
  transport,
  'bind-types': bindTypes,
  'bind-deadline': bindDeadline,
  'wrong-credentials': wrongCredentials,
  'max-binds': maxBinds,
  'enquire-link': enquireLink,
  'idle-cut': idleCut,
  rebind,
  submit: submitOne,
  codings,
  'long-text': longText,
  senders,
  destinations,
  receipt,
  'receipt-answer': receiptAnswer,
  'receipt-kept': receiptKept,
  'unanswered-deliver': unansweredDeliver,
  commands,
  'bad-length': badLength,
  'rate-window': rateWindow,
  validity,
  'vendor-tlvs': vendorTlvs,
}
