import { constants, writeSync } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises'
import type { BulkRowState } from '../../../shared/bulk/bulk-plan.ts'
import type { BulkRow } from '../../../shared/contract/bulk.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Language } from '../../../shared/words/words.ts'
import { systemFault } from '../../bulk/read-table.ts'
import { type ResultForm, resultHeading, resultRows } from '../../bulk/result-file.ts'
import { RowMarks } from './row-marks.ts'
import { copySettledRows } from './settled-rows.ts'

interface Files {
  readonly form: ResultForm
  readonly result: FileHandle
  readonly note: FileHandle
  /** Octets of the note that say something. */
  readonly notedOctets: number
}

interface Marks {
  readonly settled: RowMarks
  readonly inDoubt: RowMarks
  readonly resent: RowMarks
  /** The note was lost: each row without a result may have left. */
  readonly isDoubtUnknown: boolean
}

interface Options {
  readonly path: string
  readonly columns: readonly string[]
  /** That of the table. */
  readonly delimiter: string
  /** Rows of the table. */
  readonly rows: number
  readonly language: Language
}

/**
 * Results of the rows, as a CSV that grows as they become known. Beside it, until the run is over, stands a
 * note of the rows that have left: after a crash those of them without a result are in doubt.
 */
export class ResultJournal {
  readonly #options: Options
  readonly #form: ResultForm
  readonly #result: FileHandle
  readonly #note: FileHandle
  /** Rows that have a result. */
  readonly settled: RowMarks
  /** Rows that left without one. */
  readonly inDoubt: RowMarks
  readonly #marks: Marks
  /** How many rows had which result when the file was opened. */
  readonly before: Readonly<Partial<Record<BulkRowState, number>>>
  #writing: Promise<void> = Promise.resolve()
  #waiting: BulkRow[] = []
  /** Octets of the note that say something, and octets that it has. */
  #noted: number
  #reserved: number

  /**
   * Begins a result file, or goes on with one. Throws Fault cli.result-exists, cli.no-result, cli.no-note,
   * cli.other-result, bulk.cannot-read.
   */
  static async open(
    options: Options,
    how: { readonly isResume: boolean; readonly resendsInDoubt: boolean },
  ): Promise<ResultJournal> {
    const { path, columns, delimiter, rows } = options
    /** Closed where the journal does not come about. */
    const opened: FileHandle[] = []
    try {
      const exists = await stat(path).then(
        () => true,
        () => false,
      )
      if (exists && !how.isResume) throw new Fault('cli.result-exists', { file: path })
      if (!exists && how.isResume) throw new Fault('cli.no-result', { file: path })
      const settled = new RowMarks()
      const inDoubt = new RowMarks()
      const resent = new RowMarks()
      const states: Partial<Record<BulkRowState, number>> = {}
      let form: ResultForm = { delimiter, hasTimes: true }
      let notedOctets = 0
      let isDoubtUnknown = false
      if (how.isResume) {
        // A line that a crash tore is left out, and a row in doubt that is sent again gets a new line.
        const copy = `${path}.new`
        const keepsInDoubt = !how.resendsInDoubt
        const copying = { path, copy, columns, delimiter, keepsInDoubt }
        form = await copySettledRows({ ...copying, settled, resent, states })
        await rename(copy, path)
        const doubtful = keepsInDoubt ? inDoubt : resent
        const known = Object.values(states).reduce((sum, count) => sum + count, 0)
        const noted = await notedRows(path, settled, known - (states['failed-check'] ?? 0))
        if (noted === null && keepsInDoubt && known < rows) {
          throw new Fault('cli.no-note', { file: path, note: notePath(path) })
        }
        isDoubtUnknown = noted === null
        for (const row of noted?.rows ?? []) if (!settled.has(row)) doubtful.add(row)
        notedOctets = noted?.octets ?? 0
      }
      // What another put there meanwhile, or before, is not written to.
      const result = await open(path, how.isResume ? 'a' : 'ax', 0o600)
      opened.push(result)
      if (!how.isResume || isDoubtUnknown) await rm(notePath(path), { force: true })
      const note = await open(notePath(path), constants.O_RDWR | constants.O_CREAT | noFollow, 0o600)
      opened.push(note)
      await note.truncate(notedOctets)
      if (isDoubtUnknown) {
        const before = settledLines(settled, rows)
        await note.write(before, 0)
        notedOctets = before.length
      }
      const journal = new ResultJournal(
        options,
        { form, result, note, notedOctets },
        { settled, inDoubt, resent, isDoubtUnknown },
        states,
      )
      if (!exists) await result.write(resultHeading(columns, form))
      return journal
    } catch (problem) {
      for (const file of opened) await file.close()
      throw systemFault(problem)
    }
  }

