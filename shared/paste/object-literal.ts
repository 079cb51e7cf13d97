import { fromHex } from '../smpp/hex.ts'
import { unescaped } from './unescaped.ts'

/** A value in an object that JSON.stringify or Node's inspect printed. */
export type Literal =
  | { readonly kind: 'text'; readonly text: string; readonly isQuoted: boolean }
  | { readonly kind: 'octets'; readonly octets: Uint8Array }
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, Literal> }

const deepest = 8
const blanks = /[\s,]*/y
const key = /(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\w$]+))\s*:/y
const quoted = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/y
const buffer = /<Buffer ?([^>]*)>/y
const leftOutItems = /\.\.\.\s*(\d+) more (?:bytes|items?)/
/** The name of a class before its braces, or a bare value. */
const className = /[A-Z]\w*(?:\(\d+\))?\s*(?=[{[])/y
const bare = /[^,{}[\]\n]*/y

/** Reads one object of a text, which may end before the object does. */
export class ObjectReader {
  /** Octets and items that the writer says it left out. */
  leftOut = 0
  /** Where the object ends. */
  at: number
  /** Whether the brace that closes it was there. */
  isWhole = false
  readonly #text: string

  constructor(text: string, at: number) {
    this.#text = text
    this.at = at
  }

  /** The entries of the object whose brace stands before `at`. */
  entries(depth = 0): ReadonlyMap<string, Literal> {
    const entries = new Map<string, Literal>()
    for (;;) {
      this.#take(blanks)
      const name = this.#take(key)
      if (name === null) break
      this.#take(blanks)
      entries.set(unescaped(name[1] ?? name[2] ?? name[3] ?? ''), this.#value(depth))
    }
    this.isWhole = this.#close('}')
    return entries
  }

  #value(depth: number): Literal {
    const string = this.#take(quoted)
    if (string !== null) {
      return { kind: 'text', text: unescaped(string[1] ?? string[2] ?? string[3] ?? ''), isQuoted: true }
    }
    const octets = this.#take(buffer)
    if (octets !== null) return this.#octets(octets[1] ?? '')
    this.#take(className)
    const sign = this.#text[this.at]
    if (depth < deepest && sign === '{') {
      this.at += 1
      return ofObject(this.entries(depth + 1))
    }
    if (depth < deepest && sign === '[') {
      this.at += 1
      return { kind: 'list', items: this.#items(depth + 1) }
    }
    const text = this.#take(bare)?.[0].trim() ?? ''
    return { kind: 'text', text, isQuoted: false }
  }

  #octets(digits: string): Literal {
    this.#tellLeftOut(digits)
    return { kind: 'octets', octets: fromHex(digits.replace(/\.\.\..*$/, '')) ?? new Uint8Array(0) }
  }

  #items(depth: number): Literal[] {
    const items: Literal[] = []
    for (;;) {
      this.#take(blanks)
      if (this.at >= this.#text.length || this.#text[this.at] === ']' || this.#text[this.at] === '}') break
      const before = this.at
      const item = this.#value(depth)
      if (this.at === before) break
      if (item.kind === 'text' && !item.isQuoted) this.#tellLeftOut(item.text)
      items.push(item)
    }
    this.#close(']')
    return items
  }

  #tellLeftOut(text: string): void {
    this.leftOut += Number(leftOutItems.exec(text)?.[1] ?? 0)
  }

  #close(sign: string): boolean {
    this.#take(blanks)
    const isClosed = this.#text[this.at] === sign
    if (isClosed) this.at += 1
    return isClosed
  }

  #take(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.at
    const found = form.exec(this.#text)
    if (found !== null) this.at += found[0].length
    return found
  }
}

/** `{"type":"Buffer","data":[…]}` is octets. */
function ofObject(entries: ReadonlyMap<string, Literal>): Literal {
  const type = entries.get('type')
  const data = entries.get('data')
  if (type?.kind !== 'text' || type.text !== 'Buffer' || data?.kind !== 'list')
    return { kind: 'object', entries }
  const octets = data.items.map((item) => (item.kind === 'text' ? Number(item.text) & 0xff : 0))
  return { kind: 'octets', octets: Uint8Array.from(octets) }
}
