import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Port } from '../../shared/contract/port.ts'
import { type PageFiles, type PageReply, textReply } from './page-files.ts'
import { webSocketPort } from './socket-port.ts'
import { WebAccess } from './web-access.ts'

export interface WebHostOptions {
  readonly pageFiles: PageFiles
  /** 0 takes a free port. */
  readonly port: number
  /** Address to listen on; loopback unless the operator says otherwise. */
  readonly address?: string
  /** Names besides loopback that may stand in the Host header. */
  readonly alsoNamed?: readonly string[]
  /** A window has connected. */
  readonly onPort: (port: Port) => void
}

export interface WebHost {
  readonly port: number
  /** A new address with a token good for one browser. */
  mintUrl(): string
  close(): Promise<void>
}

/** The path of the WebSocket; renderer/link/open-port.ts asks for the same. */
const socketPath = '/ws'

/** The largest legitimate request is a connection with 1 MB of certificates, escaped. */
const requestOctetsLimit = 4 * 1024 * 1024
const windowsLimit = 32
const pingEveryMs = 20_000

/** Serves the window and its contract over HTTP and WebSocket. Rejects when the port is taken. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const address = options.address ?? '127.0.0.1'
  const shownName = options.alsoNamed?.[0] ?? urlHost(address)
  const access = new WebAccess([...(options.alsoNamed ?? []), urlHost(address)])
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: requestOctetsLimit,
    // Costs memory per window and gains nothing on loopback.
    perMessageDeflate: false,
    clientTracking: true,
  })
  const server = createServer(
    { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 10_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      answer(request, access, options.pageFiles).then(
        (reply) => writeReply(request, response, reply),
        () => writeReply(request, response, textReply(500, 'The page could not be read.')),
      )
    },
  )
  server.maxConnections = 256
  server.on('upgrade', (request, socket, head) => {
    const refusal = refuseUpgrade(request, access, sockets.clients.size)
    if (refusal !== undefined) return endUpgrade(socket, refusal)
    sockets.handleUpgrade(request, socket, head, (window) => {
      keepAlive(window)
      options.onPort(webSocketPort(window))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, address, resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The host has no TCP port.')
  return {
    port: bound.port,
    mintUrl: () => `http://${shownName}:${bound.port}/?token=${access.mintToken()}`,
    close: () =>
      new Promise((resolve, reject) => {
        for (const window of sockets.clients) window.terminate()
        server.close((problem) => (problem === undefined ? resolve() : reject(problem)))
        server.closeAllConnections()
      }),
  }
}

async function answer(request: IncomingMessage, access: WebAccess, pageFiles: PageFiles): Promise<PageReply> {
  if (!access.isHostAllowed(request.headers))
    return textReply(421, 'This name does not lead to the workbench.')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const refusal = textReply(405, 'Only GET and HEAD are answered.')
    return { ...refusal, headers: { ...refusal.headers, allow: 'GET, HEAD' } }
  }
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2)
  const token = path === '/' ? new URLSearchParams(query).get('token') : null
  // HEAD must not use the token up: link previews send it.
  if (token !== null && request.method === 'GET') {
    const cookie = access.exchange(token, request.headers)
    if (cookie !== undefined) {
      const redirect = textReply(303, 'Signed in.')
      return { ...redirect, headers: { ...redirect.headers, location: '/', 'set-cookie': cookie } }
    }
  }
  if (access.hasSession(request.headers)) {
    if (token === null) return pageFiles.reply(path)
    // A used link opened again by the browser that used it: leave the token out of the address bar.
    const redirect = textReply(303, 'Signed in already.')
    return { ...redirect, headers: { ...redirect.headers, location: '/' } }
  }
  const refusal = textReply(403, signInHint)
  // A link followed from another site's page (a terminal in a browser, a chat) is still that site's navigation when
  // the redirect arrives, and a Strict cookie stays behind. Asking the browser to come again makes it our own.
  const isElsewheresLink =
    path === '/' && token === null && request.headers['sec-fetch-site'] === 'cross-site'
  return isElsewheresLink ? { ...refusal, headers: { ...refusal.headers, refresh: '0; url=/' } } : refusal
}

const signInHint = [
  'SMPP Workbench: open the link that was printed where it was started.',
  'A link works once; press Enter there to get another.',
  '',
  'SMPP Workbench: откройте ссылку, напечатанную там, где программа запущена.',
  'Ссылка действует один раз; чтобы получить новую, нажмите там Enter.',
].join('\n')

function refuseUpgrade(request: IncomingMessage, access: WebAccess, windows: number): number | undefined {
  if (!access.isHostAllowed(request.headers)) return 421
  if (request.method !== 'GET' || request.url !== socketPath) return 404
  if (!access.isOriginOurs(request.headers) || !access.hasSession(request.headers)) return 403
  return windows >= windowsLimit ? 503 : undefined
}

function endUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function writeReply(request: IncomingMessage, response: ServerResponse, reply: PageReply): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length })
  response.end(request.method === 'HEAD' ? undefined : reply.body)
}

/** A browser that went to sleep or a tunnel that broke leaves no other sign. */
function keepAlive(window: WebSocket): void {
  let isAnswered = true
  const timer = setInterval(() => {
    if (!isAnswered) return window.terminate()
    isAnswered = false
    window.ping()
  }, pingEveryMs)
  window.on('pong', () => {
    isAnswered = true
  })
  // ws closes the socket itself on a protocol error or an oversized frame; `close` follows.
  window.on('error', () => window.terminate())
  window.once('close', () => clearInterval(timer))
}

function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}
