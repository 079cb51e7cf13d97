import type { ConnectionInput } from '../../../shared/contract/connections.ts'
import type { DoctorCertificate, DoctorLine } from '../../../shared/contract/doctor.ts'
import { doctorText, repeatsCauses } from '../../../shared/doctor/doctor-text.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** As on the screen: a state is told by its shape. */
const marks = { running: '·', ok: '✓', warning: '!', failed: '✗', skipped: '–' } as const
const titleColumns = 18

/** A check for reading: its verdict, then what a certificate says, causes and the next step, indented. */
export function doctorLine(
  catalogue: Catalogue,
  line: DoctorLine,
  earlier: readonly DoctorLine[],
  { port, profileId }: ConnectionInput,
  language: Language,
): string {
  const { title, what, causes, next } = doctorText(catalogue, line, profileId, language)
  const name = line.id === 'tcp' && line.host === undefined ? `${title} ${port}` : title
  const isNewHost = line.host !== undefined && line.host !== earlier.at(-1)?.host
  const rows = [
    ...(isNewHost ? [line.host ?? ''] : []),
    `${marks[line.state]} ${name.padEnd(titleColumns)} ${what}`,
    ...line.certificates.map((certificate) => indented(certificateText(certificate, language))),
    ...(repeatsCauses(line, earlier) ? [] : causes.map((cause) => indented(`- ${cause}`))),
    ...(next === null ? [] : [indented(`→ ${next}`)]),
  ]
  return rows.map((row) => `${inertText(row)}\n`).join('')
}

/** The line as the contract has it, with its sentences. */
export function doctorJson(
  catalogue: Catalogue,
  line: DoctorLine,
  profileId: string,
  language: Language,
): string {
  const { kind: _kind, ...facts } = line
  const { what, causes, next } = doctorText(catalogue, line, profileId, language)
  return jsonLine({ ...facts, text: { what, causes, next } })
}

function certificateText(certificate: DoctorCertificate, language: Language): string {
  const { subject, issuer, names, validTo, fingerprint } = certificate
  const until = new Date(validTo).toISOString().slice(0, 10)
  return language === 'ru'
    ? `${subject}; издатель ${issuer}; имена: ${names.join(', ') || '—'}; до ${until}; SHA-256 ${fingerprint}`
    : `${subject}; issuer ${issuer}; names: ${names.join(', ') || '—'}; until ${until}; SHA-256 ${fingerprint}`
}

function indented(text: string): string {
  return `${' '.repeat(titleColumns + 3)}${text}`
}
