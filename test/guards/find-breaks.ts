import { posix } from 'node:path'
import type { FolderOrder } from './folder-order.ts'

/** Sources by their path from the root of the project. */
export type Sources = ReadonlyMap<string, string>

const specifier = /(?:\bfrom|\bimport|\bimport\s*\()\s*['"](\.{1,2}\/[^'"]+)['"]/g

/** Paths that a source imports, types and deferred ones too. */
export function importsOf(path: string, source: string): string[] {
  return Array.from(source.matchAll(specifier), (match) =>
    posix.normalize(posix.join(posix.dirname(path), match[1] ?? '')),
  )
}

/** The imports that go up or to a neighbour, and the rooms that the order does not name; a sentence each. */
export function orderBreaks({ tree, floors }: FolderOrder, sources: Sources): string[] {
  const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)))
  const breaks = new Set<string>()
  const rooms = new Set(Array.from(sources.keys(), (path) => roomOf(tree, path)))
  for (const [path, source] of sources) {
    const room = roomOf(tree, path)
    if (room === null) continue
    const floor = floorOf.get(room)
    if (floor === undefined) {
      breaks.add(`${tree}/${room} has no floor in test/guards/folder-order.ts.`)
      continue
    }
    for (const target of importsOf(path, source)) {
      const other = roomOf(tree, target)
      const otherFloor = floorOf.get(other ?? '')
      if (other === null || other === room || otherFloor === undefined || otherFloor < floor) continue
      breaks.add(`${path} imports ${target}: ${tree}/${other} is not below ${tree}/${room}.`)
    }
  }
  for (const room of floorOf.keys()) {
    if (!rooms.has(room)) breaks.add(`${tree}/${room} has a floor and is not there.`)
  }
  return [...breaks]
}

function roomOf(tree: string, path: string): string | null {
  if (!path.startsWith(`${tree}/`)) return null
  return path.slice(tree.length + 1).split('/')[0] ?? null
}

/** Files of one name in two places: who opens one by its name may get the other. */
export function nameCollisions(paths: Iterable<string>, isShared: (path: string) => boolean): string[] {
  const byStem = new Map<string, string[]>()
  for (const path of paths) {
    if (isShared(path)) continue
    const stem = posix.basename(path).replace(/\.[^.]+$/, '')
    byStem.set(stem, [...(byStem.get(stem) ?? []), path])
  }
  return [...byStem.values()]
    .filter((files) => files.length > 1)
    .map((files) => `${files.join(' and ')} have one name.`)
}

/** Folders that a README's tables miss, and folders they name that are gone. Rows name a folder as `name/`. */
export function readmeBreaks(readme: string, text: string, folders: readonly string[]): string[] {
  const named = new Set(
    text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) =>
        Array.from((line.split('|')[1] ?? '').matchAll(/`([\w-]+)\/`/g), (match) => match[1]),
      ),
  )
  return [
    ...folders.filter((folder) => !named.has(folder)).map((folder) => `${readme} has no row for ${folder}/.`),
    ...[...named]
      .filter((name) => name !== undefined && !folders.includes(name))
      .map((name) => `${readme} has a row for ${name}/, which is not there.`),
  ]
}
