import type { Retry, Who } from '../../../shared/codes/knowledge.ts'
import { retryLabel } from '../../../shared/explain/labels.ts'
import { StatePill, type Tone } from '../state-pill.tsx'
import { useLanguage } from '../use-language.ts'

const tones: Readonly<Record<Retry, Tone>> = { never: 'bad', later: 'waiting', now: 'ok', ask: 'warn' }

/** Advice on a retry: a word with its shape and colour. */
export function RetryBadge({ retry, who }: { retry: Retry; who: Who }) {
  const language = useLanguage()
  const tone = who === 'nobody' ? (retry === 'never' ? 'ok' : 'off') : tones[retry]
  return <StatePill tone={tone}>{retryLabel(retry, who)[language]}</StatePill>
}
