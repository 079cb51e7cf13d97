/** The part of the npm package smpp 0.5.1 that the interop tests use; it comes without types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { AddressInfo } from 'node:net'

  interface Pdu {
    readonly command: string
    readonly command_length: number
    readonly command_id: number
    readonly command_status: number
    readonly sequence_number: number
    readonly message_id?: string
    readonly system_id?: string
    readonly password?: string
    readonly source_addr?: string
    readonly destination_addr?: string
    readonly data_coding?: number
    readonly esm_class?: number
    readonly registered_delivery?: number
    readonly short_message?: { readonly message?: string | Buffer; readonly udh?: readonly Buffer[] }
    readonly message_payload?: { readonly message?: string | Buffer }
    readonly message_state?: number
    readonly congestion_state?: number
    isResponse(): boolean
    response(fields?: Record<string, unknown>): Pdu
  }
  type Answer = (pdu: Pdu) => void

  interface Session extends EventEmitter {
    bind_transceiver(fields: Record<string, unknown>, answer: Answer): boolean
    submit_sm(fields: Record<string, unknown>, answer: Answer): boolean
    deliver_sm(fields: Record<string, unknown>, answer?: Answer): boolean
    query_sm(fields: Record<string, unknown>, answer: Answer): boolean
    cancel_sm(fields: Record<string, unknown>, answer: Answer): boolean
    enquire_link(fields: Record<string, unknown>, answer: Answer): boolean
    unbind(fields: Record<string, unknown>, answer: Answer): boolean
    send(pdu: Pdu): boolean
    close(): void
    destroy(): void
  }

  interface Server {
    listen(port: number, host: string, listening: () => void): void
    address(): AddressInfo
    close(): void
  }

  /** Septets, one an octet, to text. */
  export const gsmCoder: { decode(septets: Uint8Array, table: number): string }
  export function connect(options: { host: string; port: number }): Session
  export function createServer(session: (session: Session) => void): Server
}
