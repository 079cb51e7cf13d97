import { dirname, join, resolve } from 'node:path'
import { Fault } from '../../../shared/faults/fault.ts'
import { type PlanProblem, planProblemLines } from '../../../shared/plan/plan-problem.ts'
import { mostRowsOf } from '../../../shared/plan/plan-rows.ts'
import type { Plan } from '../../../shared/plan/plan-schema.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { readRecords, type TableRecords } from '../../bulk/table-records.ts'
import { folderTexts, utf8Text, whyOutside } from '../../plans/plan-folder.ts'
import type { TextReader } from '../../plans/row-scene.ts'
import type { Cli } from '../console/cli.ts'
import { readAll } from '../console/read-lines.ts'

/** A plan that can be run, with its rows of data. */
export interface PlanFile {
  readonly plan: Plan
  /** Rows of the data file; null where there is none. */
  readonly rows: TableRecords['rows'] | null
  readonly textOf: TextReader
}

interface Asked {
  readonly file: string
  /** A table in place of the plan's own data. */
  readonly data: string | undefined
  /** Names of the variables that the command line gives. */
  readonly variables: readonly string[]
}

/**
 * Reads a plan with its data. What is wrong with the plan is told on stderr, each problem with its line, and ends in Fault
 * cli.bad-plan; throws cli.cannot-read and those of readTable beside it.
 */
export async function readPlanFile(cli: Cli, { file, data, variables }: Asked): Promise<PlanFile> {
  const text = utf8Text(await readAll(file))
  if (text === null) throw new Fault('cli.bad-line', { line: 1, problem: 'not-utf-8' })
  const first = readPlan(text, { columns: null, variables })
  if (first.plan === null) throw badPlan(cli, file, text, first.problems)
  const folder = file === '-' ? process.cwd() : dirname(resolve(file))
  const table = await tableOf(folder, first.plan, data)
  const reading = readPlan(text, { columns: table?.columns ?? [], variables })
  if (reading.plan === null) throw badPlan(cli, file, text, reading.problems)
  return { plan: reading.plan, rows: table?.rows ?? null, textOf: folderTexts(folder) }
}

function badPlan(cli: Cli, file: string, text: string, problems: readonly PlanProblem[]): Fault {
  for (const problem of problems) {
    for (const line of planProblemLines(problem, file, text, cli.language)) cli.complain(line)
  }
  return new Fault('cli.bad-plan', { file, problems: problems.length })
}

/** The table that the command line names, or the plan in its own folder; null where neither does. */
async function tableOf(folder: string, plan: Plan, data: string | undefined): Promise<TableRecords | null> {
  const { data: planned } = plan
  const most = mostRowsOf(plan)
  if (data !== undefined) return readTable(data, most)
  if (planned?.file === undefined) return null
  const path = join(folder, planned.file)
  const reason = await whyOutside(folder, path)
  if (reason !== null) throw new Fault('cli.cannot-read', { file: path, reason })
  return readTable(path, most)
}

/** Rejects with cli.too-many-rows, cli.no-rows, cli.option-conflict for standard input, and the faults of readRecords. */
async function readTable(path: string, most: number): Promise<TableRecords> {
  if (path === '-') throw new Fault('cli.option-conflict', { first: '--data', second: '-' })
  try {
    return await readRecords(path, most)
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    if (problem.code === 'bulk.too-many-rows') throw new Fault('cli.too-many-rows', { file: path, most })
    if (problem.code === 'bulk.no-rows') throw new Fault('cli.no-rows', { file: path })
    throw problem
  }
}
