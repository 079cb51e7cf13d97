import { type Stats, statSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { HandedKind } from '../../shared/contract/app.ts'

/** What a start of the program was given. */
export interface Start {
  /** The folder of `--data`. */
  readonly data: string | undefined
  /** Absolute paths. */
  readonly files: readonly string[]
}

/** Files that one start hands over, at most; of more the first. */
const mostFiles = 50
/** Characters of a name that the page is told. */
const mostNameUnits = 255

/** `args` without the program's own name; paths are taken from `folder`. */
export function readStart(args: readonly string[], folder: string): Start {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' } },
    // What Chromium and the system add is not ours to refuse.
    strict: false,
    allowPositionals: true,
  })
  const files = positionals.map((path) => resolve(folder, path)).filter((path) => !isFolder(path))
  return {
    data: typeof values['data'] === 'string' ? values['data'] : undefined,
    files: files.slice(0, mostFiles),
  }
}

function isFolder(path: string): boolean {
  return seen(path)?.isDirectory() ?? false
}

/** undefined: it is not there, or nobody may look; a path that is too long is no reason not to start. */
function seen(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

const handedOverSchema = z.object({ files: z.array(z.string().min(1).max(32_768)).max(mostFiles) })

/** Files that a second start handed to the first one; none when what came is not of ours. */
export function readHandedOver(value: unknown): readonly string[] {
  return handedOverSchema.safeParse(value).data?.files ?? []
}

/** Files that are opened as captures: packed or not, octets or the lines of a log. */
export const captureEndings: readonly string[] = [
  'pcap',
  'pcapng',
  'cap',
  'gz',
  'zst',
  'jsonl',
  'log',
  'txt',
  'hex',
]

/** How a file is told of that is not simply opened: its name as it can be shown, and what it seems to be. */
export function describeFile(path: string): { name: string; kind: HandedKind | 'capture' } {
  const name = basename(path).slice(0, mostNameUnits)
  if (captureEndings.includes(extname(path).slice(1).toLowerCase())) return { name, kind: 'capture' }
  if (seen(path) === undefined) return { name, kind: 'missing' }
  if (/\.ya?ml$/i.test(path)) return { name, kind: 'plan' }
  if (/\.(?:csv|tsv|xlsx|xls)$/i.test(path)) return { name, kind: 'table' }
  return { name, kind: /\.json$/i.test(path) ? 'json' : 'unknown' }
}
