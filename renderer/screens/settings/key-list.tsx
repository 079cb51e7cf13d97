import { useTranslation } from 'react-i18next'

const isMac = navigator.platform.startsWith('Mac')
const command = isMac ? '⌘' : 'Ctrl'

/** Every key of the workbench, by place. */
const keyTable = [
  {
    place: 'everywhere',
    rows: [
      { keys: [command, 'K'], does: 'palette' },
      { keys: ['Esc'], does: 'escape' },
    ],
  },
  {
    place: 'inspector',
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
  { place: 'composer', rows: [{ keys: [command, 'Enter'], does: 'send' }] },
] as const

export function KeyList() {
  const { t } = useTranslation('settings')
  return (
    <div className="key-list">
      {keyTable.map(({ place, rows }) => (
        <section key={place}>
          <h3>{t(`keys.places.${place}`)}</h3>
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
