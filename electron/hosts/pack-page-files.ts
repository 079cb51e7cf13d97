import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { isPackable, packedEnding } from './packed-file.ts'

/** Writes beside each of the window's built files what the loopback host sends of it, by brotli's best, which takes too long while a browser waits. */
export async function packPageFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isPackable)
  await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name)
      await writeFile(`${file}${packedEnding}`, await promisify(brotliCompress)(await readFile(file)))
    }),
  )
}
