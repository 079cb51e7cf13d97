import type { Rolldown } from 'vite'

/**
 * Names chunks for the bundler: all that one of the modules `roots` imports, itself or over others, comes in one file of this
 * name; what several import, in that of the first. Left to itself the bundler makes a file for each set of modules that the
 * same screens share, which are some eighty small ones for what a window fetches right after its start.
 * @param roots paths with '/' by name.
 */
export function fetchedTogether(
  roots: Readonly<Record<string, string>>,
): (id: string, context: Rolldown.ChunkingContext) => string | null {
  const known = new WeakMap<Rolldown.ChunkingContext, ReadonlyMap<string, string>>()
  return (id, context) => {
    const names = known.get(context) ?? namesOf(roots, context)
    known.set(context, names)
    return names.get(id) ?? null
  }
}

function namesOf(
  roots: Readonly<Record<string, string>>,
  context: Rolldown.ChunkingContext,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const [name, root] of Object.entries(roots)) {
    if (context.getModuleInfo(root) === null) throw new Error(`The window has no module ${root}.`)
    const waiting = [root]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      // The builder's own helpers serve every file.
      if (names.has(id) || id.startsWith('\0')) continue
      names.set(id, name)
      waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []))
    }
  }
  return names
}
