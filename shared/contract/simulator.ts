import { z } from 'zod'
import { certificateFaults } from '../faults/connection-faults.ts'
import { addressSchema } from '../message/intent-values.ts'
import { behavioursSchema } from '../simulator/behaviour.ts'
import { earlierSettings } from '../simulator/earlier-settings.ts'
import { finalStateSchema } from '../simulator/final-state-schema.ts'
import { mobileFlowSchema, mobileMessageSchema, mobileOperations } from '../simulator/mobile-flow.ts'
import { earlierAccountSettings, simulatedAccountsSchema } from '../simulator/simulated-account.ts'
import { refusalSchema } from '../simulator/status-value.ts'
import { maxValueOctets } from '../smpp/pdu-layout.ts'
import { listenerTlsChangeSchema, listenerTlsViewSchema } from './listener-tls.ts'
import { replacesField } from './replaces-field.ts'
import { closeReasonSchema, sessionNoteSchema } from './session.ts'

/** Messages on their way to the final state that the simulator holds at most, whatever it is set to. */
export const mostQueued = 200_000

/** Limits of a busy MC. None holds until it is set. */
export const simulatorPressureSchema = z.object({
  /** Segments accepted in any one second; more are answered ESME_RTHROTTLED. null: no limit. */
  maxRate: z.number().int().min(1).max(100_000).nullable(),
  /** Messages on their way to the final state; more are answered ESME_RMSGQFUL. null: `mostQueued`. */
  maxQueue: z
    .number()
    .int()
    .min(0)
    // Earlier releases took a million.
    .overwrite((value) => Math.min(value, mostQueued))
    .max(mostQueued)
    .nullable(),
  /** congestion_state in responses to clients of 5.0: none, the greater fill of both limits, or `congestionState`. */
  congestion: z.enum(['off', 'measured', 'fixed']),
  congestionState: z.number().int().min(0).max(100),
})
export type SimulatorPressure = z.infer<typeof simulatorPressureSchema>

/** An address and the name of a list have the same length. */
const addressOctets = maxValueOctets('submit_sm', 'destination_addr')

export const distributionListSchema = z.object({
  /** dl_name of submit_multi. */
  name: z.string().min(1).max(addressOctets),
  /** International numbers. */
  members: z.array(z.string().min(1).max(addressOctets)).max(255),
})

export const simulatorConfigSchema = z.object({
  /** Of the operator, and of its sessions; '' stands for the built-in one. */
  name: z.string().max(64),
  host: z.string().max(64),
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65535),
  profileId: z.string(),
  accounts: simulatedAccountsSchema,
  /** command_status of a bind with a system_id that no account has, and with a wrong password. */
  loginRefusals: z.object({ systemId: refusalSchema, password: refusalSchema }),
  /** Seconds. The gateway cuts a client that does not bind. */
  bindDeadline: z.number().min(0.01).max(3600),
  /** Seconds. The gateway cuts, without unbind, a client that leaves a PDU unanswered. */
  answerDeadline: z.number().min(0.01).max(3600),
  /** Milliseconds before a response. */
  responseDelayMs: z.number().min(0).max(600_000),
  /** What behaviours draw and the first message_id follow from it: the same requests get the same answers. null: another each time. */
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
  /** Asked in their order; what none of them decides is accepted. */
  behaviours: behavioursSchema,
  /** The final state of a message, unless a behaviour gives it another. */
  receipt: finalStateSchema.extend({
    /** Seconds from the submit to the final state. */
    delay: z.number().min(0).max(86_400),
  }),
  pressure: simulatorPressureSchema,
  /** Messages from handsets that come by themselves while it listens. */
  mobileTraffic: z.array(mobileFlowSchema).max(50),
  /** Distribution lists that submit_multi may name instead of an address. */
  distributionLists: z.array(distributionListSchema).max(100),
  /** Seconds between two enquire_links to a bound client; 0 sends none. */
  enquireLinkInterval: z.number().min(0).max(86_400),
  /** Seconds with nothing but enquire_link after which a client is unbound; 0 never. */
  inactivityTimeout: z.number().min(0).max(86_400),
})
export type SimulatorConfig = z.infer<typeof simulatorConfigSchema>

/** A change, in the fields of this release or of an earlier one: what is absent stays as it is. */
export const simulatorChangeSchema = simulatorConfigSchema
  .extend(earlierSettings)
  .extend(earlierAccountSettings)
  .partial()
export type SimulatorChange = z.infer<typeof simulatorChangeSchema>

