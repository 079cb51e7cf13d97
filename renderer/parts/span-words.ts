import type { TFunction } from 'i18next'
import { explainStatus } from '../../shared/explain/explain-status.ts'
import type { Span } from '../../shared/inspect/inspect.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { describeByProfile } from '../../shared/profiles/name-tlv.ts'
import type { Language } from '../../shared/words/words.ts'

/** The last part of a span's path; our own words only where the specification has no name. */
export function spanName(span: Span, t: TFunction<'common'>): string {
  if (span.kind === 'rest') return t('pdu.unread')
  if (span.path === 'header') return t('pdu.header')
  return span.path.slice(span.path.lastIndexOf('.') + 1)
}

/** A value as it stands on the wire, and in words where there are some; the profile names the provider's TLVs. */
export function spanValue(
  catalogue: Catalogue,
  span: Span,
  language: Language,
  profileId: string | null,
): { raw: string | null; words: string | null } {
  const { value } = span
  if (value === null) return { raw: null, words: null }
  if (span.kind === 'text') return { raw: null, words: `«${value}»` }
  const described = describeByProfile(catalogue, span.path, value, language, profileId)
  if (described !== null) {
    if (span.path === 'header.command_status' && typeof value === 'number' && value !== 0) {
      const meaning = explainStatus(catalogue, value, null, profileId, language)
      return { raw: described.words, words: meaning === '' ? null : meaning }
    }
    return { raw: described.keepsValue ? String(value) : null, words: described.words }
  }
  return {
    raw: typeof value === 'string' && span.kind === 'field' ? `"${value}"` : String(value),
    words: null,
  }
}
