import { Fault } from '../../shared/faults/fault.ts'
import { type CompiledFilter, compileFilter, type RequestOf } from '../../shared/filter/compile-filter.ts'
import { type FilterContext, FilterSubject } from '../../shared/filter/filter-subject.ts'
import type { CaptureRecord } from './capture-record.ts'
import { RecordRow } from './record-row.ts'

/** A captured PDU as filters see it: the same in the window, the store and the command line. */
export function filterSubjectOf(record: CaptureRecord, context: FilterContext): FilterSubject {
  return new FilterSubject(new RecordRow(record), context)
}

/** Throws Fault capture.bad-filter. `requestOf`: see compileFilter. */
export function compiledFilter(text: string, requestOf?: RequestOf): CompiledFilter {
  const compiled = compileFilter(text, 1000 * Date.now(), requestOf)
  if (!('code' in compiled)) return compiled
  const { code, start, end } = compiled
  throw new Fault('capture.bad-filter', { code, start, end })
}
