import type { Schedule } from '../../shared/contract/schedule.ts'

/** A clock turned by hand: tasks run when `pass` reaches their time, in order. */
export function manualSchedule(): { schedule: Schedule; pass(ms: number): void } {
  const tasks = new Set<{ at: number; task: () => void }>()
  let now = 0
  return {
    schedule(task, delayMs) {
      const entry = { at: now + delayMs, task }
      tasks.add(entry)
      return () => tasks.delete(entry)
    },
    pass(ms) {
      now += ms
      for (const entry of [...tasks].sort((a, b) => a.at - b.at)) {
        if (entry.at <= now && tasks.delete(entry)) entry.task()
      }
    },
  }
}
