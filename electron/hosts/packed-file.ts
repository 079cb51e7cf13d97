import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** In the order of our liking: browsers take brotli over https and from loopback alone, gzip everywhere. */
const codings = ['br', 'gzip'] as const
export type Coding = (typeof codings)[number]

/** What compresses; fonts and pictures are compressed already. */
const packable = new Set(['.js', '.css', '.json', '.svg', '.txt'])

export function isPackable(file: string): boolean {
  return packable.has(extname(file))
}

/** Of what the build has packed already, beside the file itself; the desktop's package goes without. */
export const packedEnding = '.br'

/** brotli's 9 takes a tenth of the time of its 11 and a fortieth more octets. */
const packers: Readonly<Record<Coding, (content: Uint8Array) => Promise<Uint8Array>>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
}

/** One of the window's built files, compressed by the build or when somebody first asks for it, and kept from then on. */
export class PackedFile {
  readonly #file: string
  readonly #byBuild: string | undefined
  readonly #packed = new Map<Coding, Promise<Uint8Array>>()
  #tag: Promise<string> | undefined

  /** `byBuild` is the file that the build has packed by brotli, where there is one. */
  constructor(file: string, byBuild?: string) {
    this.#file = file
    this.#byBuild = byBuild
  }

  get isPackable(): boolean {
    return isPackable(this.#file)
  }

  async content(coding: Coding | undefined): Promise<Uint8Array> {
    if (coding === undefined) return readFile(this.#file)
    const known = this.#packed.get(coding)
    if (known !== undefined) return known
    const isByBuild = coding === 'br' && this.#byBuild !== undefined
    const packing = isByBuild ? readFile(this.#byBuild) : readFile(this.#file).then(packers[coding])
    this.#packed.set(coding, packing)
    // A disk that failed once may be read the next time.
    packing.catch(() => this.#packed.delete(coding))
    return packing
  }

  /** Changes with the content, and differs for each coding, as strong ones must. */
  async tag(coding: Coding | undefined): Promise<string> {
    this.#tag ??= readFile(this.#file).then((content) =>
      createHash('sha256').update(content).digest('base64url').slice(0, 22),
    )
    return `"${await this.#tag}${coding === undefined ? '' : `-${coding}`}"`
  }
}

/** The best coding that an Accept-Encoding header allows; undefined: none of ours. */
export function codingFor(acceptEncoding: string | undefined): Coding | undefined {
  const weights = new Map<string, number>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)))
  }
  return codings.find((coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0)
}
