/** One thing done to break the product, and what must come of it. */
export interface Attack {
  id: string
  what: string
  expected: string
  isQuick: boolean
  run(report: (fact: string) => void): Promise<boolean>
}
