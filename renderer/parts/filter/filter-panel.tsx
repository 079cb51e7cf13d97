import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { filterFaultText } from '../../../shared/filter/filter-fault-table.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import type { FilterOption } from './filter-options.ts'
import type { FilterFieldState } from './use-filter-field.ts'
import './filter.css'
import { HelpButton } from '../help-button.tsx'

/** Below the field: what is wrong with the filter, and what it may go on with. */
export function FilterPanel({ id, field }: { id: string; field: FilterFieldState }) {
  const { t } = useTranslation('filter')
  const language = useLanguage()
  const { fault, isOpen, options, chosen, take } = field
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen option comes into view
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (fault === null && !isOpen) return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press on it must not take the focus from the field
    <div className="filter-panel" onMouseDown={(event) => event.preventDefault()}>
      {fault !== null && (
        <p id={`${id}-fault`} className="filter-fault" role="alert">
          <ForeignText text={filterFaultText(fault, language)} />
        </p>
      )}
      {isOpen && (
        <>
          <div
            ref={list}
            id={`${id}-list`}
            className="filter-options"
            role="listbox"
            aria-label={t('options')}
          >
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
              <div
                key={option.key}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                className="filter-option"
                onClick={() => take(option)}
              >
                <OptionLine option={option} />
              </div>
            ))}
          </div>
          <div className="filter-keys dim">
            {t('keys')} <HelpButton page="filter" />
          </div>
        </>
      )}
    </div>
  )
}

function OptionLine({ option: { kind, label, meaning, type, count } }: { option: FilterOption }) {
  const { t } = useTranslation('filter')
  const language = useLanguage()
  return (
    <>
      <span className={`mono foreign cut offer-${kind}`}>
        <ForeignText text={label} />
      </span>
      <span className="filter-meaning dim cut">{kind === 'history' ? t('before') : meaning}</span>
      <span className="filter-type dim">
        {count === null
          ? type !== null && t(`type.${type}`)
          : t('seen', { formatted: formatCount(count, language) })}
      </span>
    </>
  )
}
