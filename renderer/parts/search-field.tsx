import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import './parts.css'

/** Typing rests this long before it is searched for. */
const restMs = 200

/** From a search into what it lists: the nearest list around the field takes the focus, and there the key its turn. */
export function enterList(event: KeyboardEvent<HTMLElement>): void {
  const screen = event.currentTarget.closest('.kept-screen')
  const list = screen?.querySelector<HTMLElement>('[role=grid], [data-list] button')
  if (list == null) return
  event.preventDefault()
  list.focus()
  const { key, code } = event
  if (list.matches('[role=grid]') && key === 'ArrowDown') {
    list.dispatchEvent(new window.KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))
  }
}

interface SearchFieldProps {
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly label: string
  readonly hint: string
  /** Text that the list on show was searched for; changed by others too. */
  readonly inForce: string
  readonly onSearch: (text: string) => void
}

/** A field that searches by itself once typing rests, at once on Enter; Escape empties and leaves it. */
export function SearchField({ inputRef, label, hint, inForce, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(inForce)
  /** Text that this field asked for last: its own answer must not overwrite what was typed since. */
  const asked = useRef(inForce)
  const search = useRef(onSearch)
  search.current = onSearch

  useEffect(() => {
    if (inForce === asked.current) return
    asked.current = inForce
    setTyped(inForce)
  }, [inForce])
  useEffect(() => {
    if (typed === asked.current) return
    const timer = setTimeout(() => {
      asked.current = typed
      search.current(typed)
    }, restMs)
    return () => clearTimeout(timer)
  }, [typed])

  return (
    <input
      ref={inputRef}
      type="search"
      className="search-input"
      spellCheck={false}
      placeholder={hint}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          asked.current = typed
          onSearch(typed)
        }
        if (event.key === 'Enter' || event.key === 'ArrowDown') enterList(event)
        if (event.key === 'Escape') {
          setTyped('')
          event.currentTarget.blur()
        }
      }}
    />
  )
}
