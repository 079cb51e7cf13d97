import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { allCommands, type CommandSheet } from '../cli/command-tree.ts'
import { bashCompletion } from '../cli/completion/bash-completion.ts'
import { fishCompletion } from '../cli/completion/fish-completion.ts'
import { zshCompletion } from '../cli/completion/zsh-completion.ts'
import { describeCli } from '../cli/run-cli.ts'
import type { NodeParts } from './fetch-node.ts'
import type { HeadlessTarget } from './headless-targets.ts'
import { manPage } from './man-page.ts'
import { file, filesOf, type PackageFile } from './package-file.ts'

/** What every package without a display is made of, besides Node. */
export interface HeadlessBuild {
  readonly version: string
  readonly description: string
  /** Of the man page and every file; whole seconds. */
  readonly madeAt: Date
  /** The folder that holds `dist/`, `LICENSE` and `CHANGELOG.md`. */
  readonly root: string
}

/** Entries of the desktop: without Electron there is nothing that would start them. */
const desktopEntries: ReadonlySet<string> = new Set([
  'lib/dist/engine/main.js',
  'lib/dist/engine/preload.cjs',
])

/** The unpacked package: `bin/` with the launcher, `lib/` with Node and the program, `share/`, texts. */
export async function headlessFiles(
  target: HeadlessTarget,
  node: NodeParts,
  build: HeadlessBuild,
): Promise<PackageFile[]> {
  const text = (name: string) => readFileSync(join(build.root, name), 'utf8')
  return [
    ...launcher(target),
    file(`lib/${basename(target.nodeFile)}`, node.binary, true),
    file('lib/package.json', manifest(build)),
    ...programFiles(build.root),
    ...(await sharedFiles(build)),
    file('LICENSE', text('LICENSE')),
    file('LICENSE.node.txt', node.licence),
    file('LICENSES.third-party.txt', text('dist/licenses.txt')),
    file('CHANGELOG.md', text('CHANGELOG.md')),
  ]
}

function launcher({ id }: HeadlessTarget): PackageFile[] {
  const source = (name: string) => readFileSync(join(import.meta.dirname, 'launchers', name), 'utf8')
  const script = file('bin/smpp-workbench', source('smpp-workbench.sh'), true)
  if (!id.startsWith('win-')) return [script]
  // cmd.exe loses its place in a file without CR.
  return [file('bin/smpp-workbench.cmd', source('smpp-workbench.cmd').replaceAll(/\r?\n/g, '\r\n'), true)]
}

/** The engine looks for it beside `dist/`, and Node reads `type` there. */
function manifest({ version, description }: HeadlessBuild): string {
  const fields = { name: 'smpp-workbench', version, description, license: 'MIT', type: 'module' }
  return `${JSON.stringify(fields, null, 2)}\n`
}

function programFiles(root: string): PackageFile[] {
  return ['engine', 'renderer']
    .flatMap((name) => filesOf(join(root, 'dist', name), `lib/dist/${name}`))
    .filter(({ path }) => !desktopEntries.has(path) && !path.endsWith('.map'))
}

/** Man pages and completion, which are made of the commands themselves. */
async function sharedFiles(build: HeadlessBuild): Promise<PackageFile[]> {
  const english = await describeCli('en')
  const russian = await describeCli('ru')
  assertWhole(english)
  return [
    file('share/man/man1/smpp-workbench.1', manPage(english, 'en', build)),
    file('share/man/ru/man1/smpp-workbench.1', manPage(russian, 'ru', build)),
    file('share/bash-completion/completions/smpp-workbench', bashCompletion(english)),
    file('share/zsh/site-functions/_smpp-workbench', zshCompletion(english)),
    file('share/fish/vendor_completions.d/smpp-workbench.fish', fishCompletion(english)),
  ]
}

/** A page that lacked the options of most commands would look complete. */
function assertWhole(program: CommandSheet): void {
  const bare = allCommands(program).filter(
    ({ path, options }) => options.length === 0 && path.at(-1) !== 'help',
  )
  if (bare.length > 0)
    throw new Error(`No options are known of ${bare.map(({ path }) => path.join(' ')).join(', ')}.`)
}
