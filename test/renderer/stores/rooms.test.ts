import { expect, test } from 'vitest'
import { latestTab, roomIds, roomOf, rooms, tabIds } from '../../../renderer/stores/rooms.ts'

test('the rooms hold every tab once', () => {
  const listed = roomIds().flatMap((room) => [...rooms[room]])
  expect(new Set(listed).size).toBe(listed.length)
  expect(listed).toEqual(tabIds())
  for (const room of roomIds()) for (const tab of rooms[room]) expect(roomOf(tab)).toBe(room)
})

test('a room opens with the tab that was on show last, else with its first', () => {
  expect(latestTab('compose', ['live', 'connections'])).toBe('message')
  expect(latestTab('compose', ['live', 'octets', 'many'])).toBe('octets')
})
