import { type AddressInfo, connect as connectTcp, isIP, type Socket } from 'node:net'
import {
  connect as connectTls,
  createSecureContext,
  type SecureContext,
  type SecureVersion,
  TLSSocket,
} from 'node:tls'
import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { TlsFacts } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import {
  type CertificateDemand,
  certificateDoubt,
  certificateRefusal,
  isCertificateAsked,
} from './certificate-refusal.ts'
import type { ChunkReader } from './chunk-reader.ts'
import { certificateOptions, readClientCertificate } from './client-certificate.ts'
import { connectFault, errorCode } from './connect-fault.ts'
import { certificateFacts, peerCertificateFacts } from './peer-certificate.ts'

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
  /** Shown to a server that asks for one; null or absent: none. */
  readonly clientCertificate?: ClientCertificate | null | undefined
  /** '' lets the system choose. */
  readonly localAddress: string
  /** Covers look-up, TCP and the TLS handshake together. */
  readonly connectTimeoutMs: number
  /** Reads the socket in place of its 'data' events. */
  readonly reader?: ChunkReader
}

/** A connected socket, TLS done, with what the operator wants to know about it. */
export interface Link {
  readonly socket: Socket
  /** 'TLSv1.3 TLS_AES_256_GCM_SHA384', or null on plain TCP. */
  readonly tls: string | null
  /** null on plain TCP. */
  readonly tlsFacts: TlsFacts | null
}

/**
 * How long a server that asked for a certificate over TLS 1.3 may take to judge it: it does so after our side of the
 * handshake is done (RFC 8446 §4.4.2.4), one way there and one back. Its first session ticket says that it went well;
 * a server that gives none costs each bind this long.
 */
const verdictMs = 500

/** Error codes of the system for a peer that hung up. */
const hangUpCodes = new Set(['ECONNRESET', 'EPIPE'])

/** Between addresses of one host; the 250 ms of Node give up on peers that are merely far away. */
const nextAddressAfterMs = 2000

/**
 * Connects TCP, and TLS when asked. Rejects with the Fault that says why: `session.host-not-found`,
 * `session.connect-refused`, `session.connect-timeout`, `session.connect-failed`, `session.tls-to-plain-port`,
 * `session.tls-certificate`, `session.tls-pin`, `session.tls-client-*`, `certificate.*`; with the signal's reason when
 * that aborts first.
 */
export function connectLink(options: LinkOptions, signal?: AbortSignal): Promise<Link> {
  return new Promise((resolve, reject) => {
    const socket = startSocket(options)
    let isConnected = false
    let demand: CertificateDemand | null = null
    let verdictTimer: NodeJS.Timeout | undefined
    let afterTicket: NodeJS.Immediate | undefined

    const settle = (act: () => void) => {
      clearTimeout(timer)
      clearTimeout(verdictTimer)
      signal?.removeEventListener('abort', abort)
      socket.off('connect', onConnect)
      socket.off('secureConnect', onSecure)
      socket.off('session', onTicket)
      clearImmediate(afterTicket)
      socket.off('end', onEnd)
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
    const succeed = () =>
      settle(() => resolve({ socket, tls: describeTls(socket), tlsFacts: tlsFactsOf(socket, 'client') }))
    const onSecure = () => {
      const stranger = unpinnedFingerprint(socket, options.tls.pinnedSha256 ?? '')
      if (stranger !== null) {
        return fail(new Fault('session.tls-pin', { host: options.host, fingerprint: stranger }))
      }
      demand = demandOf(socket, options)
      if (!isJudgedLater(socket, demand)) return succeed()
      socket.once('session', onTicket)
      verdictTimer = setTimeout(succeed, verdictMs)
    }
    // The ticket is told of from within OpenSSL's read, where nothing written leaves.
    const onTicket = () => {
      afterTicket = setImmediate(succeed)
    }
    const onConnect = () => {
      isConnected = true
      if (!options.tls.enabled) succeed()
    }
    const onError = (error: Error) => {
      demand ??= demandOf(socket, options)
      const isReset = hangUpCodes.has(errorCode(error))
      const refusal = isReset ? certificateDoubt(demand) : certificateRefusal(error, demand)
      fail(refusal ?? connectFault(error, options, isConnected))
    }
    // The last moment at which the handshake can be asked; what follows is an 'error' or a 'close'.
    const onEnd = () => {
      demand ??= demandOf(socket, options)
      if (verdictTimer !== undefined) onClose()
    }
    const onClose = () => fail((demand && certificateDoubt(demand)) ?? hungUpFault(options, isConnected))
    const abort = () => fail(signal?.reason)
    const timer = setTimeout(() => fail(silentFault(options, isConnected)), options.connectTimeoutMs)

    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort)
    socket.on('connect', onConnect)
    socket.on('secureConnect', onSecure)
    // Node's own listener destroys a socket that ends within its handshake.
    socket.prependListener('end', onEnd)
    socket.on('error', onError)
    socket.on('close', onClose)
  })
}

