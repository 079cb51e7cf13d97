import { randomInt } from 'node:crypto'
import { RecentEntries } from '../../shared/pcap/recent-entries.ts'
import { keyedHash } from './keyed-hash.ts'

/** Numbers whose replacement is remembered; another is worked out again, to the same. */
const maxRemembered = 20_000
/** Digits of a number that is nobody's: a short code. */
const mostShort = 4
/** From so many digits on a number has a country and an operator in front that are kept. */
const leastLong = 9
const rounds = 8
/** Digits that one hash moves. */
const movesOfHash = 12
/** All of it is one number, however it is parted. */
const oneNumber = /^[+\d\s().-]+$/

/** Replaces the middle of numbers: the same number has the same replacement in one export, others have others. */
export class NumberMask {
  readonly #key = [randomInt(2 ** 32), randomInt(2 ** 32)] as const
  readonly #known = new RecentEntries<string, string>(maxRemembered)

  /** `text` with the middle digits of each of its numbers of `least` digits or more replaced; as long as before. */
  mask(text: string, least = mostShort + 1): string {
    if (oneNumber.test(text)) return this.#maskParted(text, least)
    return text.replace(/\d+/g, (digits) => (digits.length < least ? digits : this.#replacement(digits)))
  }

  #maskParted(text: string, least: number): string {
    const digits = text.replace(/\D/g, '')
    if (digits.length < least) return text
    const masked = this.#replacement(digits)
    let at = 0
    return text.replace(/\d/g, () => masked.charAt(at++))
  }

  #replacement(digits: string): string {
    const known = this.#known.get(digits)
    if (known !== undefined) return known
    const [front, back] = digits.length >= leastLong ? [4, 2] : [2, 1]
    const end = digits.length - back
    const made = digits.slice(0, front) + this.#permuted(digits.slice(front, end), digits) + digits.slice(end)
    this.#known.set(digits, made)
    return made
  }

  /** A Feistel network over decimal digits, so that two numbers never become one. */
  #permuted(middle: string, { length }: string): string {
    const half = Math.ceil(middle.length / 2)
    let left = middle.slice(0, half)
    let right = middle.slice(half)
    for (let round = 0; round < rounds; round++) {
      if (round % 2 === 0) left = this.#shifted(left, right, `${length} ${round}`)
      else right = this.#shifted(right, left, `${length} ${round}`)
    }
    return left + right
  }

  /** The digits, each moved on by what key and `other` make of it and its place. */
  #shifted(digits: string, other: string, round: string): string {
    let moves: readonly number[] = []
    return Array.from(digits, (digit, at) => {
      if (at % movesOfHash === 0) moves = this.#moves(`${round} ${at} ${other}`)
      return (Number(digit) + (moves[at % movesOfHash] ?? 0)) % 10
    }).join('')
  }

  #moves(text: string): readonly number[] {
    return keyedHash(this.#key, text).flatMap((word) =>
      Array.from({ length: movesOfHash / 2 }, (_, place) => Math.floor(word / 10 ** place) % 10),
    )
  }
}
