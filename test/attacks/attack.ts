/** Something that is done to break the product, and how to tell that it held. */
export interface Attack {
  id: string
  what: string
  expected: string
  isQuick: boolean
  run(report: (fact: string) => void): Promise<boolean>
}
