import { type PatternFault, type PatternNode, parsePattern } from './parse-pattern.ts'

/** One step of a pattern: a character, a place, or where to go on. */
type Step =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'place'; readonly place: 'start' | 'end' | 'boundary' }
  /** Those that are to be preferred first. */
  | { readonly kind: 'split'; readonly next: readonly number[] }
  /** A named group begins (an even slot) or ends. */
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'found' }

/** A way through the steps; `saved` are the places of its named groups, by slot. */
interface Thread {
  readonly place: number
  readonly saved: readonly number[]
}

/** Characters that do not stand for themselves. */
const signs = /[\\^$.|?*+()[\]{}]/

/** Repetitions with counts are written out. */
const maxSteps = 2000
const maxNames = 20

/** A regular expression without regard to case, looked for in time linear in the text: no text can keep it busy. */
export class Pattern {
  readonly #steps: readonly Step[]
  /** What is looked for where nothing in it is a sign; null elsewhere. */
  readonly #literal: string | null
  /** Names of its groups, each once. */
  readonly names: readonly string[]

  private constructor(steps: readonly Step[], literal: string | null, names: readonly string[]) {
    this.#steps = steps
    this.#literal = literal
    this.names = names
  }

  /** Reads . [a-z] \d \D \w \W \s \S \b ^ $ ( | ) (?<name> ) * + ? {1,3}. */
  static read(source: string): Pattern | PatternFault {
    const node = parsePattern(source)
    if ('reason' in node) return node
    const steps: Step[] = []
    const names: string[] = []
    if (!write(node, steps, names) || names.length > maxNames) return { reason: 'too-large', place: 1 }
    steps.push({ kind: 'found' })
    const literal = signs.test(source) ? null : [...source].map((one) => one.toLowerCase()).join('')
    return new Pattern(steps, literal, names)
  }

  /**
   * The named groups of the first place where it is found, as RegExp chooses them, without those that took no part;
   * null where it is not found.
   */
  groupsIn(text: string): ReadonlyMap<string, string> | null {
    const lower = smallLetters(text)
    const seen = new Int32Array(this.#steps.length).fill(-1)
    let threads: readonly Thread[] = []
    let found: readonly number[] | null = null
    for (let at = 0; at <= lower.length && (found === null || threads.length > 0); at += 1) {
      const now: Thread[] = []
      for (const thread of found === null ? [...threads, { place: 0, saved: [] }] : threads) {
        const end = this.#follow(thread, lower, at, now, seen)
        if (end === null) continue
        found = end
        // The ways behind this one are not wanted any more.
        break
      }
      const character = lower.charAt(at)
      threads = now.flatMap(({ place, saved }) => {
        const step = this.#steps[place]
        const isOn = at < lower.length && step?.kind === 'character' && step.fits(character)
        return isOn ? [{ place: place + 1, saved }] : []
      })
    }
    if (found === null) return null
    const groups = new Map<string, string>()
    for (const [index, name] of this.names.entries()) {
      const [start = -1, end = -1] = [found[2 * index], found[2 * index + 1]]
      if (start >= 0 && end >= start) groups.set(name, text.slice(start, end))
    }
    return groups
  }

  /** As #enter, with the places of groups; those of the way that finds the pattern here, else null. */
  #follow(
    first: Thread,
    text: string,
    at: number,
    now: Thread[],
    seen: Int32Array,
  ): readonly number[] | null {
    const open: Thread[] = [first]
    for (let thread = open.pop(); thread !== undefined; thread = open.pop()) {
      const { place, saved } = thread
      if (seen[place] === at) continue
      seen[place] = at
      const step = this.#steps[place]
      if (step === undefined) continue
      if (step.kind === 'found') return saved
      if (step.kind === 'character') now.push(thread)
      else if (step.kind === 'split')
        open.push(...step.next.map((next) => ({ place: next, saved })).reverse())
      else if (step.kind === 'save') open.push({ place: place + 1, saved: withSlot(saved, step.slot, at) })
      else if (isAt(step.place, text, at)) open.push({ place: place + 1, saved })
    }
    return null
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
      else if (step.kind === 'save') open.push(place + 1)
      else if (isAt(step.place, text, at)) open.push(place + 1)
    }
    return false
  }
}

function withSlot(saved: readonly number[], slot: number, at: number): readonly number[] {
  const places = [...saved]
  while (places.length < slot) places.push(-1)
  places[slot] = at
  return places
}

/** In small letters, unit by unit, so that places stay what they are. */
function smallLetters(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, at) => {
    const small = text.charAt(at).toLowerCase()
    return small.length === 1 ? small : text.charAt(at)
  }).join('')
}

function isAt(place: 'start' | 'end' | 'boundary', text: string, at: number): boolean {
  if (place === 'start') return at === 0
  if (place === 'end') return at === text.length
  return isWord(text.charAt(at - 1)) !== isWord(text.charAt(at))
}

function isWord(character: string): boolean {
  return /\w/.test(character)
}

/** Appends the steps of a node, and the names of its groups; false when they are too many. */
function write(node: PatternNode, steps: Step[], names: string[]): boolean {
  if (steps.length > maxSteps) return false
  switch (node.kind) {
    case 'character':
    case 'place':
      steps.push(node)
      return true
    case 'sequence':
      return node.parts.every((part) => write(part, steps, names))
    case 'either':
      return writeEither(node.options, steps, names)
    case 'group':
      return writeGroup(node, steps, names)
    case 'repeat':
      return writeRepeat(node, steps, names)
  }
}

function writeGroup(
  { name, inner }: Extract<PatternNode, { kind: 'group' }>,
  steps: Step[],
  names: string[],
): boolean {
  if (!names.includes(name)) names.push(name)
  const slot = 2 * names.indexOf(name)
  steps.push({ kind: 'save', slot })
  if (!write(inner, steps, names)) return false
  steps.push({ kind: 'save', slot: slot + 1 })
  return true
}

function writeEither(options: readonly PatternNode[], steps: Step[], names: string[]): boolean {
  const begins: number[] = []
  const jumps: number[][] = []
  const first: number[] = begins
  steps.push({ kind: 'split', next: first })
  for (const option of options) {
    begins.push(steps.length)
    if (!write(option, steps, names)) return false
    const end: number[] = []
    jumps.push(end)
    steps.push({ kind: 'split', next: end })
  }
  for (const end of jumps) end.push(steps.length)
  return true
}

function writeRepeat(
  { inner, least, most, isLazy }: Extract<PatternNode, { kind: 'repeat' }>,
  steps: Step[],
  names: string[],
): boolean {
  /** Once more, or on, in the order of preference. */
  const choose = (again: number, on: number) => (isLazy ? [on, again] : [again, on])
  for (let count = 0; count < least; count += 1) if (!write(inner, steps, names)) return false
  if (most === null) {
    const loop: number[] = []
    const at = steps.length
    steps.push({ kind: 'split', next: loop })
    if (!write(inner, steps, names)) return false
    steps.push({ kind: 'split', next: [at] })
    loop.push(...choose(at + 1, steps.length))
    return true
  }
  const exits: { readonly next: number[]; readonly again: number }[] = []
  for (let count = least; count < most; count += 1) {
    const exit = { next: [], again: steps.length + 1 }
    exits.push(exit)
    steps.push({ kind: 'split', next: exit.next })
    if (!write(inner, steps, names)) return false
  }
  for (const { next, again } of exits) next.push(...choose(again, steps.length))
  return true
}
