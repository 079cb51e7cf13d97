import { useMemo } from 'react'
import { matchedFields } from '../../../shared/filter/matched-fields.ts'
import { useCapture } from '../../stores/capture-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'
import { subjectOfPdu } from './row-subject.ts'

/** Indices of the PDU's spans by which the filter in force finds it; none without a filter. */
export function useMatchedSpans(pdu: CapturedPdu): ReadonlySet<number> {
  const filter = useCapture((state) => state.filter.trim())
  const catalogue = useCatalogue()
  return useMemo(() => {
    if (filter === '') return nothing
    const subject = subjectOfPdu(pdu, catalogue)
    const { seq, requestSeq } = pdu.row
    const requestOf = (number: number) => (number === seq ? requestSeq : null)
    const spans = matchedFields(filter, subject, 1000 * Date.now(), requestOf).flatMap((one) => one.spans)
    return new Set(spans.map((span) => subject.inspection.spans.indexOf(span)))
  }, [filter, pdu, catalogue])
}

const nothing: ReadonlySet<number> = new Set()
