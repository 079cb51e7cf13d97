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

/** The meanings for reading, likeliest first. */
export function explainView(code: string, candidates: readonly Candidate[], language: Language): string {
  const blocks = candidates.map((candidate) => candidateLines(candidate, language).join('\n'))
  return `${inertText(code)}\n\n${blocks.join('\n\n')}\n\n`
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
