import type { Writable } from 'node:stream'
import type { Fault } from '../../../shared/faults/fault.ts'
import { Fifo } from '../../session/fifo.ts'

/** Characters of one write, about what a pipe holds: what a reader that stalls leaves unclear is no more than this. */
const batchCharacters = 1 << 16
/** Text that waits, in characters, above which whoever prints more should wait too. */
const roomCharacters = 1 << 20
/** How long the reader may take nothing once the program is to end. */
const patienceMs = 1000

interface Waiting {
  readonly make: () => string
  /** Characters that are held meanwhile. */
  readonly held: number
  readonly settle: ((isTaken: boolean) => void) | null
}

/**
 * Stdout at the pace of who reads it: one write at a time, and what comes meanwhile waits in order. Made into text only
 * when its turn comes, so that what waits need not be long.
 */
export class ReaderOutput {
  readonly #stream: Writable
  readonly #queue = new Fifo<Waiting>()
  readonly #patienceMs: number
  /** Told how the write under way ended. */
  #settles: ((isTaken: boolean) => void)[] = []
  #heldCharacters = 0
  #isScheduled = false
  #isWriting = false
  #isHurried = false
  #isGivenUp = false
  #fault: Fault | null = null
  #patience: NodeJS.Timeout | undefined
  #room: PromiseWithResolvers<void> | null = null
  #idle: PromiseWithResolvers<void> | null = null
  #onLost: (() => void) | null = null

  constructor(stream: Writable, patience = patienceMs) {
    this.#stream = stream
    this.#patienceMs = patience
  }

  /** Somebody reads it on a terminal. */
  get isTerminal(): boolean {
    return 'isTTY' in this.#stream && this.#stream.isTTY === true
  }

  /** The reader took nothing for too long, or is gone: nothing more is written. */
  get isGivenUp(): boolean {
    return this.#isGivenUp
  }

  /** Why nothing can be written any more; null while it can. */
  get fault(): Fault | null {
    return this.#fault
  }

  /** Pieces that wait for the reader. */
  get waiting(): number {
    return this.#queue.size
  }

  /** Writes the text; resolves when there is room for more. */
  print(text: string): Promise<void> {
    if (text === '' || this.#isGivenUp) return Promise.resolve()
    this.#add({ make: () => text, held: text.length, settle: null })
    if (this.#heldCharacters < roomCharacters) return Promise.resolve()
    this.#room ??= Promise.withResolvers<void>()
    return this.#room.promise
  }

  /** Resolves to whether the reader's side has taken the text; false: it never will. */
  handOver(make: () => string): Promise<boolean> {
    if (this.#isGivenUp) return Promise.resolve(false)
    return new Promise((settle) => this.#add({ make, held: 0, settle }))
  }

  /** The program is to end: a reader that takes nothing is not waited for long. */
  hurry(): void {
    this.#isHurried = true
    this.#watch()
  }

  /** The reader is gone, or what it reads cannot be written. Whether somebody ends the program in order. */
  lose(fault: Fault): boolean {
    this.#fault ??= fault
    this.#giveUp()
    this.#onLost?.()
    return this.#onLost !== null
  }

  /** `onLost` is called when nothing can be written any more; null ends that. */
  whenLost(onLost: (() => void) | null): void {
    this.#onLost = onLost
    if (this.#fault !== null) onLost?.()
  }

  /** Resolves when everything is written, or given up. */
  idle(): Promise<void> {
    if (this.#isGivenUp || (this.#queue.size === 0 && !this.#isWriting)) return Promise.resolve()
    this.#idle ??= Promise.withResolvers<void>()
    return this.#idle.promise
  }

  #add(piece: Waiting): void {
    this.#queue.push(piece)
    this.#heldCharacters += piece.held
    this.#schedule()
  }

  /** What is printed in one turn of the loop leaves together, and the network has its turn between two writes. */
  #schedule(): void {
    if (this.#isScheduled || this.#isWriting || this.#queue.size === 0) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      if (!this.#isGivenUp) this.#write()
    })
  }

  #write(): void {
    // Octets piece by piece: appended first, one character above U+00FF would have all of them made of two octets.
    const pieces: Buffer[] = []
    let characters = 0
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const text = next.make()
      pieces.push(Buffer.from(text))
      this.#heldCharacters -= next.held
      if (next.settle !== null) this.#settles.push(next.settle)
      characters += text.length
      if (characters >= batchCharacters) break
    }
    this.#isWriting = true
    this.#watch()
    this.#stream.write(Buffer.concat(pieces), (error) => {
      this.#isWriting = false
      clearTimeout(this.#patience)
      for (const settle of this.#settles.splice(0)) settle(!error)
      if (this.#isGivenUp) return
      this.#schedule()
      this.#tell()
    })
  }

  #watch(): void {
    clearTimeout(this.#patience)
    if (this.#isHurried && this.#isWriting)
      this.#patience = setTimeout(() => this.#giveUp(), this.#patienceMs)
  }

  #giveUp(): void {
    if (this.#isGivenUp) return
    this.#isGivenUp = true
    clearTimeout(this.#patience)
    for (const settle of this.#settles.splice(0)) settle(false)
    for (const { settle } of this.#queue.takeAll()) settle?.(false)
    this.#heldCharacters = 0
    this.#tell()
  }

  #tell(): void {
    if (this.#heldCharacters < roomCharacters) {
      this.#room?.resolve()
      this.#room = null
    }
    if (this.#isGivenUp || this.#queue.size === 0) {
      this.#idle?.resolve()
      this.#idle = null
    }
  }
}
