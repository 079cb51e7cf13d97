/** A headless engine in a process of its own, told over IPC; it tells the run as it goes on, and its memory. */
import { open, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { createEngine } from '../../electron/engine.ts'
import { boundHeapGrowth } from '../../electron/heap-growth.ts'
import { openKeyFile } from '../../electron/storage/secrets.ts'
import type { BulkRun } from '../../shared/contract/bulk.ts'
import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import { bulkPlan } from '../support/bulk-plan.ts'
import { workOnMessages } from './bulk-messages.ts'

export type EngineOrder =
  | { readonly do: 'check'; readonly file: string; readonly port: number; readonly receipts: boolean }
  | {
      readonly do: 'start'
      readonly runId: number
      readonly connectionId: string
      readonly rate: number | null
    }
  | { readonly do: 'pause'; readonly runId: number }
  | { readonly do: 'follow'; readonly runId: number }
  | { readonly do: 'result'; readonly runId: number; readonly file: string }
  /** Finds among the messages what was refused, and sends it again from there. */
  | { readonly do: 'messages'; readonly runId: number; readonly connectionId: string }
  | { readonly do: 'close' }

export interface MemoryMark {
  readonly rss: number
  readonly heapUsed: number
  readonly external: number
  readonly arrayBuffers: number
  /** Of the store's thread. */
  readonly workerHeap: number
}

export type EngineTold =
  | { readonly kind: 'opened'; readonly memory: MemoryMark }
  | {
      readonly kind: 'checked'
      readonly runId: number
      readonly connectionId: string
      readonly memory: MemoryMark
    }
  | {
      readonly kind: 'run'
      readonly run: Pick<BulkRun, 'phase' | 'counts' | 'sentParts' | 'partsPerSecond'>
      readonly memory: MemoryMark
    }
  | { readonly kind: 'messages'; readonly figures: readonly string[]; readonly memory: MemoryMark }
  | { readonly kind: 'done' }

boundHeapGrowth()
let worker: Worker | null = null
process.on('worker', (created: Worker) => {
  worker = created
})
const [dataDir = ''] = process.argv.slice(2)
const engine = await createEngine({
  dataDir,
  secretBox: await openKeyFile(dataDir),
  host: 'web',
  version: '0',
})
const { handlers } = engine
const tell = (told: EngineTold) => process.send?.(told)

/** With --expose-gc what nobody needs any more is not counted. */
async function memory(): Promise<MemoryMark> {
  globalThis.gc?.()
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
  const workerHeap = (await worker?.getHeapStatistics().catch(() => null))?.used_heap_size ?? 0
  return { rss, heapUsed, external, arrayBuffers, workerHeap }
}

async function uploaded(file: string): Promise<string> {
  const octets = await readFile(file)
  const size = 384 * 1024
  let uploadId: string | null = null
  for (let from = 0; from < octets.length; from += size) {
    const chunk = octets.subarray(from, from + size).toString('base64')
    const last = from + size >= octets.length
    uploadId = (await handlers['bulk.upload']({ uploadId, name: basename(file), chunk, last })).uploadId
  }
  return uploadId ?? ''
}

function untilPhase(runId: number, isWanted: (run: BulkRun) => boolean): Promise<void> {
  return new Promise((resolve) => {
    engine.sources['bulk.runs']({}, (item) => {
      if ('runId' in item && item.runId === runId && isWanted(item)) resolve()
    })
  })
}

/** Tells each state of a run; the memory, which takes a collection, at most once for 2,000 parts. */
async function follow(runId: number): Promise<void> {
  let [known, at] = [await memory(), 0]
  engine.sources['bulk.runs']({}, async (item) => {
    if (!('runId' in item) || item.runId !== runId) return
    const { phase, counts, sentParts, partsPerSecond } = item
    if (sentParts >= at + 2000) [at, known] = [sentParts, await memory()]
    tell({ kind: 'run', run: { phase, counts, sentParts, partsPerSecond }, memory: known })
  })
}

async function obey(order: EngineOrder): Promise<void> {
  switch (order.do) {
    case 'check': {
      const [own] = await handlers['connections.list']({})
      if (own?.connectionId !== localSimulatorId) throw new Error('the connection that ships is not there')
      const { connectionId: _own, hasPassword: _has, ...shipped } = own
      const draft = { ...shipped, name: 'Counted', port: order.port, window: 100 }
      const { connectionId } = await handlers['connections.save']({
        connectionId: null,
        draft,
        password: 'demo',
      })
      const uploadId = await uploaded(order.file)
      const { format } = await handlers['bulk.preview']({ uploadId, format: null })
      const plan = bulkPlan('Hello {{name}}')
      const intent = { ...plan.intent, registered_delivery: order.receipts ? 1 : 0 }
      const { runId } = await handlers['bulk.create']({ uploadId, format, plan: { ...plan, intent } })
      await untilPhase(runId, ({ phase }) => phase === 'ready')
      tell({ kind: 'checked', runId, connectionId, memory: await memory() })
      return
    }
    case 'follow':
      await follow(order.runId)
      return
    case 'start': {
      const { runId, connectionId, rate } = order
      await handlers['bulk.start']({ runId, connectionId, rate, window: 100, startAt: null })
      tell({ kind: 'done' })
      return
    }
    case 'pause':
      await handlers['bulk.pause']({ runId: order.runId })
      tell({ kind: 'done' })
      return
    case 'result': {
      await using file = await open(order.file, 'w')
      for (let after: number | null = 0; after !== null; ) {
        const piece: { csv: string; next: number | null } = await handlers['bulk.result']({
          runId: order.runId,
          after,
          language: 'en',
        })
        await file.write(piece.csv)
        after = piece.next
      }
      tell({ kind: 'done' })
      return
    }
    case 'messages': {
      await handlers['session.open']({ connectionId: order.connectionId })
      const figures = await workOnMessages(engine, order.runId)
      tell({ kind: 'messages', figures, memory: await memory() })
      return
    }
    case 'close':
      await engine.close()
      tell({ kind: 'done' })
      process.disconnect()
  }
}

process.on('message', (order: EngineOrder) => void obey(order))
tell({ kind: 'opened', memory: await memory() })
