/** Bit that tells a response from its request (SMPP 3.4 §5.1.2). */
export const responseBit = 0x80000000
export const genericNackId = 0x80000000

export function isResponseId(commandId: number): boolean {
  return commandId >= responseBit
}
