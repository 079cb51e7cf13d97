import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** A file or a link in a package; its path is relative, with '/'. */
export type PackageFile = RegularFile | { readonly path: string; readonly linkTo: string }

interface RegularFile {
  readonly path: string
  readonly octets: Uint8Array
  readonly isExecutable: boolean
}

export function file(path: string, content: string | Uint8Array, isExecutable = false): RegularFile {
  return { path, octets: typeof content === 'string' ? Buffer.from(content) : content, isExecutable }
}

export function link(path: string, linkTo: string): PackageFile {
  return { path, linkTo }
}

/** The same content under another path. */
export function moved(one: PackageFile, path: string): PackageFile {
  return { ...one, path }
}

/** What a folder holds, under a path of the package. */
export function filesOf(folder: string, path: string): PackageFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((found) =>
      file(`${path}/${found.slice(folder.length + 1).replaceAll('\\', '/')}`, readFileSync(found)),
    )
}

export function modeOf(one: PackageFile): number {
  return 'octets' in one && !one.isExecutable ? 0o644 : 0o755
}

/** By their octets, not by a locale's order: the same input must give the same package everywhere. */
export function inOrder<T extends { readonly path: string }>(files: readonly T[]): T[] {
  return files.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
}

/** The folders above the files, from the top down, without the root. */
export function foldersOf(files: readonly PackageFile[]): string[] {
  const folders = new Set<string>()
  for (const { path } of files) {
    const parts = path.split('/').slice(0, -1)
    for (const [index] of parts.entries()) folders.add(parts.slice(0, index + 1).join('/'))
  }
  return inOrder([...folders].map((path) => ({ path }))).map(({ path }) => path)
}

/** Lays the files out in a folder with the modes and the time that they have in the package. */
export function layOut(files: readonly PackageFile[], folder: string, madeAt: Date): void {
  const folders = foldersOf(files)
  // A temporary folder is its owner’s alone, and the root of a deb is that of a system.
  chmodSync(folder, 0o755)
  for (const path of folders) {
    mkdirSync(join(folder, path), { recursive: true })
    // What the umask took.
    chmodSync(join(folder, path), 0o755)
  }
  for (const one of files) {
    const place = join(folder, one.path)
    if ('linkTo' in one) {
      symlinkSync(one.linkTo, place)
      continue
    }
    writeFileSync(place, one.octets)
    chmodSync(place, modeOf(one))
    utimesSync(place, madeAt, madeAt)
  }
  for (const path of folders.toReversed()) utimesSync(join(folder, path), madeAt, madeAt)
  utimesSync(folder, madeAt, madeAt)
}
