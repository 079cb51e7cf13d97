import { z } from 'zod'
import { bindFaults } from '../faults/connection-faults.ts'
import { type SessionNoteKind, sessionNoteTable } from '../inspect/session-note-table.ts'
import { certificateFactsSchema } from './certificates.ts'
import { bindModeSchema } from './connections.ts'

export const sessionPhaseSchema = z.enum([
  /** Waiting for the SMSC to connect and send outbind. */
  'listening',
  'connecting',
  'open',
  'binding',
  'bound',
  'unbinding',
  /** Waiting to reconnect; `retryAt` says when. */
  'waiting',
  'closed',
])
export type SessionPhase = z.infer<typeof sessionPhaseSchema>

/** The side that ended the link, and how; octets and times are facts, the fault carries the sentence. */
export const closeReasonSchema = z.object({
  by: z.enum(['us', 'peer']),
  how: z.enum(['unbind', 'fin', 'reset', 'timeout', 'refused', 'frame-fault', 'error', 'cut']),
  /** Epoch ms. */
  at: z.number(),
  /** 'host:port' that was tried, of a connection with several hosts. */
  host: z.string().optional(),
  fault: z
    .object({
      code: z.string(),
      message: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  /** Timers at that moment; absent when there was no link yet. */
  timers: z
    .object({
      /** Since the peer's last octet. */
      idleSeconds: z.number(),
      /** Our enquire_links without an answer, in a row. */
      missed: z.number(),
      inFlight: z.number(),
      /** Since the oldest of those was sent; null when none was open. */
      oldestSeconds: z.number().nullable(),
      /** Messages among them that left: the peer may have taken them. Absent in what earlier releases kept. */
      inDoubt: z.number().optional(),
    })
    .optional(),
})
export type CloseReason = z.infer<typeof closeReasonSchema>

/** How links of a connection ended that are kept, the newest; attempts that never were bound are at most 20 of them. */
export const mostCloses = 50

/** How one link of a connection ended. */
export const linkCloseSchema = z.object({
  /** Name of the bind. */
  sessionName: z.string(),
  /** False for an attempt that never was bound. */
  wasBound: z.boolean(),
  close: closeReasonSchema,
})
export type LinkClose = z.infer<typeof linkCloseSchema>

/** A timer of the session: what it is set to, 0 for off, and epoch ms at which it runs out, null while it does not run. */
const timerSchema = z.object({ seconds: z.number(), until: z.number().nullable() })

export const lastPduSchema = z.object({
  /** Epoch ms. */
  at: z.number(),
  direction: z.enum(['sent', 'received']),
  /** Its name, or command_id as 0x… when there is none. */
  command: z.string(),
  /** command_status. */
  status: z.number(),
  /** sequence_number. */
  sequence: z.number(),
  /** Its number in the capture; null when that was off. */
  seq: z.number().nullable(),
})
export type LastPdu = z.infer<typeof lastPduSchema>

function isNoteKind(kind: string): kind is SessionNoteKind {
  return Object.hasOwn(sessionNoteTable, kind)
}

/** Note of a session about its peer: the last of its kind, and how many there were. */
export const sessionNoteSchema = z.object({
  kind: z.enum(Object.keys(sessionNoteTable).filter(isNoteKind)),
  /** Values that fill its sentence. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Epoch ms of the last one. */
  at: z.number(),
  count: z.number(),
})
export type KeptNote = z.infer<typeof sessionNoteSchema>

/** How a session slows itself down after the peer said that it sends too fast. */
export const throttleSchema = z.object({
  /** Epoch ms until which nothing is sent; null when that is over. */
  until: z.number().nullable(),
  /** Of the speed before: 0.5 is half as fast. */
  factor: z.number(),
  /** Segments per second that are sent at most now. */
  perSecond: z.number(),
  /** command_status that asked for it last; null when only congestion_state did. */
  lastStatus: z.number().nullable(),
  /** congestion_state of the last answer that had one, 0..100. */
  congestion: z.number().nullable(),
})
export type ThrottleState = z.infer<typeof throttleSchema>

/** Facts of a TLS link, of both ends. */
export const tlsFactsSchema = z.object({
  /** null when it showed none, which a client may do. */
  peer: certificateFactsSchema.nullable(),
  /** True when the peer asked for a certificate of ours; null when that is unknown. */
  isAsked: z.boolean().nullable(),
  /** Ours, if there is one to give. */
  own: certificateFactsSchema.nullable(),
})
export type TlsFacts = z.infer<typeof tlsFactsSchema>

export const sessionStateSchema = z.object({
  sessionId: z.string(),
  /** Ours: 'esme' (client) or 'smsc' (the simulator's side). */
  role: z.enum(['esme', 'smsc']),
  /** null on the simulator's side. */
  connectionId: z.string().nullable(),
  /** Which bind of its connection it is, from 1, and how many there are to be. */
  bind: z.object({ number: z.number(), of: z.number() }),
  name: z.string(),
  profileId: z.string(),
  bindMode: bindModeSchema.nullable(),
  /** Of the session: once bound the lower of both sides'. */
  interfaceVersion: z.number(),
  /** Version in the peer's bind, or in its answer to ours; null when it named none, or not yet. */
  peerInterfaceVersion: z.number().nullable(),
  phase: sessionPhaseSchema,
  /** Epoch ms of the last change of phase. */
  since: z.number(),
  systemId: z.string(),
  peerSystemId: z.string().nullable(),
  remoteAddress: z.string().nullable(),
  localAddress: z.string().nullable(),
  /** 'TLSv1.3 TLS_AES_256_GCM_SHA384', or null on plain TCP. */
  tls: z.string().nullable(),
  /** Absent or null without TLS. */
  tlsFacts: tlsFactsSchema.nullable().optional(),
  /** The host that is connected to, or is tried, and its place among those of the connection, from 1. Absent or null: the peer connects. */
  target: z
    .object({ host: z.string(), port: z.number(), number: z.number(), of: z.number() })
    .nullable()
    .optional(),
  inFlight: z.number(),
  window: z.number(),
  sentPerSecond: z.number(),
  /** Segments of ours that were accepted; what providers limit. */
  acceptedPerSecond: z.number(),
  receivedPerSecond: z.number(),
  sentTotal: z.number(),
  receivedTotal: z.number(),
  keepAlive: z.object({
    /** Ours: epoch ms when sent, and the answer's latency. */
    sentAt: z.number().nullable(),
    latencyMs: z.number().nullable(),
    /** Consecutive ones without an answer. */
    missed: z.number(),
    /** Epoch ms of the peer's last enquire_link. */
    receivedAt: z.number().nullable(),
  }),
  timers: z.object({
    /** Until the bind is answered. */
    sessionInit: timerSchema,
    /** Until our next enquire_link. */
    enquireLink: timerSchema,
    /** Until the session is unbound because nothing happens. */
    inactivity: timerSchema,
    /** Of the oldest open request. */
    response: timerSchema,
    /** Epoch ms of the peer's last octet, or of the connection; null without a link. */
    heardAt: z.number().nullable(),
  }),
  /** Oldest first, at most 8, over all links of the session. */
  lastPdus: z.array(lastPduSchema),
  /** Notes about the peer over all links of the session, one of each kind, the latest last. */
  notes: z.array(sessionNoteSchema),
  /** null while the session runs at its full speed. */
  throttle: throttleSchema.nullable(),
  /** Epoch ms of the next connect attempt while waiting. */
  retryAt: z.number().nullable(),
  attempt: z.number(),
  close: closeReasonSchema.nullable(),
  /** How the last link that was bound ended, whatever was tried in vain since; absent or null: none was. */
  boundClose: closeReasonSchema.nullable().optional(),
})
export type SessionState = z.infer<typeof sessionStateSchema>

export const sessionCalls = {
  /**
   * Opens every bind of the connection that is not bound. Resolves once each first attempt is over and one at least is
   * bound, with that session; one that waits for an outbind counts as soon as it listens. When none is, it ends in the
   * fault of the first. Already open: its session.
   */
  'session.open': {
    input: z.object({ connectionId: z.string() }),
    output: z.object({ sessionId: z.string() }),
    errors: [
      'session.port-in-use',
      'session.cannot-listen',
      'connection.not-found',
      ...bindFaults,
      // Closed by somebody while it was opening.
      'session.not-bound',
    ],
  },
  /**
   * Ends this one bind. unbind: sends unbind, waits for its answer or the response timeout, closes. cut: closes the
   * socket at once.
   */
  'session.close': {
    input: z.object({ sessionId: z.string(), how: z.enum(['unbind', 'cut']) }),
    output: z.object({}),
    errors: ['session.not-found'],
  },
  /** Ends every bind of the connection and what listens for it; none is no fault. */
  'session.closeAll': {
    input: z.object({ connectionId: z.string(), how: z.enum(['unbind', 'cut']) }),
    output: z.object({}),
    errors: [],
  },
  /** How the last links of a connection ended, all its binds together, over restarts too; the newest first. */
  'session.closes': {
    input: z.object({ connectionId: z.string() }),
    output: z.object({ closes: z.array(linkCloseSchema).max(mostCloses) }),
    errors: ['storage.unavailable'],
  },
  'session.enquireLink': {
    input: z.object({ sessionId: z.string() }),
    output: z.object({ latencyMs: z.number() }),
    errors: ['session.not-found', 'session.not-bound', 'session.response-timeout', 'session.lost'],
  },
} as const

export const sessionStreams = {
  /** Every session as it is, then each as it changes; at most ten times a second for one session. A session that
   * was forgotten comes once more with phase 'closed'. */
  'session.states': {
    params: z.object({}),
    item: sessionStateSchema,
    latest: (state: SessionState) => state.sessionId,
  },
} as const
