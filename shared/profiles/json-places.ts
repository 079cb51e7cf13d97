import { type JsonFault, type JsonStep, walkJson } from './walk-json.ts'

export type JsonPath = readonly PropertyKey[]

/** From 1. */
export interface JsonPlace {
  readonly line: number
  readonly column: number
}

/** A name that an object has twice, of which `JSON.parse` keeps the last. */
export interface RepeatedName {
  readonly path: readonly JsonStep[]
  readonly offset: number
}

/** The first fault of a text that is no JSON, else the names that are given twice, at most `most`, and how many values it has. */
export function checkJson(
  text: string,
  most: number,
): { readonly fault: JsonFault | null; readonly repeated: readonly RepeatedName[]; readonly count: number } {
  const repeated: RepeatedName[] = []
  const names: (Set<string> | null)[] = []
  let count = 0
  const path: JsonStep[] = []
  const fault = walkJson(text, {
    begin(step, offset) {
      const inHolder = names.at(-1)
      if (step !== null) path.push(step)
      if (typeof step === 'string') {
        if (inHolder?.has(step) && repeated.length < most) repeated.push({ path: [...path], offset })
        if (inHolder) inHolder.add(step)
        else names[names.length - 1] = new Set([step])
      }
      count += 1
      names.push(null)
    },
    end() {
      names.pop()
      path.pop()
    },
  })
  return { fault, repeated, count }
}

interface Wanted {
  readonly children: Map<JsonStep, Wanted>
  offset: number | null
}

/**
 * Where the values at these paths stand in a JSON text: the name of a member, an item itself; of one that is not there
 * the nearest that would hold it.
 */
export function offsetsIn(text: string, paths: readonly JsonPath[]): readonly number[] {
  const root: Wanted = { children: new Map(), offset: null }
  for (const path of paths) wantedAt(root, path)
  const open: (Wanted | null)[] = []
  walkJson(text, {
    begin(step, offset) {
      const wanted = step === null ? root : (open.at(-1)?.children.get(step) ?? null)
      if (wanted !== null) wanted.offset = offset
      open.push(wanted)
    },
    end() {
      open.pop()
    },
  })
  return paths.map((path) => nearestOffset(root, path))
}

/** Lines and columns of places in a text. */
export function placesOf(text: string, offsets: readonly number[]): readonly JsonPlace[] {
  const starts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return offsets.map((offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  })
}

function wantedAt(root: Wanted, path: JsonPath): void {
  let wanted = root
  for (const step of path.map(stepOf)) {
    const known = wanted.children.get(step)
    const next = known ?? { children: new Map(), offset: null }
    if (known === undefined) wanted.children.set(step, next)
    wanted = next
  }
}

function nearestOffset(root: Wanted, path: JsonPath): number {
  let wanted: Wanted | undefined = root
  let offset = 0
  for (const step of [null, ...path.map(stepOf)]) {
    if (step !== null) wanted = wanted.children.get(step)
    if (wanted?.offset === null || wanted === undefined) return offset
    offset = wanted.offset
  }
  return offset
}

function stepOf(step: PropertyKey): JsonStep {
  return typeof step === 'symbol' ? String(step) : step
}
