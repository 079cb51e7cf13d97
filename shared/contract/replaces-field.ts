import { z } from 'zod'

/**
 * In the input of a save: the revision of what it takes the place of, as the window saw it. null or left out: whatever
 * is there. The engine refuses a save on another one (electron/handlers/saved-guard.ts).
 */
export const replacesField = { replaces: z.string().max(64).nullable().optional() }
