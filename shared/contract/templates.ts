import { z } from 'zod'
import { sendIntentSchema } from '../message/send-intent.ts'
import { replacesField } from './replaces-field.ts'

/** A message kept under a name. `{{name}}` in its text or addresses is filled in each time it is used. */
export const templateSchema = z.object({
  templateId: z.string(),
  name: z.string().trim().min(1).max(120),
  /** '' for none; '/' parts folders inside folders. */
  folder: z.string().trim().max(120),
  intent: sendIntentSchema,
})
export type Template = z.infer<typeof templateSchema>

/** Templates that may be saved, and their octets together as JSON; the list is shown and read as one. */
export const maxTemplates = 2_000
export const maxTemplateOctets = 8 * 1024 * 1024

export const templateCalls = {
  /** By folder and name. */
  'templates.list': { input: z.object({}), output: z.array(templateSchema), errors: ['storage.unavailable'] },
  /** templateId null, or one that is not known, creates. */
  'templates.save': {
    input: templateSchema.extend({ templateId: z.string().nullable(), ...replacesField }),
    output: templateSchema,
    errors: ['saved.changed-elsewhere', 'templates.too-many', 'storage.unavailable'],
  },
  'templates.remove': {
    input: z.object({ templateId: z.string(), ...replacesField }),
    output: z.object({}),
    errors: ['saved.changed-elsewhere', 'storage.unavailable'],
  },
} as const
