import { z } from 'zod'
import { certificateFaults } from '../faults/connection-faults.ts'
import { version33, version34, version50 } from '../smpp/interface-version.ts'
import { clientCertificateSchema, clientCertificateViewSchema } from './certificates.ts'
import {
  connectionColours,
  connectionDefaults,
  maxFurtherHosts,
  maxTagLength,
  maxTags,
} from './connection-values.ts'
import { replacesField } from './replaces-field.ts'
import { statusQuerySchema } from './status-query.ts'

/** Characters of a connection's name. */
export const maxConnectionName = 120
export const bindModeSchema = z.enum(['transmitter', 'receiver', 'transceiver'])
export type BindMode = z.infer<typeof bindModeSchema>

/** How a connection binds: one kind of bind throughout, or transmitters and a receiver side by side. */
export const connectionModeSchema = z.enum([...bindModeSchema.options, 'pair'])
export type ConnectionMode = z.infer<typeof connectionModeSchema>

/** Binds of one kind that a connection may hold. */
export const maxBinds = 50

const seconds = (min: number, max: number) => z.number().min(min).max(max)

/** Where a connection waits for an SMSC that connects and sends outbind, instead of connecting itself. */
const outbindSchema = z.object({
  enabled: z.boolean(),
  /** Local address to listen on. */
  host: z.string().trim().min(1).max(64),
  port: z.number().int().min(1).max(65535),
  /** system_id the outbind must carry; '' accepts any. */
  systemId: z.string().max(255),
})

export const furtherHostSchema = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  /** As tls.serverName, of this host; '' uses host. */
  serverName: z.string().max(253).default(''),
})
export type FurtherHost = z.infer<typeof furtherHostSchema>

const draftShape = z.object({
  name: z.string().trim().min(1).max(maxConnectionName),
  /** '' is the top of the tree; '/' separates levels. */
  folder: z.string().max(200),
  /** Words to find it by. */
  tags: z.array(z.string().trim().min(1).max(maxTagLength)).max(maxTags).default([]),
  colour: z.enum(connectionColours).default('none'),
  /** Needed unless the connection waits for an outbind. */
  host: z.string().trim().max(253),
  port: z.number().int().min(1).max(65535),
  /** Tried in this order when the one before cannot be connected to, or does not answer the bind. */
  hosts: z.array(furtherHostSchema).max(maxFurtherHosts).default([]),
  tls: z.object({
    enabled: z.boolean(),
    /** False accepts any peer; the form then shows a warning. */
    verify: z.boolean(),
    /** SNI and the name checked in the certificate; '' uses host. */
    serverName: z.string().max(253),
    /** PEM; '' uses the system's authorities. */
    caPem: z.string().max(1_000_000),
    minVersion: z.enum(['TLSv1.2', 'TLSv1.3']),
    /** SHA-256 of the one certificate that is accepted, as hex pairs with or without colons; absent or '': any. */
    pinnedSha256: z
      .string()
      .regex(/^([0-9a-f]{2}:?){31}[0-9a-f]{2}$|^$/i)
      .optional(),
  }),
  systemId: z.string().max(255),
  systemType: z.string().max(255),
  bindMode: connectionModeSchema,
  /** How many; of a pair: how many transmitters, beside its one receiver. */
  binds: z.number().int().min(1).max(maxBinds).default(connectionDefaults.binds),
  outbind: outbindSchema.default({ ...connectionDefaults.outbind }),
  /** interface_version octet: 0x33, 0x34 or 0x50. */
  interfaceVersion: z.literal([version33, version34, version50]),
  addrTon: z.number().int().min(0).max(255),
  addrNpi: z.number().int().min(0).max(255),
  addressRange: z.string().max(255),
  /** Local address to connect from; '' lets the system choose. */
  localAddress: z.string().max(64),
  /** Of each bind. */
  window: z.number().int().min(1).max(10_000),
  connectTimeout: seconds(0.1, 600),
  bindTimeout: seconds(0.1, 600),
  responseTimeout: seconds(0.1, 3600),
  /** 0 sends none. */
  enquireLinkInterval: seconds(0, 3600),
  /** The session is unbound after so long with nothing but enquire_link on it; 0 never. */
  inactivityTimeout: seconds(0, 86_400).default(connectionDefaults.inactivityTimeout),
  /** Segments per second at most, one per submit, over all binds together; 0 is no limit. */
  rate: z.number().min(0).max(100_000).default(connectionDefaults.rate),
  /**
   * Treatment of submits whose answer a lost link took away: 'repeat' sends them again once the session is
   * bound again, and the SMSC may then have them twice.
   */
  inDoubt: z.enum(['leave', 'repeat']).default(connectionDefaults.inDoubt),
  statusQuery: statusQuerySchema.default({ ...connectionDefaults.statusQuery }),
  reconnect: z.object({
    enabled: z.boolean(),
    initialDelay: seconds(0.05, 3600),
    maxDelay: seconds(0.05, 3600),
  }),
  profileId: z.string().max(120),
})

