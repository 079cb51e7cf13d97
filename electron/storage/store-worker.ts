import { parentPort, workerData } from 'node:worker_threads'
import { rowSearchText } from '../../shared/filter/row-match.ts'
import { rowOfRecord } from '../capture/capture-row.ts'
import { openDatabase } from './open-database.ts'
import { problemOf } from './sqlite-problem.ts'
import type { FromWorker, ToWorker } from './store-protocol.ts'
import { WorkerStore } from './worker-store.ts'

/** How long a disk that refused is left alone when nothing new is to be written. */
const retryMs = 1000

/** The store's thread: the wire never waits for the disk. */
function run(dataDir: string): void {
  const port = parentPort
  if (port === null) throw new Error('The store worker runs in a worker thread.')
  const tell = (message: FromWorker) => port.postMessage(message)

  const opened = openDatabase(dataDir)
  if (opened === 'in-use') {
    tell({ kind: 'in-use' })
    return
  }
  const store = new WorkerStore({
    dataDir,
    opened,
    searchTextOf: (record) => rowSearchText(rowOfRecord(record)),
    onStatus: (status) => tell({ kind: 'status', status }),
  })
  const retries = setInterval(() => {
    if (store.hasBacklog) store.retry()
  }, retryMs)

  port.on('message', async (message: ToWorker) => {
    if (message.kind === 'write') {
      store.write(message.batch)
      return
    }
    const { id, operation, inputs } = message
    try {
      // The main thread's `call` is typed by the same StoreOperations; a structured clone keeps the types.
      const value = await (store.operations[operation] as (...inputs: readonly unknown[]) => unknown)(
        ...inputs,
      )
      tell({ kind: 'answer', id, value })
    } catch (error) {
      tell({ kind: 'failure', id, reason: problemOf(error) })
    }
    if (operation === 'close') {
      clearInterval(retries)
      port.close()
    }
  })
  tell({ kind: 'status', status: store.status() })
  tell({ kind: 'ready' })
}

run(String(workerData))
