import { parentPort, workerData } from 'node:worker_threads'
import { pduTestOf } from '../capture/pdu-search.ts'
import { openDatabase } from './open-database.ts'
import { problemOf } from './sqlite-problem.ts'
import type { FromWorker, StoreOperation, ToWorker } from './store-protocol.ts'
import { WorkerStore } from './worker-store.ts'

/** Time between two looks at a disk that refused, and at limits that age alone passes, ms. */
const idleMs = 1000

/** Searches that can be ended, and at which place of their inputs the signal stands. */
const searches: { readonly [K in StoreOperation]?: number } = { pagePdus: 3, pageCards: 4 }

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
    testOf: pduTestOf,
    onStatus: (status) => tell({ kind: 'status', status }),
  })
  const running = new Map<number, AbortController>()
  const idle = setInterval(() => {
    if (store.hasBacklog) store.retry()
    store.maintain()
  }, idleMs)

  const answer = async (id: number, operation: StoreOperation, given: readonly unknown[]) => {
    const inputs = [...given]
    const place = searches[operation]
    if (place !== undefined) {
      const stop = new AbortController()
      running.set(id, stop)
      inputs[place] = stop.signal
    }
    try {
      // The main thread's `call` is typed by the same StoreOperations; a structured clone keeps the types.
      const ask = store.operations()[operation] as (...inputs: readonly unknown[]) => unknown
      tell({ kind: 'answer', id, value: await ask(...inputs) })
    } catch (error) {
      tell({ kind: 'failure', id, reason: problemOf(error) })
    } finally {
      running.delete(id)
    }
    if (operation === 'close') {
      clearInterval(idle)
      port.close()
    }
  }

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'write') {
      store.write(message.batch)
      tell({ kind: 'written' })
    } else if (message.kind === 'stop') running.get(message.id)?.abort()
    else void answer(message.id, message.operation, message.inputs)
  })
  tell({ kind: 'status', status: store.status() })
  tell({ kind: 'ready' })
}

run(String(workerData))
