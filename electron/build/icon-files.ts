import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { iconSvg } from './icon-drawing.ts'
import { iconPng, uint32 } from './icon-png.ts'

const linuxSizes = [16, 32, 48, 64, 128, 256, 512]
const windowsSizes = [16, 24, 32, 48, 64, 128, 256]
/** The type codes of an .icns: each size, and the doubled ones of dense screens. */
const macSizes: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]

/** Every icon file of the product by its name under electron/desktop/icons, made from one drawing. */
export function iconFiles(): Map<string, Buffer> {
  const drawn = new Map<number, Buffer>()
  const png = (size: number) => {
    const known = drawn.get(size) ?? iconPng(size)
    drawn.set(size, known)
    return known
  }
  return new Map([
    ['icon.svg', Buffer.from(iconSvg())],
    ['icon.ico', encodeIco(windowsSizes.map((size) => [size, png(size)]))],
    ['icon.icns', encodeIcns(macSizes.map(([type, size]) => [type, png(size)]))],
    ...linuxSizes.map((size): [string, Buffer] => [`linux/${size}x${size}.png`, png(size)]),
  ])
}

/** The directory, then the PNGs as they are; 256 is written as 0. */
function encodeIco(images: readonly (readonly [number, Buffer])[]): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length + images.length * 16
  const directory = images.map(([size, png]) => {
    const entry = Buffer.alloc(16)
    entry.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0])
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...directory, ...images.map(([, png]) => png)])
}

function encodeIcns(images: readonly (readonly [string, Buffer])[]): Buffer {
  const blocks = images.map(([type, png]) =>
    Buffer.concat([Buffer.from(type, 'latin1'), uint32(png.length + 8), png]),
  )
  const body = Buffer.concat(blocks)
  return Buffer.concat([Buffer.from('icns', 'latin1'), uint32(body.length + 8), body])
}

// Run by hand after a change of the drawing; test/guards/icons.test.ts compares.
if (import.meta.main) {
  for (const [name, content] of iconFiles()) {
    const file = join(import.meta.dirname, '..', 'desktop', 'icons', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
