import { getSystemErrorMessage } from 'node:util'
import { Fault } from '../../shared/faults/fault.ts'

/** A failed read or write as the Fault bulk.cannot-read; anything else as it is. It never names the path. */
export function systemFault(problem: unknown): unknown {
  if (!(problem instanceof Error && 'errno' in problem && typeof problem.errno === 'number')) return problem
  return new Fault('bulk.cannot-read', { reason: getSystemErrorMessage(problem.errno) })
}
