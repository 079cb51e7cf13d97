/** Every field of submit_sm that a draft sets beside addresses and text, each unlike its null default. */
export const everyField = {
  esm_class: 0x83,
  protocol_id: 0x41,
  priority_flag: 3,
  data_coding: 0xf1,
  registered_delivery: 0x11,
  replace_if_present_flag: 1,
  sm_default_msg_id: 7,
  service_type: 'CMT',
  validity_period: '000001000000000R',
  schedule_delivery_time: '000000010000000R',
} as const
