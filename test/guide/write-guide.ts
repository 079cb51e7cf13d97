// `npm run fix` writes the pages of the guide anew that something else is the source of.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedFiles } from './generated-pages.ts'

/** Where the guide lies. */
export const guideFolder = join(import.meta.dirname, '../../docs/guide')

/** What a file of the guide holds; '' when it is not there. */
export function readGuideFile(path: string): string {
  try {
    return readFileSync(join(guideFolder, path), 'utf8')
  } catch {
    return ''
  }
}

/** Files that are as they should be stay untouched. */
async function writeGuide(): Promise<void> {
  for (const [path, content] of await generatedFiles()) {
    if (readGuideFile(path) === content) continue
    const file = join(guideFolder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

if (import.meta.main) await writeGuide()
