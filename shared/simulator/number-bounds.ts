import type { z } from 'zod'

export interface NumberBounds {
  readonly min: number
  readonly max: number
  readonly isWhole: boolean
}

/** The bounds that the schema of a number states. */
export function boundsOf({ minValue, maxValue, isInt }: z.ZodNumber): NumberBounds {
  return {
    min: minValue ?? Number.MIN_SAFE_INTEGER,
    max: maxValue ?? Number.MAX_SAFE_INTEGER,
    isWhole: isInt,
  }
}
