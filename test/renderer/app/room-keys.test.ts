import { expect, test } from 'vitest'
import { roomKey, roomOfKey } from '../../../renderer/app/room-keys.ts'
import { roomIds } from '../../../renderer/stores/rooms.ts'

test('rooms are gone to by their place on the rail, the settings by the comma too', () => {
  const keys = roomIds().map(roomKey)
  expect(keys.slice(0, 3)).toEqual(['1', '2', '3'])
  expect(keys.at(-2)).toBe(',')
  expect(roomKey('help')).toBeNull()
  expect(roomOfKey('Digit2')).toBe('compose')
  expect(roomOfKey('Comma')).toBe('settings')
  expect(roomOfKey('Digit8')).toBe('check')
  expect(roomOfKey('Digit9')).toBe('settings')
  for (const room of roomIds().filter((one) => one !== 'help')) {
    const key = roomKey(room)
    expect(roomOfKey(key === ',' ? 'Comma' : `Digit${key}`)).toBe(room)
  }
})

test('other keys lead nowhere', () => {
  for (const code of ['Digit0', 'KeyA', 'Numpad1']) expect(roomOfKey(code)).toBeUndefined()
})
