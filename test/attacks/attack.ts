/** One way to harm the product, tried for real against the built one. */
export interface Attack {
  readonly id: string
  /** Actions of the attacker. */
  readonly what: string
  /** Behaviour that counts as surviving. */
  readonly expected: string
  /** True below 5 s; the others stay below 60 s. */
  readonly isQuick: boolean
  /** Reports what it measures; true when the product survived. */
  run(report: (fact: string) => void): Promise<boolean>
}