/** What can be done to a session: cut by FIN or RST, unbound, silent (open, answering nothing), answering again. */
export const interferences = ['fin', 'rst', 'unbind', 'silence', 'answer'] as const
export type Interference = (typeof interferences)[number]

/** Which operator a call is about; absent: the built-in one. */
const aboutOperator = { operatorId: z.string().max(64).optional() }

/** An operator in the list of them. */
const operatorViewSchema = z.object({
  operatorId: z.string(),
  name: z.string(),
  host: z.string(),
  /** The port that is listened on, or will be; 0: a free one. */
  port: z.number(),
  running: z.boolean(),
  profileId: z.string(),
  hasTls: z.boolean(),
  /** Clients that are connected. */
  sessions: z.number(),
  accepted: z.number(),
  refused: z.number(),
})
export type OperatorView = z.infer<typeof operatorViewSchema>

export const simulatorStateSchema = z.object({
  running: z.boolean(),
  /** The port that is listened on; null when stopped. */
  port: z.number().nullable(),
  config: simulatorConfigSchema,
  /** TLS from the next start on; absent or null: plain TCP. The key never leaves the engine. */
  tls: listenerTlsViewSchema.nullable().optional(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      systemId: z.string().nullable(),
      bindMode: z.string().nullable(),
      remoteAddress: z.string(),
      since: z.number(),
      received: z.number(),
      sent: z.number(),
      /** Of SMPP, once bound: 0x34 is 3.4. */
      version: z.number().nullable(),
      /** Requests of the simulator that wait for an answer, and requests of the client that do. */
      inFlight: z.number(),
      waiting: z.number(),
      /** It stays open and answers nothing. */
      isSilent: z.boolean(),
    }),
  ),
  accepted: z.number(),
  refused: z.number(),
  receiptsPending: z.number(),
  receiptsSent: z.number(),
  /** Receipts that nobody took while there was room to hold them. */
  receiptsGivenUp: z.number(),
  /** Messages from handsets that came by themselves: what clients took, refused, or did neither of. */
  mobile: z.object({ taken: z.number(), refused: z.number(), failed: z.number() }),
  /** Messages on their way to the final state. */
  queued: z.number(),
  /** The seed of the run, also where none is configured: with it the run can be repeated. */
  seed: z.number(),
  /** How often each behaviour has acted in this run, by its id; those that have not are left out. */
  acted: z.record(z.string(), z.number()),
  /** The last cuts and refusals, newest first, at most 50. */
  events: z.array(
    z.object({
      /** Counts up, so that a list can tell old from new. */
      seq: z.number(),
      at: z.number(),
      kind: z.enum([
        'bind-deadline',
        'answer-deadline',
        'bind-refused',
        'refused',
        /** A behaviour left a request unanswered, cut the link or spoilt an answer. */
        'acted',
        'nack',
        'bound',
        'closed',
        'not-smpp',
        /** A TLS handshake that failed; `detail` has the reason in OpenSSL's words. */
        'tls-refused',
        /** Something else the session noticed: `note`. */
        'noted',
        'outbind',
        'alert',
        /** The session was told to answer nothing. */
        'silenced',
        /** Nothing more can be held, so submits are answered ESME_RMSGQFUL; told once, not for each. */
        'queue-full',
        /** There is room again; `detail` counts the messages that were refused. */
        'queue-relieved',
        /** Nothing more can be held, so the oldest receipts are given up; told once, not for each. */
        'receipts-full',
        /** There is room again; `detail` counts the receipts that were given up. */
        'receipts-relieved',
      ]),
      systemId: z.string().nullable(),
      commandStatus: z.number().nullable(),
      /** Id of the behaviour that refused or acted; null where none did. */
      rule: z.string().nullable(),
      detail: z.string(),
      /** How often the same happened since it was told last, this time included; absent: once. */
      times: z.number().optional(),
      /** Of 'noted': what; one event for each kind and session. */
      note: sessionNoteSchema.pick({ kind: true, detail: true }).optional(),
      /** Of 'closed' and the cuts: who ended it and how. */
      close: closeReasonSchema.optional(),
    }),
  ),
})
export type SimulatorState = z.infer<typeof simulatorStateSchema>

