import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import WebSocket from 'ws'

export interface Visit {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** One HTTP request exactly as given: any method, path and headers, nothing normalised as fetch would. */
export function visit(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { host: `127.0.0.1:${port}`, ...options.headers },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(options.body)
  })
}

/** Octets exactly as given; resolves to all that came back when the host hung up. */
export function sendRaw(port: number, octets: string): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(octets))
    socket.on('data', (chunk) => chunks.push(chunk))
    // A reset is a refusal too.
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

/** Uses the link as a browser would and returns the Cookie header of its session. */
export async function signIn(url: string): Promise<string> {
  const { port, search } = new URL(url)
  const reply = await visit(Number(port), `/${search}`)
  const cookie = reply.headers['set-cookie']?.[0]?.split(';')[0]
  if (reply.status !== 303 || cookie === undefined)
    throw new Error(`the link was answered with ${reply.status}`)
  return cookie
}

/** Opens a WebSocket to the host; rejects with the status when it is refused. */
export function openSocket(port: number, headers: Record<string, string>, path = '/ws'): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(`refused with ${response.statusCode}`))
      response.destroy()
    })
    socket.once('error', reject)
  })
}
