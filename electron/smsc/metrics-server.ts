import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Fault } from '../../shared/faults/fault.ts'
import { errorCode } from '../wire/connect-fault.ts'
import { listeningPort } from '../wire/link.ts'
import { metricsText } from './metrics-text.ts'
import type { OperatorMetrics } from './operator-metrics.ts'

export interface MetricsServer {
  readonly port: number
  close(): Promise<void>
}

/** Scrapers come one at a time; more than that is no scraper. */
const mostConnections = 64
const patienceMs = 5000

interface Page {
  readonly type: string
  readonly body: (operators: readonly OperatorMetrics[]) => string
}

const pages: Readonly<Record<string, Page>> = {
  '/metrics': { type: 'text/plain; version=0.0.4; charset=utf-8', body: metricsText },
  '/metrics.json': {
    type: 'application/json',
    body: (operators) => `${JSON.stringify({ at: new Date().toISOString(), operators })}\n`,
  },
}

/**
 * Serves the counters over HTTP, to read alone. 0 takes a free port. Rejects with `simulator.port-in-use`,
 * `simulator.cannot-listen`.
 */
export function serveMetrics(
  { host, port }: { readonly host: string; readonly port: number },
  read: () => readonly OperatorMetrics[],
): Promise<MetricsServer> {
  const server = createServer(
    { requestTimeout: patienceMs, headersTimeout: patienceMs },
    (request, response) => answer(request, response, read),
  )
  server.maxConnections = mostConnections
  server.keepAliveTimeout = patienceMs
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return new Promise((resolve, reject) => {
    server.on('error', (error) => {
      const isTaken = errorCode(error) === 'EADDRINUSE'
      const detail = { host, port, reason: errorCode(error) || error.message }
      reject(
        isTaken ? new Fault('simulator.port-in-use', { port }) : new Fault('simulator.cannot-listen', detail),
      )
    })
    server.listen({ host, port }, () => resolve({ port: listeningPort(server.address()), close }))
  })
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  read: () => readonly OperatorMetrics[],
): void {
  const { method, url = '' } = request
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD', Connection: 'close' }).end()
    return
  }
  const path = url.split('?')[0] ?? ''
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined
  if (page === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end(`${Object.keys(pages).join('\n')}\n`)
    return
  }
  const body = page.body(read())
  response.writeHead(200, { 'Content-Type': page.type, 'Content-Length': Buffer.byteLength(body) })
  response.end(method === 'HEAD' ? undefined : body)
}
