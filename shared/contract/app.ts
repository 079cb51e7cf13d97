import { z } from 'zod'

export const languageSchema = z.enum(['en', 'ru'])
export const themeSchema = z.enum(['system', 'light', 'dark'])

export const settingsSchema = z.object({
  /** null: follow the system's language. */
  language: languageSchema.nullable(),
  theme: themeSchema,
  /** Oldest PDUs are dropped above this many. */
  captureLimit: z.number().int().min(1_000).max(10_000_000),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = { language: null, theme: 'system', captureLimit: 1_000_000 }

export const appInfoSchema = z.object({
  version: z.string(),
  host: z.enum(['electron', 'web']),
  platform: z.string(),
  /** True until the first message was sent or "Try it" was dismissed. */
  firstRun: z.boolean(),
  /** Where the engine keeps its files, for Settings; shown to the operator of this machine only. */
  dataDir: z.string(),
  secretsProtectedBy: z.enum(['keychain', 'key-file']),
})
export type AppInfo = z.infer<typeof appInfoSchema>

/** One line of the status bar. */
export const appStatusSchema = z.object({
  capturedPdus: z.number(),
  captureOctets: z.number(),
  recording: z.boolean(),
  /** A fault code when the store cannot be written, else null. */
  storeFault: z.string().nullable(),
  /** Fills the fault's sentence; absent when there is none. */
  storeFaultDetail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type AppStatus = z.infer<typeof appStatusSchema>

export const appCalls = {
  'app.info': { input: z.object({}), output: appInfoSchema, errors: [] },
  'app.dismissFirstRun': { input: z.object({}), output: z.object({}), errors: ['storage.unavailable'] },
  'settings.get': { input: z.object({}), output: settingsSchema, errors: [] },
  'settings.set': {
    input: settingsSchema.partial(),
    output: settingsSchema,
    errors: ['storage.unavailable'],
  },
} as const

export const appStreams = {
  /** The latest status, at most four times a second. */
  'app.status': { params: z.object({}), item: appStatusSchema, latest: () => 'status' },
} as const
