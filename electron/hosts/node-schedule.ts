import type { Schedule } from '../../shared/contract/stream-line.ts'

export const nodeSchedule: Schedule = (task, delayMs) => {
  const timer = setTimeout(task, delayMs)
  return () => clearTimeout(timer)
}
