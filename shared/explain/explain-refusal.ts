import type { FaultCode } from '../faults/fault-table.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import type { Detail, Language } from '../words/words.ts'
import { explain } from './explain.ts'

/**
 * What to do about a refused bind by its command_status, in sentences: an account that is bound already has another
 * next step than a wrong password. null for every other fault.
 */
export function refusalNext(
  catalogue: Catalogue,
  { code, detail }: { readonly code: FaultCode; readonly detail: Detail },
  profileId: string | null,
  language: Language,
): string | null {
  if (code !== 'session.bind-refused') return null
  const [first] = explain(catalogue, {
    code: String(detail['commandStatus']),
    field: 'command_status',
    pdu: `${detail['command']}_resp`,
    profileId: profileId ?? undefined,
    language,
  })
  return first === undefined ? null : [`${first.title}.`, ...first.next].join(' ')
}