export const simulatorCalls = {
  'simulator.start': {
    input: z.object(aboutOperator),
    output: simulatorStateSchema,
    errors: ['simulator.no-operator', 'simulator.port-in-use', 'simulator.cannot-listen'],
  },
  'simulator.stop': {
    input: z.object(aboutOperator),
    output: simulatorStateSchema,
    errors: ['simulator.no-operator'],
  },
  /** Another operator with the settings of a fresh one, or of one that is there; its port is one that none of them has. */
  'simulator.addOperator': {
    input: z.object({
      name: simulatorConfigSchema.shape.name,
      likeOperatorId: z.string().max(64).nullable(),
    }),
    output: z.object({ operatorId: z.string() }),
    errors: ['simulator.no-operator', 'simulator.too-many-operators', 'storage.unavailable'],
  },
  /** Stops it; `restoreOperator` brings it back while the engine runs. */
  'simulator.removeOperator': {
    input: z.object({ operatorId: z.string().max(64) }),
    output: z.object({}),
    errors: ['simulator.no-operator', 'simulator.built-in', 'storage.unavailable'],
  },
  /** Listening again if it was; where that fails it is back all the same. */
  'simulator.restoreOperator': {
    input: z.object({ operatorId: z.string().max(64) }),
    output: z.object({}),
    errors: [
      'simulator.no-operator',
      'simulator.too-many-operators',
      'simulator.port-in-use',
      'simulator.cannot-listen',
      'storage.unavailable',
    ],
  },
  /** Takes effect at once on a running simulator; host and port at the next start. */
  'simulator.configure': {
    input: simulatorChangeSchema.extend({ ...aboutOperator, ...replacesField }),
    output: simulatorStateSchema,
    errors: ['saved.changed-elsewhere', 'simulator.no-operator', 'storage.unavailable'],
  },
  /** Sets TLS from the next start on; null: plain TCP. A part that is null stays; clientCaPem '' clears. */
  'simulator.setTls': {
    input: z.object({
      ...aboutOperator,
      tls: listenerTlsChangeSchema.nullable(),
    }),
    output: simulatorStateSchema,
    errors: ['simulator.no-operator', ...certificateFaults, 'storage.unavailable'],
  },
  /** Returns at once; what became of the session is in the state. */
  'simulator.interfere': {
    input: z.object({ ...aboutOperator, sessionId: z.string(), how: z.enum(interferences) }),
    output: z.object({}),
    errors: ['simulator.no-operator', 'session.not-found'],
  },
  /** A mobile-originated message to a bound receiver or transceiver. */
  'simulator.deliver': {
    input: mobileMessageSchema.extend({
      ...aboutOperator,
      /** Absent: one of the account's, or of any, that receives. */
      sessionId: z.string().optional(),
      systemId: z.string().max(255).optional(),
      operation: z.enum(mobileOperations).optional(),
    }),
    output: z.object({ commandStatus: z.number() }),
    errors: [
      'simulator.no-operator',
      'simulator.not-running',
      'simulator.send-only',
      'simulator.no-receiver',
      'message.not-encodable',
      'message.too-many-parts',
      'session.not-found',
      'session.not-bound',
      'session.wrong-bind',
      'session.wrong-version',
      'session.response-timeout',
      'session.lost',
      'pdu.bad-field',
    ],
  },
  /** alert_notification to a bound receiver or transceiver: `source` has become available, `esme` had asked. */
  'simulator.alert': {
    input: z.object({
      ...aboutOperator,
      sessionId: z.string(),
      source: addressSchema,
      esme: addressSchema,
    }),
    output: z.object({}),
    errors: [
      'simulator.no-operator',
      'simulator.not-running',
      'simulator.not-in-profile',
      'session.not-found',
      'session.not-bound',
      'session.wrong-bind',
      'session.wrong-version',
      'pdu.bad-field',
    ],
  },
  /** Connects to an ESME that listens and asks it to bind; the bind is then taken on that very connection. */
  'simulator.outbind': {
    input: z.object({
      ...aboutOperator,
      host: z.string().min(1).max(255),
      port: z.number().int().min(1).max(65535),
      systemId: z.string().max(255),
      password: z.string().max(255),
    }),
    output: z.object({ sessionId: z.string() }),
    errors: [
      'simulator.no-operator',
      'simulator.not-running',
      'simulator.not-in-profile',
      'session.host-not-found',
      'session.connect-refused',
      'session.connect-timeout',
      'session.connect-failed',
      'pdu.bad-field',
    ],
  },
} as const

export const simulatorStreams = {
  /** As it is, then each time it changes. */
  'simulator.state': {
    params: z.object(aboutOperator),
    item: simulatorStateSchema,
    latest: () => 'state',
    errors: ['simulator.no-operator'],
  },
  /** The list of operators, the same way. */
  'simulator.operators': {
    params: z.object({}),
    item: z.array(operatorViewSchema),
    latest: () => 'operators',
  },
} as const
