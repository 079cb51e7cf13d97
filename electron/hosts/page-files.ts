import { randomBytes } from 'node:crypto'
import { type Dirent, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { codingFor, PackedFile, packedEnding } from './packed-file.ts'

export interface PageReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What a request says of how it wants a file. */
export interface FileWish {
  readonly acceptEncoding?: string | undefined
  readonly ifNoneMatch?: string | undefined
}

/** The placeholder that the build leaves in index.html. */
export const noncePlaceholder = '%CSP_NONCE%'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/**
 * The window's built files, for both hosts, with the headers that make a page of ours: nothing inline but the style
 * tags that carry this answer's nonce, nothing from elsewhere.
 */
export class PageFiles {
  /**
   * Decoded address to file, filled once. Addresses are looked up, never joined to a folder, so there is no path to
   * escape from and no listing.
   */
  readonly #files: ReadonlyMap<string, string>
  readonly #packed: ReadonlyMap<string, PackedFile>

  /** `folder` is dist/renderer; throws when it is not there. */
  constructor(folder: string) {
    const built = new Map(filesUnder(folder, ''))
    // What the build has packed is another form of a file, and has no address of its own.
    this.#files = new Map([...built].filter(([address]) => !address.endsWith(packedEnding)))
    const index = this.#files.get('/index.html')
    if (index === undefined) throw new Error(`There is no index.html in ${folder}: build the window first.`)
    this.#files = new Map(this.#files).set('/', index)
    this.#packed = new Map(
      [...this.#files].map(([address, file]) => [
        address,
        new PackedFile(file, built.get(`${address}${packedEnding}`)),
      ]),
    )
  }

  /** `path` is an address's path as it was sent, without the query. */
  async reply(path: string, wish: FileWish = {}): Promise<PageReply> {
    const [file, packed] = [this.#files.get(path), this.#packed.get(path)]
    if (file === undefined || packed === undefined) return textReply(404, 'There is nothing at this address.')
    const type = contentTypes[extname(file)] ?? 'application/octet-stream'
    return extname(file) === '.html'
      ? madePage(await readFile(file, 'utf8'))
      : fileReply(path, type, packed, wish)
  }
}

/**
 * Only what the build made is compressed: the same octets for everybody, without a secret and without anything of the
 * request. The page, which holds its nonce, goes out as it is, so that no length tells anything of it.
 */
async function fileReply(path: string, type: string, file: PackedFile, wish: FileWish): Promise<PageReply> {
  const coding = file.isPackable ? codingFor(wish.acceptEncoding) : undefined
  // Vite puts a digest of the content into the names under assets/.
  const isForever = path.startsWith('/assets/')
  const tag = await file.tag(coding)
  const headers = {
    ...pageHeaders(type, isForever ? 'private, max-age=31536000, immutable' : 'no-cache'),
    etag: tag,
    ...(file.isPackable && { vary: 'accept-encoding' }),
  }
  const isKnown = wish.ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
  if (isKnown) return { status: 304, headers, body: new Uint8Array() }
  const body = await file.content(coding)
  return { status: 200, headers: { ...headers, ...(coding && { 'content-encoding': coding }) }, body }
}

/** A page for this one answer: the placeholder in it becomes the nonce of its style tags. */
export function madePage(html: string): PageReply {
  const nonce = randomBytes(18).toString('base64url')
  return {
    status: 200,
    headers: pageHeaders('text/html; charset=utf-8', 'no-store', nonce),
    body: new TextEncoder().encode(html.replaceAll(noncePlaceholder, nonce)),
  }
}

/** A short plain answer under the same headers. */
export function textReply(status: number, text: string): PageReply {
  return {
    status,
    headers: pageHeaders('text/plain; charset=utf-8', 'no-store'),
    body: new TextEncoder().encode(`${text}\n`),
  }
}

function pageHeaders(type: string, caching: string, nonce?: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': caching,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
  }
}

function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ')
}

function* filesUnder(folder: string, address: string): Generator<[string, string]> {
  // One level at a time: inside a package the archive stands in for the folder and knows no recursive listing.
  const entries: Dirent[] = readdirSync(folder, { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path, `${address}/${entry.name}`)
    else yield [`${address}/${entry.name}`, path]
  }
}
