import { z } from 'zod'
import { workItemSchema } from '../work/work-item.ts'
import { faultSchema } from './fault-schema.ts'

export const languageSchema = z.enum(['en', 'ru'])
export const themeSchema = z.enum(['system', 'light', 'dark'])

export const settingsSchema = z.object({
  /** null: follow the system's language. */
  language: languageSchema.nullable(),
  theme: themeSchema,
  /** The system tells of messages that come while the window is not looked at. */
  messageNotices: z.boolean(),
  /** The desktop's window is closed while something is at work: ask, end all of it, or go on without a window. */
  closing: z.enum(['ask', 'quit', 'keep']),
  /** Oldest PDUs are dropped above this many. */
  captureLimit: z.number().int().min(1_000).max(10_000_000),
  /** Oldest message cards are dropped above this many. */
  messageLimit: z.number().int().min(1_000).max(10_000_000),
  /** MiB of PDUs, cards and bulk runs together, above which the oldest PDUs and cards are dropped, but for the newest few. */
  sizeLimit: z.number().int().min(64).max(1_000_000),
  /** Days after which PDUs, cards and finished bulk runs are dropped; 0: never. */
  ageLimit: z.number().int().min(0).max(3_650),
  /** Rows of finished bulk runs above which the oldest run is dropped. */
  bulkLimit: z.number().int().min(1_000).max(100_000_000),
})
export type Settings = z.infer<typeof settingsSchema>

/**
 * Which rule chose the data folder: `--data`, SMPP_WORKBENCH_DATA, a folder beside the program, the system's own place;
 * `beside-unwritable`: that place, since the folder beside the program cannot be written. `moved`: where a user moved it
 * from that place.
 */
export const dataRuleSchema = z.enum([
  'option',
  'environment',
  'beside',
  'beside-unwritable',
  'usual',
  'moved',
])
export type DataRule = z.infer<typeof dataRuleSchema>

export const appInfoSchema = z.object({
  version: z.string(),
  /** `owner/name` of the repository on GitHub that the build was made from; null: it knows none. Absent: an older engine. */
  repository: z.string().nullable().optional(),
  /** Of what it runs on; Electron and Chromium of the desktop alone. */
  runsOn: z
    .object({ node: z.string(), electron: z.string().nullable(), chromium: z.string().nullable() })
    .optional(),
  host: z.enum(['electron', 'web']),
  platform: z.string(),
  /** True until the first message was sent or "Try it" was dismissed. */
  firstRun: z.boolean(),
  /** Where the engine keeps its files, for Settings; shown to the operator of this machine only. */
  dataDir: z.string(),
  dataRule: dataRuleSchema,
  secretsProtectedBy: z.enum(['keychain', 'key-file']),
  /** Where the next start moves the data folder; null or absent: it stays. */
  plannedMove: z.string().nullable().optional(),
})
export type AppInfo = z.infer<typeof appInfoSchema>

/** What a file of the data folder holds. */
export const dataFileSchema = z.object({
  name: z.string(),
  /** With its log. */
  octets: z.number(),
  holds: z.enum([
    'saved',
    'saved-backup',
    'traffic',
    'relay',
    'earlier-version',
    'before-update',
    'damaged',
    'key',
    'log',
  ]),
})
export type DataFile = z.infer<typeof dataFileSchema>

const faultDetailSchema = z.record(z.string(), z.union([z.string(), z.number()]))
export const storeFaultSchema = z.object({ code: z.string(), detail: faultDetailSchema })
export type StoreFault = z.infer<typeof storeFaultSchema>

/** Whose passwords, certificates and sealed texts can no longer be opened. */
export const lostSecretsSchema = z.object({
  /** Names of connections. */
  connections: z.array(z.string()),
  recipes: z.boolean(),
  simulator: z.boolean(),
  /** Whether the key is another than the one they were sealed under; false when they are damaged or that is unknown. */
  isOtherKey: z.boolean(),
})
export type LostSecretsView = z.infer<typeof lostSecretsSchema>

