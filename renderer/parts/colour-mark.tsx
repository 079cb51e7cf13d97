import { useTranslation } from 'react-i18next'
import type { ConnectionColour } from '../../shared/contract/connection-values.ts'
import './colour-mark.css'

/** The colour of a connection, beside its name; nothing where it has none. */
export function ColourMark({ colour }: { colour: ConnectionColour }) {
  const { t } = useTranslation('common')
  if (colour === 'none') return null
  return (
    <span
      className="colour-mark"
      style={{ color: `var(--mark-${colour})` }}
      title={t(`colour.${colour}`)}
      aria-hidden="true"
    />
  )
}
