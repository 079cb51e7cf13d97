import type { CommandName } from '../../shared/smpp/pdu-table.ts'

/** What a gateway takes part in; the rules of text and money are in the configuration. */
export interface Gateway {
  /** Requests it answers with their response; every other request gets generic_nack ESME_RINVCMDID. */
  readonly supported: readonly CommandName[]
  /** False: nothing but receipts ever goes to the client. */
  readonly deliversMessages: boolean
}

/**
 * The commands whose use the gateway pages describe: connecting, sending, and both ways to learn a status. The pages
 * list the two binds that may send; a bind_receiver gets no message in, but receipts have to reach it.
 */
const supported: readonly CommandName[] = [
  'bind_transmitter',
  'bind_receiver',
  'bind_transceiver',
  'unbind',
  'enquire_link',
  'submit_sm',
  'query_sm',
]

const twoWay: Gateway = { supported, deliversMessages: true }
/** The page of port 9001: "for sending and for delivery status only". */
const sendOnly: Gateway = { supported, deliversMessages: false }

const gateways: Readonly<Record<string, Gateway>> = { 'ru-gateway-9001': sendOnly }

/** How the gateway of a profile behaves; a profile without a page of its own is played two-way. */
export function gatewayOf(profileId: string): Gateway {
  return gateways[profileId] ?? twoWay
}
