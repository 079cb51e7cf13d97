import { z } from 'zod'

/** The state a message ends in, as receipt and query tell it. */
export const finalStateSchema = z.object({
  stat: z.enum(['DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'ACCEPTD', 'UNKNOWN', 'REJECTD']),
  err: z.string().max(4),
})
export type FinalState = z.infer<typeof finalStateSchema>
