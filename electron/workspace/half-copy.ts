import { existsSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, normalize, sep } from 'node:path'
import { z } from 'zod'
import { readJson } from '../storage/read-json.ts'

/** Stands in a copy of a data folder until it is whole: what a killed process left is known by it. */
export const halfCopyName = 'half-copy.json'

const noteSchema = z.object({
  /** The data folder that was copied. */
  from: z.string(),
  /** True where the folder itself was made for the copy. */
  isMade: z.boolean(),
  /** What was to be copied, relative to the folder. */
  files: z.array(z.string()),
})
type HalfCopy = z.infer<typeof noteSchema>

export function beginCopy(folder: string, note: HalfCopy): void {
  writeFileSync(join(folder, halfCopyName), JSON.stringify(note), { mode: 0o600, flag: 'wx' })
}

export function endCopy(folder: string): void {
  rmSync(join(folder, halfCopyName), { force: true })
}

/** What a copy of `from` that was cut off left there; null where there is none. */
export function halfCopyOf(from: string, folder: string): HalfCopy | null {
  const path = join(folder, halfCopyName)
  if (!existsSync(path)) return null
  try {
    const note = noteSchema.safeParse(readJson(readFileSync(path, 'utf8'))).data ?? null
    return note?.from === from ? note : null
  } catch {
    // Torn, as the copy was cut off while it was written: nothing was copied yet.
    return null
  }
}

/** Removes what the copy wrote, and nothing that anybody else laid there. */
export function discardHalfCopy(folder: string, { files, isMade }: HalfCopy): void {
  const own = files.map((name) => normalize(name)).filter(isInside)
  for (const name of own) rmSync(join(folder, name), { force: true })
  const folders = new Set(own.flatMap(foldersOf))
  // The deepest first.
  for (const name of [...folders].sort((one, other) => other.length - one.length))
    removeEmpty(join(folder, name))
  endCopy(folder)
  if (isMade) removeEmpty(folder)
}

function isInside(name: string): boolean {
  return !isAbsolute(name) && name !== '..' && !name.startsWith(`..${sep}`)
}

/** 'a/b/c' lies in 'a/b' and in 'a'. */
function foldersOf(name: string): string[] {
  const above = dirname(name)
  return above === '.' ? [] : [above, ...foldersOf(above)]
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Something else lies there.
  }
}
