import type { Retry } from '../../../shared/codes/knowledge.ts'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { type Meaning, meaningsOf } from '../../../shared/explain/meanings.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'

const retryWords: Readonly<Record<Retry, Words>> = {
  never: { en: 'do not retry as it is', ru: 'не повторять без изменений' },
  later: { en: 'retry later', ru: 'повторить позже' },
  now: { en: 'retry at once', ru: 'повторить сразу' },
  ask: { en: 'ask the provider', ru: 'спросить провайдера' },
}

const elsewhere: Words = { en: 'At other providers', ru: 'У других провайдеров' }

/**
 * The meanings for reading, likeliest first. With a profile, what other providers mean is a line each at the end;
 * where the profile says nothing, they are all there is to go by and stay whole.
 */
export function explainView(
  code: string,
  candidates: readonly Candidate[],
  { language, profileId }: { readonly language: Language; readonly profileId?: string | undefined },
): string {
  return `${inertText(code)}\n\n${candidateBlocks(candidates, language, profileId).join('\n\n')}\n\n`
}

/** A block for each meaning with all who give it, and one for all those of other providers. */
export function candidateBlocks(
  candidates: readonly Candidate[],
  language: Language,
  profileId: string | undefined,
): string[] {
  const hasOwn = candidates.some(({ profile }) => profile === profileId)
  const isOther = ({ profile }: Candidate) => hasOwn && profile !== null && profile !== profileId
  const whole = candidates.filter((candidate) => !isOther(candidate))
  const known = new Map(meaningsOf(whole).map(({ lead, all }) => [lead, all]))
  const blocks = whole
    .filter((candidate) => candidate.basis === 'unknown' || known.has(candidate))
    .map((candidate) => candidateLines(candidate, known.get(candidate) ?? [candidate], language).join('\n'))
  const others = meaningsOf(candidates.filter(isOther)).map((other) => inertText(`    ${otherLine(other)}`))
  return others.length === 0 ? blocks : [...blocks, [`  ${elsewhere[language]}`, ...others].join('\n')]
}

function otherLine({ lead: { name, title }, all }: Meaning): string {
  const places = all.map(({ profileName, field, code }) =>
    [profileName, field, code].filter((part) => part !== null).join(', '),
  )
  return `${places.join('; ')}: ${name === title ? title : `${name}: ${title}`}`
}

/** @param all everybody with this meaning, the candidate first. */
function candidateLines(candidate: Candidate, all: readonly Candidate[], language: Language): string[] {
  const isRussian = language === 'ru'
  const places = all.map(({ field, code, profileName }) =>
    [field, code, profileName].filter((part) => part !== null).join(', '),
  )
  return [
    `  ${candidate.name === candidate.title ? candidate.title : `${candidate.name}: ${candidate.title}`}`,
    ...places.map((place) => `  ${place}`),
    `    ${candidate.meaning}`,
    ...listLines(isRussian ? 'причины' : 'causes', candidate.causes),
    ...listLines(isRussian ? 'что делать' : 'what to do', candidate.next),
    `    ${isRussian ? 'повтор' : 'retry'}: ${retryWords[candidate.retry][language]}`,
    ...listLines(
      isRussian ? 'шлюзы' : 'gateways',
      candidate.gateways.map(({ gateway, says }) => `${gateway} ${says}`),
    ),
    ...[...new Set(all.map(({ source }) => source))].map(
      (source) => `    ${isRussian ? 'источник' : 'source'}: ${source}`,
    ),
  ].map(inertText)
}

function listLines(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`    ${title}:`, ...items.map((item) => `      - ${item}`)]
}
