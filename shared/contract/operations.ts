import { z } from 'zod'
import { replacesField } from './replaces-field.ts'

/** Octets in hex; the limit is above that of the framer. */
const hexSchema = z
  .string()
  .max(400_000)
  .regex(/^(?:[0-9a-f]{2})*$/i)

export const recipeSchema = z.object({
  recipeId: z.string(),
  name: z.string().trim().min(1).max(120),
  hex: hexSchema,
})
/** Octets kept under a name, to be sent again as they are. */
export type Recipe = z.infer<typeof recipeSchema>

export const maxRecipes = 500
/** Characters of all of them together, which are sealed and written whenever one is saved. */
export const maxRecipeHex = 8 * 1024 * 1024

export const operationCalls = {
  /**
   * Sends one request over a bound session, whether or not its bind allows that, and waits for the answer. `pdu` is
   * what pduFromJson of shared/smpp reads; its sequence_number counts only for PDUs that have no answer, the session
   * numbers the others. unbind ends the session. Numbers of the capture are null when nothing was recorded or nothing
   * answers the PDU.
   */
  'operation.send': {
    input: z.object({ sessionId: z.string(), pdu: z.record(z.string(), z.unknown()) }),
    output: z.object({
      requestSeq: z.number().nullable(),
      responseSeq: z.number().nullable(),
      /** The command that answered: the response, or generic_nack; null when the PDU has no answer. */
      command: z.string().nullable(),
      commandStatus: z.number().nullable(),
      latencyMs: z.number().nullable(),
    }),
    errors: [
      'session.not-found',
      'session.not-bound',
      'session.response-timeout',
      'session.lost',
      'pdu.bad-field',
    ],
  },
  /** Octets exactly as they are. What answers them is captured as an orphan. */
  'operation.sendRaw': {
    input: z.object({ sessionId: z.string(), hex: hexSchema.min(2) }),
    output: z.object({ octets: z.number() }),
    errors: ['session.not-found', 'session.not-bound'],
  },
  'recipes.list': { input: z.object({}), output: z.array(recipeSchema), errors: [] },
  /** recipeId null creates. */
  'recipes.save': {
    input: z.object({
      recipeId: z.string().nullable(),
      name: recipeSchema.shape.name,
      hex: hexSchema.min(2),
      ...replacesField,
    }),
    output: recipeSchema,
    errors: ['saved.changed-elsewhere', 'storage.unavailable'],
  },
  'recipes.remove': {
    input: z.object({ recipeId: z.string(), ...replacesField }),
    output: z.object({}),
    errors: ['saved.changed-elsewhere', 'storage.unavailable'],
  },
} as const
