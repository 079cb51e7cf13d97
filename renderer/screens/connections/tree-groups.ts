import type { Connection } from '../../../shared/contract/connections.ts'
import { targetText } from '../../../shared/contract/new-connection.ts'

export interface FolderGroup {
  /** '' is the top of the tree. */
  readonly folder: string
  readonly connections: readonly Connection[]
}

/** Connections with all of these tags under their folders: the top first, then folders and names in the reader's alphabet. */
export function groupByFolder(
  connections: readonly Connection[],
  search: string,
  tags: readonly string[] = [],
): FolderGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = new Map<string, Connection[]>()
  for (const connection of connections) {
    if (!matches(connection, words) || !tags.every((tag) => connection.tags.includes(tag))) continue
    const folder = connection.folder
      .split('/')
      .map((part) => part.trim())
      .filter(Boolean)
      .join(' / ')
    groups.set(folder, [...(groups.get(folder) ?? []), connection])
  }
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([folder, members]) => ({
      folder,
      connections: members.sort(
        (one, other) => Number(other.builtIn) - Number(one.builtIn) || one.name.localeCompare(other.name),
      ),
    }))
}

function matches(connection: Connection, words: readonly string[]): boolean {
  const text = [
    connection.name,
    connection.folder,
    ...connection.tags,
    connection.host,
    connection.port,
    ...connection.hosts.map(targetText),
    connection.systemId,
    connection.profileId,
  ]
    .join(' ')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}

/** Tags out of a text with commas, each once, whichever its letters' case. */
export function readTags(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().replace(/^#/, ''))
  const firsts = new Map(
    tags
      .filter(Boolean)
      .toReversed()
      .map((tag) => [tag.toLowerCase(), tag]),
  )
  return [...firsts.values()].toReversed()
}

/** Every tag of the connections once, in the reader's alphabet. */
export function tagsOf(connections: readonly Connection[]): string[] {
  return [...new Set(connections.flatMap(({ tags }) => tags))].sort((one, other) => one.localeCompare(other))
}
