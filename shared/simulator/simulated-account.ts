import { z } from 'zod'
import { maxValueOctets } from '../smpp/pdu-layout.ts'
import { refusalSchema } from './status-value.ts'

const addressOctets = maxValueOctets('submit_sm', 'source_addr')

/** What an account may be allowed to do. */
export const accountRights = [
  /** submit_sm. */
  'submit',
  /** deliver_sm and data_sm of the SMSC, receipts among them, over a receiver or a transceiver. */
  'receive',
  'query',
  'cancel',
  'replace',
  'submit_multi',
  'data_sm',
  'broadcast',
] as const
export type AccountRight = (typeof accountRights)[number]

export const accountBindModes = ['transmitter', 'receiver', 'transceiver'] as const

/** An IPv4 or IPv6 address, or a block of them in CIDR form. */
const networkSchema = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  'an IP address or a block such as 10.0.0.0/8',
)

/** An account of the simulated SMSC: who may bind by it, from where, and what it may do. */
export const simulatedAccountSchema = z.strictObject({
  systemId: z.string().max(255),
  password: z.string().max(255),
  /** system_type that a bind must have; null takes any. */
  systemType: z.string().max(255).nullable().default(null),
  /** Binds of another mode are refused with ESME_RBINDFAIL. */
  bindModes: z
    .array(z.enum(accountBindModes))
    .min(1)
    .max(3)
    .default([...accountBindModes]),
  /** Sessions bound at once; null: no limit. */
  mostBinds: z.number().int().min(0).max(10_000).nullable().default(null),
  /** command_status of a bind beyond `mostBinds`. */
  mostBindsStatus: refusalSchema.default('ESME_RALYBND'),
  /** Where a bind may come from, others are refused with ESME_RBINDFAIL; empty: from anywhere. */
  networks: z.array(networkSchema).max(100).default([]),
  /** Segments accepted in any one second, over all its binds; null: no limit. */
  rate: z.number().int().min(1).max(100_000).nullable().default(null),
  rateStatus: refusalSchema.default('ESME_RTHROTTLED'),
  /** Requests of one session that may wait for their answer; null: no limit. */
  window: z.number().int().min(1).max(100_000).nullable().default(null),
  windowStatus: refusalSchema.default('ESME_RMSGQFUL'),
  /** Parts left; null is unlimited. */
  balance: z.number().int().min(0).nullable().default(null),
  rights: z
    .array(z.enum(accountRights))
    .max(accountRights.length)
    .default([...accountRights]),
  /**
   * Source addresses that it may send from, each whole, or the beginning of one with `*` at its end; empty: any. A
   * message without a source address is let pass.
   */
  sources: z
    .array(
      z
        .string()
        .min(1)
        .max(addressOctets + 1),
    )
    .max(1000)
    .default([]),
})
export type SimulatedAccount = z.infer<typeof simulatedAccountSchema>

/** The accounts of an operator; the first is the one that settings of earlier releases are about. */
export const simulatedAccountsSchema = z
  .array(simulatedAccountSchema)
  .min(1)
  .max(100)
  .refine(
    (accounts) => new Set(accounts.map(({ systemId }) => systemId)).size === accounts.length,
    'two accounts have the same systemId',
  )

/** An account that may do everything, from anywhere. */
export function openAccount(systemId: string, password: string): SimulatedAccount {
  return simulatedAccountSchema.parse({ systemId, password })
}

const { systemId, password, balance } = simulatedAccountSchema.shape

/** What earlier releases said of their only account; read wherever they wrote it, and written no more. */
export const earlierAccountSettings = { systemId, password, balance: balance.unwrap() }
const earlierAccountSchema = z.object(earlierAccountSettings).partial()

/** The accounts with what earlier settings say of the first. */
export function withEarlierAccount(
  accounts: readonly SimulatedAccount[],
  earlier: z.infer<typeof earlierAccountSchema>,
): SimulatedAccount[] {
  const said = Object.entries(earlierAccountSchema.parse(earlier)).filter(([, value]) => value !== undefined)
  return accounts.map((account, place) =>
    place === 0 ? { ...account, ...Object.fromEntries(said) } : account,
  )
}
