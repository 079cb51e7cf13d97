// Writes electron/desktop/icons; run it after a change of icon-drawing.ts. test/guards/icons.test.ts compares.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { iconFiles } from './icon-files.ts'

const folder = join(import.meta.dirname, '..', 'desktop', 'icons')

for (const [name, content] of iconFiles()) {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
