import { useTranslation } from 'react-i18next'
import { commandKey } from '../../parts/command-key.ts'

/** Every key of the workbench, by place. */
const keyTable = [
  {
    place: 'everywhere',
    rows: [
      { keys: [commandKey, 'K'], does: 'palette' },
      { keys: [commandKey, '1', '2', '…'], does: 'rooms' },
      { keys: [commandKey, ','], does: 'settings' },
      { keys: ['Esc'], does: 'escape' },
    ],
  },
  {
    place: 'inspect',
    rows: [
      { keys: ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'], does: 'rows' },
      { keys: ['→'], does: 'tree' },
      { keys: ['/'], does: 'filter' },
      { keys: ['Space'], does: 'pause' },
      { keys: ['R'], does: 'pair' },
      { keys: ['M'], does: 'message' },
      { keys: ['C'], does: 'ticket' },
    ],
  },
  {
    place: 'pdu',
    rows: [
      { keys: ['↑', '↓', '←', '→'], does: 'fields' },
      { keys: ['↑', '↓', '←', '→', 'Home', 'End'], does: 'octets' },
    ],
  },
  { place: 'compose', rows: [{ keys: [commandKey, 'Enter'], does: 'send' }] },
] as const

export function KeyList() {
  const { t } = useTranslation('settings')
  const { t: tc } = useTranslation('common')
  return (
    <div className="key-list">
      {keyTable.map(({ place, rows }) => (
        <section key={place}>
          <h3>
            {place === 'inspect' || place === 'compose' ? tc(`rooms.${place}`) : t(`keys.places.${place}`)}
          </h3>
          <dl>
            {rows.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(`keys.does.${does}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
