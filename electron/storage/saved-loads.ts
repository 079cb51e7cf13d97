import { z } from 'zod'
import { mostKeptLoads } from '../../shared/contract/load.ts'
import { limitRecordingSchema } from '../../shared/load/limit-recording.ts'
import { loadRecordingSchema } from '../../shared/load/load-recording.ts'
import { readJson } from './read-json.ts'
import type { Store } from './store.ts'

/** Characters of all runs of a kind together: the oldest beyond go. */
const mostCharacters = 8 << 20

const headSchema = z.object({ runId: z.string(), connectionName: z.string() })
const keptLoadSchema = headSchema.extend({ recording: loadRecordingSchema })
const keptLimitSchema = headSchema.extend({ recording: limitRecordingSchema })
export type KeptRecording = z.infer<typeof keptLoadSchema>
export type KeptLimitRecording = z.infer<typeof keptLimitSchema>

/** What the store held at the start. */
type Stored = Readonly<Record<string, string>>

/** Runs of one kind that are over, the newest first. */
export class SavedRuns<Run extends { readonly runId: string }> {
  readonly #store: Store
  readonly #settingName: string
  #runs: readonly Run[]

  /** A stored one that no longer matches its schema is skipped. */
  constructor(store: Store, stored: Stored, settingName: string, schema: z.ZodType<Run>) {
    this.#store = store
    this.#settingName = settingName
    const read = z.array(z.unknown()).safeParse(readJson(stored[settingName])).data ?? []
    this.#runs = read.flatMap((one) => schema.safeParse(one).data ?? [])
  }

  list(): readonly Run[] {
    return this.#runs
  }

  find(runId: string): Run | undefined {
    return this.#runs.find((one) => one.runId === runId)
  }

  /** Rejects with storage.unavailable; it is there until the end of the program all the same. */
  async add(run: Run): Promise<void> {
    await this.#keep([run, ...this.#runs].slice(0, mostKeptLoads))
  }

  /** Does nothing where there is no such run. */
  async remove(runId: string): Promise<void> {
    if (this.find(runId) !== undefined) await this.#keep(this.#runs.filter((one) => one.runId !== runId))
  }

  async #keep(runs: readonly Run[]): Promise<void> {
    const texts = runs.map((run) => JSON.stringify(run))
    let left = mostCharacters
    const kept = runs.filter((_run, at) => {
      left -= texts[at]?.length ?? 0
      return at === 0 || left >= 0
    })
    this.#runs = kept
    await this.#store.call('putSetting', this.#settingName, `[${texts.slice(0, kept.length).join(',')}]`)
  }
}

export type SavedLoads = SavedRuns<KeptRecording>
export type SavedLimits = SavedRuns<KeptLimitRecording>

export function savedLoadsIn(store: Store, stored: Stored): SavedLoads {
  return new SavedRuns(store, stored, 'loads', keptLoadSchema)
}

export function savedLimitsIn(store: Store, stored: Stored): SavedLimits {
  return new SavedRuns(store, stored, 'load-limits', keptLimitSchema)
}
