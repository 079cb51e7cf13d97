import type { AppStatus, Settings } from '../../shared/contract/app.ts'
import { calls, type Handlers, type StreamSources, streams } from '../../shared/contract/contract.ts'
import { defaultSettings } from '../../shared/contract/default-settings.ts'
import type { Engine } from '../../shared/contract/serve.ts'

/** An engine that has the given handlers and sources alone; the others say they are not part of the test. */
export function tinyEngine(handlers: Partial<Handlers>, sources: Partial<StreamSources> = {}): Engine {
  const absent = (name: string) => async () => {
    throw new Error(`${name} is not part of this test`)
  }
  return {
    handlers: {
      ...(Object.fromEntries(Object.keys(calls).map((name) => [name, absent(name)])) as unknown as Handlers),
      ...handlers,
    },
    sources: {
      ...(Object.fromEntries(
        Object.keys(streams).map((name) => [name, () => () => {}]),
      ) as unknown as StreamSources),
      ...sources,
    },
  }
}

export const someSettings: Settings = { ...defaultSettings, captureLimit: 100_000 }

export const someStatus: AppStatus = {
  ...{ capturedPdus: 0, captureOctets: 0, recording: true, storeFault: null },
  ...{ carryOver: null, storeFaults: [], lostSecrets: null },
}
