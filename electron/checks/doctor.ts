import { isIP } from 'node:net'
import type { BindMode } from '../../shared/contract/connections.ts'
import type { DoctorItem } from '../../shared/contract/doctor.ts'
import { plannedBinds, targetsOf, targetText } from '../../shared/contract/new-connection.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { bindCommands } from '../session/bind-rules.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import type { LinkOptions } from '../wire/link.ts'
import { checkConnect, findAddresses } from './check-address.ts'
import { type BindCheck, checkBind } from './check-bind.ts'
import { checkCertificate } from './check-certificate.ts'
import { DoctorReport, type Finding, roundMs } from './doctor-report.ts'
import { probeMs, probeProtocol, type Spoken } from './probe-protocol.ts'

export interface DoctorOptions {
  /** With its password, as a session would be opened. */
  readonly connection: ConnectionSettings
  /** Sessions of the connection that are open meanwhile. */
  readonly liveSessions: number
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly hooks: Pick<SessionHooks, 'onPdu'>
  /** Messages that arrive over a check's bind are kept by `hooks`, and may be accepted. */
  readonly keepsMessages: boolean
  /** Each line as it changes, then 'done'; nothing once `signal` is aborted. */
  readonly tell: (item: DoctorItem) => void
  readonly signal: AbortSignal
  /** Our side of each socket the checks open, 'host:port'. */
  readonly onLocalAddress?: (address: string) => void
}

const bindModes: readonly BindMode[] = ['transmitter', 'receiver', 'transceiver']
const bindIds = ['bind_transmitter', 'bind_receiver', 'bind_transceiver'] as const
const sessionIds = [...bindIds, 'enquire_link', 'unbind'] as const

/**
 * Examines a connection from DNS to unbind, each of its hosts. What cannot be reached is skipped and said so. Resolves when done or
 * stopped; rejects only with a defect of ours.
 */
export async function runDoctor(options: DoctorOptions): Promise<void> {
  const { signal } = options
  const report = new DoctorReport(options.tell, signal)
  try {
    tellLive(options, report)
    const targets = targetsOf(options.connection)
    for (const { host, port, serverName } of targets) {
      if (targets.length > 1) report.about(targetText({ host, port }))
      const tls = { ...options.connection.tls, serverName }
      await examine({ ...options, connection: { ...options.connection, host, port, tls, hosts: [] } }, report)
    }
  } catch (problem) {
    // The watcher has gone; nobody is owed an answer.
    if (!signal.aborted) throw problem
  }
  report.done()
}

/** Sessions of the connection that live meanwhile may be why a bind is refused, at whichever host. */
function tellLive({ liveSessions }: DoctorOptions, report: DoctorReport): void {
  if (liveSessions === 0) return
  report.found('session', {
    state: 'warning',
    verdict: 'session-live',
    facts: { liveSessions },
    next: 'unbind',
  })
}

/** One host. */
async function examine(options: DoctorOptions, report: DoctorReport): Promise<void> {
  const { connection, signal, onLocalAddress = () => undefined } = options
  let addresses: readonly string[] = []
  await report.check('dns', async () => {
    const found = await findAddresses(connection.host)
    addresses = found.addresses
    return found.finding
  })
  if (addresses.length === 0)
    return report.skip(['tcp', 'protocol', 'certificate', ...sessionIds], 'not-reached')

  const link = linkOptions(connection)
  let open: string | null = null
  let localAddress = ''
  await report.check('tcp', async () => {
    const connected = await checkConnect(link, addresses, signal, onLocalAddress)
    open = connected.open
    localAddress = connected.localAddress
    return connected.finding
  })
  if (open === null) return report.skip(['protocol', 'certificate', ...sessionIds], 'not-reached')

  const target = { ...link, host: String(open) }
  let spoken: Spoken = { kind: 'silent' }
  const { enabled } = connection.tls
  await report.check('protocol', async () => {
    const startedAt = performance.now()
    spoken = await probeProtocol(target, signal, onLocalAddress)
    return protocolFinding(spoken, enabled, roundMs(performance.now() - startedAt))
  })
  const usesTls = speaksTls(spoken, enabled)
  if (usesTls === null) return report.skip(['certificate', ...sessionIds], 'not-reached')
  // An attacker in the middle can only strip TLS if we then hand over the password: we do not.
  if (enabled && !usesTls) {
    report.skip(['certificate'], 'no-tls')
    report.skip(bindIds, 'bind-would-leak')
    return report.skip(['enquire_link', 'unbind'], 'not-reached')
  }
  if (!usesTls) report.skip(['certificate'], 'no-tls')
  else {
    const tls = { ...target.tls, enabled: true }
    const seen: { client: Finding | null } = { client: null }
    const finding = await report.check('certificate', async () => {
      const { certificate, client } = await checkCertificate({ ...target, tls }, signal, onLocalAddress)
      seen.client = client
      return certificate
    })
    if (seen.client !== null) report.found('client_certificate', seen.client)
    if (finding.state === 'failed' || seen.client?.state === 'failed') {
      report.skip(bindIds, finding.verdict === 'certificate-refused' ? 'bind-untrusted' : 'not-reached')
      return report.skip(['enquire_link', 'unbind'], 'not-reached')
    }
  }
  await examineBinds(options, report, usesTls, localAddress)
}

