import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Browsers that hold a session at once; the oldest is shut out above this. */
const sessionsLimit = 32

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Access control of the loopback host. A token, printed where only the operator reads it, is good for one
 * exchange into a session cookie. The Host header must name this machine, which defeats DNS rebinding, and a
 * WebSocket must come from a page of the very address it calls, which defeats other sites and other ports.
 */
export class WebAccess {
  readonly #names: ReadonlySet<string>
  /** Minted and not yet used. */
  readonly #tokens = new Set<string>()
  readonly #sessions = new Set<string>()

  /** `alsoNamed`: host names besides loopback under which the operator wants the workbench reached. */
  constructor(alsoNamed: readonly string[]) {
    this.#names = new Set([...loopbackNames, ...alsoNamed].map((name) => name.toLowerCase()))
  }

  mintToken(): string {
    const token = randomBytes(32).toString('base64url')
    this.#tokens.add(token)
    return token
  }

  /** Any port will do: over an SSH tunnel the browser's differs from ours. */
  isHostAllowed(headers: IncomingHttpHeaders): boolean {
    const host = hostParts(headers.host)
    return host !== undefined && this.#names.has(host.name)
  }

  /** Uses the token up. Returns the cookie to set, or undefined when the token is unknown or was used before. */
  exchange(token: string, headers: IncomingHttpHeaders): string | undefined {
    const known = find(this.#tokens, token)
    if (known === undefined) return undefined
    this.#tokens.delete(known)
    const session = randomBytes(32).toString('base64url')
    this.#sessions.add(session)
    const oldest = this.#sessions.values().next().value
    if (this.#sessions.size > sessionsLimit && oldest !== undefined) this.#sessions.delete(oldest)
    return `${cookieName(headers)}=${session}; Path=/; HttpOnly; SameSite=Strict`
  }

  hasSession(headers: IncomingHttpHeaders): boolean {
    const prefix = `${cookieName(headers)}=`
    const given = (headers.cookie ?? '')
      .split(';')
      .map((cookie) => cookie.trim())
      .filter((cookie) => cookie.startsWith(prefix))
    return given.some((cookie) => find(this.#sessions, cookie.slice(prefix.length)) !== undefined)
  }

  isOriginOurs(headers: IncomingHttpHeaders): boolean {
    return (
      headers.origin !== undefined && headers.origin.toLowerCase() === `http://${headers.host}`.toLowerCase()
    )
  }
}

/**
 * Contains the port, since cookies ignore it: else two workbenches behind two tunnels would share one cookie.
 */
function cookieName(headers: IncomingHttpHeaders): string {
  return `workbench-${hostParts(headers.host)?.port ?? '80'}`
}

function hostParts(host: string | undefined): { name: string; port: string | undefined } | undefined {
  const match = /^(\[[0-9a-f:]+\]|[^:/@\s]+)(?::(\d{1,5}))?$/i.exec(host ?? '')
  const name = match?.[1]?.toLowerCase()
  return name === undefined ? undefined : { name, port: match?.[2] }
}

/** Compares in constant time, so that a guess learns nothing from how long it took. */
function find(secrets: Iterable<string>, given: string): string | undefined {
  const candidate = Buffer.from(given)
  for (const secret of secrets) {
    const known = Buffer.from(secret)
    if (known.length === candidate.length && timingSafeEqual(known, candidate)) return secret
  }
  return undefined
}
