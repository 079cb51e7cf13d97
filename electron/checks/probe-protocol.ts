import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { describeGreeting, foreignProtocol } from '../../shared/smpp/foreign-protocol.ts'
import { readFrame, readUint32 } from '../../shared/smpp/frame.ts'
import { layoutById } from '../../shared/smpp/pdu-layout.ts'
import { errorCode } from '../wire/connect-fault.ts'
import { connectLink, describeAddress, type LinkOptions } from '../wire/link.ts'

/** Protocol of a port, as far as it can be known before a bind. */
export type Spoken =
  | { readonly kind: 'tls' }
  | { readonly kind: 'plain' }
  /** Hung up on a TLS greeting and kept silent at an SMPP request. */
  | { readonly kind: 'plain-likely' }
  | { readonly kind: 'other'; readonly protocol: string }
  | { readonly kind: 'hangs-up' }
  | { readonly kind: 'silent' }

type Answer =
  | { readonly kind: 'tls' | 'plain' | 'not-tls' | 'hung-up' | 'silent' }
  | { readonly kind: 'other'; readonly protocol: string }

/** Both probes together decide within this. */
export const probeMs = 2000

/**
 * Greets the port with a TLS hello and, on a second connection, with an SMPP enquire_link. Neither carries a secret.
 * `onLocalAddress` is told our side of each. Never rejects but with the signal's reason.
 */
export async function probeProtocol(
  options: LinkOptions,
  signal: AbortSignal,
  onLocalAddress: (address: string) => void,
): Promise<Spoken> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), probeMs)
  const ended = AbortSignal.any([signal, over.signal])
  const probe = async (ask: (socket: Socket) => Promise<Answer>): Promise<Answer> => {
    try {
      const plain = { ...options, tls: { ...options.tls, enabled: false } }
      const { socket } = await connectLink(plain, ended)
      onLocalAddress(describeAddress(socket.localAddress, socket.localPort) ?? '')
      try {
        return await Promise.race([ask(socket), silence(ended)])
      } finally {
        socket.on('error', () => undefined)
        socket.destroy()
      }
    } catch {
      // The port took a connection a moment ago; whatever it is, it says nothing about TLS.
      return { kind: ended.aborted ? 'silent' : 'hung-up' }
    }
  }
  try {
    const asTls = probe(greetAsTls)
    const asSmpp = probe(greetAsSmpp)
    const spoken = await new Promise<Spoken>((resolve) => {
      // One sure answer is enough: there is no need to wait for the other.
      for (const answer of [asTls, asSmpp]) {
        void answer.then(({ kind }) => (kind === 'tls' || kind === 'plain') && resolve({ kind }))
      }
      void Promise.all([asTls, asSmpp]).then(([tls, smpp]) => resolve(decide(tls, smpp)))
    })
    signal.throwIfAborted()
    return spoken
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}

function decide(asTls: Answer, asSmpp: Answer): Spoken {
  if (asTls.kind === 'tls' || asSmpp.kind === 'tls') return { kind: 'tls' }
  if (asSmpp.kind === 'plain') return { kind: 'plain' }
  if (asSmpp.kind === 'other') return { kind: 'other', protocol: asSmpp.protocol }
  if (asTls.kind === 'not-tls') return { kind: 'plain' }
  if (asSmpp.kind === 'hung-up' && asTls.kind === 'hung-up') return { kind: 'hangs-up' }
  return asTls.kind === 'hung-up' ? { kind: 'plain-likely' } : { kind: 'silent' }
}

function silence(signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const end = () => resolve({ kind: 'silent' })
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

function greetAsTls(socket: Socket): Promise<Answer> {
  return new Promise((resolve) => {
    const secured = connectTls({ socket, rejectUnauthorized: false, minVersion: 'TLSv1' })
    secured.on('secureConnect', () => resolve({ kind: 'tls' }))
    secured.on('close', () => resolve({ kind: 'hung-up' }))
    secured.on('error', (error) => {
      const code = errorCode(error)
      // An alert comes from a TLS peer that refuses us; any other OpenSSL error means octets that are not
      // TLS.
      if (/ALERT|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW/.test(code)) resolve({ kind: 'tls' })
      else resolve({ kind: code.startsWith('ERR_SSL') ? 'not-tls' : 'hung-up' })
    })
  })
}

function greetAsSmpp(socket: Socket): Promise<Answer> {
  return new Promise((resolve) => {
    let heard = new Uint8Array(0)
    socket.on('data', (chunk: Uint8Array) => {
      heard = Uint8Array.from([...heard, ...chunk.subarray(0, 256)])
      const answer = readGreeting(heard)
      if (answer !== null) resolve(answer)
    })
    socket.on('error', () => resolve({ kind: 'hung-up' }))
    socket.on('end', () => resolve(heard.length === 0 ? { kind: 'hung-up' } : unknown(heard)))
    socket.write(encodePdu({ command: 'enquire_link', sequence_number: 1 }))
  })
}

/** null when more octets are needed. */
function readGreeting(heard: Uint8Array): Answer | null {
  const foreign = foreignProtocol(heard)
  if (foreign === 'TLS') return { kind: 'tls' }
  if (foreign !== null) return { kind: 'other', protocol: foreign }
  if (heard.length < 8) return null
  const isPdu = readFrame(heard, 0, heard.length) >= 0 && layoutById(readUint32(heard, 4)) !== null
  return isPdu ? { kind: 'plain' } : unknown(heard)
}

function unknown(heard: Uint8Array): Answer {
  return { kind: 'other', protocol: describeGreeting(heard) }
}
