import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { iconFiles } from '../../electron/build/icon-files.ts'

const folder = join(import.meta.dirname, '..', '..', 'electron', 'desktop', 'icons')

/** A PNG's pixels; zlib may pack the same ones differently from version to version. */
function pixels(png: Buffer): Buffer {
  const start = png.indexOf('IDAT') + 4
  return inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))
}

test.each([...iconFiles()])('%s is what icon-files.ts draws', (name, made) => {
  const kept = readFileSync(join(folder, name))
  if (name.endsWith('.png')) expect(pixels(kept).equals(pixels(made))).toBe(true)
  else if (name.endsWith('.svg')) expect(kept.toString()).toBe(made.toString())
  else expect(kept.length).toBe(made.length)
})
