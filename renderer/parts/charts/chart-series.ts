/** Colours by their tokens, in the order in which stacked series take them. */
export const chartColours = ['--accent', '--received', '--ok', '--warn', '--bad'] as const
export type ChartColour = (typeof chartColours)[number]

export interface ChartSeries {
  readonly label: string
  readonly colour: ChartColour
  readonly values: readonly (number | null)[]
  /** Drawn as an area down to the one before it, or to the axis. */
  readonly isFilled?: boolean
  /** The stretch between it and the series after it is filled. */
  readonly isBand?: boolean
}

/** Each series on top of those before it. */
export function stacked(all: readonly (readonly number[])[]): number[][] {
  let below: readonly number[] = []
  return all.map((counts) => {
    const top = counts.map((count, index) => count + (below[index] ?? 0))
    below = top
    return top
  })
}

export function highest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}
