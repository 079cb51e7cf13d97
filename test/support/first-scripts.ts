import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The scripts that index.html names, by file: the entry and all that it imports statically, before which nothing is drawn.
 * @param folder dist/renderer
 */
export function firstScripts(folder: string): ReadonlyMap<string, Buffer> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = new Set([...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, file = '']) => file))
  return new Map([...files].map((file) => [file, readFileSync(join(folder, file))]))
}
