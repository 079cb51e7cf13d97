import { z } from 'zod'
import { maxValueOctets } from '../smpp/pdu-layout.ts'

const mostAccounts = 100
const mostRoutes = 1_000
const addressOctets = maxValueOctets('submit_sm', 'destination_addr')

/** An application's account at the relay. */
export const relayAccountSchema = z.strictObject({
  systemId: z.string().min(1).max(255),
  password: z.string().max(255),
  /** Binds at once, at most. */
  maxBinds: z.number().int().min(1).max(1000).default(100),
})
export type RelayAccount = z.infer<typeof relayAccountSchema>

/** What the provider sends to such numbers goes to this account. */
export const relayRouteSchema = z.strictObject({
  destinationStarts: z.array(z.string().min(1).max(addressOctets)).min(1).max(100),
  account: z.string().min(1).max(255),
})

/** Fields of own binds, each with the values that it may have. */
export const ownBindFields = {
  accounts: z.array(relayAccountSchema).max(mostAccounts),
  /** Asked in their order, of what the provider sends that is no receipt of a message led through here. */
  routes: z.array(relayRouteSchema).max(mostRoutes).default([]),
  /** Who gets what no route names: the first account that may receive, all of them, or nobody (the provider keeps it). */
  otherwise: z.enum(['first', 'all', 'nobody']).default('first'),
  /** How an application is told that the provider is lost: with this status of its requests, or unbound as well. */
  whenLost: z.enum(['ESME_RSYSERR', 'ESME_RSUBMITFAIL', 'unbind']).default('ESME_RSYSERR'),
  /** Requests that may wait for room at the provider; beyond it ESME_RMSGQFUL, or ESME_RTHROTTLED where its rate holds them back. */
  mostQueued: z.number().int().min(0).max(20_000).default(1_000),
  /** Seconds until a client that does not bind is cut. */
  bindDeadline: z.number().min(0.1).max(3600).default(30),
  /** Seconds until an application that leaves a PDU unanswered is cut; what it had of it waits for its next bind. */
  answerDeadline: z.number().min(0.1).max(3600).default(60),
  /** Seconds between two enquire_links to a bound application; 0 sends none. */
  enquireLinkInterval: z.number().min(0).max(86_400).default(30),
  /** Hours that ids are known and that what waits for an application waits. */
  keepHours: z.number().min(0.01).max(720).default(72),
}

/** How applications share the binds of a connection. */
export const ownBindsSchema = z
  .strictObject(ownBindFields)
  .refine(
    ({ accounts }) => new Set(accounts.map(({ systemId }) => systemId)).size === accounts.length,
    'two accounts have the same system_id',
  )
  .refine(
    ({ accounts, routes }) =>
      routes.every(({ account }) => accounts.some(({ systemId }) => systemId === account)),
    'a route leads to an account that is not there',
  )
export type OwnBinds = z.infer<typeof ownBindsSchema>
