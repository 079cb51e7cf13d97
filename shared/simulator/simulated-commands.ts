import type { CommandName } from '../smpp/pdu-table.ts'

/** Every request that 3.4 and 5.0 let an ESME send: what the simulator of the specification handles. */
export const specificationCommands: ReadonlySet<CommandName> = new Set<CommandName>([
  'bind_transmitter',
  'bind_receiver',
  'bind_transceiver',
  'unbind',
  'enquire_link',
  'submit_sm',
  'query_sm',
  'submit_multi',
  'data_sm',
  'cancel_sm',
  'replace_sm',
  'broadcast_sm',
  'query_broadcast_sm',
  'cancel_broadcast_sm',
])

/** What the simulator sends of its own accord, its responses aside. */
export const sentBySimulator: ReadonlySet<CommandName> = new Set<CommandName>([
  'outbind',
  'enquire_link',
  'unbind',
  'deliver_sm',
  'data_sm',
  'alert_notification',
  'generic_nack',
])
