import { useTranslation } from 'react-i18next'
import { StateDot } from '../../parts/state-pill.tsx'
import type { Oddity } from './draft-problems.ts'
import { oddityText } from './field-words.ts'

/** Warning about a setting that lets anybody in or listen, beside the switch that made it so. */
export function LoudWarning({ oddity }: { oddity: Oddity | undefined }) {
  const { t } = useTranslation('connections')
  if (oddity === undefined) return null
  return (
    <p className="conn-loud" role="alert">
      <StateDot tone="bad" /> {oddityText(oddity, t)}
    </p>
  )
}
