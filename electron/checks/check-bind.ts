import { randomUUID } from 'node:crypto'
import type { BindMode } from '../../shared/contract/connections.ts'
import { plannedBinds } from '../../shared/contract/new-connection.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { pduTable } from '../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { bindCommands } from '../session/bind-rules.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import { ClientSession } from '../session/client-session.ts'
import type { Clock } from '../session/clock.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { type Finding, roundMs } from './doctor-report.ts'
import { type Circumstances, causesOf } from './refusal-causes.ts'

export interface BindCheckOptions {
  readonly connection: ConnectionSettings
  readonly bindMode: BindMode
  readonly clock: Clock
  /** The PDUs of the check are traffic like any other. */
  readonly hooks: Pick<SessionHooks, 'onPdu'>
  /** Messages and receipts that arrive meanwhile are kept by `hooks`; otherwise they are put off, for the next session. */
  readonly keepsMessages: boolean
  readonly circumstances: Omit<Circumstances, 'connection' | 'bindMode'>
  readonly onLocalAddress: (address: string) => void
}

/** "Try again later" of an ESME (SMPP 3.4 §5.1.3). */
const statusLater = statusValue('ESME_RX_T_APPN')
const unbindAnswerId = pduTable.unbind_resp.id

export interface BindCheck {
  readonly bind: Finding
  /** null when it was not bound. Latency in ms, or the reason why there was no answer. */
  readonly enquireLink: { readonly ms: number | null; readonly reason: string } | null
  /** Latency of unbind_resp in ms, null when none came; null when it was not bound. */
  readonly unbind: { readonly ms: number | null } | null
}

interface BindAnswer {
  readonly commandStatus: number
  readonly ms: number
}

/** Binds as `bindMode`, asks enquire_link, unbinds. Rejects with the signal's reason when that aborts. */
export async function checkBind(options: BindCheckOptions, signal: AbortSignal): Promise<BindCheck> {
  const { bindMode, clock, hooks } = options
  const command = bindCommands[bindMode]
  const connection = {
    ...options.connection,
    bindMode,
    // One attempt, and no PDU but those of the check.
    reconnect: { ...options.connection.reconnect, enabled: false },
    enquireLinkInterval: 0,
  }
  const seen: { answer: BindAnswer | null; unbindMs: number | null } = { answer: null, unbindMs: null }
  const session = new ClientSession({
    sessionId: randomUUID(),
    connection,
    clock,
    hooks: {
      onPdu: (identity, event) => {
        // Read here, before the peer can have read the PDU: published states may come later.
        const { localAddress } = session.state()
        if (localAddress !== null) options.onLocalAddress(localAddress)
        if (event.direction === 'received' && event.latencyMs !== null) {
          const { command_id: id, command_status: commandStatus } = event.pdu
          if (id !== unbindAnswerId) seen.answer ??= { commandStatus, ms: roundMs(event.latencyMs) }
          else seen.unbindMs = roundMs(event.latencyMs)
        }
        hooks.onPdu?.(identity, event)
      },
    },
  })
  if (!options.keepsMessages) session.onDeliver = () => statusLater
  const cut = () => void session.close('cut')
  signal.addEventListener('abort', cut)
  try {
    signal.throwIfAborted()
    try {
      await session.open()
    } catch (problem) {
      signal.throwIfAborted()
      if (!(problem instanceof Fault)) throw problem
      await session.close('cut')
      return { bind: unbound(problem, seen.answer, options, command), enquireLink: null, unbind: null }
    }
    const { peerSystemId } = session.state()
    const enquireLink = await enquire(session)
    await session.close('unbind')
    signal.throwIfAborted()
    return {
      bind: {
        state: 'ok',
        verdict: 'bind-accepted',
        facts: { ms: seen.answer?.ms ?? 0, peerSystemId: peerSystemId || 'SMSC' },
      },
      enquireLink,
      unbind: { ms: seen.unbindMs },
    }
  } finally {
    signal.removeEventListener('abort', cut)
  }
}

async function enquire(session: ClientSession): Promise<{ ms: number | null; reason: string }> {
  try {
    return { ms: roundMs(await session.enquireLink()), reason: '' }
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    const isLate = problem.code === 'session.response-timeout'
    return { ms: null, reason: isLate ? 'timed-out' : 'connection-closed' }
  }
}

function unbound(
  fault: Fault,
  answer: BindAnswer | null,
  options: BindCheckOptions,
  command: string,
): Finding {
  const { connection, circumstances, bindMode } = options
  // Types that the connection asks for must be accepted; another may be refused by design.
  const state = plannedBinds(connection).includes(bindMode) ? 'failed' : 'warning'
  const judge = (commandStatus: number | null) =>
    causesOf(commandStatus, { ...circumstances, connection, bindMode })
  const facts = factsOf(options)
  switch (fault.code) {
    case 'session.bind-refused': {
      const commandStatus = answer?.commandStatus ?? 0
      return {
        state,
        verdict: 'bind-refused',
        facts: { ...facts, command, commandStatus, ms: answer?.ms ?? 0 },
        causes: judge(commandStatus),
        next: 'explain',
      }
    }
    case 'session.bind-timeout': {
      const seconds = fault.detail['seconds'] ?? connection.bindTimeout
      return {
        state,
        verdict: 'bind-silent',
        facts: { ...facts, seconds },
        causes: judge(null),
        next: 'ask-provider',
      }
    }
    case 'session.closed-before-bind':
      return { state, verdict: 'bind-hung-up', facts, causes: judge(null), next: 'ask-provider' }
    case 'session.not-smpp': {
      const protocol = fault.detail['protocol'] ?? ''
      return { state: 'failed', verdict: 'speaks-other', facts: { protocol }, next: 'check-port' }
    }
    case 'session.bind-mismatch':
      return {
        state,
        verdict: 'bind-mismatched',
        facts: { ...facts, answer: fault.detail['answer'] ?? '' },
        next: 'ask-provider',
      }
    case 'session.bad-length':
      return {
        state,
        verdict: 'bad-length',
        facts: { ...facts, length: fault.detail['length'] ?? '' },
        next: 'ask-provider',
      }
    default: {
      const reason = fault.detail['reason'] ?? fault.message
      return { state, verdict: 'bind-failed', facts: { ...facts, reason }, next: 'check-port' }
    }
  }
}

/** Facts for the sentences of the causes. The password itself is never a fact. */
function factsOf({ connection, circumstances }: BindCheckOptions): Record<string, string | number> {
  return {
    passwordOctets: connection.password.length,
    systemId: connection.systemId,
    systemType: connection.systemType,
    profileSystemType: circumstances.profile?.bind.systemType?.value ?? '',
    localAddress: circumstances.localAddress,
  }
}
