import type { Retry } from '../../../shared/codes/knowledge.ts'
import type { Candidate } from '../../../shared/explain/candidate.ts'
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

/** A block for each meaning, and one for all those of other providers. */
export function candidateBlocks(
  candidates: readonly Candidate[],
  language: Language,
  profileId: string | undefined,
): string[] {
  const hasOwn = candidates.some(({ profile }) => profile === profileId)
  const isOther = ({ profile }: Candidate) => hasOwn && profile !== null && profile !== profileId
  const blocks = candidates
    .filter((candidate) => !isOther(candidate))
    .map((candidate) => candidateLines(candidate, language).join('\n'))
  const others = candidates.filter(isOther).map((other) => inertText(`    ${otherLine(other)}`))
  return others.length === 0 ? blocks : [...blocks, [`  ${elsewhere[language]}`, ...others].join('\n')]
}

function otherLine({ profileName, field, code, name, title }: Candidate): string {
  const place = [profileName, field, code].filter((part) => part !== null)
  return `${place.join(', ')}: ${name === title ? title : `${name}: ${title}`}`
}

function candidateLines(candidate: Candidate, language: Language): string[] {
  const isRussian = language === 'ru'
  const place = [candidate.field, candidate.code, candidate.profileName].filter((part) => part !== null)
  return [
    `  ${candidate.name === candidate.title ? candidate.title : `${candidate.name}: ${candidate.title}`}`,
    `  ${place.join(', ')}`,
    `    ${candidate.meaning}`,
    ...listLines(isRussian ? 'причины' : 'causes', candidate.causes),
    ...listLines(isRussian ? 'что делать' : 'what to do', candidate.next),
    `    ${isRussian ? 'повтор' : 'retry'}: ${retryWords[candidate.retry][language]}`,
    ...listLines(
      isRussian ? 'шлюзы' : 'gateways',
      candidate.gateways.map(({ gateway, says }) => `${gateway} ${says}`),
    ),
    `    ${isRussian ? 'источник' : 'source'}: ${candidate.source}`,
  ].map(inertText)
}

function listLines(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`    ${title}:`, ...items.map((item) => `      - ${item}`)]
}
