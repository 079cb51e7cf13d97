import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { getSystemErrorMessage } from 'node:util'
import type { TextReader } from './row-scene.ts'

/** Octets of one text that a plan names. */
const mostTextOctets = 1 << 20

/** Reads the texts that a plan names, under its folder alone: a link that leads out of it is not followed. */
export function folderTexts(folder: string): TextReader {
  return async (name) => {
    const path = join(folder, name)
    const outside = await whyOutside(folder, path)
    if (outside !== null) return { problem: outside }
    try {
      const { size } = await stat(path)
      if (size > mostTextOctets) return { problem: `${size} octets > ${mostTextOctets}` }
      return utf8Text(await readFile(path)) ?? { problem: 'UTF-8?' }
    } catch (problem) {
      return { problem: systemReason(problem) }
    }
  }
}

/** Why a path, links followed, does not lie in the plan's folder; null when it does. */
export async function whyOutside(folder: string, path: string): Promise<string | null> {
  try {
    const [top, meant] = await Promise.all([realpath(folder), realpath(path)])
    return meant.startsWith(top.endsWith(sep) ? top : `${top}${sep}`) ? null : `${path} ⊄ ${folder}`
  } catch (problem) {
    return systemReason(problem)
  }
}

/** The octets as text; null where they are none in UTF-8. */
export function utf8Text(octets: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return null
  }
}

function systemReason(problem: unknown): string {
  if (problem instanceof Error && 'errno' in problem && typeof problem.errno === 'number')
    return getSystemErrorMessage(problem.errno)
  throw problem
}
