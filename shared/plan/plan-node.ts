/** Where something stands in the text of a plan: characters from 0, the end not included. */
export interface PlanPlace {
  readonly start: number
  readonly end: number
}

/** What a plan's text holds, with places. Every scalar is its own text: `000` is three zeros. */
export type PlanNode = PlanText | PlanList | PlanMap

interface PlanText extends PlanPlace {
  readonly kind: 'text'
  readonly text: string
}

interface PlanList extends PlanPlace {
  readonly kind: 'list'
  readonly items: readonly PlanNode[]
}

export interface PlanMap extends PlanPlace {
  readonly kind: 'map'
  readonly entries: readonly PlanEntry[]
}

interface PlanEntry {
  readonly key: string
  readonly keyAt: PlanPlace
  readonly value: PlanNode
}

/** Keys and indexes from the top of a plan down to something in it. */
export type PlanPath = readonly (string | number)[]

/** The value as zod reads it: texts, arrays and objects. */
export function plainValue(node: PlanNode): unknown {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'list':
      return node.items.map(plainValue)
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]))
  }
}

/** The node at a path, or the deepest one on the way to it. */
export function nodeAt(root: PlanNode, path: PlanPath): PlanNode {
  let node = root
  for (const step of path) {
    const next = childOf(node, step)
    if (next === undefined) return node
    node = next
  }
  return node
}

/** Where the key of the last step of a path stands; the node of the path where it is no key. */
export function keyPlace(root: PlanNode, path: PlanPath): PlanPlace {
  const parent = nodeAt(root, path.slice(0, -1))
  const key = path.at(-1)
  const entry = parent.kind === 'map' ? parent.entries.find((one) => one.key === key) : undefined
  return entry?.keyAt ?? nodeAt(root, path)
}

function childOf(node: PlanNode, step: string | number): PlanNode | undefined {
  if (node.kind === 'list') return typeof step === 'number' ? node.items[step] : undefined
  return node.kind === 'map' ? node.entries.find(({ key }) => key === step)?.value : undefined
}

/** Where a piece of a text stands, as far as its quotes allow to tell; the whole text where it is written with escapes. */
export function placeInside(node: PlanNode, start: number, end: number): PlanPlace {
  const whole = { start: node.start, end: node.end }
  if (node.kind !== 'text') return whole
  const more = node.end - node.start - node.text.length
  // Plain, or between two quotes without an escape.
  if (more !== 0 && more !== 2) return whole
  const from = node.start + more / 2
  return { start: from + start, end: from + Math.max(end, start + 1) }
}
