/** An engine that is told over IPC what to do: `node engine-process.ts FOLDER`. A window follows its streams. */
import { createEngine } from '../../electron/engine.ts'
import { boundHeapGrowth } from '../../electron/heap-growth.ts'
import { openKeyFile } from '../../electron/storage/secrets.ts'
import { Fault } from '../../shared/faults/fault.ts'

export interface EngineAnswer {
  readonly id: number
  readonly output: unknown
  readonly fault: string | null
}

/** Told four times a second. */
export interface EngineMark {
  readonly rss: number
  /** Octets of JSON that a window following cards and rows was told so far. */
  readonly told: number
  /** Processor time so far, ms. */
  readonly cpu: number
}

boundHeapGrowth()
const [dataDir = ''] = process.argv.slice(2)
const engine = await createEngine({
  dataDir,
  secretBox: await openKeyFile(dataDir),
  host: 'web',
  version: '0',
})
// The name is one of the contract, which no index type can express here.
const handlers = engine.handlers as unknown as Record<string, (input: unknown) => Promise<unknown>>
let told = 0
engine.sources['message.cards']({}, (change) => {
  told += JSON.stringify(change).length
})

process.on('message', async ({ id, name, input }: { id: number; name: string; input: unknown }) => {
  try {
    process.send?.({ id, output: await handlers[name]?.(input), fault: null } satisfies EngineAnswer)
  } catch (error) {
    const fault = error instanceof Fault ? error.code : String(error)
    process.send?.({ id, output: null, fault } satisfies EngineAnswer)
  }
})
setInterval(() => {
  const { user, system } = process.cpuUsage()
  const cpu = (user + system) / 1000
  process.send?.({ rss: process.memoryUsage.rss(), told, cpu } satisfies EngineMark)
}, 250)
let isEnding = false
process.on('SIGTERM', async () => {
  if (isEnding) return
  isEnding = true
  await engine.close()
  process.exit()
})
process.on('disconnect', () => process.exit())
process.send?.({ id: 0, output: null, fault: null } satisfies EngineAnswer)