  private constructor(
    options: Options,
    { form, result, note, notedOctets }: Files,
    marks: Marks,
    before: Readonly<Partial<Record<BulkRowState, number>>>,
  ) {
    this.#options = options
    this.#form = form
    this.#result = result
    this.#note = note
    this.#noted = notedOctets
    this.#reserved = notedOctets
    this.settled = marks.settled
    this.inDoubt = marks.inDoubt
    this.#marks = marks
    this.before = before
  }

  /** It may have left before, and is sent again: the peer may have taken it then as well. */
  isResent(row: number): boolean {
    return this.#marks.isDoubtUnknown || this.#marks.resent.has(row)
  }

  /** Makes room to note so many rows: what has left must be noted even when the disk is full by then. */
  async reserve(rows: number): Promise<void> {
    const missing = this.#noted + rows * noteOctets - this.#reserved
    if (missing <= 0) return
    await this.#note.write(' '.repeat(missing), this.#reserved)
    this.#reserved += missing
  }

  /** Notes that the row leaves, before this returns: there is room for it by `reserve`. */
  leaves(row: number): void {
    this.#noted += writeSync(this.#note.fd, `${row}\n`, this.#noted)
  }

  /** Adds a line soon; lines are written in the order in which they are added. */
  add(row: BulkRow): void {
    this.#waiting.push(row)
    if (this.#waiting.length > 1) return
    this.#writing = this.#writing.then(async () => {
      const rows = this.#waiting
      this.#waiting = []
      const { columns, language } = this.#options
      await this.#result.write(resultRows(rows, columns, language, this.#form))
    })
    // Told by flush.
    this.#writing.catch(() => undefined)
  }

  /** Resolves when every line that was added is written. */
  async flush(): Promise<void> {
    await this.#writing.catch((problem: unknown) => {
      throw systemFault(problem)
    })
  }

  /**
   * The note stays, and says that nothing else has left, unless the run is whole and each of its lines is written:
   * then every row has a result.
   */
  async close(isWhole: boolean): Promise<void> {
    const isWritten = await this.#writing.then(
      () => true,
      () => false,
    )
    await this.#result.close()
    await this.#note.truncate(this.#noted)
    await this.#note.close()
    if (isWhole && isWritten) await rm(notePath(this.#options.path), { force: true })
  }
}

/** Octets of a row's number and its line end, at most. */
const noteOctets = 10
/** Not on Windows, where a link needs rights of its own. */
const noFollow = constants.O_NOFOLLOW ?? 0

function notePath(path: string): string {
  return `${path}.sent`
}

/** A new note in the place of one that was lost. */
function settledLines(settled: RowMarks, rows: number): string {
  let lines = ''
  for (let row = 1; row <= rows; row++) if (settled.has(row)) lines += `${row}\n`
  return lines
}

/** null: there is no note, or it lacks some of the `left` rows that have a result: they left, so that it was noted. */
async function notedRows(
  path: string,
  settled: RowMarks,
  left: number,
): Promise<{ readonly rows: number[]; readonly octets: number } | null> {
  const text = await readFile(notePath(path), 'utf8').catch((problem: unknown) => {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null
    throw problem
  })
  if (text === null) return null
  // A line that a crash tore has no end, and its row has not left. What follows is room that was not needed.
  const octets = text.lastIndexOf('\n') + 1
  const lines = text.slice(0, octets).split('\n')
  const rows = [...new Set(lines.filter((line) => /^\d{1,9}$/.test(line)).map(Number))]
  const isWhole = rows.filter((row) => settled.has(row)).length >= left
  return isWhole ? { rows, octets } : null
}
