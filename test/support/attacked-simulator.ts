import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { SimulatorChange } from '../../shared/contract/simulator.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'
import { residentMb } from './process-figures.ts'

/** What may be seen of an attacked process that holds: its memory, the waits of an honest client, its own end. */
const mostMegabytes = 400
const mostWaitMs = 1000
const endMs = 10_000

/** The simulator as its users run it, watched from outside: its memory, and how long an honest client waits. */
export class AttackedSimulator {
  readonly port: number
  /** Lines of its stdout after the first. */
  readonly events: string[] = []
  readonly #child: ChildProcess
  readonly #waits: number[] = []
  #peakMegabytes = 0
  #isWatched = true
  #watching: Promise<unknown> = Promise.resolve()

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  static async start(config: SimulatorChange = {}, profile?: string): Promise<AttackedSimulator> {
    const options = profile === undefined ? [] : ['--profile', profile]
    const child = spawn(
      process.execPath,
      ['dist/engine/cli.js', 'simulate', '--json', '--port', '0', '--config', '-', ...options],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    child.stdin.end(JSON.stringify(config))
    const lines = createInterface({ input: child.stdout })
    const [first] = await once(lines, 'line')
    const simulator = new AttackedSimulator(child, Number(/:(\d+)$/.exec(String(first))?.[1]))
    lines.on('line', (line) => {
      if (simulator.events.length < 10_000) simulator.events.push(line)
    })
    simulator.#watching = Promise.all([simulator.#weigh(), simulator.#askHonestly()])
    return simulator
  }

  /** Ends it; true when it held all along. */
  async held(report: (fact: string) => void): Promise<boolean> {
    this.#isWatched = false
    await this.#watching
    const wasAlive = this.#child.exitCode === null && this.#child.signalCode === null
    const end = wasAlive ? once(this.#child, 'exit') : Promise.resolve()
    this.#child.kill('SIGTERM')
    const ended = await Promise.race([end.then(() => true), pause(endMs, false, { ref: false })])
    if (!ended) this.#child.kill('SIGKILL')
    const waits = this.#waits.toSorted((one, other) => one - other)
    const longest = waits.at(-1) ?? Number.POSITIVE_INFINITY
    const middle = waits[waits.length >> 1] ?? 0
    report(
      `peak ${this.#peakMegabytes} MB; honest enquire_link p50 ${middle} max ${longest} ms (${waits.length}); ` +
        `${wasAlive ? 'alive' : 'DEAD'}, ended by SIGTERM ${ended} (${this.#child.exitCode})`,
    )
    return wasAlive && ended && this.#peakMegabytes < mostMegabytes && longest < mostWaitMs
  }

  /** Kinds of its events and how many of each were printed. */
  told(kind: string): number {
    return this.events.filter((line) => line.includes(`"kind":"${kind}"`)).length
  }

  async #weigh(): Promise<void> {
    while (this.#isWatched && this.#child.exitCode === null) {
      this.#peakMegabytes = Math.max(this.#peakMegabytes, Math.round(residentMb(this.#child.pid)))
      await pause(100)
    }
  }

  async #askHonestly(): Promise<void> {
    const client = await Attacker.connect(this.port)
    await client.bind('transmitter')
    while (this.#isWatched && !client.isClosed) {
      const since = performance.now()
      const isAnswered = await Promise.race([client.ask('enquire_link'), pause(10_000, null)])
      this.#waits.push(Math.round(performance.now() - since))
      if (isAnswered === null) break
      await pause(100)
    }
    client.close()
  }
}

/** Octets that are written before others of this process get a turn. */
const burstOctets = 1 << 18

/** A raw client: it counts what it gets back, and reads nothing else of it. */
export class Attacker {
  readonly #socket: Socket
  readonly #awaited = new Map<number, (status: number) => void>()
  #rest: Buffer = Buffer.alloc(0)
  #sequence = 0x1000_0000
  /** Answers by command_status. */
  readonly answers = new Map<number, number>()
  /** Every PDU that came, as 'command_id/command_status#sequence_number'; the first hundred. */
  readonly received: string[] = []
  isClosed = false

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('error', () => {})
    socket.on('close', () => {
      this.isClosed = true
      for (const resolve of this.#awaited.values()) resolve(-1)
    })
    socket.on('data', (chunk) => this.#read(chunk))
  }

  static async connect(port: number): Promise<Attacker> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    await once(socket, 'connect')
    return new Attacker(socket)
  }

  get answered(): number {
    return [...this.answers.values()].reduce((sum, count) => sum + count, 0)
  }

  /** command_status of the answer; -1 when the link ended. */
  ask(command: 'enquire_link'): Promise<number> {
    return this.#request(encodePdu({ command, sequence_number: ++this.#sequence }))
  }

  bind(mode: 'transmitter' | 'receiver' | 'transceiver'): Promise<number> {
    const fields = { system_id: 'demo', password: 'demo', interface_version: 0x34 }
    return this.#request(encodePdu({ command: `bind_${mode}`, sequence_number: ++this.#sequence, fields }))
  }

  write(octets: Uint8Array): void {
    this.#socket.write(octets)
  }

  /**
   * Sends what `make` makes, by index, as fast as it is taken, with at most `window` unanswered; until `count` are sent
   * or `seconds` are over. Resolves with how many it sent, once all is answered or the time has passed.
   */
  async flood(
    make: (index: number) => Uint8Array,
    { count, seconds, window = 2000 }: { count: number; seconds: number; window?: number },
  ): Promise<number> {
    const until = performance.now() + seconds * 1000
    const before = this.answered
    const isOver = () => this.isClosed || performance.now() > until
    let sent = 0
    while (sent < count && !isOver()) {
      let octets = 0
      while (sent < count && octets < burstOctets && sent - (this.answered - before) < window) {
        const pdu = make(sent)
        octets += pdu.length
        sent++
        this.#socket.write(pdu)
      }
      const isTaken = octets > 0 && !this.#socket.writableNeedDrain
      await (isTaken ? new Promise(setImmediate) : pause(1))
    }
    while (this.answered - before < sent && !isOver()) await pause(10)
    return sent
  }

  close(): void {
    this.#socket.destroy()
  }

  #request(octets: Uint8Array): Promise<number> {
    return new Promise((resolve) => {
      this.#awaited.set(readUint32(octets, 12), resolve)
      this.#socket.write(octets)
    })
  }

  #read(chunk: Buffer): void {
    const octets = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    while (octets.length - at >= 16) {
      const length = octets.readUInt32BE(at)
      if (octets.length - at < length) break
      const [id, status, number] = [4, 8, 12].map((offset) => octets.readUInt32BE(at + offset))
      this.#take(id ?? 0, status ?? 0, number ?? 0)
      at += length
    }
    this.#rest = octets.subarray(at)
  }

  #take(id: number, status: number, number: number): void {
    if (this.received.length < 100) this.received.push(`${id.toString(16)}/${status.toString(16)}#${number}`)
    const resolve = this.#awaited.get(number)
    this.#awaited.delete(number)
    if (resolve !== undefined) resolve(status)
    else if (id >= 0x8000_0000) this.answers.set(status, (this.answers.get(status) ?? 0) + 1)
  }
}

/** The four octets of an integer of a PDU. */
export function fourOctets(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}
