import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { type Zippable, zipSync } from 'fflate'
import { pack } from 'tar-stream'
import { foldersOf, inOrder, modeOf, type PackageFile } from './package-file.ts'

export interface ArchiveSettings {
  /** Of every file; whole seconds. */
  readonly madeAt: Date
  /** 0, not packed at all, to 9, small. */
  readonly level: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
}

const linkMode = 0o120000
const fileMode = 0o100000
/** Of a zip entry: its attributes are those of Unix. */
const unix = 3

/** A gzip without a time and a system of its own, so that the same octets become the same file anywhere. */
export function gzip(octets: Uint8Array, level: ArchiveSettings['level'] = 9): Buffer {
  const packed = gzipSync(octets, { level })
  packed.fill(0, 4, 8)
  packed[9] = unix
  return packed
}

/** The files under one folder, owned by root. */
export async function tarGz(
  files: readonly PackageFile[],
  { madeAt, level }: ArchiveSettings,
): Promise<Uint8Array> {
  const archive = pack()
  const common = { uid: 0, gid: 0, mtime: madeAt }
  const read = buffer(archive)
  for (const path of foldersOf(files)) {
    archive.entry({ ...common, name: `${path}/`, type: 'directory', mode: 0o755 })
  }
  for (const one of inOrder(files)) {
    const header = { ...common, name: one.path, mode: modeOf(one) }
    if ('linkTo' in one) archive.entry({ ...header, type: 'symlink', linkname: one.linkTo })
    else archive.entry(header, Buffer.from(one.octets.buffer, one.octets.byteOffset, one.octets.byteLength))
  }
  archive.finalize()
  return gzip(await read, level)
}

/** As a zip that Windows opens and that keeps what is executable for Unix. */
export function zip(files: readonly PackageFile[], { madeAt, level }: ArchiveSettings): Uint8Array {
  const entries: Zippable = {}
  for (const one of inOrder(files)) {
    const isLink = 'linkTo' in one
    const attrs = ((isLink ? linkMode : fileMode) | modeOf(one)) * 0x1_0000
    const octets = isLink ? Buffer.from(one.linkTo) : one.octets
    entries[one.path] = [octets, { os: unix, attrs, mtime: asLocalTime(madeAt), level }]
  }
  return zipSync(entries)
}

/** A zip holds a time without its zone, which is read from the local one: it is to say UTC everywhere. */
function asLocalTime(at: Date): Date {
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  )
}
