import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import type { DataRule } from '../../shared/contract/app.ts'
import { faultSchema } from '../../shared/contract/fault-schema.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { isFoundAgain, moveNoteName } from '../places.ts'
import { readJson } from '../storage/read-json.ts'
import { checkMove, copyDataFolder } from './move-folder.ts'

type StoredFault = z.infer<typeof faultSchema>

/** What is to become of the data folder, or became of it; in the folder that the next start finds. */
const noteSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('planned'), folder: z.string() }),
  z.object({ state: z.literal('begun'), folder: z.string() }),
  z.object({ state: z.literal('ended'), faults: z.array(faultSchema) }),
])
type Note = z.infer<typeof noteSchema>

/**
 * Has the folder moved by the next start, before anything of it is open. Rejects with folder.named where the next start would
 * not find it, and with other `folder.*` where it could not be moved as things are. The absolute path of the new one.
 */
export async function planMove(dataDir: string, rule: DataRule, to: string): Promise<string> {
  if (!isFoundAgain(rule)) throw new Fault('folder.named', {})
  if (!isAbsolute(to)) throw new Fault('folder.relative', { folder: to })
  const folder = resolve(to)
  try {
    await checkMove(dataDir, folder)
  } catch (problem) {
    throw problem instanceof Fault
      ? problem
      : new Fault('folder.unusable', { folder, reason: reasonOf(problem) })
  }
  write(dataDir, { state: 'planned', folder })
  return folder
}

/** Where the next start moves the folder; null: it stays. */
export function plannedMove(dataDir: string): string | null {
  const note = read(dataDir)
  return note?.state === 'planned' ? note.folder : null
}

export function stayHere(dataDir: string): void {
  if (plannedMove(dataDir) !== null) rmSync(join(dataDir, moveNoteName), { force: true })
}

/** What the start tells of a move, once. */
export function newsOfMove(dataDir: string): StoredFault[] {
  const note = read(dataDir)
  if (note === null || note.state === 'planned') return []
  rmSync(join(dataDir, moveNoteName), { force: true })
  if (note.state === 'ended') return note.faults
  // A start that was killed half-way.
  const { folder } = note
  return existsSync(folder) ? [new Fault('folder.interrupted', { folder, dataDir }).toJSON()] : []
}

interface PlannedMove {
  readonly dataDir: string
  /** From then on a start that is told of no folder begins there. */
  readonly pointTo: (folder: string) => void
  readonly signal: AbortSignal
  /** Octets that were copied, of all. */
  readonly tell: (done: number, total: number) => void
}

/**
 * Moves the folder where that is planned, and leaves word of how it ended for newsOfMove. Resolves to where the data is now.
 * Rejects with storage.in-use alone: a workbench runs on it, and the plan stands.
 */
export async function moveAsPlanned({ dataDir, pointTo, signal, tell }: PlannedMove): Promise<string> {
  const folder = plannedMove(dataDir)
  if (folder === null) return dataDir
  try {
    const to = await copyDataFolder({
      ...{ from: dataDir, to: folder, signal, tell, replacesHalf: true },
      // Of a start that is killed from here on there is word.
      onBegin: () => write(dataDir, { state: 'begun', folder }),
    })
    write(to, { state: 'ended', faults: [new Fault('folder.moved', { from: dataDir, folder: to }).toJSON()] })
    pointTo(to)
    rmSync(join(dataDir, moveNoteName), { force: true })
    return to
  } catch (problem) {
    if (problem instanceof Fault && problem.code === 'storage.in-use') throw problem
    const why =
      problem instanceof Fault ? problem : new Fault('folder.copy-failed', { reason: reasonOf(problem) })
    const faults = [new Fault('folder.not-moved', { folder, dataDir }).toJSON(), why.toJSON()]
    write(dataDir, { state: 'ended', faults })
    return dataDir
  }
}

function reasonOf(problem: unknown): string {
  const { code, message } = problem as Partial<Record<'code' | 'message', unknown>>
  return String(code ?? message ?? problem)
}

function read(dataDir: string): Note | null {
  try {
    return noteSchema.safeParse(readJson(readFileSync(join(dataDir, moveNoteName), 'utf8'))).data ?? null
  } catch {
    // As a rule there is none.
    return null
  }
}

function write(dataDir: string, note: Note): void {
  const path = join(dataDir, moveNoteName)
  writeFileSync(`${path}.next`, `${JSON.stringify(note)}\n`, { mode: 0o600 })
  renameSync(`${path}.next`, path)
}
