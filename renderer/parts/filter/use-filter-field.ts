import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react'
import { fieldAtCaret } from '../../../shared/filter/complete-filter.ts'
import type { FilterFault } from '../../../shared/filter/filter-fault-table.ts'
import { enterList } from '../search-field.tsx'
import { useLanguage } from '../use-language.ts'
import { faultOf, isFieldBegun, isSearch, isUnfinished } from './filter-fault.ts'
import { type FilterOption, filterOptions, isTakenByTab } from './filter-options.ts'
import { useFilterPlace } from './use-filter-place.ts'

/** Typed words rest this long before they are searched for. */
const restMs = 400

export interface FilterFieldState {
  readonly typed: string
  /** What is wrong, and is not merely unfinished while it is written. */
  readonly fault: FilterFault | null
  readonly isOpen: boolean
  readonly options: readonly FilterOption[]
  /** Index of the option that the arrows stand on; -1: none. */
  readonly chosen: number
  readonly take: (option: FilterOption) => void
  readonly apply: () => void
  readonly clear: () => void
  readonly close: () => void
  readonly onType: (text: string, caret: number) => void
  readonly onCaret: (caret: number) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** The filter as it is written: what it may go on with, what is wrong with it, and when it comes into force. */
export function useFilterField(inputRef: RefObject<HTMLInputElement | null>): FilterFieldState {
  const place = useFilterPlace()
  const { applyFilter, table, typeFilter } = place
  const typed = place.useFilter((state) => state.typed)
  const [caret, setCaret] = useState(typed.length)
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(-1)
  const [isTried, setTried] = useState(false)
  const options = useOptions(typed, caret, isOpen)
  const fault = useMemo(() => faultOf(typed, table), [typed, table])
  useSearchAtRest(typed)

  const show = (text: string, at: number, isOpenNow: boolean) => {
    setCaret(at)
    setChosen(-1)
    setTried(false)
    setOpen(isOpenNow)
    typeFilter(text)
  }
  const apply = () => {
    setOpen(false)
    setTried(true)
    applyFilter(typed)
  }
  const take = (option: FilterOption) => {
    show(option.text, option.caret, option.kind !== 'history')
    if (option.kind === 'history') applyFilter(option.text)
    putCaret(inputRef.current, option.text, option.caret)
  }
  const clear = () => {
    show('', 0, false)
    applyFilter('')
  }
  return {
    typed,
    fault: fault !== null && (isTried || !isUnfinished(fault, typed)) ? fault : null,
    isOpen: isOpen && options.length > 0,
    options,
    chosen,
    take,
    apply,
    clear,
    close: () => {
      setOpen(false)
      setTried(true)
    },
    onType: (text, at) => show(text, at, true),
    onCaret: setCaret,
    onKeyDown: (event) => {
      const run = keyAction(event, {
        typed,
        inForce: place.inForce(),
        caret,
        isOpen,
        options,
        chosen,
        setOpen,
        setChosen,
        take,
        apply,
        clear,
      })
      if (run === null) return
      event.preventDefault()
      run()
    },
  }
}

interface KeyContext {
  readonly typed: string
  readonly inForce: string
  readonly caret: number
  readonly isOpen: boolean
  readonly options: readonly FilterOption[]
  readonly chosen: number
  readonly setOpen: (isOpen: boolean) => void
  readonly setChosen: (index: number) => void
  readonly take: (option: FilterOption) => void
  readonly apply: () => void
  readonly clear: () => void
}

/** What a key does; null for one that is the input's own. */
function keyAction(event: KeyboardEvent<HTMLInputElement>, context: KeyContext): (() => void) | null {
  const { typed, inForce, caret, isOpen, options, chosen, setOpen, setChosen, take, apply, clear } = context
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return null
  const option = options[Math.max(0, chosen)]
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp': {
      // What is typed is in force: the way on is into what it found.
      if (!isOpen && event.key === 'ArrowDown' && typed.trim() === inForce.trim()) {
        return () => enterList(event)
      }
      if (!isOpen) return () => setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      const from = chosen < 0 && step < 0 ? 0 : chosen
      const { length } = options
      return length === 0 ? null : () => setChosen((from + step + length) % length)
    }
    case 'Tab':
      if (event.shiftKey || !isOpen || option === undefined) return null
      return chosen >= 0 || isTakenByTab(option, typed, caret) ? () => take(option) : null
    case 'Enter':
      return isOpen && chosen >= 0 && option !== undefined ? () => take(option) : apply
    case 'Escape': {
      const { currentTarget } = event
      if (isOpen && options.length > 0) return () => setOpen(false)
      return typed === '' ? () => currentTarget.blur() : clear
    }
    default:
      return null
  }
}

/** What may stand at the caret, with the values that the capture holds. */
function useOptions(typed: string, caret: number, isOpen: boolean): readonly FilterOption[] {
  const language = useLanguage()
  const { table, useFilter, useSeen, loadSeen } = useFilterPlace()
  const history = useFilter((state) => state.history)
  const field = useMemo(
    () => (isOpen ? (fieldAtCaret(typed, caret, table)?.name ?? null) : null),
    [typed, caret, isOpen, table],
  )
  const seen = useSeen(field)
  useEffect(() => {
    if (field !== null) void loadSeen(field)
  }, [field, loadSeen])
  return useMemo(
    () => (isOpen ? filterOptions({ text: typed, caret }, seen ?? [], history, language, table) : []),
    [isOpen, typed, caret, seen, history, language, table],
  )
}

function useSearchAtRest(typed: string): void {
  const { searchFor, table } = useFilterPlace()
  useEffect(() => {
    if (!isSearch(typed, table) || isFieldBegun(typed, table)) return
    const timer = setTimeout(() => searchFor(typed), restMs)
    return () => clearTimeout(timer)
  }, [typed, table, searchFor])
}

/** The caret, once the new text stands in the field. */
function putCaret(input: HTMLInputElement | null, text: string, caret: number): void {
  if (input === null) return
  // React writes the same text afterwards and leaves the caret where it is.
  input.value = text
  input.setSelectionRange(caret, caret)
  input.focus()
}
