/** A headless engine in a process of its own, bound to an SMSC: `node flood-engine-process.ts FOLDER PORT`. */
import { createEngine } from '../../electron/engine.ts'
import { boundHeapGrowth } from '../../electron/heap-growth.ts'
import { openKeyFile } from '../../electron/storage/secrets.ts'
import { draftTo } from '../support/running-engine.ts'

/** Told every 250 ms. */
export interface FloodMark {
  readonly rss: number
  readonly heap: number
  readonly captured: number
  /** How long a page of the capture took, and one of the cards, ms. */
  readonly pageMs: number
  readonly cardsMs: number
  readonly storeFault: string | null
}

boundHeapGrowth()
const [dataDir = '', port = '0'] = process.argv.slice(2)
const engine = await createEngine({
  dataDir,
  secretBox: await openKeyFile(dataDir),
  host: 'web',
  version: '0',
})
const { handlers, sources } = engine
let captured = 0
let storeFault: string | null = null
sources['app.status']({}, (status) => {
  captured = status.capturedPdus
  storeFault = status.storeFault
})
const { connectionId } = await handlers['connections.save']({
  connectionId: null,
  draft: draftTo(Number(port), { name: 'flood' }),
  password: 'pw',
})
await handlers['session.open']({ connectionId })

async function took(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

setInterval(async () => {
  const pageMs = await took(() => handlers['capture.page']({ before: null, limit: 100, text: '' }))
  const cardsMs = await took(() => handlers['message.page']({ before: null, limit: 100, text: '' }))
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ rss, heap: heapUsed, captured, pageMs, cardsMs, storeFault } satisfies FloodMark)
}, 250)
process.on('message', async () => {
  await engine.close()
  process.exit()
})
process.on('disconnect', () => process.exit())
