import type { NewMessage } from '../../../electron/smsc/message-store.ts'

/** A message as it is handed to the store, without anything special but what is given. */
export function newMessage(special: Partial<NewMessage> = {}): NewMessage {
  return {
    sessionId: 's1',
    systemId: 'demo',
    source: { ton: 0, npi: 0, addr: '' },
    destination: { ton: 0, npi: 0, addr: '' },
    serviceType: '',
    registeredDelivery: 0,
    dataCoding: 0,
    hasUdh: false,
    text: '',
    submittedAt: 0,
    validUntil: null,
    ending: null,
    ownDelayMs: null,
    idForm: 'decimal',
    sharesId: false,
    receipt: {},
    draw: 0,
    ...special,
  }
}
