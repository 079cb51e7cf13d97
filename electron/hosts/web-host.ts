import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ServedPort } from '../../shared/contract/port.ts'
import { IdleWindows } from './idle-windows.ts'
import { type FileWish, type PageFiles, type PageReply, textReply } from './page-files.ts'
import { newAddressPath } from './serving-note.ts'
import { webSocketPort } from './socket-port.ts'
import { isSecret, WebAccess } from './web-access.ts'
import { defaultWebBounds, type WebBounds, WebConnections } from './web-connections.ts'

export interface WebHostOptions {
  readonly pageFiles: PageFiles
  /** 0 takes a free port. */
  readonly port: number
  /** Address to listen on; loopback unless the operator says otherwise. */
  readonly address?: string
  /** Names besides loopback that may stand in the Host header. */
  readonly alsoNamed?: readonly string[]
  /** A window has connected. Until a promise of it resolves, what connected windows ask waits. */
  readonly onPort: OnPort | Promise<OnPort>
  readonly bounds?: WebBounds
  /** Browsers that nobody has used for so long are signed out; absent: never. */
  readonly signOutAfterMs?: number | undefined
  /** Whoever brings this key is given a new address; absent: nobody. */
  readonly newAddressKey?: string | undefined
}

type OnPort = (port: ServedPort) => void

export interface WebHost {
  readonly port: number
  /** A new address with a token good for one browser. */
  mintUrl(): string
  /** Resolves once nobody has been answered for a moment: who would hold up the loop lets the page's files out first. */
  atRest(): Promise<void>
  close(): Promise<void>
}

/** The path of the WebSocket; renderer/link/open-port.ts asks for the same. */
const socketPath = '/ws'
/** Asked by a page while somebody is at it; renderer/link/tell-use.ts asks for the same. */
const usePath = '/in-use'

/** The largest legitimate request is a connection with 1 MB of certificates, escaped. */
const requestOctetsLimit = 4 * 1024 * 1024
const windowsLimit = 32
const pingEveryMs = 20_000
/** A browser takes less from one answer of a page to the request that follows from it. */
const restMs = 30
/** Longest time in which nothing of an answer is taken; it is then given up. */
const idleMs = 15_000
/** Connections that the system may hold until they are accepted; it lowers this to its own limit. */
const backlog = 4096

/** Serves the window and its contract over HTTP and WebSocket. Rejects when the port is taken. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const address = options.address ?? '127.0.0.1'
  const shownName = options.alsoNamed?.[0] ?? urlHost(address)
  const access = new WebAccess([...(options.alsoNamed ?? []), urlHost(address)])
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: requestOctetsLimit,
    // Costs memory per window and gains nothing on loopback. Traffic of a peer beside passwords that the operator types
    // would be compressed together; over a slow line `ssh -C` compresses all of a tunnel.
    perMessageDeflate: false,
    clientTracking: true,
    // Between two messages of one window the others are served: a read of the socket may bring 20,000 of them.
    allowSynchronousEvents: false,
  })
  const connections = new WebConnections(options.bounds ?? defaultWebBounds)
  const mintUrl = () => `http://${shownName}:${port}/?token=${access.mintToken()}`
  const newAddress = { key: options.newAddressKey, mintUrl }
  const visits = new Visits({ access, connections, pageFiles: options.pageFiles, newAddress })
  const { signOutAfterMs } = options
  const idleWindows = signOutAfterMs === undefined ? undefined : new IdleWindows(access, signOutAfterMs)
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 5_000,
      requestTimeout: 5_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => visits.receive(request, response),
  )
  server.setTimeout(idleMs)
  connections.watch(server)
  // Node says Duplex for the sake of those who hand in streams of their own.
  server.on('upgrade', (request, socket: Socket, head) => {
    const refusal = refuseUpgrade(request, access, sockets.clients.size)
    if (refusal !== undefined) return endUpgrade(socket, refusal)
    const session = access.sessionOf(request.headers) ?? ''
    connections.handOver(socket)
    sockets.handleUpgrade(request, socket, head, (window) => {
      const port = webSocketPort(window)
      keepAlive(window, port)
      idleWindows?.add(session, window)
      if (options.onPort instanceof Promise) void servePaused(window, port, options.onPort)
      else options.onPort(port)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: options.port, host: address, backlog }, resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The host has no TCP port.')
  const { port } = bound
  return {
    port,
    mintUrl,
    atRest: () => visits.atRest(),
    close: () =>
      new Promise((resolve, reject) => {
        idleWindows?.stop()
        server.close((problem) => (problem === undefined ? resolve() : reject(problem)))
        connections.closeAll()
      }),
  }
}

interface VisitParts {
  readonly access: WebAccess
  readonly connections: WebConnections
  readonly pageFiles: PageFiles
  readonly newAddress: { readonly key: string | undefined; readonly mintUrl: () => string }
}

/** Requests for the page and its files. */
class Visits {
  readonly #parts: VisitParts
  readonly #turns = new WeakMap<Socket, Promise<void>>()
  #answering = 0
  #answeredAt = Number.NEGATIVE_INFINITY

