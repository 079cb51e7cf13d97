import type { StreamPace } from '../../shared/contract/contract.ts'

/** Pace of a window that takes `room` items, and more whenever it is told to. */
export function manualPace(room: number) {
  let left = room
  let lost = 0
  let listener: (() => void) | undefined
  const pace: StreamPace = {
    get hasRoom() {
      return left > 0
    },
    onRoom: (heard) => {
      listener = heard
    },
    lose: (count) => {
      lost += count
    },
  }
  return {
    pace,
    use: () => {
      left -= 1
    },
    give(more: number) {
      left = more
      listener?.()
    },
    lost: () => lost,
  }
}
