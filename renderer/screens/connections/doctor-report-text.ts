import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import type { DoctorLine } from '../../../shared/contract/doctor.ts'
import { targetText } from '../../../shared/contract/new-connection.ts'
import { doctorText, repeatsCauses } from '../../../shared/doctor/doctor-text.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatUtcDay } from '../../parts/format.ts'

const marks = { running: '·', ok: '✓', warning: '!', failed: '✗', skipped: '–' } as const

/** The checklist as text for a ticket to the provider; the password is not in it. */
export function doctorReportText(
  catalogue: Catalogue,
  draft: ConnectionDraft,
  lines: readonly DoctorLine[],
  language: Language,
): string {
  const rows = lines.flatMap((line, index) => {
    const { title, what, causes, next } = doctorText(catalogue, line, draft.profileId, language)
    const certificates = line.certificates.map(
      ({ subject, issuer, validTo, fingerprint }) =>
        `    ${subject} ← ${issuer}, → ${formatUtcDay(validTo)}, SHA-256 ${fingerprint}`,
    )
    const isNewHost = line.host !== undefined && line.host !== lines[index - 1]?.host
    return [
      ...(isNewHost ? ['', line.host ?? ''] : []),
      `${marks[line.state]} ${title}: ${what}`,
      ...certificates,
      ...(repeatsCauses(line, lines.slice(0, index)) ? [] : causes.map((cause) => `    - ${cause}`)),
      ...(next === null ? [] : [`    → ${next}`]),
    ]
  })
  return [...(draft.hosts.length > 0 ? [] : [targetText(draft)]), ...rows].join('\n')
}
