/** Bit of esm_class that announces a user data header (SMPP 3.4 §5.2.12). */
export const udhIndicator = 0x40

/** Type of message in bits 5 to 2 of esm_class (SMPP 3.4 §5.2.12): a number, not flags. */
export function messageTypeOf(esmClass: number): number {
  return esmClass & 0x3c
}

/** Message types of deliver_sm and data_sm that tell of an earlier message. */
export const messageTypes = { ordinary: 0x00, receipt: 0x04, intermediate: 0x20 } as const

/** registered_delivery & 3 (SMPP 3.4 §5.2.17): 0 none, 1 final, 2 failure only, 3 success only (5.0). */
export function receiptWish(registeredDelivery: number): 0 | 1 | 2 | 3 {
  const wish = registeredDelivery & 3
  return wish === 0 || wish === 1 || wish === 2 ? wish : 3
}

/** Bit 4 of registered_delivery asks for a notification of each state before the final one (SMPP 3.4 §5.2.17). */
export function wantsIntermediateStates(registeredDelivery: number): boolean {
  return (registeredDelivery & 0x10) !== 0
}
