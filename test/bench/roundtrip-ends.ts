import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Order, PairName } from './roundtrip-process.ts'

const roundMs = 700

/** Two processes, client and SMSC, of one implementation. */
export class Ends {
  readonly #server: Child
  readonly #client: Child

  constructor(pair: PairName) {
    this.#server = new Child(pair)
    this.#client = new Child(pair)
  }

  serve(tls: boolean): Promise<number> {
    return this.#server.ask({ do: 'serve', tls })
  }

  run(port: number, window: number, { tls = false, sessions = 1 } = {}): Promise<number> {
    return this.#client.ask({ do: 'run', port, sessions, window, tls, ms: roundMs })
  }

  close(): void {
    this.#client.process.kill()
    this.#server.process.kill()
  }
}

class Child {
  readonly process: ChildProcess
  readonly #ended: Promise<never>

  constructor(pair: PairName) {
    this.process = fork(join(import.meta.dirname, 'roundtrip-process.ts'), [pair])
    this.#ended = once(this.process, 'exit').then(() => {
      throw new Error(`the bench process of ${pair} ended early`)
    })
    // The end is expected once everything was asked.
    this.#ended.catch(() => undefined)
  }

  async ask(order: Order): Promise<number> {
    this.process.send(order)
    const answer = new Promise<number>((resolve) => {
      this.process.once('message', (message) => resolve(Number(message)))
    })
    return Promise.race([answer, this.#ended])
  }
}
