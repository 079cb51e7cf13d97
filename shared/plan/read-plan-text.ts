import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml'
import type { PlanMap, PlanNode, PlanPlace } from './plan-node.ts'
import type { PlanProblem } from './plan-problem.ts'
import type { PlanProblemCode } from './plan-problem-table.ts'

export const maxPlanOctets = 1 << 20
/** Nesting, values with those that aliases repeat, and aliases: what a small file may blow up to. */
const maxDepth = 60
const maxNodes = 40_000
const maxAliases = 100

/** What stands in the text, YAML or JSON; or what is wrong with it. Never throws. */
export function readPlanText(text: string): PlanNode | PlanProblem {
  if (text.length > maxPlanOctets) return problem('too-large', { max: maxPlanOctets }, whole(text))
  if (text.trim() === '') return problem('empty', {}, whole(text))
  const bracket = deepBracket(text)
  if (bracket !== null) return problem('too-deep', { max: maxDepth }, { start: bracket, end: bracket + 1 })
  if (hasManyValues(text)) return problem('too-many', { max: maxNodes }, whole(text))
  const document = parsed(text)
  if (document === null) return problem('too-deep', { max: maxDepth }, whole(text))
  const walk = new Walk(text, document)
  const node = walk.root()
  // An unquoted variable makes the parser stumble over what follows: it is the reason to tell.
  if (walk.found?.code === 'unquoted-variable') return walk.found
  const [first] = [...document.errors, ...document.warnings]
  if (first !== undefined) return yamlProblem(first, text)
  return walk.found ?? node
}

/** null: blocks in each other as deep as the text is long exhaust the parser's stack. */
function parsed(text: string): Document.Parsed | null {
  const { stackTraceLimit } = Error
  try {
    // A text may hold a mistake in each line: their places are told, and a stack of each takes seconds.
    Error.stackTraceLimit = 0
    // The parser compares each key with all before it; the walk finds one that is there twice at once.
    const options = { schema: 'failsafe', prettyErrors: false, logLevel: 'error', uniqueKeys: false } as const
    return parseDocument(text, options)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Told before the parser makes an object of each. */
function hasManyValues(text: string): boolean {
  let ends = 0
  for (let at = 0; at < text.length && ends <= maxNodes; at += 1) {
    const sign = text[at]
    if (sign === '\n' || sign === ',') ends += 1
  }
  return ends > maxNodes
}

/**
 * The first bracket or dash that opens more than `maxDepth` in each other, so that the parser is never given them: brackets by
 * count whatever stands in quotes, which no plan has so many of.
 */
function deepBracket(text: string): number | null {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '[' || sign === '{') depth += 1
    if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1)
    if (depth > 10 * maxDepth) return at
  }
  const dashes = /^(?:[ \t]*[-?:][ \t]+){60}/m.exec(text)
  return dashes?.index ?? null
}

function problem(code: PlanProblemCode, detail: PlanProblem['detail'], place: PlanPlace): PlanProblem {
  return { code, detail, place: { start: place.start, end: place.end } }
}

const whole = (text: string): PlanPlace => ({ start: 0, end: Math.min(1, text.length) })

class Walk {
  found: PlanProblem | null = null
  readonly #text: string
  readonly #document: Document.Parsed
  #nodes = 0
  #aliases = 0

  constructor(text: string, document: Document.Parsed) {
    this.#text = text
    this.#document = document
  }

  root(): PlanNode {
    return this.#read(this.#document.contents, { start: 0, end: 0 }, 0)
  }

  #refuse(code: PlanProblemCode, detail: PlanProblem['detail'], place: PlanPlace): void {
    this.found ??= problem(code, detail, place)
  }

  /** `around` is where a value that is not there would stand. */
  #read(node: Node | null, around: PlanPlace, depth: number): PlanNode {
    const place = node?.range ? { start: node.range[0], end: node.range[1] } : around
    const nothing: PlanNode = { kind: 'text', text: '', ...place }
    if (node === null || this.found !== null) return nothing
    this.#nodes += 1
    if (depth > maxDepth) this.#refuse('too-deep', { max: maxDepth }, place)
    if (this.#nodes > maxNodes) this.#refuse('too-many', { max: maxNodes }, place)
    if (this.found !== null) return nothing
    if (isAlias(node)) return this.#alias(node, place, depth)
    if (isScalar(node)) return { kind: 'text', text: String(node.value ?? ''), ...place }
    if (isSeq<Node>(node))
      return { kind: 'list', items: node.items.map((item) => this.#read(item, place, depth + 1)), ...place }
    if (isMap<Node, Node | null>(node)) return this.#map(node.items, place, depth)
    return nothing
  }

  #alias(alias: Alias, place: PlanPlace, depth: number): PlanNode {
    this.#aliases += 1
    if (this.#aliases > maxAliases) this.#refuse('yaml-aliases', { max: maxAliases }, place)
    const meant = this.found === null ? alias.resolve(this.#document) : undefined
    if (meant === undefined) this.#refuse('yaml-alias', { name: alias.source }, place)
    // The places of what it means stay those of the anchor, where a fault in it is put right.
    return this.#read(meant ?? null, place, depth + 1)
  }

  #map(items: readonly { key: Node; value: Node | null }[], place: PlanPlace, depth: number): PlanMap {
    const entries: PlanMap['entries'][number][] = []
    const names = new Set<string>()
    for (const { key, value } of items) {
      const keyAt = key?.range ? { start: key.range[0], end: key.range[1] } : place
      const name = isScalar(key) ? String(key.value ?? '') : null
      if (name === null) {
        const variable = unquotedVariable(this.#text, place)
        if (variable !== null) this.#refuse('unquoted-variable', { name: variable }, place)
        else this.#refuse('yaml-key', {}, keyAt)
        break
      }
      if (name === '<<') this.#refuse('yaml-merge', {}, keyAt)
      if (names.has(name)) this.#refuse('yaml-key-twice', { key: name }, keyAt)
      names.add(name)
      entries.push({
        key: name,
        keyAt,
        value: this.#read(value, { start: keyAt.end, end: keyAt.end }, depth + 1),
      })
    }
    return { kind: 'map', entries, ...place }
  }
}

/** The name of `{{name}}` that stands without quotes where this mapping does; null where none does. */
function unquotedVariable(text: string, { start }: PlanPlace): string | null {
  return /^\{\s*\{\s*([^{}\n]+?)\s*\}\s*\}/.exec(text.slice(start, start + 200))?.[1] ?? null
}

const yamlCodes: Readonly<Partial<Record<string, PlanProblemCode>>> = {
  BAD_INDENT: 'yaml-indent',
  TAB_AS_INDENT: 'yaml-tab',
  MISSING_CHAR: 'yaml-unclosed',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-colon',
  MULTIPLE_DOCS: 'yaml-documents',
  NON_STRING_KEY: 'yaml-key',
  BAD_ALIAS: 'yaml-alias',
}

function yamlProblem({ code, pos: [start, end], message }: YAMLError, text: string): PlanProblem {
  const place = { start, end: Math.max(end, start + 1) }
  const written = text.slice(start, end)
  if (code === 'TAG_RESOLVE_FAILED') return problem('yaml-tag', { tag: written }, place)
  // What is still open at the end of the text is told as its last line's indent.
  const isOver = code === 'BAD_INDENT' && start >= text.trimEnd().length
  const known = isOver ? 'yaml-unclosed' : yamlCodes[code]
  if (known === undefined) return problem('no-yaml', { said: `${message.replace(/\.?$/, '.')}` }, place)
  return problem(known, known === 'yaml-alias' ? { name: written } : {}, place)
}
