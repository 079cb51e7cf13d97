import type { PlanPath } from './plan-node.ts'
import { planJsonSchema } from './plan-schema.ts'

interface Shape {
  readonly $ref?: string
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: Shape | boolean
  readonly items?: Shape
  readonly enum?: readonly string[]
  readonly $defs?: Readonly<Record<string, Shape>>
}

let published: Shape | null = null

function root(): Shape {
  // What zod writes is JSON Schema; the part of it that is asked here has this form.
  published ??= planJsonSchema() as Shape
  return published
}

/** The keys that may stand in the mapping at this path of a plan; none where any may, or none. */
export function keysAt(path: PlanPath): readonly string[] {
  return shapesAt(path).flatMap(({ properties }) => Object.keys(properties ?? {}))
}

/** The words that may stand at this path; none where texts are free. */
export function wordsAt(path: PlanPath): readonly string[] {
  return shapesAt(path).flatMap((shape) => shape.enum ?? [])
}

function shapesAt(path: PlanPath): Shape[] {
  let shapes = plain(root())
  for (const step of path) shapes = shapes.flatMap((shape) => childrenOf(shape, step).flatMap(plain))
  return shapes
}

function childrenOf({ properties, additionalProperties, items }: Shape, step: string | number): Shape[] {
  if (typeof step === 'number') return items === undefined ? [] : [items]
  const own = properties !== undefined && Object.hasOwn(properties, step) ? properties[step] : undefined
  if (own !== undefined) return [own]
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}

/** Without references and choices. */
function plain(shape: Shape): Shape[] {
  if (shape.$ref !== undefined) {
    const name = shape.$ref.replace('#/$defs/', '')
    const meant = root().$defs?.[name]
    return meant === undefined ? [] : plain(meant)
  }
  return shape.anyOf === undefined ? [shape] : shape.anyOf.flatMap(plain)
}