  constructor(parts: VisitParts) {
    this.#parts = parts
  }

  /** Answers the requests of one connection one by one: pipelined ones do not all hold their answers. */
  receive(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request
    const before = this.#turns.get(socket) ?? Promise.resolve()
    this.#answering += 1
    this.#turns.set(
      socket,
      before
        .then(() => this.#reply(request, response))
        .finally(() => {
          this.#answering -= 1
          this.#answeredAt = performance.now()
        }),
    )
  }

  async atRest(): Promise<void> {
    while (this.#answering > 0 || performance.now() - this.#answeredAt < restMs) await delay(restMs / 2)
  }

  async #reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request
    if (socket.destroyed) return
    const reply = await answer(request, this.#parts).catch(() =>
      textReply(500, 'The page could not be read.'),
    )
    if (socket.destroyed) return
    const closed = new Promise((resolve) => response.once('close', resolve))
    // Only browsers that are signed in may keep a connection.
    if (!this.#parts.connections.isSignedIn(socket)) response.setHeader('connection', 'close')
    writeReply(request, response, reply)
    await closed
  }
}

async function answer(request: IncomingMessage, parts: VisitParts): Promise<PageReply> {
  const { access, connections, pageFiles } = parts
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
      connections.signIn(request.socket)
      const redirect = textReply(303, 'Signed in.')
      return { ...redirect, headers: { ...redirect.headers, location: '/', 'set-cookie': cookie } }
    }
  }
  if (path === newAddressPath && isOwner(request.headers, parts.newAddress.key))
    return textReply(200, parts.newAddress.mintUrl())
  const session = access.sessionOf(request.headers)
  if (session !== undefined) {
    connections.signIn(request.socket)
    if (path === usePath) {
      access.noteUse(session)
      return textReply(200, 'Noted.')
    }
    if (token === null) return pageFiles.reply(path, wishOf(request.headers))
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

/** No page can ask so: a header of this kind needs an OPTIONS request first, which is not answered. */
function isOwner({ authorization }: IncomingHttpHeaders, key: string | undefined): boolean {
  return key !== undefined && isSecret(`Bearer ${key}`, authorization ?? '')
}

const signInHint = [
  'SMPP Workbench: open the link that was printed where it was started.',
  'A link works once; press Enter there to get another, or run: smpp-workbench serve --new-address',
  '',
  'SMPP Workbench: откройте ссылку, напечатанную там, где программа запущена.',
  'Ссылка действует один раз; чтобы получить новую, нажмите там Enter или выполните: smpp-workbench serve --new-address',
].join('\n')

function refuseUpgrade(request: IncomingMessage, access: WebAccess, windows: number): number | undefined {
  if (!access.isHostAllowed(request.headers)) return 421
  if (request.method !== 'GET' || request.url !== socketPath) return 404
  if (!access.isOriginOurs(request.headers) || !access.hasSession(request.headers)) return 403
  return windows >= windowsLimit ? 503 : undefined
}

function endUpgrade(socket: Socket, status: number): void {
  socket.on('error', () => socket.destroy())
  const head = `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
  // Whoever does not hang up is not waited for.
  socket.end(head, () => socket.destroy())
}

function wishOf(headers: IncomingHttpHeaders): FileWish {
  const { 'accept-encoding': coding, 'if-none-match': known } = headers
  // Node joins what was sent several times; its type has a list for either.
  return { acceptEncoding: String(coding ?? ''), ifNoneMatch: known }
}

function writeReply(request: IncomingMessage, response: ServerResponse, reply: PageReply): void {
  const length = reply.status === 304 ? {} : { 'content-length': reply.body.length }
  response.writeHead(reply.status, { ...reply.headers, ...length })
  response.end(request.method === 'HEAD' ? undefined : reply.body)
}

/** Reads nothing of the window before: what it asks waits in its socket, and so takes no memory of ours. */
async function servePaused(window: WebSocket, port: ServedPort, becoming: Promise<OnPort>): Promise<void> {
  window.pause()
  // Whoever gave the promise tells why it was broken, and ends the host.
  const onPort = await becoming.catch(() => undefined)
  if (onPort === undefined || window.readyState !== window.OPEN) return window.terminate()
  onPort(port)
  window.resume()
}

/** A browser that went to sleep or a tunnel that broke leaves no other sign than that it takes nothing. */
function keepAlive(window: WebSocket, port: ServedPort): void {
  let isHeard = true
  const hear = () => {
    isHeard = true
  }
  const timer = setInterval(() => {
    if (!isHeard) return window.terminate()
    // Behind megabytes on a slow line the answer to a ping takes its time: what is taken counts as well.
    isHeard = false
    window.ping()
  }, pingEveryMs)
  window.on('pong', hear)
  port.onTaken(hear)
  // ws closes the socket itself on a protocol error or an oversized frame; `close` follows.
  window.on('error', () => window.terminate())
  window.once('close', () => clearInterval(timer))
}

function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}
