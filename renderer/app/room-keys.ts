import { type RoomId, roomIds } from '../stores/rooms.ts'

/**
 * The key that goes to a room, held with Ctrl or ⌘: its place on the rail; the settings have the comma as well. Help has
 * none: F1 opens it.
 */
export function roomKey(room: RoomId): string | null {
  if (room === 'help') return null
  return room === 'settings' ? ',' : String(roomIds().indexOf(room) + 1)
}

/** The room that a key goes to, by the key's place on the keyboard, so that it works under a Russian layout too. */
export function roomOfKey(code: string): RoomId | undefined {
  if (code === 'Comma') return 'settings'
  const digit = /^Digit([1-9])$/.exec(code)?.[1]
  return digit === undefined ? undefined : roomIds()[Number(digit) - 1]
}
