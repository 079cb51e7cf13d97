/** The rooms of the rail, in order, each with its tabs. `app/room-table.tsx` gives them their icons and screens. */
export const rooms = {
  connect: ['connections'],
  compose: ['message', 'many', 'operation', 'octets'],
  messages: ['messages', 'inbox', 'conversations', 'auto-reply'],
  inspect: ['live'],
  explain: ['paste', 'codes'],
  providers: ['providers'],
  simulate: ['simulator', 'relay'],
  check: ['plans', 'load'],
  settings: ['settings'],
  help: ['help'],
} as const

export type RoomId = keyof typeof rooms
export type TabId = (typeof rooms)[RoomId][number]

const roomByTab: ReadonlyMap<TabId, RoomId> = new Map(
  roomIds().flatMap((room) => rooms[room].map((tab): [TabId, RoomId] => [tab, room])),
)

/** Rail order; `Object.keys` forgets the names. */
export function roomIds(): readonly RoomId[] {
  return Object.keys(rooms) as RoomId[]
}

/** Rail order, tab by tab. */
export function tabIds(): readonly TabId[] {
  return [...roomByTab.keys()]
}

export function roomOf(tab: TabId): RoomId {
  const room = roomByTab.get(tab)
  if (room === undefined) throw new Error(`the tab ${tab} is in no room`)
  return room
}

/** The tab of a room that was on show last, of tabs in the order they were visited, latest first; else its first. */
export function latestTab(room: RoomId, visited: readonly TabId[]): TabId {
  return visited.find((tab) => roomOf(tab) === room) ?? rooms[room][0]
}
