// `npm run check` ends with this: the order of folders, one name for one file, and READMEs that tell of every folder.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../electron/setup.mjs'
import { nameCollisions, orderBreaks, readmeBreaks } from './find-breaks.ts'
import { folderOrder, sharedNames } from './folder-order.ts'

const trees = ['shared', 'electron', 'renderer', 'test']

/** Every file of the project that is not ignored, with '/'. */
export function projectFiles(): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  const gone = new Set(
    execFileSync('git', ['ls-files', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\n'),
  )
  return listed.split('\n').filter((file) => file !== '' && !gone.has(file))
}

/** What breaks a wall of the house, a sentence each. */
export function wallBreaks(files: readonly string[]): string[] {
  const isSource = (file: string) => /^(shared|electron|renderer)\/.*\.tsx?$/.test(file)
  const sources = new Map(
    files.filter(isSource).map((file) => [file, readFileSync(join(root, file), 'utf8')] as const),
  )
  const isShared = (path: string) => sharedNames.some((place) => path.startsWith(place))
  return [
    ...folderOrder.flatMap((order) => orderBreaks(order, sources)),
    ...nameCollisions(sources.keys(), isShared),
    ...trees.flatMap((tree) => {
      const inside = files.filter((file) => file.startsWith(`${tree}/`) && file.split('/').length > 2)
      const folders = [...new Set(inside.map((file) => file.split('/')[1] ?? ''))]
      const readme = `${tree}/README.md`
      return readmeBreaks(readme, readFileSync(join(root, readme), 'utf8'), folders)
    }),
  ]
}

if (import.meta.main) {
  const breaks = wallBreaks(projectFiles())
  for (const sentence of breaks) console.error(sentence)
  if (breaks.length > 0) process.exitCode = 1
}
