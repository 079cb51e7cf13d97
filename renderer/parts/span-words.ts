import type { TFunction } from 'i18next'
import type { Language } from '../../shared/faults/fault.ts'
import { describeValue } from '../../shared/smpp/describe.ts'
import type { Span } from '../../shared/smpp/inspect.ts'

/** The last part of a span's path; our own words only where the specification has no name. */
export function spanName(span: Span, t: TFunction<'common'>): string {
  if (span.kind === 'rest') return t('pdu.unread')
  if (span.path === 'header') return t('pdu.header')
  return span.path.slice(span.path.lastIndexOf('.') + 1)
}

/** A value as it stands on the wire, and in words where there are some. */
export function spanValue(span: Span, language: Language): { raw: string | null; words: string | null } {
  const { value } = span
  if (value === null) return { raw: null, words: null }
  if (span.kind === 'text') return { raw: null, words: `«${value}»` }
  const described = describeValue(span.path, value, language)
  if (described !== null) return { raw: null, words: described }
  return {
    raw: typeof value === 'string' && span.kind === 'field' ? `"${value}"` : String(value),
    words: null,
  }
}
