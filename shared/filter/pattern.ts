import { type PatternFault, type PatternNode, parsePattern } from './parse-pattern.ts'

/** One step of a pattern: a character, a place, or where to go on. */
type Step =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'place'; readonly place: 'start' | 'end' | 'boundary' }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'found' }

/** Characters that do not stand for themselves. */
const signs = /[\\^$.|?*+()[\]{}]/

/** Repetitions with counts are written out. */
const maxSteps = 2000

/** A regular expression without regard to case, looked for in time linear in the text: no text can keep it busy. */
export class Pattern {
  readonly #steps: readonly Step[]
  /** What is looked for where nothing in it is a sign; null elsewhere. */
  readonly #literal: string | null

  private constructor(steps: readonly Step[], literal: string | null) {
    this.#steps = steps
    this.#literal = literal
  }

  /** Reads . [a-z] \d \D \w \W \s \S \b ^ $ ( | ) * + ? {1,3}. */
  static read(source: string): Pattern | PatternFault {
    const node = parsePattern(source)
    if ('reason' in node) return node
    const steps: Step[] = []
    if (!write(node, steps)) return { reason: 'too-large', place: 1 }
    steps.push({ kind: 'found' })
    const literal = signs.test(source) ? null : [...source].map((one) => one.toLowerCase()).join('')
    return new Pattern(steps, literal)
  }

  isIn(text: string): boolean {
    const lower = text.toLowerCase()
    if (this.#literal !== null) return lower.includes(this.#literal)
    let threads: number[] = []
    const seen = new Int32Array(this.#steps.length).fill(-1)
    for (let at = 0; at <= lower.length; at += 1) {
      const now: number[] = []
      // A match may begin at every character.
      for (const step of [...threads, 0]) if (this.#enter(step, lower, at, now, seen)) return true
      const character = lower.charAt(at)
      threads = []
      for (const place of now) {
        const step = this.#steps[place]
        if (at < lower.length && step?.kind === 'character' && step.fits(character)) threads.push(place + 1)
      }
    }
    return false
  }

  /** Gathers the characters that may come at `at`; true when the pattern is found. */
  #enter(first: number, text: string, at: number, now: number[], seen: Int32Array): boolean {
    const open = [first]
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seen[place] === at) continue
      seen[place] = at
      const step = this.#steps[place]
      if (step === undefined) continue
      if (step.kind === 'found') return true
      if (step.kind === 'character') now.push(place)
      else if (step.kind === 'split') open.push(...step.next)
      else if (isAt(step.place, text, at)) open.push(place + 1)
    }
    return false
  }
}

function isAt(place: 'start' | 'end' | 'boundary', text: string, at: number): boolean {
  if (place === 'start') return at === 0
  if (place === 'end') return at === text.length
  return isWord(text.charAt(at - 1)) !== isWord(text.charAt(at))
}

function isWord(character: string): boolean {
  return /\w/.test(character)
}

/** Appends the steps of a node; false when they are too many. */
function write(node: PatternNode, steps: Step[]): boolean {
  if (steps.length > maxSteps) return false
  switch (node.kind) {
    case 'character':
    case 'place':
      steps.push(node)
      return true
    case 'sequence':
      return node.parts.every((part) => write(part, steps))
    case 'either':
      return writeEither(node.options, steps)
    case 'repeat':
      return writeRepeat(node, steps)
  }
}

function writeEither(options: readonly PatternNode[], steps: Step[]): boolean {
  const begins: number[] = []
  const jumps: number[][] = []
  const first: number[] = begins
  steps.push({ kind: 'split', next: first })
  for (const option of options) {
    begins.push(steps.length)
    if (!write(option, steps)) return false
    const end: number[] = []
    jumps.push(end)
    steps.push({ kind: 'split', next: end })
  }
  for (const end of jumps) end.push(steps.length)
  return true
}

function writeRepeat(
  { inner, least, most }: Extract<PatternNode, { kind: 'repeat' }>,
  steps: Step[],
): boolean {
  for (let count = 0; count < least; count += 1) if (!write(inner, steps)) return false
  if (most === null) {
    const loop: number[] = []
    const at = steps.length
    steps.push({ kind: 'split', next: loop })
    if (!write(inner, steps)) return false
    steps.push({ kind: 'split', next: [at] })
    loop.push(at + 1, steps.length)
    return true
  }
  const exits: number[][] = []
  for (let count = least; count < most; count += 1) {
    const exit = [steps.length + 1]
    exits.push(exit)
    steps.push({ kind: 'split', next: exit })
    if (!write(inner, steps)) return false
  }
  for (const exit of exits) exit.push(steps.length)
  return true
}
