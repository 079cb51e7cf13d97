/** `at` of a PDU whose file has no times. */
export const noTime = -1
