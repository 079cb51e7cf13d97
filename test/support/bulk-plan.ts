import type { BulkPlan } from '../../shared/bulk/bulk-plan.ts'

/** Column 0 is the number; `change` over a short text from ALPHA that asks for a receipt. */
export function bulkPlan(text: string, change: Partial<BulkPlan> = {}): BulkPlan {
  return {
    destinationColumn: 0,
    sender: 'ALPHA',
    senderType: null,
    maxParts: 10,
    intent: {
      text,
      encoding: 'auto',
      method: 'udh8',
      data_coding: null,
      service_type: '',
      protocol_id: 0,
      priority_flag: 0,
      schedule_delivery_time: '',
      validity_period: '',
      registered_delivery: 1,
      replace_if_present_flag: 0,
      sm_default_msg_id: 0,
      tlvs: [],
    },
    ...change,
  }
}
