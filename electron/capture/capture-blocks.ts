import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { isResponseId } from '../../shared/smpp/command-id.ts'
import { type BlockFacts, kindsOf, type PduKind, packKinds, timesOf, unpackKinds } from './block-facts.ts'
import {
  BlockReader,
  joinBlocks,
  linkInBlock,
  type PduBlock,
  type RareColumns,
  sessionKeysOf,
} from './pdu-block.ts'

type Row = Record<string, SQLOutputValue>

/** Blocks of fewer PDUs and octets are joined once `joinedBlocks` of them, or `joinedPdus` PDUs, stand at the end. */
const smallPdus = 128
const smallOctets = 64 * 1024
const joinedBlocks = 64
const joinedPdus = 512

/** What is known of a block without reading its octets. */
export interface BlockSummary {
  readonly firstSeq: number
  readonly pdus: number
  readonly octets: number
}

const tables = ['capture_blocks', 'capture_numbers', 'capture_octets', 'capture_facts'] as const
const summaryColumns = 'first_seq, pdus, octets'

/** The blocks of captured PDUs on disk. All that writes runs inside the caller's transaction. */
export class CaptureBlocks {
  readonly #database: DatabaseSync
  readonly #insert
  readonly #insertNumbers
  readonly #insertOctets
  readonly #insertFacts
  readonly #readFacts
  readonly #readNumbers
  readonly #count
  readonly #read
  readonly #next
  readonly #before
  /** Small blocks at the end, oldest first: written one by one while little passes, and joined later. */
  #tail: BlockSummary[] = []

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insert = database.prepare('INSERT OR REPLACE INTO capture_blocks VALUES (?, ?, ?, ?, ?, ?)')
    this.#insertNumbers = database.prepare('INSERT OR REPLACE INTO capture_numbers VALUES (?, ?)')
    this.#insertOctets = database.prepare('INSERT OR REPLACE INTO capture_octets VALUES (?, ?, ?)')
    this.#insertFacts = database.prepare('INSERT OR REPLACE INTO capture_facts VALUES (?, ?, ?, ?)')
    this.#readFacts = database.prepare('SELECT * FROM capture_facts WHERE first_seq = ?')
    this.#readNumbers = database.prepare('SELECT numbers FROM capture_numbers WHERE first_seq = ?')
    this.#count = database.prepare(
      'INSERT INTO capture_statuses VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET pdus = pdus + excluded.pdus',
    )
    this.#read = database.prepare(
      'SELECT first_seq, pdus, numbers, capture_octets.octets AS octets, rare FROM capture_blocks ' +
        'JOIN capture_numbers USING (first_seq) JOIN capture_octets USING (first_seq) WHERE first_seq = ?',
    )
    const order = `SELECT ${summaryColumns} FROM capture_blocks WHERE`
    this.#next = database.prepare(`${order} first_seq >= ? ORDER BY first_seq LIMIT 1`)
    this.#before = database.prepare(`${order} first_seq < ? ORDER BY first_seq DESC LIMIT 1`)
    this.readTail()
  }

  /** PDUs and octets of all blocks, and the highest number; 0 when there is none. */
  totals(): { readonly pdus: number; readonly octets: number; readonly last: number } {
    const row = this.#database
      .prepare('SELECT total(pdus) AS pdus, total(octets) AS octets FROM capture_blocks')
      .get()
    const newest = this.before(Number.MAX_SAFE_INTEGER)
    const last = newest === null ? 0 : newest.firstSeq + newest.pdus - 1
    return { pdus: Number(row?.['pdus'] ?? 0), octets: Number(row?.['octets'] ?? 0), last }
  }

  /** Epoch ms of the last PDU of a block. */
  lastAt(firstSeq: number): number {
    const row = this.#database.prepare('SELECT last_at FROM capture_blocks WHERE first_seq = ?').get(firstSeq)
    return Number(row?.['last_at'] ?? 0)
  }

  /** Keys of the sessions that any stored PDU belongs to. */
  sessionKeys(): Set<number> {
    const keys = new Set<number>()
    const rows = this.#database.prepare('SELECT numbers FROM capture_numbers').iterate()
    for (const { numbers } of rows) {
      if (numbers instanceof Uint8Array) for (const key of sessionKeysOf(numbers)) keys.add(key)
    }
    return keys
  }

  /** The numbers of a block, see pdu-block.ts; empty when there is none. */
  numbers(firstSeq: number): Uint8Array<ArrayBuffer> {
    return bytesOf(this.#readNumbers.get(firstSeq)?.['numbers'])
  }

  /** What tells which filters may find PDUs in a block; null for one of an earlier release, until it is learnt. */
  facts(firstSeq: number): BlockFacts | null {
    const row = this.#readFacts.get(firstSeq)
    if (row === undefined) return null
    const kinds = row['kinds']
    return {
      firstAt: Number(row['first_at']),
      lastAt: Number(row['last_at']),
      kinds: kinds instanceof Uint8Array ? unpackKinds(kinds) : null,
    }
  }

  /** Learns the facts of some blocks of an earlier release; true when there are more. Inside the caller's transaction. */
  learnFacts(most: number): boolean {
    const rows = this.#database
      .prepare(
        'SELECT first_seq FROM capture_blocks WHERE first_seq NOT IN (SELECT first_seq FROM capture_facts) LIMIT ?',
      )
      .all(most)
    for (const row of rows) {
      const firstSeq = Number(row['first_seq'])
      const block = this.read(firstSeq)
      if (block !== null) this.#writeFacts(new BlockReader(block))
      else this.#insertFacts.run(firstSeq, 0, 0, null)
    }
    return rows.length === most
  }

  /** Blocks from the one that would hold `seq` on, with a response to an earlier request. */
  answeringBefore(seq: number): { readonly firstSeq: number }[] {
    return this.#database
      .prepare('SELECT first_seq FROM capture_blocks WHERE first_seq >= ? AND first_request < ?')
      .all(this.holding(seq)?.firstSeq ?? seq, seq)
      .map((row) => ({ firstSeq: Number(row['first_seq']) }))
  }

  append(block: PduBlock): void {
    this.#write(block)
    if (isSmall({ ...block, octets: block.octets.length })) {
      this.#tail.push({ firstSeq: block.firstSeq, pdus: block.pdus, octets: block.octets.length })
      const pdus = this.#tail.reduce((sum, one) => sum + one.pdus, 0)
      if (this.#tail.length >= joinedBlocks || pdus >= joinedPdus) this.#joinTail()
    } else this.#joinTail()
  }

  /** Writes a block that is older than all others. */
  putOlder(block: PduBlock): void {
    this.#write(block)
  }

  /** The oldest block whose first PDU has this number or a later one. */
  next(seq: number): BlockSummary | null {
    return summaryOf(this.#next.get(seq))
  }

  /** The newest block whose first PDU has an earlier number. */
  before(seq: number): BlockSummary | null {
    return summaryOf(this.#before.get(seq))
  }

  /** The block that holds the number, or would if nothing were missing. */
  holding(seq: number): BlockSummary | null {
    return this.before(seq + 1)
  }

  read(firstSeq: number): PduBlock | null {
    const row = this.#read.get(firstSeq)
    return row === undefined ? null : blockOf(row)
  }

  /** Blocks from `firstSeq` on with a response to a request of this number, oldest first. */
  *answering(requestSeq: number, firstSeq: number): Generator<PduBlock> {
    const rows = this.#database
      .prepare(
        'SELECT first_seq FROM capture_blocks WHERE first_seq >= ? AND first_request <= ? AND last_request >= ? ' +
          'ORDER BY first_seq',
      )
      .iterate(firstSeq, requestSeq, requestSeq)
    for (const row of rows) {
      const block = this.read(Number(row['first_seq']))
      if (block !== null) yield block
    }
  }

  /** Joins PDUs of one block to their message cards. */
  link(firstSeq: number, links: readonly (readonly [index: number, messageId: string])[]): void {
    const numbers = this.numbers(firstSeq)
    for (const [index, messageId] of links) linkInBlock(numbers, index, messageId)
    this.#insertNumbers.run(firstSeq, numbers)
  }

  /** Drops the oldest block. Returns what it was; null when there is none. */
  dropOldest(): BlockSummary | null {
    const oldest = this.next(0)
    if (oldest === null) return null
    const block = this.read(oldest.firstSeq)
    if (block !== null) this.#countStatuses(kindsOf(new BlockReader(block)), -1)
    this.#remove(oldest.firstSeq)
    this.#tail = this.#tail.filter(({ firstSeq }) => firstSeq !== oldest.firstSeq)
    return oldest
  }

  clear(): void {
    this.#database.exec([...tables, 'capture_statuses'].map((table) => `DELETE FROM ${table}`).join('; '))
    this.#tail = []
  }

  statuses(): { commandId: number; commandStatus: number; count: number }[] {
    return this.#database
      .prepare('SELECT * FROM capture_statuses WHERE pdus > 0 ORDER BY command_id, command_status')
      .all()
      .map((row) => ({
        commandId: Number(row['command_id']),
        commandStatus: Number(row['command_status']),
        count: Number(row['pdus']),
      }))
  }

  /** Which small blocks stand at the end; after a transaction was rolled back they are looked for again. */
  readTail(): void {
    const tail: BlockSummary[] = []
    let block = this.before(Number.MAX_SAFE_INTEGER)
    while (block !== null && isSmall(block) && tail.length < joinedBlocks) {
      tail.unshift(block)
      block = this.before(block.firstSeq)
    }
    this.#tail = tail
  }

  #write(block: PduBlock, isCounted = true): void {
    const { firstSeq, pdus, numbers, octets, rare } = block
    const reader = new BlockReader(block)
    let firstRequest = Number.POSITIVE_INFINITY
    let lastRequest = 0
    for (let index = 0; index < pdus; index++) {
      const requestSeq = reader.requestSeqAt(index)
      if (requestSeq === null) continue
      firstRequest = Math.min(firstRequest, requestSeq)
      lastRequest = Math.max(lastRequest, requestSeq)
    }
    const hasRequests = lastRequest > 0
    const requests = hasRequests ? [firstRequest, lastRequest] : [null, null]
    this.#insert.run(firstSeq, pdus, octets.length, reader.timeAt(pdus - 1), ...requests)
    this.#insertNumbers.run(firstSeq, numbers)
    this.#insertOctets.run(firstSeq, octets, rare === null ? null : JSON.stringify(rare))
    const kinds = this.#writeFacts(reader)
    if (isCounted) this.#countStatuses(kinds, 1)
  }

  #writeFacts(reader: BlockReader): readonly PduKind[] {
    const kinds = kindsOf(reader)
    const { firstAt, lastAt } = timesOf(reader)
    this.#insertFacts.run(reader.block.firstSeq, firstAt, lastAt, packKinds(kinds))
    return kinds
  }

  #remove(firstSeq: number): void {
    for (const table of tables) {
      this.#database.prepare(`DELETE FROM ${table} WHERE first_seq = ?`).run(firstSeq)
    }
  }

  #joinTail(): void {
    const tail = this.#tail
    this.#tail = []
    let run: PduBlock[] = []
    const flush = () => {
      if (run.length > 1) {
        for (const { firstSeq } of run) this.#remove(firstSeq)
        this.#write(joinBlocks(run), false)
      }
      run = []
    }
    for (const { firstSeq, pdus } of tail) {
      const block = this.read(firstSeq)
      const last = run.at(-1)
      if (block === null || (last !== undefined && last.firstSeq + last.pdus !== firstSeq)) flush()
      if (block !== null) run.push({ ...block, pdus })
    }
    flush()
  }

  /** How often each status was received, for the table of codes. */
  #countStatuses(kinds: readonly PduKind[], sign: 1 | -1): void {
    for (const { commandId, commandStatus, pdus, isSent } of kinds) {
      if (!isSent && isResponseId(commandId)) this.#count.run(commandId, commandStatus, sign * pdus)
    }
  }
}

function isSmall({ pdus, octets }: { readonly pdus: number; readonly octets: number }): boolean {
  return pdus < smallPdus && octets < smallOctets
}

function summaryOf(row: Row | undefined): BlockSummary | null {
  if (row === undefined) return null
  return { firstSeq: Number(row['first_seq']), pdus: Number(row['pdus']), octets: Number(row['octets']) }
}

function bytesOf(value: SQLOutputValue | undefined): Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array
    ? new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.length)
    : new Uint8Array()
}

function blockOf(row: Row): PduBlock {
  const rare = row['rare']
  return {
    firstSeq: Number(row['first_seq']),
    pdus: Number(row['pdus']),
    numbers: bytesOf(row['numbers']),
    octets: bytesOf(row['octets']),
    rare: typeof rare === 'string' ? readRare(rare) : null,
  }
}

/** null for text that an older or later release would not have written: damage shows as missing passwords alone. */
function readRare(text: string): RareColumns | null {
  try {
    const { sealedPasswords = [], repeats = [] }: Partial<RareColumns> = JSON.parse(text)
    return { sealedPasswords, repeats }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
