import { type Catalogue, isProvider } from '../profiles/catalogue.ts'
import { statusValue } from '../smpp/status-table.ts'
import type { Language } from '../words/words.ts'
import type { Candidate } from './candidate.ts'
import { explain } from './explain.ts'
import { meaningsOf } from './meanings.ts'

const unsupported = {
  en: (command: string) => `this gateway does not support ${command} · use another command`,
  ru: (command: string) => `шлюз не поддерживает ${command} · используйте другую команду`,
}
const likely = { en: 'probably: ', ru: 'вероятно: ' }
const open = {
  en: (count: number) => `the provider’s own code, ${count} meanings known · choose a profile`,
  ru: (count: number) => `код провайдера, известных значений: ${count} · выберите профиль`,
}
const unlisted = {
  en: (count: number) => `the provider’s own code, ${count} meanings known elsewhere · ask the provider`,
  ru: (count: number) => `код провайдера, значений у других: ${count} · спросите провайдера`,
}
const single = {
  en: (title: string) => `the provider’s own code, elsewhere “${title}” · ask the provider`,
  ru: (title: string) => `код провайдера, у других «${title}» · спросите провайдера`,
}

/**
 * A status in one line for a row of the inspector: "forbidden word or phrase · change the text, do not retry". No
 * capital and no full stop. `command` is the response, its request, or null when neither is known; a number that only
 * other providers explain is not given one confident meaning.
 */
export function explainStatus(
  catalogue: Catalogue,
  commandStatus: number,
  command: string | null,
  profileId: string | null,
  language: Language,
): string {
  const candidates = explain(catalogue, {
    code: commandStatus,
    field: 'command_status',
    pdu: command ?? undefined,
    profileId: profileId ?? undefined,
    language,
  })
  const [first] = candidates
  const request = command?.replace(/_resp$/, '')
  // Some gateways answer a bind with a wrong password so: their own table takes precedence over the general reading.
  if (
    commandStatus === statusValue('ESME_RINVCMDID') &&
    request &&
    request !== 'generic_nack' &&
    first?.basis !== 'profile'
  ) {
    return unsupported[language](request)
  }
  if (!first) return ''
  if (commandStatus === 0) return uncapitalised(first.title)
  return candidatesLine(candidates, language, isProvider(catalogue, profileId))
}

/**
 * Candidates of one code in one line: the first where it is an answer, else how many meanings are known. `hasProvider`:
 * they were asked for by the profile of a provider.
 */
export function candidatesLine(
  candidates: readonly Candidate[],
  language: Language,
  hasProvider: boolean,
): string {
  const [first] = candidates
  if (!first) return ''
  const line = `${uncapitalised(first.title)} · ${first.advice}`
  if (first.basis === 'profile' || first.basis === 'specification') return line
  if (first.basis === 'related') return likely[language] + line
  const known = meaningsOf(candidates)
  const [only] = known
  if (only === undefined) return line
  if (known.length === 1) return single[language](uncapitalised(only.lead.title))
  return (hasProvider ? unlisted : open)[language](known.length)
}

/** 'SMS…' and 'TLV…' keep their capitals. */
function uncapitalised(title: string): string {
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)
}
