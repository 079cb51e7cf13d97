import { Fault } from '../../../shared/faults/fault.ts'

/** Makes the exit code at least this one. */
export type SetExitCode = (code: number) => void

/** The work was done and found failures: a PDU that cannot be read, a part refused, a receipt that never came. */
export const workFailed = 1
/** The command line or its input cannot be used. */
export const badUsage = 2

/** Faults of the network and the machine, and a file that changes under the work, are failures of the work; all others are in what was asked. */
export function exitCodeOf(problem: unknown): number {
  if (!(problem instanceof Fault)) return workFailed
  return /^(session|simulator|storage)\.|^cli\.table-changed$/.test(problem.code) ? workFailed : badUsage
}
