/** Bit that tells a response from its request (SMPP 3.4 §5.1.2). */
export const responseBit = 0x80000000
export const genericNackId = 0x80000000

export function isResponseId(commandId: number): boolean {
  return commandId >= responseBit
}

/** True for an answer that takes the request: status 0, whatever response carries it; a generic_nack takes nothing. */
export function isAcceptance(commandId: number, commandStatus: number): boolean {
  return commandStatus === 0 && commandId !== genericNackId
}
