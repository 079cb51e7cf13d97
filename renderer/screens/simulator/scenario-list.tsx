import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScenarioView, scenarioKinds } from '../../../shared/contract/scenarios.ts'
import { Progress } from '../../parts/progress.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { useLanguage } from '../../parts/use-language.ts'

/** The user's own above those that are shipped and those of providers. */
const order = ['own', 'shipped', 'profile'] as const satisfies readonly (typeof scenarioKinds)[number][]

export function ScenarioList({
  scenarios,
  chosenId,
  onChoose,
}: {
  scenarios: readonly ScenarioView[] | null
  chosenId: string | null
  onChoose: (id: string) => void
}) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const [sought, setSought] = useState('')
  if (scenarios === null) return <Progress />
  const folded = sought.trim().toLowerCase()
  const found = scenarios.filter(({ id, name }) =>
    [id, name.en, name.ru].some((text) => text.toLowerCase().includes(folded)),
  )
  return (
    <div className="scenario-list">
      <SearchField
        inputRef={input}
        label={t('scenarios.search')}
        hint={t('scenarios.search')}
        inForce={sought}
        onSearch={setSought}
      />
      <div className="scenario-rows" data-list>
        {found.length === 0 && <p className="dim">{t('scenarios.noneFound')}</p>}
        {order.map((kind) => {
          const rows = found.filter((one) => one.kind === kind)
          if (rows.length === 0) return null
          return (
            <section key={kind} aria-label={t(`scenarios.kinds.${kind}`)}>
              <h3>{t(`scenarios.kinds.${kind}`)}</h3>
              {rows.map(({ id, name }) => (
                <button
                  key={id}
                  type="button"
                  className="scenario-row"
                  aria-pressed={id === chosenId}
                  onClick={() => onChoose(id)}
                >
                  {name[language]}
                </button>
              ))}
            </section>
          )
        })}
      </div>
    </div>
  )
}
