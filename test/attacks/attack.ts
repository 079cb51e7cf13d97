/** One way to harm the product, tried for real against the built one. */
export interface Attack {
  readonly id: string
  /** What is done. */
  readonly what: string
  /** What the product must do about it. */
  readonly expected: string
  /** Below 5 s; the others stay below 60 s. */
  readonly isQuick: boolean
  /** Reports what it measures; true when the product survived. */
  run(report: (fact: string) => void): Promise<boolean>
}
