import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { iconPixels, iconSvg } from './icon-drawing.ts'

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

/** The icon as a PNG of this width and height. */
export function iconPng(size: number): Buffer {
  return encodePng(size, iconPixels(size))
}

function encodePng(size: number, rgba: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // 8 bits, RGBA.
  header.set([8, 6, 0, 0, 0], 8)
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row += 1) {
    // Each row begins with its filter: none.
    rows.set(rgba.subarray(row * size * 4, (row + 1) * size * 4), row * (size * 4 + 1) + 1)
  }
  const chunks = [
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
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

function uint32(value: number): Buffer {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}

// Run by hand after a change of the drawing; test/guards/icons.test.ts compares.
if (import.meta.main) {
  for (const [name, content] of iconFiles()) {
    const file = join(import.meta.dirname, '..', 'desktop', 'icons', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
