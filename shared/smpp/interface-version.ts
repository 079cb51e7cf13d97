import type { SmppVersion } from './pdu-table.ts'

/** interface_version octet of each version (SMPP 3.4 §5.2.4, SMPP 5.0 §4.7.13). */
export const interfaceVersions = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 } as const satisfies Readonly<
  Record<SmppVersion, number>
>
export const version33 = interfaceVersions['3.3']
export const version34 = interfaceVersions['3.4']
export const version50 = interfaceVersions['5.0']

/** From the oldest to the newest. */
export const smppVersions = ['3.3', '3.4', '5.0'] as const satisfies readonly SmppVersion[]

/** '3.4' for 0x34. Every octet below 0x34 is 3.3 or earlier (SMPP 3.4 §5.2.4). */
export function versionName(interfaceVersion: number): SmppVersion {
  return interfaceVersion >= version50 ? '5.0' : interfaceVersion >= version34 ? '3.4' : '3.3'
}

/** The version of a session is the lower of both sides'; a side that does not say takes the other's. */
export function sharedVersion(ours: number, theirs: number | null): number {
  return theirs === null ? ours : Math.min(ours, theirs)
}
