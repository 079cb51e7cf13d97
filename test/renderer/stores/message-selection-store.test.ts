import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  clearSelection,
  isSelected,
  selectAll,
  selectionOf,
  selectRange,
  toggleMessage,
  useSelection,
} from '../../../renderer/stores/message-selection-store.ts'
import {
  messageList,
  selectMessage,
  showMessagesOf,
  useMessages,
} from '../../../renderer/stores/messages-store.ts'
import { messageCard } from '../message-card.ts'

beforeEach(() => {
  vi.useFakeTimers()
  showMessagesOf('messages')
  messageList.clear()
  for (const id of ['1', '2', '3', '4', '5']) messageList.add(messageCard({ messageId: id }))
  selectMessage(null)
  clearSelection()
})

afterEach(() => vi.useRealTimers())

const selection = () => selectionOf(useSelection.getState().selected)

test('Ctrl puts single messages in and out, the one on show first', () => {
  selectMessage('4')
  toggleMessage('2')
  expect(selection()).toMatchObject({ messageIds: ['4', '2'] })
  toggleMessage('4')
  expect(selection()).toMatchObject({ messageIds: ['2'] })
  toggleMessage('2')
  expect(selection()).toBeNull()
})

test('Shift selects from where it began, and goes with the last one', () => {
  toggleMessage('4')
  selectRange('2')
  expect(selection()?.messageIds).toEqual(['4', '3', '2'])
  selectRange('5')
  expect(selection()?.messageIds).toEqual(['5', '4'])
  expect(useMessages.getState().selectedId).toBe('5')
})

test('all is what the filter finds in its tab, and nothing that comes later; another list ends it', () => {
  useMessages.setState({ filter: 'to contains 79' })
  selectAll()
  toggleMessage('3')
  expect(selection()).toEqual({ messageIds: null, filter: 'to contains 79', newest: '5', except: ['3'] })
  const { selected } = useSelection.getState()
  expect(['6', '5', '3', '1'].map((id) => isSelected(selected, id))).toEqual([false, true, false, true])
  showMessagesOf('inbox')
  expect(selection()).toBeNull()
  messageList.add(messageCard({ messageId: '9' }))
  selectAll()
  expect(selection()?.filter).toContain('direction == received')
})
