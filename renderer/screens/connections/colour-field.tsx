import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConnectionColour, connectionColours } from '../../../shared/contract/connection-values.ts'

interface ColourFieldProps {
  readonly value: ConnectionColour
  readonly onChange: (colour: ConnectionColour) => void
}

/** The mark of the connection in lists and in the traffic, one of a few that are told apart in either theme. */
export function ColourField({ value, onChange }: ColourFieldProps) {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  const id = useId()
  return (
    <fieldset className="form-field conn-colours">
      <legend className="form-label">{t('where.colour')}</legend>
      {connectionColours.map((colour) => (
        <label key={colour} title={tc(`colour.${colour}`)}>
          <input
            type="radio"
            name={id}
            className="visually-hidden"
            aria-label={tc(`colour.${colour}`)}
            checked={colour === value}
            onChange={() => onChange(colour)}
          />
          <span
            className="conn-colour"
            style={colour === 'none' ? undefined : { color: `var(--mark-${colour})` }}
            aria-hidden="true"
          >
            {colour === 'none' && '–'}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
