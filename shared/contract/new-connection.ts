import { plainProfileId } from '../profiles/usual-profiles.ts'
import { version34 } from '../smpp/interface-version.ts'
import { connectionDefaults } from './connection-values.ts'
import type { BindMode, ConnectionDraft, ConnectionInput, FurtherHost } from './connections.ts'

/** A new connection: the customary port and cautious timers. */
export const newConnection: ConnectionDraft = {
  name: '',
  folder: '',
  tags: [],
  colour: 'none',
  host: '',
  port: 2775,
  hosts: [],
  tls: { enabled: false, verify: true, serverName: '', caPem: '', minVersion: 'TLSv1.2' },
  systemId: '',
  systemType: '',
  bindMode: 'transceiver',
  interfaceVersion: version34,
  addrTon: 0,
  addrNpi: 0,
  addressRange: '',
  localAddress: '',
  window: 10,
  connectTimeout: 10,
  bindTimeout: 10,
  responseTimeout: 30,
  enquireLinkInterval: 30,
  reconnect: { enabled: true, initialDelay: 1, maxDelay: 60 },
  ...connectionDefaults,
  profileId: plainProfileId,
}

/** The hosts of a connection in the order in which they are tried, each with the name that TLS asks for. */
export function targetsOf({
  host,
  port,
  tls,
  hosts = [],
}: Pick<ConnectionInput, 'host' | 'port' | 'tls' | 'hosts'>): FurtherHost[] {
  const further = hosts.map((one) => ({ ...one, serverName: one.serverName ?? '' }))
  return [{ host, port, serverName: tls.serverName }, ...further]
}

/** 'smpp.example.com:2775' */
export function targetText({ host, port }: Pick<FurtherHost, 'host' | 'port'>): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]:${port}` : `${host}:${port}`
}

/** The binds that a connection is made of, in the order in which they are numbered. */
export function plannedBinds({ bindMode, binds }: Pick<ConnectionInput, 'bindMode' | 'binds'>): BindMode[] {
  const count = binds ?? connectionDefaults.binds
  if (bindMode !== 'pair') return Array.from({ length: count }, () => bindMode)
  return [...Array.from({ length: count }, () => 'transmitter' as const), 'receiver']
}
