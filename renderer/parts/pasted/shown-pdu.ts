import {
  type Inspection,
  type InspectOptions,
  inspectPdu,
  type Span,
} from '../../../shared/inspect/inspect.ts'
import { type PasswordRange, passwordRanges, withoutPasswords } from '../../../shared/smpp/password-ranges.ts'
import { withOwnLength } from '../own-length.ts'

/** A pasted PDU as it may be shown: with its password only where that was asked for. */
export interface ShownPdu {
  readonly inspection: Inspection
  readonly spans: readonly Span[]
  readonly octets: Uint8Array
  readonly hasPassword: boolean
}

const mask = '***'

export function shownPdu(octets: Uint8Array, options: InspectOptions, showsPassword: boolean): ShownPdu {
  const inspection = inspectPdu(octets, options)
  const all = withOwnLength(inspection.spans, octets)
  const ranges = passwordRanges(octets, 'odd')
  const hasPassword = ranges.length > 0
  if (!hasPassword || showsPassword) return { inspection, spans: all, octets, hasPassword }
  const spans = all.map((span) =>
    span.value !== null && touches(span, ranges) ? { ...span, value: mask } : span,
  )
  return { inspection, spans, octets: withoutPasswords(octets, 'odd'), hasPassword }
}

function touches({ start, end }: Span, ranges: readonly PasswordRange[]): boolean {
  return ranges.some((range) => start < range.end && end > range.start)
}
