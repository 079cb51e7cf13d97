import type { Schedule } from '../../shared/contract/schedule.ts'

export const nodeSchedule: Schedule = (task, delayMs) => {
  // What is scheduled is for windows: it does not hold up the end of the program.
  const timer = setTimeout(task, delayMs).unref()
  return () => clearTimeout(timer)
}
