import { useTranslation } from 'react-i18next'
import { type KeyPlace, keyTable } from './keys-by-place.ts'
import './keys.css'

const allPlaces = Object.keys(keyTable) as KeyPlace[]

/** The keys of some places, or of all, and what each does. */
export function KeyList({ places = allPlaces }: { places?: readonly KeyPlace[] }) {
  return (
    <div className="key-list">
      {places.map((place) => (
        <PlaceKeys key={place} place={place} />
      ))}
    </div>
  )
}

function PlaceKeys({ place }: { place: KeyPlace }) {
  const { t } = useTranslation('settings')
  const rows: readonly (readonly [string, { readonly shown: readonly string[] }])[] = Object.entries(
    keyTable[place],
  )
  return (
    <section>
      <h3>{t(`keys.places.${place}`)}</h3>
      <dl>
        {rows.map(([does, { shown }]) => (
          <div key={does}>
            <dt>
              {shown.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.does.${does as KeyName}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Of any place. */
type KeyName = { [P in KeyPlace]: keyof (typeof keyTable)[P] & string }[KeyPlace]
