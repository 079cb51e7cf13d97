import type { Verdict } from '../../../shared/plan/plan-result.ts'
import { verdictWords } from '../../../shared/plan/plan-words.ts'
import { useLanguage } from '../../parts/use-language.ts'
import './plans.css'

const marks: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  error: '!',
  inconclusive: '?',
  skipped: '–',
}

/** A verdict as its sign, told in words to who cannot see it. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const language = useLanguage()
  return (
    <span className={`verdict verdict-${verdict}`} role="img" aria-label={verdictWords[verdict][language]}>
      {marks[verdict]}
    </span>
  )
}
