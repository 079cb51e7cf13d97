import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '../../shared/faults/fault.ts'
import type { SearchPart } from '../capture/capture-source.ts'
import { refuseNewerFiles } from './folder-version.ts'
import { openSaved } from './open-saved.ts'
import { openTraffic } from './open-traffic.ts'
import { problemOf } from './sqlite-problem.ts'
import type {
  CardSearchPart,
  FromWorker,
  StoreOperation,
  StoreOperations,
  ToWorker,
} from './store-protocol.ts'

/** Time between two looks at a disk that refused, and at limits that age or size pass, ms. */
const idleMs = 1000
/** The start of the engine asks for much; what an older release kept comes after. */
const carryDelayMs = 500

/** The store's thread: the wire never waits for the disk. */
async function run(dataDir: string): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('The store worker runs in a worker thread.')
  const tell = (message: FromWorker) => port.postMessage(message)

  const opened = openFiles(dataDir)
  if (opened === 'in-use' || opened === 'newer') {
    tell({ kind: opened })
    return
  }
  tell({ kind: 'owned' })
  // What works on the files takes longer to read than they to open, and whoever waits for the lock alone need not wait for it.
  // Questions that come meanwhile wait in the port.
  const [{ SavedStore }, { WorkerStore }] = await Promise.all([
    import('./saved-store.ts'),
    import('./worker-store.ts'),
  ])
  const tellStatus = () => tell({ kind: 'status', status: { ...traffic.status(), saved: saved.status() } })
  const saved = new SavedStore({ dataDir, opened: opened.saved, onStatus: tellStatus })
  const traffic = new WorkerStore({ dataDir, opened: opened.traffic, onStatus: tellStatus })
  const operations = (): StoreOperations => ({
    ...traffic.operations,
    ...saved.operations,
    load: () => ({ ...traffic.load(), ...saved.load() }),
    close: () => {
      try {
        traffic.close()
      } finally {
        saved.close()
      }
    },
  })
  let isClosed = false
  /** Beyond a limit slice after slice goes, and whatever waits for the store has its turn in between. */
  let isDropping = false
  const dropOn = () => {
    isDropping = !isClosed && traffic.maintain()
    if (isDropping) setTimeout(dropOn, 1)
  }
  const running = new Map<number, AbortController>()
  const idle = setInterval(() => {
    if (traffic.hasBacklog) traffic.retry()
    if (!isDropping) dropOn()
    traffic.checkFile()
    saved.checkFile()
    if (traffic.status().carryOver !== null) tellStatus()
  }, idleMs)

  const answer = async (id: number, operation: StoreOperation, inputs: readonly unknown[]) => {
    const stop = new AbortController()
    running.set(id, stop)
    try {
      // The main thread's `call` is typed by the same StoreOperations; a structured clone keeps the types. Behind the
      // inputs each operation is given the signal that ends it, and whom to tell what it finds meanwhile; searches alone
      // look at these.
      const ask = operations()[operation] as (...inputs: readonly unknown[]) => unknown
      const tellPart = (part: SearchPart | CardSearchPart) => tell({ kind: 'part', id, part })
      tell({ kind: 'answer', id, value: await ask(...inputs, stop.signal, tellPart) })
    } catch (error) {
      tell({ kind: 'failure', id, reason: problemOf(error) })
    } finally {
      running.delete(id)
    }
    if (operation === 'close') {
      isClosed = true
      clearInterval(idle)
      port.close()
    }
  }

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'write') {
      traffic.write(message.batch)
      tell({ kind: 'written' })
    } else if (message.kind === 'stop') running.get(message.id)?.abort()
    else void answer(message.id, message.operation, message.inputs)
  })
  /** Between slices whatever waits for the store has its turn. */
  const carryOn = () => {
    if (!isClosed && traffic.carryOver()) setTimeout(carryOn, 1)
  }
  setTimeout(carryOn, carryDelayMs)
  tellStatus()
  tell({ kind: 'ready' })
}

/**
 * What a user saved comes first: a file of 0.1.0 holds both, and is read before it may be set aside. 'newer' where one is of
 * a later release; then none of them is opened.
 */
function openFiles(dataDir: string) {
  try {
    refuseNewerFiles(dataDir)
    const saved = openSaved(dataDir)
    if (saved === 'in-use') return saved
    const traffic = openTraffic(dataDir)
    if (traffic !== 'in-use') return { saved, traffic }
    saved.database.close()
    return traffic
  } catch (problem) {
    if (problem instanceof Fault) return 'newer'
    throw problem
  }
}

await run(String(workerData))
