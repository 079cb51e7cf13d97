import { firstRussian } from './russian-first.ts'
import { restOfRussian } from './russian-rest.ts'

/** As English has it. */
export const russian = { ...firstRussian, ...restOfRussian } as const
