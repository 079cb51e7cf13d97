import { type AddressInfo, connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureVersion, TLSSocket } from 'node:tls'
import { Fault } from '../../shared/faults/fault.ts'
import { connectFault } from './connect-fault.ts'

export interface LinkOptions {
  readonly host: string
  readonly port: number
  readonly tls: {
    readonly enabled: boolean
    readonly verify: boolean
    /** '' uses host. */
    readonly serverName: string
    /** PEM; '' uses the system's authorities. */
    readonly caPem: string
    readonly minVersion: SecureVersion
    /** SHA-256 of the certificate, hex pairs with or without colons; absent or '': any. */
    readonly pinnedSha256?: string | undefined
  }
  /** '' lets the system choose. */
  readonly localAddress: string
  /** Covers look-up, TCP and the TLS handshake together. */
  readonly connectTimeoutMs: number
}

/** A connected socket, TLS done, with what the operator wants to know about it. */
export interface Link {
  readonly socket: Socket
  /** 'TLSv1.3 TLS_AES_256_GCM_SHA384', or null on plain TCP. */
  readonly tls: string | null
}

/** Between addresses of one host; the 250 ms of Node give up on peers that are merely far away. */
const nextAddressAfterMs = 2000

/**
 * Connects TCP, and TLS when asked. Rejects with the Fault that says why: `session.host-not-found`,
 * `session.connect-refused`, `session.connect-timeout`, `session.connect-failed`, `session.tls-to-plain-port`,
 * `session.tls-certificate`, `session.tls-pin`; with the signal's reason when that aborts first.
 */
export function connectLink(options: LinkOptions, signal?: AbortSignal): Promise<Link> {
  return new Promise((resolve, reject) => {
    const socket = startSocket(options)
    let isConnected = false

    const settle = (act: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      socket.off('connect', onConnect)
      socket.off('secureConnect', succeed)
      socket.off('error', onError)
      socket.off('close', onClose)
      act()
    }
    const fail = (reason: unknown) =>
      settle(() => {
        // An 'error' may still follow destroy(); it has been told already.
        socket.on('error', () => undefined)
        socket.destroy()
        reject(reason)
      })
    const succeed = () => {
      const stranger = unpinnedFingerprint(socket, options.tls.pinnedSha256 ?? '')
      if (stranger !== null) {
        return fail(new Fault('session.tls-pin', { host: options.host, fingerprint: stranger }))
      }
      settle(() => resolve({ socket, tls: describeTls(socket) }))
    }
    const onConnect = () => {
      isConnected = true
      if (!options.tls.enabled) succeed()
    }
    const onError = (error: Error) => fail(connectFault(error, options, isConnected))
    const onClose = () => fail(hungUpFault(options, isConnected))
    const abort = () => fail(signal?.reason)
    const timer = setTimeout(() => fail(silentFault(options, isConnected)), options.connectTimeoutMs)

    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort)
    socket.on('connect', onConnect)
    socket.on('secureConnect', succeed)
    socket.on('error', onError)
    socket.on('close', onClose)
  })
}

function startSocket(options: LinkOptions): Socket {
  const { host, port, tls } = options
  const shared = {
    host,
    port,
    // A peer that closes its half is still owed the answers to what it sent before.
    allowHalfOpen: true,
    autoSelectFamilyAttemptTimeout: nextAddressAfterMs,
    ...(options.localAddress === '' ? {} : { localAddress: options.localAddress }),
  }
  if (!tls.enabled) return withoutDelay(connectTcp(shared))
  const name = tls.serverName === '' ? host : tls.serverName
  return withoutDelay(
    connectTls({
      ...shared,
      // RFC 6066 §3: SNI carries names, never addresses. The certificate is checked against it all the same.
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ...(tls.caPem === '' ? {} : { ca: tls.caPem }),
      rejectUnauthorized: tls.verify,
      minVersion: tls.minVersion,
    }),
  )
}

/** The fingerprint of the peer's certificate when another one is pinned; null when it may stay. */
function unpinnedFingerprint(socket: Socket, pinned: string): string | null {
  if (pinned === '' || !(socket instanceof TLSSocket)) return null
  const plain = (fingerprint: string) => fingerprint.replaceAll(':', '').toUpperCase()
  const { fingerprint256 = '' } = socket.getPeerCertificate()
  return plain(fingerprint256) === plain(pinned) ? null : fingerprint256
}

/** Nagle would hold back small PDUs for the peer's ACK; what belongs together is joined in one write already. */
function withoutDelay(socket: Socket): Socket {
  socket.setNoDelay(true)
  return socket
}

/** The TLS version and cipher of a socket, or null when it is plain. */
export function describeTls(socket: Socket): string | null {
  if (!(socket instanceof TLSSocket)) return null
  return `${socket.getProtocol() ?? 'TLS'} ${socket.getCipher().name}`
}

/** '203.0.113.7:2775', or null once the socket is gone. */
export function describeAddress(address: string | undefined, port: number | undefined): string | null {
  if (address === undefined || port === undefined) return null
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`
}

/** The port of a listening server. */
export function listeningPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port')
  return address.port
}

function hungUpFault(options: LinkOptions, isConnected: boolean): Fault {
  const { host, port } = options
  return isConnected && options.tls.enabled
    ? new Fault('session.tls-to-plain-port', { host, port })
    : new Fault('session.connect-failed', { host, port, reason: 'connection closed' })
}

function silentFault(options: LinkOptions, isConnected: boolean): Fault {
  const { host, port } = options
  return isConnected && options.tls.enabled
    ? new Fault('session.tls-to-plain-port', { host, port })
    : new Fault('session.connect-timeout', { host, port, seconds: options.connectTimeoutMs / 1000 })
}
