import { z } from 'zod'
import { isFaultCode } from '../faults/fault.ts'
import type { FaultCode } from '../faults/fault-table.ts'

/** A fault as it crosses the contract inside of something else. */
export const faultSchema = z.object({
  code: z.custom<FaultCode>((code) => typeof code === 'string' && isFaultCode(code)),
  message: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
