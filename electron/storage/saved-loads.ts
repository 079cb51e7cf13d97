import { z } from 'zod'
import { mostKeptLoads } from '../../shared/contract/load.ts'
import { loadRecordingSchema } from '../../shared/load/load-recording.ts'
import { readJson } from './read-json.ts'
import type { Store } from './store.ts'

const settingName = 'loads'
/** Characters of all of them together: the oldest beyond go. */
const mostCharacters = 8 << 20

const keptSchema = z.object({ runId: z.string(), connectionName: z.string(), recording: loadRecordingSchema })
export type KeptRecording = z.infer<typeof keptSchema>

/** Loads that are over, the newest first. */
export class SavedLoads {
  readonly #store: Store
  #loads: readonly KeptRecording[]

  /** `stored` is what the store held at the start; one that no longer matches its schema is skipped. */
  constructor(store: Store, stored: Readonly<Record<string, string>>) {
    this.#store = store
    const read = z.array(z.unknown()).safeParse(readJson(stored[settingName])).data ?? []
    this.#loads = read.flatMap((one) => keptSchema.safeParse(one).data ?? [])
  }

  list(): readonly KeptRecording[] {
    return this.#loads
  }

  /** Rejects with storage.unavailable; it is there until the end of the program all the same. */
  async add(load: KeptRecording): Promise<void> {
    await this.#keep([load, ...this.#loads].slice(0, mostKeptLoads))
  }

  async remove(runId: string): Promise<void> {
    await this.#keep(this.#loads.filter((one) => one.runId !== runId))
  }

  async #keep(loads: readonly KeptRecording[]): Promise<void> {
    const texts = loads.map((load) => JSON.stringify(load))
    let left = mostCharacters
    const kept = loads.filter((_load, at) => {
      left -= texts[at]?.length ?? 0
      return at === 0 || left >= 0
    })
    this.#loads = kept
    await this.#store.call('putSetting', settingName, `[${texts.slice(0, kept.length).join(',')}]`)
  }
}
