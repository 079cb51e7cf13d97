import type { CaptureRow } from '../../../shared/contract/capture.ts'
import type { FilterField, FilterValue } from '../../../shared/filter/filter-field.ts'
import type { FilterSubject } from '../../../shared/filter/filter-subject.ts'
import { type Catalogue, perCatalogue } from '../../../shared/profiles/catalogue.ts'
import { genericNackId, responseBit } from '../../../shared/smpp/command-id.ts'
import { captureRows } from '../../stores/capture-store.ts'
import { octetsOf } from '../../stores/octets-store.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'
import { knowsField, RowSubject, subjectOfPdu } from './row-subject.ts'

const subjects = perCatalogue((_catalogue) => new WeakMap<CapturedPdu, FilterSubject>())

/** The PDU as a filter sees it, taken apart once. */
export function subjectOf(catalogue: Catalogue, pdu: CapturedPdu): FilterSubject {
  const known = subjects(catalogue).get(pdu)
  if (known !== undefined) return known
  const subject = subjectOfPdu(pdu, catalogue)
  subjects(catalogue).set(pdu, subject)
  return subject
}

/** The row's PDU as a filter sees it; null while its octets are not here. */
export function subjectOfRow(catalogue: Catalogue, row: CaptureRow): FilterSubject | null {
  const pdu = octetsOf(row.seq, row.at)
  return pdu === null ? null : subjectOf(catalogue, pdu)
}

/** Values that the row's PDU has of the field; null while its octets are needed and not here. */
export function valuesOfRow(
  catalogue: Catalogue,
  field: FilterField,
  row: CaptureRow,
): readonly FilterValue[] | null {
  if (knowsField(row, field.name)) return field.values(new RowSubject(row))
  const subject = subjectOfRow(catalogue, row)
  return subject === null ? null : field.values(subject)
}

/** The request that a response answers, where it is in the list or was fetched for it; null otherwise. */
export function requestOfRow(row: CaptureRow): CaptureRow | null {
  if (row.requestSeq === null) return null
  const request = captureRows.row(row.requestSeq) ?? octetsOf(row.requestSeq, null)?.row
  return request !== undefined && isRequestOf(request, row) ? request : null
}

/** A capture that was cleared numbers its PDUs anew. */
function isRequestOf(request: CaptureRow, { commandId, sequenceNumber, at }: CaptureRow): boolean {
  return (
    request.sequenceNumber === sequenceNumber &&
    request.at <= at &&
    (commandId === genericNackId || request.commandId === commandId % responseBit)
  )
}

/** Seqs of PDUs whose octets the row's addresses need: those of the request of a response that names none. */
export function neededRequest(row: CaptureRow): number | null {
  const hasOwn = row.source !== null || row.destination !== null
  return hasOwn || row.requestSeq === null || requestOfRow(row) !== null ? null : row.requestSeq
}
