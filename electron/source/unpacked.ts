import type { Duplex } from 'node:stream'
import { pipeline, Readable } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'

/** How packed files begin, and what unpacks them. */
const packings: readonly { readonly magic: readonly number[]; readonly make: () => Duplex }[] = [
  { magic: [0x1f, 0x8b], make: createGunzip },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], make: createZstdDecompress },
]
const longestMagic = 4

/** The octets, unpacked where they are of gzip or zstd; `onCut` hears when these are cut short or damaged. */
export async function* unpacked(chunks: AsyncIterable<Buffer>, onCut: () => void): AsyncGenerator<Buffer> {
  const iterator = chunks[Symbol.asyncIterator]()
  let first: Buffer = Buffer.alloc(0)
  while (first.length < longestMagic) {
    const next = await iterator.next()
    if (next.done) break
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value])
  }
  const rest: AsyncIterable<Buffer> = { [Symbol.asyncIterator]: () => iterator }
  const packing = packings.find(({ magic }) => magic.every((octet, place) => first[place] === octet))
  if (packing !== undefined) return yield* unpack(withFirst(first, rest), packing.make(), onCut)
  yield first
  yield* rest
}

async function* withFirst(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

async function* unpack(
  packed: AsyncIterable<Buffer>,
  unpacker: Duplex,
  onCut: () => void,
): AsyncGenerator<Buffer> {
  // What goes wrong with the source is thrown by the loop below: the pipeline hands it on.
  const output: AsyncIterable<Buffer> = pipeline(Readable.from(packed), unpacker, () => undefined)
  try {
    yield* output
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
    if (!/^(?:Z|ZSTD|ERR_ZSTD)_/i.test(code)) throw problem
    onCut()
  }
}
