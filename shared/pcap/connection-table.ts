import type { Seen, StreamParts } from './pdu-stream.ts'
import { TcpConnection } from './tcp-connection.ts'
import type { TcpSegment } from './tcp-segment.ts'

/** Connections whose ends have one hash; more are made to keep a reader busy, and the earliest is given up. */
const maxAlike = 64

type Buckets = Map<number, TcpConnection[]>

/**
 * The connections of a capture, by their ends. Those heard of lately are in one generation, the others in an older one;
 * when the first is full, the second is dropped and the first takes its place.
 */
export class ConnectionTable {
  readonly #parts: StreamParts
  readonly #maxConnections: number
  readonly #dropped: (count: number) => void
  #recent: Buckets = new Map()
  #older: Buckets = new Map()
  #recentCount = 0
  #numbered = 0

  constructor(maxConnections: number, parts: StreamParts, dropped: (count: number) => void) {
    this.#maxConnections = maxConnections
    this.#parts = parts
    this.#dropped = dropped
  }

  receive(segment: TcpSegment, seen: Seen): void {
    const hash = hashOf(segment)
    const known = this.#find(segment, hash, seen) ?? this.#make(segment, hash, seen)
    known.receive(segment, known.matches(segment) > 0, seen)
  }

  #find(segment: TcpSegment, hash: number, seen: Seen): TcpConnection | undefined {
    const recent = matching(this.#recent.get(hash), segment)
    if (recent !== undefined) return recent
    const older = matching(this.#older.get(hash), segment)
    if (older === undefined) return undefined
    remove(this.#older, older)
    this.#add(older, seen)
    return older
  }

  #make(segment: TcpSegment, hash: number, seen: Seen): TcpConnection {
    const nextNumber = () => {
      this.#numbered += 1
      return this.#numbered
    }
    const made = new TcpConnection(segment, hash, nextNumber, this.#parts)
    this.#add(made, seen)
    return made
  }

  /** Ends all, as the file does. */
  end(seen: Seen): void {
    for (const connection of this.#all()) connection.end('ended', seen)
  }

  /** Nothing is waited for any longer. */
  stopWaiting(seen: Seen): void {
    for (const connection of this.#all()) connection.end('bound', seen)
  }

  *#all(): Generator<TcpConnection> {
    for (const buckets of [this.#older, this.#recent]) {
      for (const bucket of buckets.values()) yield* bucket
    }
  }

  #add(connection: TcpConnection, seen: Seen): void {
    if (this.#recentCount >= this.#maxConnections / 2) this.#turn(seen)
    const bucket = this.#recent.get(connection.hash)
    if (bucket === undefined) this.#recent.set(connection.hash, [connection])
    else bucket.push(connection)
    this.#recentCount += 1
    if (bucket === undefined || bucket.length <= maxAlike) return
    this.#recentCount -= 1
    if (bucket.shift()?.end('bound', seen)) this.#dropped(1)
  }

  #turn(seen: Seen): void {
    let count = 0
    for (const bucket of this.#older.values()) {
      for (const connection of bucket) if (connection.end('bound', seen)) count += 1
    }
    if (count > 0) this.#dropped(count)
    this.#older = this.#recent
    this.#recent = new Map()
    this.#recentCount = 0
  }
}

function matching(bucket: TcpConnection[] | undefined, segment: TcpSegment): TcpConnection | undefined {
  if (bucket === undefined) return undefined
  for (const connection of bucket) if (connection.matches(segment) !== 0) return connection
  return undefined
}

function remove(buckets: Buckets, connection: TcpConnection): void {
  const left = (buckets.get(connection.hash) ?? []).filter((one) => one !== connection)
  if (left.length === 0) buckets.delete(connection.hash)
  else buckets.set(connection.hash, left)
}

/** The same for both directions (FNV-1a of each end). */
function hashOf({ ip, sourcePort, destinationPort }: TcpSegment): number {
  const { bytes, sourceAt, destinationAt, addressOctets } = ip
  let source = sourcePort
  let destination = destinationPort
  for (let at = 0; at < addressOctets; at += 1) {
    source = Math.imul(source ^ (bytes[sourceAt + at] ?? 0), 0x01000193)
    destination = Math.imul(destination ^ (bytes[destinationAt + at] ?? 0), 0x01000193)
  }
  return (source + destination) | 0
}
