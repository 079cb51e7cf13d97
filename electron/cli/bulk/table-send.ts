import type { BulkPlan, BulkRowState } from '../../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../../shared/bulk/plan-row.ts'
import { rowStateOf } from '../../../shared/bulk/row-state.ts'
import type { BulkPart, BulkRow } from '../../../shared/contract/bulk.ts'
import { connectionDefaults } from '../../../shared/contract/connection-values.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { BuiltMessage } from '../../../shared/message/build-submits.ts'
import { isUnderWay, type PartEvent, partStateAfter } from '../../../shared/message/part-state.ts'
import { BulkSender } from '../../bulk/bulk-sender.ts'
import { type DeliveryOutcome, partEventOf } from '../../delivery/delivery-outcome.ts'
import type { SourcedRequest } from '../../delivery/sender.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { SystemClock } from '../../session/clock.ts'
import { ConnectionBinds, unbindPatienceMs } from '../../session/connection-binds.ts'
import type { ReaderOutput } from '../console/reader-output.ts'
import { firstSignal } from '../console/signals.ts'
import type { ResultJournal } from './result-journal.ts'
import type { NumberedRow, TableRows } from './table-rows.ts'

/** Told as it happens. A promise holds up the rows that come next. */
export interface TableListener {
  /** Where it is printed, at the pace of who reads it. */
  readonly output: ReaderOutput
  /** `isAgain`: it was in doubt after an earlier run, and was sent again. */
  row(row: BulkRow, isAgain: boolean): Promise<void>
  progress(counts: TableCounts, partsPerSecond: number): void
  /** One of several binds is refused, and the others go on. */
  unbound(state: SessionState): void
}

/** Number of rows by result; `skipped` of them had their result before. */
export interface TableCounts {
  readonly states: Readonly<Partial<Record<BulkRowState, number>>>
  readonly skipped: number
}

interface Options {
  readonly connection: ConnectionSettings
  readonly table: TableRows
  readonly plan: BulkPlan
  readonly rate: number | null
  readonly journal: ResultJournal | null
  readonly listener: TableListener
}

export interface TableOutcome extends TableCounts {
  /** Every row has a result. */
  readonly isWhole: boolean
  readonly fault: Fault | null
}

interface PendingRow {
  /** A part of it has left. */
  hasLeft: boolean
  readonly cells: readonly string[]
  readonly parts: Map<number, BulkPart>
}

interface PlannedRow extends Pick<BulkRow, 'row' | 'cells' | 'problem'> {
  readonly submits: BuiltMessage['submits']
}

interface RowPart {
  readonly row: number
  readonly part: number
}

/** Rows read between two looks at whether the table is still what was checked, at most. */
const maxRead = 250
const paceMs = 1000
/** Looks at the pace from one line of progress to the next. */
const progressLooks = 5

