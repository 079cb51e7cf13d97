import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { debianFile, maintainer } from './deb-files.ts'
import type { HeadlessBuild } from './headless-files.ts'
import { file, inOrder, layOut, type PackageFile } from './package-file.ts'

interface DebSettings extends HeadlessBuild {
  readonly architecture: string
  /** Written by `dpkg-deb`. */
  readonly path: string
  /** Not packed, in place of xz: no time, four times as large. */
  readonly isFast: boolean
}

const scripts = ['config', 'postinst', 'prerm', 'postrm'] as const

/** What stands between a deb and this machine, in a clause; undefined where it can be made. */
export function debObstacle(): string | undefined {
  const { error, status } = spawnSync('dpkg-deb', ['--version'], { stdio: 'ignore' })
  return error || status !== 0 ? 'dpkg-deb is not installed' : undefined
}

/** Writes the deb: `dpkg-deb` over the files laid out with their modes and time, owned by root. */
export function writeDeb(files: readonly PackageFile[], settings: DebSettings): void {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-deb-'))
  try {
    layOut([...files, ...controlFiles(files, settings)], folder, settings.madeAt)
    const compression = settings.isFast ? ['-Znone'] : ['-Zxz']
    const seconds = Math.trunc(settings.madeAt.getTime() / 1000)
    const { status, stderr } = spawnSync(
      'dpkg-deb',
      ['--root-owner-group', ...compression, '--build', folder, settings.path],
      { encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: String(seconds) } },
    )
    if (status !== 0) throw new Error(`dpkg-deb could not make ${settings.path}: ${stderr}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function controlFiles(files: readonly PackageFile[], settings: DebSettings): PackageFile[] {
  return [
    file('DEBIAN/control', control(files, settings)),
    file('DEBIAN/md5sums', sums(files)),
    file('DEBIAN/templates', debianFile('templates')),
    ...scripts.map((name) => file(`DEBIAN/${name}`, debianFile(name), true)),
  ]
}

/** The libraries are those that Node's binary names, in the oldest versions that have what it uses. */
function control(files: readonly PackageFile[], { version, architecture }: DebSettings): string {
  const octets = files.reduce((sum, one) => sum + ('octets' in one ? one.octets.length : 0), 0)
  return `Package: smpp-workbench
Version: ${version}
Architecture: ${architecture}
Maintainer: ${maintainer}
Installed-Size: ${Math.ceil(octets / 1024)}
Depends: libc6 (>= 2.28), libgcc-s1, libstdc++6 (>= 8), debconf (>= 0.5) | debconf-2.0
Section: net
Priority: optional
Homepage: https://smpp-workbench.github.io
Description: workbench for SMPP on the command line and in a browser
 Binds to SMS providers, sends and receives messages, shows every PDU octet by
 octet and explains every status for the provider it came from. It runs an SMSC
 simulator, relays, tests accounts, runs test plans and loads.
 .
 This package needs no display: the window is served on a loopback address and
 reached through an SSH tunnel. It brings its own Node.
`
}

function sums(files: readonly PackageFile[]): string {
  const lines = inOrder(files).flatMap((one) =>
    'octets' in one ? [`${createHash('md5').update(one.octets).digest('hex')}  ${one.path}`] : [],
  )
  return `${lines.join('\n')}\n`
}
