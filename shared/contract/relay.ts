import { z } from 'zod'
import { certificateFaults } from '../faults/connection-faults.ts'
import { ownBindsSchema } from '../relay/relay-config.ts'
import { relayRowsSchema } from '../relay/relay-row.ts'
import { relayToldSchema } from '../relay/relay-told.ts'
import { faultSchema } from './fault-schema.ts'
import { listenerTlsChangeSchema, listenerTlsViewSchema } from './listener-tls.ts'
import { replacesField } from './replaces-field.ts'

export const relaySetupSchema = z.object({
  /** Whose provider the applications are led to; null: none is chosen yet. */
  connectionId: z.string().nullable(),
  mode: z.enum(['transparent', 'own-binds']),
  host: z.string().min(1).max(64),
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65535),
  /** For the mode of this name. */
  ownBinds: ownBindsSchema,
  rows: relayRowsSchema,
})
export type RelaySetup = z.infer<typeof relaySetupSchema>

export const usualRelaySetup: RelaySetup = {
  connectionId: null,
  mode: 'transparent',
  host: '127.0.0.1',
  port: 2776,
  ownBinds: ownBindsSchema.parse({ accounts: [] }),
  rows: [],
}

export const relayStateSchema = z.object({
  setup: relaySetupSchema,
  /** TLS towards the applications from the next start on; null: plain TCP. */
  tls: listenerTlsViewSchema.nullable(),
  /** The port that is listened on; null when stopped. */
  port: z.number().nullable(),
  /** Links, or bound sessions, of applications. */
  applications: z.number(),
  /** What the provider sent that waits for its application. */
  waiting: z.number(),
  /** How often each row has acted, by its id. */
  acted: z.record(z.string(), z.number()),
  /** Why it stopped by itself; null when it did not. */
  failure: faultSchema.nullable(),
})
export type RelayState = z.infer<typeof relayStateSchema>

export const relayCalls = {
  /** Rows take effect at once, all else at the next start. */
  'relay.configure': {
    input: relaySetupSchema.partial().extend(replacesField),
    output: relayStateSchema,
    errors: ['saved.changed-elsewhere', 'storage.unavailable'],
  },
  /** TLS towards the applications, from the next start on; null: plain TCP. */
  'relay.set-tls': {
    input: z.object({ tls: listenerTlsChangeSchema.nullable() }),
    output: relayStateSchema,
    errors: [...certificateFaults, 'storage.unavailable'],
  },
  'relay.start': {
    input: z.object({}),
    output: relayStateSchema,
    errors: [
      'relay.no-connection',
      'relay.port-in-use',
      'relay.cannot-listen',
      'relay.file-in-use',
      'relay.file-failed',
      'connection.not-found',
    ],
  },
  'relay.stop': { input: z.object({}), output: relayStateSchema, errors: [] },
} as const

export const relayStreams = {
  /** As it is, then each time it changes. */
  'relay.state': { params: z.object({}), item: relayStateSchema, latest: () => 'state' },
  /** What passed after `afterSeq`, and what follows; where more passes than can be shown, `seq` jumps. */
  'relay.told': { params: z.object({ afterSeq: z.number() }), item: relayToldSchema },
} as const
