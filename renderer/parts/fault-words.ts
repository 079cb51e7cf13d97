import type { Detail, Language } from '../../shared/words/words.ts'
import { later } from '../link/later.ts'
import { useLanguage } from './use-language.ts'
import { useLater } from './use-later.ts'

/** The table of all faults: a window that has none to tell does without it at its start. */
export const faultWords = later(() => import('../../shared/faults/fault.ts'))

export interface FaultWords {
  /** What happened and what to do next; null for a code of another version. */
  readonly say: (fault: { code: string; detail: Detail }) => { what: string; next: string } | null
  /** A state that ends by itself, and no event. */
  readonly passes: (code: string) => boolean
}

/**
 * Faults in the reader's language; null until their table is there.
 * @param isNeeded there is one to tell.
 */
export function useFaultWords(isNeeded: boolean): FaultWords | null {
  const language = useLanguage()
  const words = useLater(faultWords, isNeeded)
  return words === null ? null : wordsIn(words, language)
}

function wordsIn(
  { faultText, isFaultCode, isRetryable }: typeof import('../../shared/faults/fault.ts'),
  language: Language,
): FaultWords {
  return {
    say: ({ code, detail }) => (isFaultCode(code) ? faultText({ code, detail }, language) : null),
    passes: (code) => isFaultCode(code) && isRetryable(code),
  }
}
