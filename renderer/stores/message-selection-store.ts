import { create } from 'zustand'
import { ContractError } from '../../shared/contract/client.ts'
import type { MessageSelection } from '../../shared/contract/message-export.ts'
import { maxChosenMessages } from '../../shared/contract/message-export.ts'
import type { SelectionCount } from '../../shared/contract/message-work.ts'
import { ofMessages } from './handover-store.ts'
import { client } from './host-store.ts'
import { messageList, newestListed, selectMessage, useMessages, wholeFilter } from './messages-store.ts'
import { notifyFault } from './toast-store.ts'

/** Messages that are selected: some by their ids, or all that a filter found when they were. */
type Selected =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | {
      readonly kind: 'all'
      readonly filter: string
      readonly newest: string
      readonly except: ReadonlySet<string>
    }

interface SelectionState {
  readonly selected: Selected
  /** null: they are being counted, or nothing is selected. */
  readonly counts: SelectionCount | null
}

const none: Selected = { kind: 'none' }

export const useSelection = create<SelectionState>(() => ({ selected: none, counts: null }))

/** Where a range begins. */
let anchor: string | null = null
/** Counted once the selecting rests, ms. */
const restMs = 150
let timer: ReturnType<typeof setTimeout> | undefined
let endCount = () => {}

useMessages.subscribe(({ filter, listKey }, before) => {
  if (filter === before.filter && listKey === before.listKey) return
  anchor = null
  clearSelection()
})

export function isSelected(selected: Selected, messageId: string): boolean {
  if (selected.kind === 'none') return false
  if (selected.kind === 'some') return selected.ids.has(messageId)
  return Number(messageId) <= Number(selected.newest) && !selected.except.has(messageId)
}

/** A message alone: nothing is selected beside it. */
export function chooseMessage(messageId: string): void {
  anchor = messageId
  selectMessage(messageId)
  clearSelection()
}

/** Into the selection, or out of it. */
export function toggleMessage(messageId: string): void {
  const { selected } = useSelection.getState()
  const { selectedId } = useMessages.getState()
  const isIn = isSelected(selected, messageId)
  anchor = messageId
  if (selected.kind === 'all') {
    const except = new Set(selected.except)
    if (isIn) except.add(messageId)
    else except.delete(messageId)
    if (except.size <= maxChosenMessages) set({ ...selected, except })
    return
  }
  const ids = new Set(selected.kind === 'some' ? selected.ids : selectedId === null ? [] : [selectedId])
  if (isIn) ids.delete(messageId)
  else ids.add(messageId)
  if (ids.size <= maxChosenMessages) set(ids.size === 0 ? none : { kind: 'some', ids })
}

/** From where the selecting began to this message, which is then on show. */
export function selectRange(messageId: string): void {
  anchor ??= useMessages.getState().selectedId ?? messageId
  const from = messageList.indexOf(anchor)
  const to = messageList.indexOf(messageId)
  selectMessage(messageId)
  if (from < 0) anchor = messageId
  if (from < 0 || to < 0) return
  const [first, last] = from < to ? [from, to] : [to, from]
  const ids = new Set<string>()
  for (let index = first; index <= last && ids.size < maxChosenMessages; index++) {
    const card = messageList.at(index)
    if (card !== undefined) ids.add(card.messageId)
  }
  set({ kind: 'some', ids })
}

/** All that the filter finds, whether they are loaded or not; what comes from now on is not selected. */
export function selectAll(): void {
  const newest = newestListed()
  if (newest !== null) set({ kind: 'all', filter: wholeFilter(), newest, except: new Set() })
}

export function clearSelection(): void {
  if (useSelection.getState().selected.kind !== 'none') set(none)
}

/** null: nothing is selected. */
export function selectionOf(selected: Selected): MessageSelection | null {
  if (selected.kind === 'none') return null
  if (selected.kind === 'some') return ofMessages([...selected.ids])
  const { filter, newest, except } = selected
  return { messageIds: null, filter, newest, except: [...except] }
}

function set(selected: Selected): void {
  useSelection.setState({ selected, counts: null })
  clearTimeout(timer)
  timer = setTimeout(countSelected, restMs)
}

/** Counts what is selected, and how many of it each action is about. */
export function countSelected(): void {
  endCount()
  const { selected } = useSelection.getState()
  const selection = selectionOf(selected)
  if (selection === null) return
  const stop = client().follow(
    'message.selected',
    selection,
    (items) => {
      const counts = items.at(-1)
      if (counts === undefined || useSelection.getState().selected !== selected) return
      useSelection.setState({ counts })
      if (counts.fault !== null) notifyFault(new ContractError(counts.fault))
      stop()
    },
    notifyFault,
  )
  endCount = stop
}
