import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { CaptureTable } from '../capture/capture-table.ts'
import { KeyTable } from './key-table.ts'
import { type MessageKey, messageKeys } from './message-keys.ts'

/** PDUs whose keys are learnt before others have a turn. */
const learntAtOnce = 1024

/** The PDUs of a file by the keys of their messages, which are learnt behind the reading: that goes on as fast without them. */
export class KeyedPdus {
  readonly #capture: CaptureTable
  readonly #keys: KeyTable
  #learnt = 0
  #wanted = 0
  #learning: Promise<void> | null = null

  constructor(capture: CaptureTable, database: DatabaseSync) {
    this.#capture = capture
    this.#keys = new KeyTable(database)
  }

  /** As KeyTable.find, of the PDUs that are there now. */
  async find(keys: readonly MessageKey[], near: number, most: number): Promise<number[]> {
    await this.learn()
    return this.#keys.find(new Set(keys), near, most)
  }

  /** Learns the keys of all PDUs that are there now. */
  async learn(): Promise<void> {
    this.#wanted = this.#capture.lastSeq
    while (this.#learnt < this.#wanted) {
      this.#learning ??= this.#learnOn().finally(() => {
        this.#learning = null
      })
      await this.#learning
    }
  }

  async #learnOn(): Promise<void> {
    while (this.#learnt < this.#wanted) {
      this.#learnSome()
      await setImmediate()
    }
  }

  #learnSome(): void {
    const first = this.#learnt + 1
    const last = Math.min(this.#wanted, this.#learnt + learntAtOnce)
    for (const { seq, octets } of this.#capture.range(first, last, learntAtOnce)) {
      for (const key of messageKeys(octets)) this.#keys.add(seq, key)
    }
    this.#learnt = last
  }
}
