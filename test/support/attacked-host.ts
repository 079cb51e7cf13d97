import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import type WebSocket from 'ws'
import { type Client, connectClient } from '../../shared/contract/client.ts'
import { portOverText } from '../../shared/contract/text-port.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { processorMs, residentMb } from './process-figures.ts'
import { startHost } from './running-host.ts'
import { webSocketLine } from './web-socket-line.ts'
import { openSocket, signIn } from './web-visitor.ts'

/** The built loopback host as a process of its own, with an honest browser signed in. */
export interface AttackedHost {
  readonly port: number
  readonly cookie: string
  readonly dataDir: string
  /** A window's socket. */
  openWindow(): Promise<WebSocket>
  /** An honest window. */
  openClient(): Promise<Client>
  /** Resident memory now, and the most seen, in MB. */
  memoryMb(): number
  peakMb(): number
  /** What the most is above what it had once a browser was signed in, MiB. */
  grownMb(): number
  /** Processor time of the host so far, ms. */
  processorMs(): number
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to end; how long that took in ms, or null when it did not within 10 s and was killed. */
  end(): Promise<number | null>
}

/** What the operator would wait at most, in ms. */
export const patienceMs = 1000
export const endPatienceMs = 3000

/** Runs `attack` against a host of its own, which is ended and removed whatever happens. */
export async function withHost<T>(attack: (host: AttackedHost) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workbench-attack-'))
  const { url, child } = await startHost(dataDir)
  const port = Number(new URL(url).port)
  const cookie = await signIn(url)
  const atRest = residentMb(child.pid)
  let peak = 0
  const look = () => {
    peak = Math.max(peak, residentMb(child.pid))
  }
  const watch = setInterval(look, 50)
  const openWindow = () => openSocket(port, { cookie, origin: `http://127.0.0.1:${port}` })
  const host: AttackedHost = {
    ...{ port, cookie, dataDir, openWindow },
    openClient: async () => connectClient(portOverText(webSocketLine(await openWindow()))),
    memoryMb: () => Math.round(residentMb(child.pid)),
    peakMb() {
      look()
      return Math.round(peak)
    },
    grownMb: () => Math.round(host.peakMb() - atRest),
    processorMs: () => processorMs(child.pid),
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return 0
      const asked = performance.now()
      const exited = once(child, 'exit').then(() => performance.now() - asked)
      child.kill('SIGTERM')
      const tookMs = await Promise.race([exited, wait(10_000, null, { ref: false })])
      if (tookMs === null) {
        child.kill('SIGKILL')
        await exited
      }
      return tookMs === null ? null : Math.round(tookMs)
    },
  }
  try {
    return await attack(host)
  } finally {
    clearInterval(watch)
    await host.end()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** How long `work` took in ms; Infinity when it failed or took longer than `limitMs`. */
export async function timed(work: () => Promise<unknown>, limitMs = 15_000): Promise<number> {
  const from = performance.now()
  try {
    const outcome = await Promise.race([work().then(() => 'done'), wait(limitMs, 'late', { ref: false })])
    return outcome === 'done' ? Math.round(performance.now() - from) : Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** The longest of several times. */
export function worst(times: readonly number[]): number {
  return Math.max(0, ...times)
}

/** Fills the capture: enquire_links to the workbench's own simulator, each with its answer. */
export async function capturePdus(client: Client, count: number): Promise<void> {
  await client.call('simulator.configure', { port: 0 })
  const { port } = await client.call('simulator.start', {})
  if (port === null) throw new Error('the simulator has no port')
  const socket = connect(port, '127.0.0.1')
  const enquireLink = encodePdu({ command: 'enquire_link', sequence_number: 1, fields: {} })
  let missing = (count / 2) * 16
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      missing -= chunk.length
      if (missing <= 0) resolve()
    })
  })
  const batch = Buffer.concat(Array.from({ length: 500 }, () => enquireLink))
  for (let sent = 0; sent < count / 2; sent += 500) {
    if (!socket.write(batch)) await once(socket, 'drain')
  }
  await answered
  socket.destroy()
  // A page is answered behind every write before it.
  await client.call('capture.page', { before: null, limit: 1, filter: '' })
}

/**
 * Sends texts as fast as the socket takes them, so that it is the host's memory that is tried and not ours; the honest
 * window beside it, in the same process, gets its turns.
 */
export async function sendAll(socket: WebSocket, texts: Iterable<string>): Promise<void> {
  let sent = 0
  for (const text of texts) {
    if (socket.readyState !== socket.OPEN) return
    socket.send(text)
    sent += 1
    if (sent % 100 === 0) await nextTurn()
    while (socket.bufferedAmount > 1024 * 1024 && socket.readyState === socket.OPEN) await wait(5)
  }
}

/** A raw connection that never complains. */
export function openRaw(port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  return socket
}
