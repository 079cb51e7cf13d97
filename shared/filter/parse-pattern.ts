/** Why a pattern cannot be used; `place` is the character, from 1. */
export interface PatternFault {
  readonly reason: 'unclosed' | 'repeated' | 'unsupported' | 'too-large' | 'range'
  readonly place: number
}

export type PatternNode =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'place'; readonly place: 'start' | 'end' | 'boundary' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'either'; readonly options: readonly PatternNode[] }
  /** `(?<name>…)` */
  | { readonly kind: 'group'; readonly name: string; readonly inner: PatternNode }
  /** `most` null is without end; `isLazy` as few as can be. */
  | {
      readonly kind: 'repeat'
      readonly inner: PatternNode
      readonly least: number
      readonly most: number | null
      readonly isLazy: boolean
    }

const maxDepth = 50
const maxCount = 1000
const groupName = /^\?<([A-Za-z_]\w{0,39})>/
const classes: Readonly<Record<string, RegExp>> = {
  d: /\d/,
  D: /\D/,
  w: /\w/,
  W: /\W/,
  s: /\s/,
  S: /\S/,
}
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', '0': '\0' }

/** Reads the source; `fits` of what it gives is asked of small letters. */
export function parsePattern(source: string): PatternNode | PatternFault {
  const parser = new PatternParser(source)
  const node = parser.either(0)
  if (parser.fault !== null) return parser.fault
  return parser.at < source.length ? { reason: 'unclosed', place: parser.at + 1 } : node
}

class PatternParser {
  at = 0
  fault: PatternFault | null = null
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  either(depth: number): PatternNode {
    if (depth > maxDepth) return this.#fail('too-large')
    const options = [this.#sequence(depth)]
    while (this.fault === null && this.#take('|')) options.push(this.#sequence(depth))
    const [only] = options
    return options.length === 1 && only !== undefined ? only : { kind: 'either', options }
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = []
    while (this.fault === null && this.at < this.#source.length && !/[|)]/.test(this.#next)) {
      parts.push(this.#repeated(this.#atom(depth)))
    }
    return { kind: 'sequence', parts }
  }

  #repeated(inner: PatternNode): PatternNode {
    let node = inner
    for (;;) {
      const bounds = this.#bounds()
      if (bounds === null || this.fault !== null) return node
      const [least, most] = bounds
      node = { kind: 'repeat', inner: node, least, most, isLazy: this.#take('?') }
    }
  }

  #bounds(): readonly [number, number | null] | null {
    if (this.#take('*')) return [0, null]
    if (this.#take('+')) return [1, null]
    if (this.#take('?')) return [0, 1]
    const found = /^\{(\d{1,5})(?:(,)(\d{1,5})?)?\}/.exec(this.#source.slice(this.at, this.at + 14))
    if (found === null) return null
    const [whole, low = '0', comma, high] = found
    const least = Number(low)
    const most = comma === undefined ? least : high === undefined ? null : Number(high)
    if (least > maxCount || (most ?? 0) > maxCount) this.#fail('too-large')
    else if (most !== null && most < least) this.#fail('range')
    this.at += whole.length
    return [least, most]
  }

  #atom(depth: number): PatternNode {
    const character = this.#next
    if (/[*+?]/.test(character)) return this.#fail('repeated')
    this.at += 1
    if (character === '^') return { kind: 'place', place: 'start' }
    if (character === '$') return { kind: 'place', place: 'end' }
    if (character === '.') return { kind: 'character', fits: (one) => one !== '\n' }
    if (character === '[') return this.#set()
    if (character === '(') return this.#group(depth)
    if (character === '\\') return this.#escaped()
    return exactly(character)
  }

  #group(depth: number): PatternNode {
    const name = groupName.exec(this.#source.slice(this.at, this.at + 50))?.[1]
    if (name !== undefined) this.at += name.length + 3
    else if (this.#source.startsWith('?:', this.at)) this.at += 2
    else if (this.#next === '?') return this.#fail('unsupported')
    const inner = this.either(depth + 1)
    if (this.fault === null && !this.#take(')')) return this.#fail('unclosed')
    return name === undefined ? inner : { kind: 'group', name, inner }
  }

  #escaped(): PatternNode {
    const letter = this.#next
    this.at += 1
    if (letter === '') return this.#fail('unclosed')
    if (letter === 'b') return { kind: 'place', place: 'boundary' }
    if (/[1-9BkpP]/.test(letter)) return this.#fail('unsupported')
    const group = classes[letter]
    if (group !== undefined) return { kind: 'character', fits: (one) => group.test(one) }
    return exactly(this.#escapedCharacter(letter))
  }

  #escapedCharacter(letter: string): string {
    const hex =
      letter === 'x' ? /^[0-9a-f]{2}/.exec(this.#source.slice(this.at, this.at + 2))?.[0] : undefined
    if (hex === undefined) return controls[letter] ?? letter
    this.at += 2
    return String.fromCharCode(Number.parseInt(hex, 16))
  }

  /** Behind the bracket that opens it. */
  #set(): PatternNode {
    const isNot = this.#take('^')
    const tests: ((one: string) => boolean)[] = []
    for (let isFirst = true; isFirst || this.#next !== ']'; isFirst = false) {
      if (this.at >= this.#source.length) return this.#fail('unclosed')
      const group = this.#next === '\\' ? classes[this.#source.charAt(this.at + 1)] : undefined
      if (group !== undefined) {
        this.at += 2
        tests.push((one) => group.test(one))
        continue
      }
      const low = this.#setCharacter()
      const isRange = this.#next === '-' && this.#source.charAt(this.at + 1) !== ']'
      if (isRange) this.at += 1
      const high = isRange ? this.#setCharacter() : low
      if (high < low) return this.#fail('range')
      tests.push((one) => isBetween(one, low, high))
    }
    this.at += 1
    return { kind: 'character', fits: (one) => tests.some((test) => test(one)) !== isNot }
  }

  #setCharacter(): string {
    const character = this.#next
    this.at += 1
    if (character !== '\\') return character
    const letter = this.#next
    this.at += 1
    return this.#escapedCharacter(letter)
  }

  get #next(): string {
    return this.#source.charAt(this.at)
  }

  #take(character: string): boolean {
    if (this.#next !== character) return false
    this.at += 1
    return true
  }

  #fail(reason: PatternFault['reason']): PatternNode {
    this.fault ??= { reason, place: Math.min(this.at, this.#source.length - 1) + 1 }
    return { kind: 'sequence', parts: [] }
  }
}

function exactly(character: string): PatternNode {
  const small = character.toLowerCase()
  return { kind: 'character', fits: (one) => one === small }
}

/** The range may have been written in capitals, between letters and signs. */
function isBetween(one: string, low: string, high: string): boolean {
  const upper = one.toUpperCase()
  return (one >= low && one <= high) || (upper >= low && upper <= high)
}
