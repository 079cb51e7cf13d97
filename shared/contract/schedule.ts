/** Runs `task` once after `delayMs`; the returned function calls it off. Handed in: shared/ has no timers. */
export type Schedule = (task: () => void, delayMs: number) => () => void
