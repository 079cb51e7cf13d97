import { useTranslation } from 'react-i18next'
import type { SessionPhase } from '../../shared/contract/session.ts'
import type { BindsSummary } from '../stores/binds.ts'
import { useIsAway } from '../stores/host-store.ts'
import type { Tone } from './state-pill.tsx'
import { summaryWords } from './summary-words.ts'

/** Tones and words of what goes on in the engine: without a host nothing is known of it, whatever was heard last. */
export function useLiveWords() {
  const { t } = useTranslation('common')
  const isAway = useIsAway()
  return {
    isAway,
    tone: (tone: Tone): Tone => (isAway ? 'off' : tone),
    phase: (phase: SessionPhase) => t(isAway ? 'phase.unknown' : `phase.${phase}`),
    summary: (summary: BindsSummary) => (isAway ? t('phase.unknown') : summaryWords(summary, t)),
  }
}