async function examineBinds(
  options: DoctorOptions,
  report: DoctorReport,
  usesTls: boolean,
  localAddress: string,
): Promise<void> {
  const { connection, signal, liveSessions, onLocalAddress = () => undefined } = options
  const results: { readonly mode: BindMode; readonly check: BindCheck }[] = []
  for (const mode of bindModes) {
    await report.check(bindCommands[mode], async () => {
      const circumstances = {
        profile: options.catalogue.of(connection.profileId) ?? null,
        liveSessions,
        hasBound: results.some(({ check }) => check.unbind !== null),
        localAddress,
        isLocalPeer: isLoopback(localAddress),
        usesTls,
      }
      const tls = { ...connection.tls, enabled: usesTls }
      const check = await checkBind(
        { ...options, connection: { ...connection, tls }, bindMode: mode, circumstances, onLocalAddress },
        signal,
      )
      results.push({ mode, check })
      return check.bind
    })
  }
  const bound = results.filter(({ check }) => check.unbind !== null)
  if (bound.length === 0) return report.skip(['enquire_link', 'unbind'], 'not-reached')
  // The latency that matters is that of the type the connection uses.
  const chosen = bound.find(({ mode }) => plannedBinds(connection).includes(mode)) ?? bound[0]
  report.found('enquire_link', enquireFinding(chosen?.check.enquireLink ?? null))
  const unanswered = bound.filter(({ check }) => check.unbind?.ms === null)
  const ms = chosen?.check.unbind?.ms ?? 0
  report.found(
    'unbind',
    unanswered.length === 0
      ? { state: 'ok', verdict: 'unbind-answered', facts: { ms } }
      : {
          state: 'warning',
          verdict: 'unbind-unanswered',
          facts: { commands: unanswered.map(({ mode }) => bindCommands[mode]).join(', ') },
          next: 'ask-provider',
        },
  )
}

/** As a session connects; the name checked in the certificate stays the host's when an address is dialled. */
function linkOptions(connection: ConnectionSettings): LinkOptions {
  const { host, tls } = connection
  const serverName = tls.serverName === '' && isIP(host) === 0 ? host : tls.serverName
  return { ...connection, tls: { ...tls, serverName }, connectTimeoutMs: connection.connectTimeout * 1000 }
}

/** True to go on with TLS, false without; null to stop here. */
function speaksTls(spoken: Spoken, isOn: boolean): boolean | null {
  switch (spoken.kind) {
    case 'tls':
      return true
    case 'plain':
    case 'plain-likely':
      return false
    case 'silent':
      return isOn
    case 'other':
    case 'hangs-up':
      return null
  }
}

function protocolFinding(spoken: Spoken, isOn: boolean, ms: number): Finding {
  switch (spoken.kind) {
    case 'tls':
      return isOn
        ? { state: 'ok', verdict: 'speaks-tls', facts: { ms } }
        : { state: 'failed', verdict: 'tls-but-tls-off', facts: { ms }, next: 'turn-tls-on' }
    case 'plain':
    case 'plain-likely':
      if (isOn) return { state: 'failed', verdict: 'plain-but-tls-on', facts: { ms }, next: 'turn-tls-off' }
      return spoken.kind === 'plain'
        ? { state: 'ok', verdict: 'speaks-plain', facts: { ms } }
        : { state: 'ok', verdict: 'seems-plain', facts: { ms } }
    case 'other':
      return {
        state: 'failed',
        verdict: 'speaks-other',
        facts: { protocol: spoken.protocol, ms },
        next: 'check-port',
      }
    case 'hangs-up':
      return { state: 'failed', verdict: 'hangs-up', facts: { ms }, next: 'check-port' }
    case 'silent':
      return { state: 'warning', verdict: 'says-nothing', facts: { seconds: probeMs / 1000, ms } }
  }
}

function enquireFinding(enquireLink: BindCheck['enquireLink']): Finding {
  const { ms, reason } = enquireLink ?? { ms: null, reason: '' }
  return ms === null
    ? { state: 'failed', verdict: 'enquire-unanswered', facts: { reason }, next: 'ask-provider' }
    : { state: 'ok', verdict: 'enquire-answered', facts: { ms } }
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address)
}