/** One line of the status bar. */
export const appStatusSchema = z.object({
  capturedPdus: z.number(),
  captureOctets: z.number(),
  recording: z.boolean(),
  /** PDUs and cards of version 0.1.0 that were brought over so far; null when none are to be. */
  carryOver: z.object({ done: z.number(), total: z.number() }).nullable(),
  /** A fault code when the store cannot be written, else null. */
  storeFault: z.string().nullable(),
  /** Fills the fault's sentence; absent when there is none. */
  storeFaultDetail: faultDetailSchema.optional(),
  /** Everything that is wrong with what is stored, the worst first; absent: nothing but storeFault. */
  storeFaults: z.array(storeFaultSchema).optional(),
  /** Absent or null: every secret opens, or the user knows. */
  lostSecrets: lostSecretsSchema.nullable().optional(),
})
export type AppStatus = z.infer<typeof appStatusSchema>

/** The newest release that GitHub tells of. */
export const foundReleaseSchema = z.object({
  version: z.string(),
  publishedAt: z.number(),
  page: z.string(),
  /** Against this program. */
  stands: z.enum(['newer', 'same', 'older']),
})
export type FoundRelease = z.infer<typeof foundReleaseSchema>
/** Kinds of file that are handed to the program and are none that it opens by itself. */
export const handedKinds = ['plan', 'table', 'json', 'unknown', 'missing'] as const
export type HandedKind = (typeof handedKinds)[number]

/** A wish that came from outside the page: from the menu, or with a start of the program. */
export const askedSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.enum(['guide', 'keys', 'about', 'settings']) }),
  /** A file by its name, without its folder. */
  z.object({ ask: z.literal('file'), name: z.string().max(255), kind: z.enum(handedKinds) }),
  /** A file that could not be opened. */
  z.object({ ask: z.literal('fault'), fault: faultSchema }),
  /** The page before this one came to an end by itself. */
  z.object({ ask: z.literal('reloaded') }),
])
export type Asked = z.infer<typeof askedSchema>

export const appCalls = {
  'app.info': { input: z.object({}), output: appInfoSchema, errors: [] },
  /** The workbench's files in the data folder, the largest first. */
  'app.files': { input: z.object({}), output: z.object({ files: z.array(dataFileSchema) }), errors: [] },
  /** Shows the data folder in the system's file manager; the desktop alone can. */
  'app.reveal': { input: z.object({}), output: z.object({}), errors: ['app.no-file-manager'] },
  /**
   * Has the next start move the data folder, checked as things are now. The desktop asks for the folder by itself, whatever
   * the page names; null: the user thought better of it. On a host it is a path of its machine, for which `folder` may not be null.
   */
  'app.planMove': {
    input: z.object({ folder: z.string().trim().min(1).max(4096).nullable() }),
    output: z.object({ folder: z.string().nullable() }),
    errors: [
      ...([
        'folder.named',
        'folder.inside',
        'folder.not-empty',
        'folder.no-room',
        'folder.relative',
      ] as const),
      'folder.unusable',
    ],
  },
  /** The data folder stays. */
  'app.stayHere': { input: z.object({}), output: z.object({}), errors: [] },
  /** Asks GitHub for the newest release, once and only now. */
  'app.lookUp': {
    input: z.object({}),
    output: foundReleaseSchema,
    errors: ['look-up.no-repository', 'look-up.no-release', 'look-up.too-often', 'look-up.failed'],
  },
  /** The secrets that are lost are not told of again. They stay as they are. */
  'app.dismissLostSecrets': { input: z.object({}), output: z.object({}), errors: ['storage.unavailable'] },
  'app.dismissFirstRun': { input: z.object({}), output: z.object({}), errors: ['storage.unavailable'] },
  /** What would end if the engine ended; empty: nothing. */
  'app.work': { input: z.object({}), output: z.object({ work: z.array(workItemSchema) }), errors: [] },
  /** The desktop brings its window before the others; a host has none, the browser does it. */
  'app.showWindow': { input: z.object({}), output: z.object({}), errors: [] },
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
  /** What the desktop asks of its page, from now on; a host asks nothing. */
  'app.asked': { params: z.object({}), item: askedSchema },
} as const
