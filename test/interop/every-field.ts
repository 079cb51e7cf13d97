/** Every field of submit_sm that a draft sets beside addresses and text, each unlike its null default. */
export const everyField = {
  esmClass: 0x83,
  protocolId: 0x41,
  priority: 3,
  dataCoding: 0xf1,
  registeredDelivery: 0x11,
  replaceIfPresent: 1,
  defaultMessageId: 7,
  serviceType: 'CMT',
  validity: '000001000000000R',
  schedule: '000000010000000R',
} as const
