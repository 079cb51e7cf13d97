import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'

const logOctetsLimit = 1024 * 1024

/** Writes down one of our own defects: where it showed and what was thrown. */
export type LogDefect = (place: string, problem: unknown) => void

/**
 * The log that `contract.internal` points to: `workbench.log` in the data folder, one older file beside it. Holds
 * stacks, never inputs. Synchronous, because the next thing to happen may be the end of the process; a folder that
 * cannot be written must not turn one defect into two.
 */
export function openDefectLog(dataDir: string, now: () => Date = () => new Date()): LogDefect {
  const file = join(dataDir, 'workbench.log')
  return (place, problem) => {
    const what = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)
    try {
      makeFolder(dataDir)
      if (existsSync(file) && statSync(file).size > logOctetsLimit) renameSync(file, `${file}.1`)
      appendFileSync(file, `${now().toISOString()} ${place}: ${what}\n`, { mode: 0o600 })
    } catch (writeProblem) {
      process.stderr.write(`${place}: ${what}\n(not written to ${file}: ${String(writeProblem)})\n`)
    }
  }
}
