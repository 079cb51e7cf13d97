import type { StatusQuery } from './status-query.ts'

// Apart from the schemas that read connections: the window's first screen does without those.

export const localSimulatorId = 'local-simulator'

/** Marks that tell connections apart at a glance; 'none' is no mark. */
export const connectionColours = [
  'none',
  'red',
  'orange',
  'amber',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const
export type ConnectionColour = (typeof connectionColours)[number]

/** Tags of one connection, and characters of one, at most. */
export const maxTags = 12
export const maxTagLength = 40

/** Hosts that are tried after the first one, at most. */
export const maxFurtherHosts = 8

/** Characters of a file of connections, certificates of authorities included. */
export const maxConnectionFile = 2 * 1024 * 1024

export const usualStatusQuery: StatusQuery = {
  mode: 'profile',
  first: 10,
  longest: 600,
  tries: 100,
  giveUpAfter: 86_400,
}

/** Fields that connections stored by an older version lack. */
export const connectionDefaults = {
  inactivityTimeout: 0,
  rate: 0,
  inDoubt: 'leave',
  binds: 1,
  outbind: { enabled: false, host: '127.0.0.1', port: 2776, systemId: '' },
  statusQuery: usualStatusQuery,
} as const