function startSocket(options: LinkOptions): Socket {
  const { host, port, tls, reader, clientCertificate = null } = options
  const shared = {
    host,
    port,
    // A peer that closes its half is still owed the answers to what it sent before.
    allowHalfOpen: true,
    autoSelectFamilyAttemptTimeout: nextAddressAfterMs,
    ...(options.localAddress === '' ? {} : { localAddress: options.localAddress }),
    ...(reader === undefined ? {} : { onread: reader.onread }),
  }
  if (!tls.enabled) return withoutDelay(connectTcp(shared))
  const name = tls.serverName === '' ? host : tls.serverName
  return withoutDelay(
    connectTls({
      ...shared,
      // RFC 6066 §3: SNI carries names, never addresses. The certificate is checked against it all the same.
      ...(isIP(name) === 0 ? { servername: name } : {}),
      rejectUnauthorized: tls.verify,
      secureContext: secureContextOf(tls, clientCertificate),
    }),
  )
}

/** Throws the Fault that says why the client certificate cannot be used: it may have expired since it was saved. */
function secureContextOf(tls: LinkOptions['tls'], material: ClientCertificate | null): SecureContext {
  if (material !== null) readClientCertificate(material)
  return createSecureContext({
    ...(tls.caPem === '' ? {} : { ca: tls.caPem }),
    ...(material === null ? {} : certificateOptions(material)),
    minVersion: tls.minVersion,
  })
}

function demandOf(socket: Socket, { host, clientCertificate = null }: LinkOptions): CertificateDemand {
  return { host, isAsked: isCertificateAsked(socket), isGiven: clientCertificate !== null }
}

/** Over TLS 1.3 the server judges our certificate, or the lack of one, after the handshake is done on our side. */
function isJudgedLater(socket: Socket, { isAsked, isGiven }: CertificateDemand): boolean {
  return socket instanceof TLSSocket && socket.getProtocol() === 'TLSv1.3' && (isAsked ?? isGiven)
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

/** Facts of the TLS link, seen from our end; null on plain TCP. */
export function tlsFactsOf(socket: Socket, role: 'client' | 'server'): TlsFacts | null {
  if (!(socket instanceof TLSSocket)) return null
  const own = socket.getX509Certificate()
  return {
    peer: peerCertificateFacts(socket.getPeerCertificate()),
    // A server's certificate is always asked for.
    isAsked: role === 'server' ? true : isCertificateAsked(socket),
    own: own === undefined ? null : certificateFacts(own),
  }
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
    : new Fault('session.connect-failed', { host, port, reason: 'connection-closed' })
}

function silentFault(options: LinkOptions, isConnected: boolean): Fault {
  const { host, port } = options
  return isConnected && options.tls.enabled
    ? new Fault('session.tls-to-plain-port', { host, port })
    : new Fault('session.connect-timeout', { host, port, seconds: options.connectTimeoutMs / 1000 })
}
