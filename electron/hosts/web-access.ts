import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Printed links that nobody has used yet; the oldest is worth nothing above this. */
const tokensLimit = 100
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
  /** Each with when somebody last used its browser, in ms of `now`; in the order in which they began. */
  readonly #sessions = new Map<string, number>()
  readonly #now: () => number

  /** `alsoNamed`: host names besides loopback under which the operator wants the workbench reached. */
  constructor(alsoNamed: readonly string[], now: () => number = () => performance.now()) {
    this.#names = new Set([...loopbackNames, ...alsoNamed].map((name) => name.toLowerCase()))
    this.#now = now
  }

  mintToken(): string {
    const token = randomBytes(32).toString('base64url')
    this.#tokens.add(token)
    const oldest = this.#tokens.values().next().value
    if (this.#tokens.size > tokensLimit && oldest !== undefined) this.#tokens.delete(oldest)
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
    this.#sessions.set(session, this.#now())
    const oldest = this.#sessions.keys().next().value
    if (this.#sessions.size > sessionsLimit && oldest !== undefined) this.#sessions.delete(oldest)
    return `${cookieName(headers)}=${session}; Path=/; HttpOnly; SameSite=Strict`
  }

  hasSession(headers: IncomingHttpHeaders): boolean {
    return this.sessionOf(headers) !== undefined
  }

  /** Somebody is at the browser of this session. */
  noteUse(session: string): void {
    if (this.#sessions.has(session)) this.#sessions.set(session, this.#now())
  }

  /** Ends the sessions that nobody has used for so long, and says which. */
  endIdle(idleMs: number): string[] {
    const ended = [...this.#sessions]
      .filter(([, usedAt]) => this.#now() - usedAt >= idleMs)
      .map(([session]) => session)
    for (const session of ended) this.#sessions.delete(session)
    return ended
  }

  /** The session whose cookie a request brought. */
  sessionOf(headers: IncomingHttpHeaders): string | undefined {
    const prefix = `${cookieName(headers)}=`
    const given = (headers.cookie ?? '')
      .split(';')
      .map((cookie) => cookie.trim())
      .filter((cookie) => cookie.startsWith(prefix))
    for (const cookie of given) {
      const session = find(this.#sessions.keys(), cookie.slice(prefix.length))
      if (session !== undefined) return session
    }
    return undefined
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

/** True when `given` is the secret, in a time that does not tell how much of it was right. */
export function isSecret(secret: string, given: string): boolean {
  return find([secret], given) !== undefined
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