/** Sends each row of a table once over a session of its own; holds the rows that are on their way alone. */
export class TableSend {
  readonly #options: Options
  readonly #rows: AsyncGenerator<NumberedRow>
  readonly #pending = new Map<number, PendingRow>()
  readonly #states: Partial<Record<BulkRowState, number>>
  #skipped = 0
  #isRead = false
  #told: Promise<void> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
    this.#rows = options.table.read()
    this.#states = { ...options.journal?.before }
  }

  async run(): Promise<TableOutcome> {
    const { connection, rate, listener } = this.#options
    const clock = new SystemClock()
    const binds = new ConnectionBinds({ connection, clock, hooks: {} })
    const sender = new BulkSender<RowPart>({
      ...{ clock, binds, rate },
      // The window is each bind's own.
      window: connection.window * (connection.binds ?? connectionDefaults.binds),
      source: {
        take: (parts) => this.#take(parts),
        giveBack: (ref) => this.#settle(ref, { kind: 'never-left', back: 'waiting' }),
        settled: () => this.#written(),
        onSent: (ref, { at }) => this.#leaves(ref, at),
        onOutcome: (ref, outcome) => this.#ended(ref, outcome),
      },
      // A row has one line: what comes after it was written cannot change it.
      late: null,
    })
    const { signalled, release } = firstSignal(listener.output)
    const sending = Promise.withResolvers<void>()
    let isInterrupted = false
    void signalled.then(() => {
      isInterrupted = true
      sender.stop()
      return binds.closeWithin(unbindPatienceMs, sending.promise)
    })
    let looks = 0
    const timer = setInterval(() => {
      const partsPerSecond = sender.partsPerSecond()
      if (++looks % progressLooks === 0) listener.progress(this.#counts(), partsPerSecond)
    }, paceMs)
    let fault: Fault | null = null
    const isWhole = () => this.#isRead && !isInterrupted && fault === null
    try {
      await binds.open()
      const failure = await binds.missingHalf()
      if (failure !== null) throw failure
      for (const session of binds.sessions) {
        if (session.phase === 'closed') listener.unbound(session.state())
      }
      fault = await sender.run()
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      fault = problem
    } finally {
      clearInterval(timer)
      sending.resolve()
      await binds.close('unbind')
      this.#leavePending()
      await this.#written().finally(() => this.#options.journal?.close(isWhole()))
      await this.#rows.return(undefined)
      release()
    }
    return { ...this.#counts(), isWhole: isWhole(), fault }
  }

  #counts(): TableCounts {
    return { states: { ...this.#states }, skipped: this.#skipped }
  }

  async #take(parts: number): Promise<SourcedRequest<RowPart>[]> {
    const taken: SourcedRequest<RowPart>[] = []
    let rows = 0
    while (taken.length === 0 && !this.#isRead) {
      for (const planned of await this.#read(parts)) {
        const requests = this.#begin(planned)
        if (requests.length > 0) rows++
        taken.push(...requests)
      }
      await this.#written()
    }
    await this.#options.journal?.reserve(rows)
    return taken
  }

  /** The next rows without a result, about so many parts of them, which are those that were checked. */
  async #read(parts: number): Promise<PlannedRow[]> {
    const { journal, plan, table } = this.#options
    const rows: PlannedRow[] = []
    let count = 0
    let isEnd = false
    while (count < parts && rows.length < maxRead) {
      const next = await this.#rows.next()
      if (next.done) {
        isEnd = true
        break
      }
      const { row, cells } = next.value
      if (journal?.settled.has(row)) {
        this.#skipped++
        continue
      }
      const { built, problem } = planRow(plan, table.columns, row, cells)
      const submits = built?.submits ?? []
      rows.push({ row, cells, submits, problem })
      count += submits.length
    }
    await table.checkUnchanged()
    this.#isRead = isEnd
    return rows
  }

  /** None: it has its result without being sent. */
  #begin({ row, cells, submits, problem }: PlannedRow): SourcedRequest<RowPart>[] {
    const isInDoubt = this.#options.journal?.inDoubt.has(row) ?? false
    if (isInDoubt || submits.length === 0) {
      const state = isInDoubt ? 'in-doubt' : 'failed-check'
      this.#end({ row, cells, state, parts: 0, problem: isInDoubt ? null : problem, sent: [] })
      return []
    }
    const parts = new Map(submits.map((_, index) => [index + 1, emptyPart(index + 1)]))
    this.#pending.set(row, { hasLeft: false, cells, parts })
    return submits.map((pdu, index) => ({ ref: { row, part: index + 1 }, pdu }))
  }

  #leaves({ row, part }: RowPart, at: number): void {
    const pending = this.#pending.get(row)
    const before = pending?.parts.get(part)
    if (pending === undefined || before === undefined) return
    pending.parts.set(part, { ...before, submittedAt: at })
    if (pending.hasLeft) return
    pending.hasLeft = true
    this.#options.journal?.leaves(row)
  }

  #ended(ref: RowPart, outcome: DeliveryOutcome): void {
    if (outcome.kind !== 'answered') {
      this.#settle(ref, partEventOf(outcome, 'waiting'))
      return
    }
    const { messageId, commandStatus: status, command: answeredBy, at, isAccepted } = outcome.answer
    const known = { status, answeredBy, messageId: messageId === '' ? null : messageId, respondedAt: at }
    this.#settle(ref, { kind: 'answered', accepted: isAccepted }, known)
  }

  #settle({ row, part }: RowPart, event: PartEvent, known: Partial<BulkPart> = {}): void {
    const pending = this.#pending.get(row)
    const before = pending?.parts.get(part)
    if (pending === undefined || before === undefined) return
    pending.parts.set(part, { ...before, ...known, state: partStateAfter(before.state, event) })
    const sent = [...pending.parts.values()]
    if (sent.some((one) => isUnderWay(one.state))) return
    this.#pending.delete(row)
    const worst = rowStateOf(sent.map((one) => one.state)) ?? 'failed'
    this.#end({ row, cells: [...pending.cells], state: worst, parts: sent.length, problem: null, sent })
  }

  /** Rows that never left remain for the next run; a row of which a part has left is not sent again. */
  #leavePending(): void {
    for (const [row, { hasLeft, cells, parts }] of this.#pending) {
      const sent = [...parts.values()]
      if (!hasLeft || sent.every(({ state }) => state === 'waiting')) continue
      this.#end({ row, cells: [...cells], state: 'in-doubt', parts: sent.length, problem: null, sent })
    }
    this.#pending.clear()
  }

  #end(row: BulkRow): void {
    this.#states[row.state] = (this.#states[row.state] ?? 0) + 1
    const { journal, listener } = this.#options
    journal?.add(row)
    const isAgain = row.sent.length > 0 && (journal?.isResent(row.row) ?? false)
    this.#told = listener.row(row, isAgain)
  }

  async #written(): Promise<void> {
    await this.#told
    await this.#options.journal?.flush()
  }
}

function emptyPart(part: number): BulkPart {
  return {
    ...{ part, state: 'sent', status: null, answeredBy: null, messageId: null, stat: null, err: null },
    ...{ submittedAt: null, respondedAt: null, receiptAt: null },
  }
}