/** Values of the connection form. Times are seconds, window is open requests. */
export const connectionDraftSchema = draftShape.superRefine(({ host, bindMode, outbind }, issues) => {
  if (host === '' && !outbind.enabled) {
    issues.addIssue({ code: 'too_small', origin: 'string', minimum: 1, input: host, path: ['host'] })
  }
  // SMPP 5.0 §2.2.1.4: an outbind asks for a receiver or a transceiver.
  if (outbind.enabled && bindMode !== 'receiver' && bindMode !== 'transceiver') {
    issues.addIssue({
      code: 'invalid_value',
      values: ['receiver', 'transceiver'],
      input: bindMode,
      path: ['bindMode'],
    })
  }
})
export type ConnectionDraft = z.infer<typeof connectionDraftSchema>
/** A draft in which fields that were added later may be absent: they then have no effect. */
export type ConnectionInput = z.input<typeof connectionDraftSchema>

/** Connections that may be saved, and octets of them all as JSON; the list is shown and read as one. */
export const maxConnections = 1_000
export const maxConnectionOctets = 16 * 1024 * 1024

export const connectionSchema = draftShape.extend({
  connectionId: z.string(),
  /** Another one after each change, whichever window made it; the same after a restart of the engine. */
  revision: z.string(),
  /** The password itself never leaves the engine. */
  hasPassword: z.boolean(),
  /** Length in octets, for the over-long warning; 0 when none. */
  passwordOctets: z.number(),
  /** Facts of the client certificate; its key never leaves the engine. Absent or null: none. */
  clientCertificate: clientCertificateViewSchema.nullable().optional(),
  /** True when an outbind must carry a password; that one stays inside the engine too. */
  hasOutbindPassword: z.boolean(),
  /** The Local simulator that ships; it can be edited, not removed. */
  builtIn: z.boolean(),
})
export type Connection = z.infer<typeof connectionSchema>

export const connectionCalls = {
  'connections.list': { input: z.object({}), output: z.array(connectionSchema), errors: [] },
  /**
   * connectionId null creates. Of each secret: null or left out keeps the stored one, '' clears it. `revision`: of the
   * connection that is changed; null or left out changes whichever there is.
   */
  'connections.save': {
    input: z.object({
      connectionId: z.string().nullable(),
      revision: z.string().nullable().optional(),
      draft: connectionDraftSchema,
      password: z.string().max(4096).nullable(),
      clientCertificate: z
        .union([z.literal(''), clientCertificateSchema])
        .nullable()
        .optional(),
      /** Expected of the SMSC's outbind. */
      outbindPassword: z.string().max(4096).nullable().optional(),
    }),
    output: connectionSchema,
    errors: [
      'connection.not-found',
      'saved.changed-elsewhere',
      'connection.too-many',
      'storage.unavailable',
      ...certificateFaults,
    ],
  },
  'connections.remove': {
    input: z.object({ connectionId: z.string(), ...replacesField }),
    output: z.object({}),
    errors: ['saved.changed-elsewhere', 'connection.not-found', 'storage.unavailable'],
  },
  /** The copy keeps the password and the client certificate inside the engine. */
  'connections.duplicate': {
    input: z.object({ connectionId: z.string(), name: z.string().min(1).max(maxConnectionName) }),
    output: connectionSchema,
    errors: ['connection.not-found', 'connection.too-many', 'storage.unavailable'],
  },
} as const
