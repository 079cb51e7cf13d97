import { join } from 'node:path'
import { mostEvents } from '../../shared/contract/capture-events.ts'
import type { ProfileReadings } from '../capture/profile-readings.ts'
import { CarryOver, type CarryProgress } from './carry-over.ts'
import { type NameWatch, watchName } from './database-file.ts'
import { type OpenedTraffic, replaceTraffic, trafficFileName } from './open-traffic.ts'
import { isDamage, problemOf, sqliteCode } from './sqlite-problem.ts'
import type {
  LoadedTraffic,
  TrafficLimits,
  TrafficOperations,
  TrafficStatus,
  WriteBatch,
} from './store-protocol.ts'
import { TrafficStore } from './traffic-store.ts'
import { WriteBacklog } from './write-backlog.ts'

interface Options {
  readonly dataDir: string
  readonly opened: OpenedTraffic
  readonly onStatus: () => void
}

/** The traffic's file as the store's thread runs it: batches wait for a disk that refuses, a damaged file is replaced. */
export class WorkerStore {
  readonly #options: Options
  readonly #backlog = new WriteBacklog()
  readonly #memoryBecause: string | null
  #traffic: TrafficStore
  #operations: TrafficOperations
  #setAside: string | null
  readonly #kept: string | null
  #problem: string | null
  /** The last failure of a write. */
  #refusal: unknown = null
  #limits: TrafficLimits | null = null
  #readings: ProfileReadings = new Map()
  #name: NameWatch | null
  #carryOver: CarryOver | null = null
  #carried: CarryProgress | null = null
  #isOlderUnreadable = false

  constructor(options: Options) {
    this.#options = options
    const { database, setAside, memoryBecause, kept } = options.opened
    this.#kept = kept
    this.#setAside = setAside
    this.#memoryBecause = memoryBecause
    this.#problem = memoryBecause
    this.#traffic = new TrafficStore(database)
    this.#operations = this.#operationsNow()
    this.#name = watchName(join(options.dataDir, trafficFileName), options.opened)
    if (memoryBecause !== null) return
    const carrying = CarryOver.begin(this.#traffic, options.dataDir)
    this.#isOlderUnreadable = carrying === 'unreadable'
    this.#carryOver = carrying === 'unreadable' ? null : carrying
    this.#carried = this.#carryOver?.progress() ?? null
  }

  status(): TrafficStatus {
    return {
      capturedPdus: this.#traffic.capture.count,
      captureOctets: this.#traffic.capture.octets,
      firstSeq: this.#traffic.capture.firstSeq,
      problem: this.#problem ?? (this.#name?.isLost === true ? 'the-file-was-removed' : null),
      setAside: this.#setAside,
      kept: this.#kept,
      carryOver: this.#carried,
      isOlderUnreadable: this.#isOlderUnreadable,
      isRecounted: this.#traffic.capture.isRecounted,
    }
  }

  get hasBacklog(): boolean {
    return !this.#backlog.isEmpty
  }

  /** Those of the file of the moment. */
  get operations(): TrafficOperations {
    return this.#operations
  }

  write(batch: WriteBatch): void {
    this.#backlog.add(batch)
    this.retry()
  }

  /** Writes what waits; a failure of the disk leaves it waiting and is told in the status. */
  retry(): void {
    for (let batch = this.#backlog.first(); batch !== undefined; batch = this.#backlog.first()) {
      try {
        this.#traffic.write(batch)
        this.#problem = this.#memoryBecause
      } catch (error) {
        this.#problem = problemOf(error)
        this.#refusal = error
        if (isDamage(error)) {
          if (this.#replace()) continue
          break
        }
        // A disk may recover; a batch that cannot be written at all would stop everything behind it.
        if (sqliteCode(error) !== 'other') break
      }
      this.#backlog.removeFirst()
    }
    this.#options.onStatus()
  }

  /** Tells when the file has lost its name. */
  checkFile(): void {
    if (this.#name?.look() === true) this.#options.onStatus()
  }

  /** Brings a slice of the traffic of 0.1.0 over; true when more is to come. */
  carryOver(): boolean {
    const carrying = this.#carryOver
    if (carrying === null) return false
    try {
      if (carrying.step()) {
        this.#carried = carrying.progress()
        return true
      }
    } catch (error) {
      this.#traffic.reread()
      // A disk that is full may have room later; an older file that cannot be read will not become readable.
      if (sqliteCode(error) === 'folder') return false
      carrying.giveUp()
      this.#isOlderUnreadable = true
    }
    carrying.detach()
    this.#carryOver = null
    this.#carried = null
    this.#options.onStatus()
    return false
  }

  /** Drops some of what is beyond the limits; true when more is to go. */
  maintain(): boolean {
    const before = this.#traffic.capture.count
    try {
      return this.#traffic.maintain()
    } catch (error) {
      this.#problem = problemOf(error)
      if (isDamage(error)) this.#replace()
      this.#options.onStatus()
      return false
    } finally {
      if (this.#traffic.capture.count !== before) this.#options.onStatus()
    }
  }

  load(): LoadedTraffic {
    const { capture, cards } = this.#traffic
    return {
      lastSeq: capture.lastSeq,
      lastSessionKey: capture.lastSessionKey,
      lastMessage: cards.last,
      lastEvent: capture.events.last,
      events: capture.events.newest(mostEvents),
      marks: capture.marks.all(),
    }
  }

  /** Writes what waits first. */
  close(): void {
    this.retry()
    this.#traffic.database.close()
  }

  #operationsNow(): TrafficOperations {
    const traffic = this.#traffic
    return {
      ...traffic.operations(),
      setLimits: (limits) => {
        this.#limits = limits
        traffic.limits = limits
      },
      sync: () => {
        this.retry()
        if (this.hasBacklog) throw this.#refusal
        traffic.sync()
      },
      setReadings: (readings) => {
        this.#readings = readings
        traffic.capture.readings = readings
      },
      clearCapture: () => {
        traffic.clear()
        this.#options.onStatus()
      },
    }
  }

  /** A store that turned out damaged while in use: set aside, and a new one opened in its place. */
  #replace(): boolean {
    if (this.#memoryBecause !== null) return false
    const sessions = this.#traffic.capture.sessions()
    this.#carryOver = null
    this.#carried = null
    this.#traffic.database.close()
    const opened = replaceTraffic(this.#options.dataDir)
    if (opened === 'in-use') return false
    this.#setAside = opened.setAside
    this.#problem = opened.memoryBecause
    this.#traffic = new TrafficStore(opened.database)
    if (this.#limits !== null) this.#traffic.limits = this.#limits
    this.#traffic.capture.readings = this.#readings
    this.#traffic.putSessions(sessions)
    this.#operations = this.#operationsNow()
    this.#name = watchName(join(this.#options.dataDir, trafficFileName), opened)
    return true
  }
}
