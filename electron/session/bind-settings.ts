import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { BindMode, ConnectionInput } from '../../shared/contract/connections.ts'

/** A connection with what it needs to be opened. */
export type ConnectionSettings = ConnectionInput & {
  readonly connectionId: string
  readonly password: string
  readonly clientCertificate?: ClientCertificate | null
  /** Expected of the SMSC's outbind; '' or absent: any. */
  readonly outbindPassword?: string
  /** True: complaints about the speed do not slow it, for a load that is to find out what they are. */
  readonly ignoresThrottling?: boolean
}

/** Settings of one bind of a connection. */
export type BindSettings = Omit<ConnectionSettings, 'bindMode'> & { readonly bindMode: BindMode }
