import ClearOutlined from '@mui/icons-material/ClearOutlined'
import IconButton from '@mui/material/IconButton'
import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterPanel } from './filter-panel.tsx'
import { useFilterField } from './use-filter-field.ts'
import { useFilterPlace } from './use-filter-place.ts'
import './filter.css'

/** Where the filter is written: what it may go on with below it, what is refused underlined. */
export function FilterField({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('filter')
  const id = useId()
  const field = useFilterField(inputRef)
  const { typed, fault, isOpen, chosen } = field
  const { subject, useFilter, useInForce } = useFilterPlace()
  const inForce = useInForce()
  const focusAsked = useFilter((state) => state.focusAsked)
  const marks = useRef<HTMLDivElement>(null)
  const followScroll = () => {
    if (marks.current !== null) marks.current.scrollLeft = inputRef.current?.scrollLeft ?? 0
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text may have scrolled
  useLayoutEffect(followScroll, [typed, fault])
  useEffect(() => {
    if (focusAsked > 0) inputRef.current?.focus()
  }, [focusAsked, inputRef])
  return (
    <div className="filter-field">
      <div className="filter-frame">
        <div ref={marks} className="filter-marks mono" aria-hidden="true">
          {fault !== null && (
            <>
              {typed.slice(0, fault.start)}
              <span className="filter-refused">{typed.slice(fault.start, fault.end)}</span>
            </>
          )}
        </div>
        <input
          ref={inputRef}
          className="filter-input mono"
          role="combobox"
          aria-label={t('label')}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-activedescendant={isOpen && chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          placeholder={t(`${subject}.hint`)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => field.onType(target.value, target.selectionStart ?? target.value.length)}
          onSelect={({ currentTarget }) => field.onCaret(currentTarget.selectionStart ?? typed.length)}
          onKeyDown={field.onKeyDown}
          onScroll={followScroll}
          onBlur={field.close}
        />
        {typed.trim() !== inForce.trim() && fault === null && (
          <button type="button" className="filter-apply" title={t('applyHint')} onClick={field.apply}>
            {t('apply')} ↵
          </button>
        )}
        {typed !== '' && (
          <IconButton className="filter-clear" aria-label={t('clear')} onClick={field.clear}>
            <ClearOutlined fontSize="inherit" />
          </IconButton>
        )}
      </div>
      <FilterPanel id={id} field={field} />
    </div>
  )
}
