/** Above the number of any card. */
export const newestNumber = Number.MAX_SAFE_INTEGER

/** The number below which cards are older than `before`; null: any. */
export function numberBefore(before: string | null): number {
  return before === null ? newestNumber : Number(before)
}
