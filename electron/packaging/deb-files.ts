import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzip } from './archives.ts'
import type { HeadlessBuild } from './headless-files.ts'
import { file, link, moved, type PackageFile } from './package-file.ts'

const home = 'usr/lib/smpp-workbench'
const docs = 'usr/share/doc/smpp-workbench'

/** Places of the unpacked package, and where they are in the deb; of two the first that fits holds. */
const places: readonly (readonly [from: string, to: string])[] = [
  ['bin/', `${home}/bin/`],
  ['lib/', `${home}/lib/`],
  ['share/zsh/site-functions/', 'usr/share/zsh/vendor-completions/'],
  ['share/', 'usr/share/'],
]

/** The maintainer whom Debian's tools want with an address. */
export const maintainer = 'SMPP Workbench contributors <smpp-workbench@users.noreply.github.com>'

/** What the deb puts into the system, from the files of the unpacked package. */
export function debFiles(unpacked: readonly PackageFile[], build: HeadlessBuild): PackageFile[] {
  return [
    ...unpacked.flatMap(placed).map(packedPage),
    link('usr/bin/smpp-workbench', '../lib/smpp-workbench/bin/smpp-workbench'),
    file('lib/systemd/system/smpp-workbench.service', debianFile('smpp-workbench.service')),
    file('usr/share/lintian/overrides/smpp-workbench', debianFile('lintian-overrides')),
    file(`${docs}/changelog.gz`, gzip(Buffer.from(debianChangelog(build)))),
    file(`${docs}/CHANGELOG.md.gz`, gzip(contentOf(unpacked, 'CHANGELOG.md'))),
    file(`${docs}/copyright`, copyright(build, unpacked)),
    file(`${docs}/LICENSES.third-party.txt.gz`, gzip(contentOf(unpacked, 'LICENSES.third-party.txt'))),
    file(`${docs}/LICENSE.node.txt.gz`, gzip(contentOf(unpacked, 'LICENSE.node.txt'))),
  ]
}

/** A file that the package's tools read, as it lies in the source. */
export function debianFile(name: string): string {
  return readFileSync(join(import.meta.dirname, 'debian', name), 'utf8')
}

function placed(one: PackageFile): PackageFile[] {
  const [from, to] = places.find(([start]) => one.path.startsWith(start)) ?? []
  return from === undefined || to === undefined ? [] : [moved(one, `${to}${one.path.slice(from.length)}`)]
}

/** Manual pages are packed in Debian. */
function packedPage(one: PackageFile): PackageFile {
  if (!one.path.startsWith('usr/share/man/') || !('octets' in one)) return one
  return file(`${one.path}.gz`, gzip(one.octets))
}

function contentOf(files: readonly PackageFile[], path: string): Uint8Array {
  const found = files.find((one) => one.path === path)
  if (found === undefined || !('octets' in found)) throw new Error(`The package has no ${path}.`)
  return found.octets
}

/** Debian's tools read the version and the day here; what users notice is in CHANGELOG.md beside it. */
function debianChangelog({ version, madeAt }: HeadlessBuild): string {
  const day = madeAt.toUTCString().replace('GMT', '+0000')
  return `smpp-workbench (${version}) stable; urgency=medium

  * What changed: /usr/share/doc/smpp-workbench/CHANGELOG.md.gz.

 -- ${maintainer}  ${day}
`
}

function copyright({ madeAt }: HeadlessBuild, unpacked: readonly PackageFile[]): string {
  const licence = Buffer.from(contentOf(unpacked, 'LICENSE')).toString().trim()
  return `SMPP Workbench, packaged ${madeAt.toISOString().slice(0, 10)} by its authors.

Files: everything but the following

${licence}

Files: /usr/lib/smpp-workbench/lib/node

Node.js, Copyright Node.js contributors and others, as published by the Node project.
Its licence and those of the libraries in it: /usr/share/doc/smpp-workbench/LICENSE.node.txt.gz

Files: /usr/lib/smpp-workbench/lib/dist

Contains libraries and fonts of others, most of them under the MIT licence.
Each with its licence: /usr/share/doc/smpp-workbench/LICENSES.third-party.txt.gz
`
}
