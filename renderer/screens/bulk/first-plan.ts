import type { BulkPlan } from '../../../shared/contract/bulk.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { ComposerDraft } from '../../stores/composer-store.ts'

const usualMaxParts = 10

/** What a run starts from: the composer's sender, text and options, and the columns that the file suggests. */
export function firstPlan(preview: CallOutput<'bulk.preview'>, draft: ComposerDraft): BulkPlan {
  const { columns, textColumn, destinationColumn } = preview
  const { source } = draft
  return {
    destinationColumn,
    sender: source.addr,
    senderType: source.ton !== null && source.npi !== null ? { ton: source.ton, npi: source.npi } : null,
    maxParts: usualMaxParts,
    intent: {
      text: textColumn === null ? draft.text : `{{${columns[textColumn]}}}`,
      encoding: draft.encoding,
      method: draft.method,
      graphemes: draft.graphemes,
      ...(draft.partOctets === null ? {} : { partOctets: draft.partOctets }),
      messageClass: draft.messageClass,
      data_coding: draft.dataCoding,
      service_type: draft.serviceType,
      protocol_id: draft.protocolId,
      priority_flag: draft.priority,
      schedule_delivery_time: draft.schedule,
      validity_period: draft.validity,
      registered_delivery: draft.registeredDelivery,
      replace_if_present_flag: draft.replaceIfPresent,
      sm_default_msg_id: draft.defaultMessageId,
      nationalSingleShift: draft.singleShift,
      nationalLockingShift: draft.lockingShift,
      tlvs: [],
    },
  }
}
