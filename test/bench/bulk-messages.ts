import type { RunningEngine } from '../../electron/engine.ts'
import type { StreamItem, StreamName, StreamParams } from '../../shared/contract/contract.ts'

/** The first item that is wanted, ms until it came, and ms until the first of all. */
async function timed<N extends StreamName>(
  engine: RunningEngine,
  name: N,
  params: StreamParams<N>,
  isWanted: (item: StreamItem<N>) => boolean,
): Promise<{ readonly item: StreamItem<N>; readonly ms: number; readonly firstMs: number }> {
  const began = performance.now()
  let firstMs: number | null = null
  const { promise, resolve } = Promise.withResolvers<StreamItem<N>>()
  const stop = engine.sources[name](params, (item) => {
    firstMs ??= performance.now() - began
    if (isWanted(item)) resolve(item)
  })
  const item = await promise
  stop()
  return { item, ms: performance.now() - began, firstMs: firstMs ?? 0 }
}

const all = { messageIds: null, filter: '', newest: null, except: [] }

/** Finds messages of a large run in several ways, counts a selection of all, and sends what was refused again: a line each. */
export async function workOnMessages(engine: RunningEngine, runId: number): Promise<string[]> {
  const lines: string[] = []
  for (const filter of [
    'state == refused',
    `run == ${runId} and status != 0`,
    'to contains "79160099"',
    'text contains "Name 99"',
  ]) {
    const found = await timed(engine, 'message.search', { filter, limit: 100 }, ({ kind }) => kind === 'done')
    const count = found.item.kind === 'done' ? found.item.found : 0
    lines.push(
      `${filter}: ${count} found, first after ${found.firstMs.toFixed(0)} ms, all after ${found.ms.toFixed(0)} ms`,
    )
  }
  const counted = await timed(engine, 'message.selected', all, () => true)
  const { messages, applies } = counted.item
  lines.push(`all ${messages} selected: ${JSON.stringify(applies)} after ${counted.ms.toFixed(0)} ms`)
  const work = { action: 'refused' as const, selection: all }
  const sent = await timed(engine, 'message.work', work, ({ isOver }) => isOver)
  const { parts, done, refused, failed } = sent.item
  const rate = Math.round((1000 * parts) / sent.ms)
  lines.push(
    `refused parts sent again: ${parts}, ${done} accepted, ${refused} refused, ${failed} failed, ${rate} parts/s`,
  )
  return lines
}
