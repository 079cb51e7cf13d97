import { lookup } from 'node:dns/promises'
import { isIP, isIPv6 } from 'node:net'
import { Fault } from '../../shared/faults/fault.ts'
import { connectLink, type LinkOptions } from '../wire/link.ts'
import { type Finding, roundMs } from './doctor-report.ts'

/** A name with more addresses than this is not asked for all of them. */
const maxAddresses = 8

/** The addresses of a host; none when the name is not known. */
export async function findAddresses(
  host: string,
): Promise<{ finding: Finding; addresses: readonly string[] }> {
  if (isIP(host) !== 0) {
    const finding: Finding = { state: 'ok', verdict: 'dns-literal', facts: { addresses: host } }
    return { finding, addresses: [host] }
  }
  const startedAt = performance.now()
  const found = await lookup(host, { all: true }).catch(() => [])
  const ms = roundMs(performance.now() - startedAt)
  const addresses = [...new Set(found.map(({ address }) => address))].slice(0, maxAddresses)
  if (addresses.length === 0) {
    return {
      finding: { state: 'failed', verdict: 'dns-unknown', facts: { host, ms }, next: 'check-host' },
      addresses,
    }
  }
  const shown = addresses.map((address) => `${address} (${isIPv6(address) ? 'AAAA' : 'A'})`).join(', ')
  return { finding: { state: 'ok', verdict: 'dns-found', facts: { addresses: shown, ms } }, addresses }
}

interface Attempt {
  readonly address: string
  readonly ms: number
  /** Our side; null when it did not come about. */
  readonly localAddress: string | null
  readonly problem: unknown
}

/** Connects to each address at once and hangs up. `open` is the first that answered. */
export async function checkConnect(
  options: LinkOptions,
  addresses: readonly string[],
  signal: AbortSignal,
  onLocalAddress: (address: string) => void,
): Promise<{ finding: Finding; open: string | null; localAddress: string }> {
  const attempts = await Promise.all(
    addresses.map((address) => attempt({ ...options, host: address }, signal, onLocalAddress)),
  )
  const connected = attempts.filter(({ localAddress }) => localAddress !== null)
  const fastest = connected.toSorted((one, other) => one.ms - other.ms)[0]
  if (fastest === undefined) return { finding: failure(options, attempts), open: null, localAddress: '' }
  const localAddress = fastest.localAddress ?? ''
  const facts = { ms: fastest.ms, localAddress, address: fastest.address, port: options.port }
  const closed = attempts.filter((one) => one.localAddress === null).map(({ address }) => address)
  const finding: Finding =
    closed.length > 0
      ? {
          state: 'warning',
          verdict: 'tcp-open-partly',
          facts: { ...facts, closed: closed.join(', ') },
          next: 'ask-provider',
        }
      : { state: 'ok', verdict: whoMustAllow(localAddress, fastest.address), facts }
  return { finding, open: fastest.address, localAddress }
}

async function attempt(
  options: LinkOptions,
  signal: AbortSignal,
  onLocalAddress: (address: string) => void,
): Promise<Attempt> {
  const address = options.host
  const startedAt = performance.now()
  const since = () => roundMs(performance.now() - startedAt)
  try {
    const { socket } = await connectLink({ ...options, tls: { ...options.tls, enabled: false } }, signal)
    const ms = since()
    const localAddress = socket.localAddress ?? ''
    onLocalAddress(`${localAddress}:${socket.localPort}`)
    socket.on('error', () => undefined)
    socket.destroy()
    return { address, ms, localAddress, problem: null }
  } catch (problem) {
    return { address, ms: since(), localAddress: null, problem }
  }
}

/** Of several failures the one that tells most: a refusal, then a reason, then silence. */
function failure(options: LinkOptions, attempts: readonly Attempt[]): Finding {
  const of = (code: string) =>
    attempts.find(({ problem }) => problem instanceof Fault && problem.code === code)
  const { port } = options
  const refused = of('session.connect-refused')
  if (refused !== undefined) {
    return { state: 'failed', verdict: 'tcp-refused', facts: { ms: refused.ms, port }, next: 'check-port' }
  }
  const failed = of('session.connect-failed')
  if (failed?.problem instanceof Fault) {
    const reason = failed.problem.detail['reason'] ?? ''
    const isLocal = String(reason).startsWith('local-address')
    return {
      state: 'failed',
      verdict: 'tcp-failed',
      facts: { reason, port },
      next: isLocal ? 'check-local-address' : 'check-port',
    }
  }
  const seconds = options.connectTimeoutMs / 1000
  return { state: 'failed', verdict: 'tcp-timeout', facts: { seconds, port }, next: 'check-port' }
}

/** Providers allow-list the address they see: ours when it is public, that of the network's gateway when it is not. */
function whoMustAllow(local: string, remote: string): 'tcp-open' | 'tcp-open-public' | 'tcp-open-translated' {
  if (isPrivate(remote)) return 'tcp-open'
  return isPrivate(local) ? 'tcp-open-translated' : 'tcp-open-public'
}

/** RFC 1918, 6598, 3927, 4193, 4291: addresses that mean nothing outside their own network. */
function isPrivate(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return /^(127|10|0)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^169\.254\.|^::1?$|^f[cd]|^fe[89ab]/i.test(
    plain,
  )
}
