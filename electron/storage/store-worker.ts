import { parentPort, workerData } from 'node:worker_threads'
import { rowSearchText } from '../../shared/filter/row-match.ts'
import { rowOfRecord } from '../capture/capture-row.ts'
import { openSaved } from './open-saved.ts'
import { openTraffic } from './open-traffic.ts'
import { SavedStore } from './saved-store.ts'
import { problemOf } from './sqlite-problem.ts'
import type { FromWorker, StoreOperations, ToWorker } from './store-protocol.ts'
import { WorkerStore } from './worker-store.ts'

/** How long a disk that refused is left alone when nothing new is to be written. */
const retryMs = 1000

/** The store's thread: the wire never waits for the disk. */
function run(dataDir: string): void {
  const port = parentPort
  if (port === null) throw new Error('The store worker runs in a worker thread.')
  const tell = (message: FromWorker) => port.postMessage(message)

  const opened = openFiles(dataDir)
  if (opened === 'in-use') {
    tell({ kind: 'in-use' })
    return
  }
  const tellStatus = () => tell({ kind: 'status', status: { ...traffic.status(), saved: saved.status() } })
  const saved = new SavedStore({ dataDir, opened: opened.saved, onStatus: tellStatus })
  const traffic = new WorkerStore({
    dataDir,
    opened: opened.traffic,
    searchTextOf: (record) => rowSearchText(rowOfRecord(record)),
    onStatus: tellStatus,
  })
  const operations: StoreOperations = {
    ...traffic.operations,
    ...saved.operations,
    load: () => ({ ...traffic.load(), ...saved.load() }),
    close: async () => {
      try {
        traffic.close()
      } finally {
        await saved.close()
      }
    },
  }
  const retries = setInterval(() => {
    if (traffic.hasBacklog) traffic.retry()
  }, retryMs)

  port.on('message', async (message: ToWorker) => {
    if (message.kind === 'write') {
      traffic.write(message.batch)
      return
    }
    const { id, operation, inputs } = message
    try {
      // The main thread's `call` is typed by the same StoreOperations; a structured clone keeps the types.
      const value = await (operations[operation] as (...inputs: readonly unknown[]) => unknown)(...inputs)
      tell({ kind: 'answer', id, value })
    } catch (error) {
      tell({ kind: 'failure', id, reason: problemOf(error) })
    }
    if (operation === 'close') {
      clearInterval(retries)
      port.close()
    }
  })
  tellStatus()
  tell({ kind: 'ready' })
}

/** What a user saved comes first: a file of 0.1.0 holds both, and is read before it may be set aside. */
function openFiles(dataDir: string) {
  const saved = openSaved(dataDir)
  if (saved === 'in-use') return saved
  const traffic = openTraffic(dataDir)
  if (traffic !== 'in-use') return { saved, traffic }
  saved.database.close()
  return traffic
}

run(String(workerData))
