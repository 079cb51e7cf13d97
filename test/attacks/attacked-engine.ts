import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts'
import { draftTo } from '../support/running-engine.ts'
import type { EngineAnswer, EngineMark } from './engine-process.ts'

/** A headless engine in a process of its own, which may be killed. */
export class AttackedEngine {
  readonly dataDir: string
  readonly marks: EngineMark[] = []
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, (answer: EngineAnswer) => void>()
  #nextId = 1
  isDead = false

  static async start(dataDir = mkdtempSync(join(tmpdir(), 'attack-'))): Promise<AttackedEngine> {
    const engine = new AttackedEngine(dataDir)
    await once(engine.#process, 'message')
    return engine
  }

  private constructor(dataDir: string) {
    this.dataDir = dataDir
    const file = join(import.meta.dirname, 'engine-process.ts')
    this.#process = fork(file, [dataDir])
    this.#process.once('exit', () => {
      this.isDead = true
      for (const settle of this.#waiting.values()) settle({ id: 0, output: null, fault: 'dead' })
    })
    this.#process.on('message', (message: EngineAnswer | EngineMark) => {
      if ('rss' in message) this.marks.push(message)
      else {
        this.#waiting.get(message.id)?.(message)
        this.#waiting.delete(message.id)
      }
    })
  }

  /** Rejects with the fault's code, or 'dead'. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    if (this.isDead) throw new Error('dead')
    const id = this.#nextId++
    const answer = new Promise<EngineAnswer>((resolve) => this.#waiting.set(id, resolve))
    this.#process.send({ id, name, input })
    const { output, fault } = await answer
    if (fault !== null) throw new Error(fault)
    // The answer is that of the handler of this name, through IPC.
    return output as CallOutput<N>
  }

  /** ms that the call took. */
  async took<N extends CallName>(name: N, input: CallInput<N>): Promise<number> {
    const started = performance.now()
    await this.call(name, input)
    return performance.now() - started
  }

  /** Binds to the port as transceiver; the session's id. */
  async bind(port: number): Promise<string> {
    const draft = draftTo(port, { name: 'attacker' })
    const { connectionId } = await this.call('connections.save', {
      connectionId: null,
      draft,
      password: 'pw',
    })
    return (await this.call('session.open', { connectionId })).sessionId
  }

  /** MB by which the resident memory grew at most so far. */
  get growth(): number {
    const start = this.marks[0]?.rss ?? 0
    return Math.round((Math.max(start, ...this.marks.map(({ rss }) => rss)) - start) / 1e6)
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  /** SIGTERM; ms until it ended, or null when it did not within 20 s and was killed. */
  async end(): Promise<number | null> {
    if (this.isDead) return null
    const started = performance.now()
    const ended = once(this.#process, 'exit').then(() => true)
    this.#process.kill('SIGTERM')
    const isEnded = await Promise.race([ended, pause(20_000).then(() => false)])
    if (!isEnded) this.kill()
    return isEnded ? performance.now() - started : null
  }

  async remove(): Promise<void> {
    if (!this.isDead) {
      this.kill()
      await once(this.#process, 'exit')
    }
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
