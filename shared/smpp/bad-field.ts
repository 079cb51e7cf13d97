import { Fault } from '../faults/fault.ts'
import type { ProblemCode } from '../faults/problem-table.ts'

/** Why a value has no octets, as details of a Fault pdu.bad-field. */
export interface FieldProblem {
  readonly problem: ProblemCode
  readonly given?: string | number
  readonly expected?: string | number
}

/** The Fault for a field that no octets can be made of. */
export function badField(
  field: string,
  { problem, given = '', expected = '' }: FieldProblem,
): Fault<'pdu.bad-field'> {
  return new Fault('pdu.bad-field', { field, problem, given, expected })
}
