import { Fault } from '../../shared/faults/fault.ts'
import { type CompiledFilter, compileFilter, type RequestOf } from '../../shared/filter/compile-filter.ts'
import { type FilterContext, FilterSubject } from '../../shared/filter/filter-subject.ts'
import { headerOctets } from '../../shared/smpp/frame.ts'
import type { PduKind } from './block-facts.ts'
import type { CaptureRecord, SessionLabel } from './capture-record.ts'
import { RecordRow } from './record-row.ts'

/** A captured PDU as filters see it: the same in the window, the store and the command line. */
export function filterSubjectOf(record: CaptureRecord, context: FilterContext): FilterSubject {
  return new FilterSubject(new RecordRow(record), context)
}

/** What PDUs of one kind have in common, as a subject: nothing else of it is to be asked. */
export function kindSubject(
  { isSent, commandId, commandStatus }: PduKind,
  label: SessionLabel,
): FilterSubject {
  const octets = new Uint8Array(headerOctets)
  const header = new DataView(octets.buffer)
  header.setUint32(4, commandId)
  header.setUint32(8, commandStatus)
  const direction = isSent ? 'sent' : 'received'
  return filterSubjectOf({ ...unknown, direction, label, octets }, { inspect: {}, isAnswered: () => false })
}

const unknown = {
  ...{ seq: 0, at: 0, requestSeq: null, requestCommandId: null, latencyMs: null, isLate: false },
  ...{ repeatOf: null, messageId: null, sealedPassword: null },
}

/** Throws Fault capture.bad-filter. `requestOf` and `now`: see compileFilter. */
export function compiledFilter(text: string, requestOf?: RequestOf, now = 1000 * Date.now()): CompiledFilter {
  const compiled = compileFilter(text, now, requestOf)
  if (!('code' in compiled)) return compiled
  const { code, start, end } = compiled
  throw new Fault('capture.bad-filter', { code, start, end })
}
