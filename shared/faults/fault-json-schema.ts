import { z } from 'zod'
import { isFaultCode } from './fault.ts'
import type { FaultCode } from './fault-table.ts'

/** A fault as plain JSON, inside of something that is stored or crosses the contract. */
export const faultJsonSchema = z.object({
  code: z.custom<FaultCode>((code) => typeof code === 'string' && isFaultCode(code)),
  message: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
