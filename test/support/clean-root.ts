import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** Why no root for packages can be made here; undefined where it can. */
export function cleanRootObstacle(): string | undefined {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return 'this is no Debian system'
  return process.getuid?.() === 0 ? undefined : 'only root may chroot'
}

interface InstalledPackage {
  /** With its architecture where dpkg wants it: `libc6:amd64`. */
  readonly name: string
  readonly depends: readonly (readonly string[])[]
  readonly provides: readonly string[]
}

/**
 * A system of nothing but what Debian calls essential, apt and what the deb depends on: the files of this machine's own
 * packages of those names, with dpkg's notes of them. It has no sources, so that apt can install nothing else. A few
 * seconds, where debootstrap takes minutes and a network.
 */
export function makeCleanRoot(root: string, wanted: readonly string[]): void {
  mkdirSync(root)
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    if (existsSync(`/${name}`) && lstatSync(`/${name}`).isSymbolicLink()) {
      mkdirSync(join(root, readlinkSync(`/${name}`)), { recursive: true })
      symlinkSync(readlinkSync(`/${name}`), join(root, name))
    }
  }
  const packages = [...closureOf([...essentialPackages(), 'apt', ...wanted])]
  copyFiles(packages, root)
  copyNotes(packages, root)
  for (const path of [
    'dev',
    'proc',
    'root',
    'tmp',
    'var/cache/debconf',
    'var/cache/apt/archives/partial',
    'var/lib/apt/lists/partial',
    'etc/apt',
  ]) {
    mkdirSync(join(root, path), { recursive: true })
  }
  for (const name of ['passwd', 'group']) {
    writeFileSync(join(root, 'etc', name), readFileSync(`/usr/share/base-passwd/${name}.master`))
  }
  execFileSync('mknod', ['-m', '666', join(root, 'dev/null'), 'c', '1', '3'])
  execFileSync('mknod', ['-m', '666', join(root, 'dev/urandom'), 'c', '1', '9'])
}

/** The environment in which nothing of this machine's reaches the root. */
const bareEnvironment = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'LC_ALL=C.UTF-8']

/** The words after which a command runs in the root, with that much more in its environment, as that user. */
export function inRoot(root: string, variables: readonly string[] = [], userId = 0): readonly string[] {
  return ['chroot', `--userspec=${userId}:${userId}`, root, ...bareEnvironment, ...variables]
}

/** Runs a command in the root to its end. Throws, with what it said, where it fails. */
export function runInRoot(
  root: string,
  command: readonly string[],
  variables: readonly string[] = [],
): string {
  const [program, ...args] = [...inRoot(root, variables), ...command]
  const { status, stdout, stderr } = spawnSync(program ?? '', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stdout}${stderr}`)
  return stdout
}

/** Every path in the root but those that packages only note themselves in. */
export function pathsIn(root: string): string[] {
  const notes = ['var/lib/dpkg', 'var/log', 'var/cache', 'var/lib/apt', 'proc', 'tmp', 'root']
  const pruned = notes.flatMap((path, index) => [...(index === 0 ? [] : ['-o']), '-path', `./${path}`])
  return execFileSync('find', ['.', '(', ...pruned, ')', '-prune', '-o', '-print'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((line) => line !== '')
    .sort()
}

/** A line of dpkg-query with these fields between tabs. */
function dpkgFields(...names: readonly string[]): string {
  return `${names.map((name) => `\${${name}}`).join('\t')}\n`
}

function essentialPackages(): string[] {
  const lines = execFileSync('dpkg-query', ['-W', '-f', dpkgFields('Package', 'Essential')], {
    encoding: 'utf8',
  }).split('\n')
  return lines.filter((line) => line.endsWith('\tyes')).map((line) => line.split('\t')[0] ?? '')
}

/** The packages with all that they depend on, of alternatives the one that is installed here. */
function closureOf(wanted: readonly string[]): Set<string> {
  const installed = installedPackages()
  const found = new Set<string>()
  const visit = (name: string): boolean => {
    const one = installed.get(name)
    if (one === undefined) return false
    if (found.has(one.name)) return true
    found.add(one.name)
    for (const alternatives of one.depends) alternatives.some(visit)
    return true
  }
  for (const name of wanted) if (!visit(name)) throw new Error(`${name} is not installed on this machine.`)
  return found
}

function installedPackages(): Map<string, InstalledPackage> {
  const format = dpkgFields(
    'binary:Package',
    'Package',
    'Pre-Depends',
    'Depends',
    'Provides',
    'db:Status-Status',
  )
  const packages = new Map<string, InstalledPackage>()
  const lines = execFileSync('dpkg-query', ['-W', '-f', format], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }).split('\n')
  for (const line of lines) {
    const [name = '', plain = '', before = '', depends = '', provides = '', status] = line.split('\t')
    if (status !== 'installed') continue
    const one = {
      name,
      depends: [...namesIn(before), ...namesIn(depends)],
      provides: namesIn(provides).flat(),
    }
    packages.set(plain, one)
    for (const provided of one.provides) if (!packages.has(provided)) packages.set(provided, one)
  }
  return packages
}

/** `a (>= 1) | b:any, c` as [[a, b], [c]]. */
function namesIn(field: string): string[][] {
  return field
    .split(',')
    .map((part) =>
      part
        .split('|')
        .map((one) => one.trim().replace(/[ :(].*$/, ''))
        .filter((one) => one !== ''),
    )
    .filter((names) => names.length > 0)
}

/** Documentation is not needed to install anything. */
const unneeded = /^\/usr\/share\/(doc|man|locale|info|lintian)\//

function copyFiles(packages: readonly string[], root: string): void {
  const listed = execFileSync('dpkg', ['-L', ...packages], { encoding: 'utf8', maxBuffer: 1 << 26 }).split(
    '\n',
  )
  const paths = [...new Set(listed)].filter(
    (path) => path.startsWith('/') && path !== '/.' && !unneeded.test(path) && existsLink(path),
  )
  const script = `tar -cf - -C / --no-recursion -T - | tar -xf - -C "$0" --keep-directory-symlink`
  execFileSync('bash', ['-o', 'pipefail', '-c', script, root], {
    input: paths.map((path) => `.${path}`).join('\n'),
  })
}

function existsLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function copyNotes(packages: readonly string[], root: string): void {
  const notes = join(root, 'var/lib/dpkg')
  for (const path of ['info', 'updates', 'triggers', 'parts'])
    mkdirSync(join(notes, path), { recursive: true })
  writeFileSync(
    join(notes, 'status'),
    execFileSync('dpkg-query', ['-s', ...packages], { maxBuffer: 1 << 26 }),
  )
  writeFileSync(join(notes, 'available'), '')
  writeFileSync(join(notes, 'info/format'), '1\n')
  for (const name of packages) {
    for (const kind of [
      'list',
      'md5sums',
      'conffiles',
      'triggers',
      'preinst',
      'postinst',
      'prerm',
      'postrm',
      'templates',
    ]) {
      for (const file of [`${name}.${kind}`, `${name.replace(/:.*$/, '')}.${kind}`]) {
        const from = join('/var/lib/dpkg/info', file)
        if (existsSync(from)) execFileSync('cp', ['-p', from, join(notes, 'info', file)])
      }
    }
  }
}
