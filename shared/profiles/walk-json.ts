import type { ProblemCode } from '../faults/problem-table.ts'

/** A member's name or an item's number. */
export type JsonStep = string | number

/** Told of each value as it is met, the outermost first; offsets are UTF-16 units of the text. */
export interface JsonVisitor {
  /** `step`: its name or number in what holds it, null for the whole; `offset`: of its name, else of itself. */
  begin(step: JsonStep | null, offset: number): void
  end(): void
}

/** Why a text is no JSON, and where. `expected`: what could stand there. */
export interface JsonFault {
  readonly offset: number
  readonly problem: ProblemCode
  readonly given: string
  readonly expected: string
}

interface Holder {
  readonly isList: boolean
  count: number
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /true|false|null/y
const valueStarts = '{ [ " 0-9 true false null'

/**
 * Walks through a JSON text once, without recursion; null when it is whole, else its first fault. It accepts what
 * `JSON.parse` accepts.
 */
export function walkJson(text: string, visitor: JsonVisitor): JsonFault | null {
  return new JsonWalk(text, visitor).run()
}

class JsonWalk {
  readonly #text: string
  readonly #visitor: JsonVisitor
  readonly #holders: Holder[] = []
  #at = 0
  #fault: JsonFault | null = null

  constructor(text: string, visitor: JsonVisitor) {
    this.#text = text
    this.#visitor = visitor
  }

  run(): JsonFault | null {
    this.#passBlanks()
    this.#visitor.begin(null, this.#at)
    let isClosed = this.#value()
    while (this.#fault === null) {
      const holder = this.#holders.at(-1)
      if (isClosed) {
        this.#visitor.end()
        if (holder === undefined) break
        isClosed = this.#afterItem(holder)
      } else if (holder !== undefined) isClosed = this.#item(holder)
    }
    this.#passBlanks()
    if (this.#fault === null && this.#at < this.#text.length) this.#unexpected('')
    return this.#fault
  }

  /** Reads a scalar, or the opening of a holder; true when the value is closed by that. */
  #value(): boolean {
    this.#passBlanks()
    const character = this.#text[this.#at]
    if (character === '{' || character === '[') {
      this.#holders.push({ isList: character === '[', count: 0 })
      this.#at += 1
      return false
    }
    if (character === '"') {
      this.#string()
      return true
    }
    for (const scalar of [number, word]) {
      scalar.lastIndex = this.#at
      if (scalar.test(this.#text)) {
        this.#at = scalar.lastIndex
        return true
      }
    }
    this.#unexpected(valueStarts)
    return true
  }

  /** Behind the opening of a holder, or a comma in it. */
  #item(holder: Holder): boolean {
    this.#passBlanks()
    const close = holder.isList ? ']' : '}'
    if (holder.count === 0 && this.#text[this.#at] === close) return this.#close()
    const from = this.#at
    const step = holder.isList ? holder.count : this.#name(holder.count === 0)
    holder.count += 1
    if (this.#fault !== null) return true
    this.#visitor.begin(step, from)
    return this.#value()
  }

  #name(mayClose: boolean): string {
    const from = this.#at
    if (this.#text[from] !== '"') {
      this.#unexpected(mayClose ? '" }' : '"')
      return ''
    }
    this.#string()
    const to = this.#at
    this.#passBlanks()
    if (this.#fault !== null) return ''
    if (this.#text[this.#at] !== ':') this.#unexpected(':')
    this.#at += 1
    // What #string has accepted is a string of JSON.
    return this.#fault === null ? String(JSON.parse(this.#text.slice(from, to))) : ''
  }

  /** Behind an item; false when another one follows. */
  #afterItem(holder: Holder): boolean {
    this.#passBlanks()
    const close = holder.isList ? ']' : '}'
    const character = this.#text[this.#at]
    if (character === close) return this.#close()
    if (character !== ',') this.#unexpected(`, ${close}`)
    this.#at += 1
    return this.#fault !== null
  }

  #close(): boolean {
    this.#holders.pop()
    this.#at += 1
    return true
  }

  #string(): void {
    let at = this.#at + 1
    for (; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at)
      if (code === 0x22) {
        this.#at = at + 1
        return
      }
      const isEscape = code === 0x5c
      const length = isEscape ? escapeLength(this.#text, at) : 1
      if (code < 0x20 || length === 0) {
        const given = isEscape
          ? this.#text.slice(at, at + 2)
          : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
        this.#fault ??= { offset: at, problem: 'json-bad-text', given, expected: '' }
        return
      }
      at += length - 1
    }
    this.#at = this.#text.length
    this.#unexpected('"')
  }

  #passBlanks(): void {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at += 1
  }

  #unexpected(expected: string): void {
    const code = this.#text.codePointAt(this.#at)
    const given = code === undefined ? '' : String.fromCodePoint(code)
    const problem = code === undefined ? 'json-cut' : expected === '' ? 'json-goes-on' : 'json-unexpected'
    this.#fault ??= { offset: this.#at, problem, given, expected }
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

/** Units of the escape that begins here; 0 when it is none. */
function escapeLength(text: string, at: number): number {
  const kind = text[at + 1] ?? ''
  if (kind === 'u') return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0
  return kind !== '' && '"\\/bfnrt'.includes(kind) ? 2 : 0
}
