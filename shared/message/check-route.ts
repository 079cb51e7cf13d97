import { version34 } from '../smpp/interface-version.ts'
import { maxValueOctets } from '../smpp/pdu-layout.ts'
import { type MessageWarning, warning } from './message-warning-table.ts'
import type { SendIntent } from './send-intent.ts'

/** One bind of the connection, made or planned. */
export interface RouteBind {
  readonly mode: 'transmitter' | 'receiver' | 'transceiver'
  readonly isBound: boolean
}

/** Facts about the connection that the message goes by. */
export interface MessageRoute {
  readonly name: string
  /** Once one is bound, those that are there; before, those that are planned. */
  readonly binds: readonly RouteBind[]
  /** interface_version octet of a bound session, else of the connection. */
  readonly interfaceVersion: number
  /** Of the password that the next bind sends; null: it was checked elsewhere. */
  readonly passwordOctets: number | null
}

const maxPasswordOctets = maxValueOctets('bind_transceiver', 'password')

/** Warnings when the connection cannot take the message or bring its receipts. null: no connection. */
export function checkRoute(intent: SendIntent, route: MessageRoute | null): MessageWarning[] {
  if (route === null) return [warning('no-connection')]
  const { name, binds, interfaceVersion, passwordOctets } = route
  const found: MessageWarning[] = []
  const bound = binds.filter(({ isBound }) => isBound)
  if (!binds.some(maySubmit)) found.push(warning('receiver-only'))
  else if (!bound.some(maySubmit)) found.push(warning('not-bound', { name }))
  if (bound.length === 0 && passwordOctets !== null && passwordOctets > maxPasswordOctets) {
    found.push(warning('password-long', { octets: passwordOctets, limit: maxPasswordOctets }))
  }
  const hearing = bound.length > 0 ? bound : binds
  if (intent.registered_delivery !== 0 && hearing.every(({ mode }) => mode === 'transmitter')) {
    const isPair = binds.some(({ mode }) => mode === 'receiver')
    found.push(warning(isPair ? 'receiver-not-bound' : 'receipts-nowhere'))
  }
  const sendsTlvs = intent.method === 'sar' || intent.method === 'payload' || intent.tlvs.length > 0
  if (interfaceVersion < version34 && sendsTlvs) found.push(warning('tlvs-on-33'))
  return found
}

function maySubmit({ mode }: RouteBind): boolean {
  return mode !== 'receiver'
}
