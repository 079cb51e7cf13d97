import { z } from 'zod'
import { labelled } from './setting-words.ts'

/** The state a message ends in, as receipt and query tell it. */
export const finalStateSchema = z.object({
  stat: labelled(z.enum(['DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'ACCEPTD', 'UNKNOWN', 'REJECTD']), {
    en: 'stat',
    ru: 'stat',
  }),
  err: labelled(z.string().max(4), { en: 'err', ru: 'err' }),
})
export type FinalState = z.infer<typeof finalStateSchema>
