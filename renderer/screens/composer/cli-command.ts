import type { Connection } from '../../../shared/contract/connections.ts'
import { messageKindSchema, type SendIntent } from '../../../shared/contract/message.ts'
import { inferAddress } from '../../../shared/text/infer-address.ts'

const versionNames: Readonly<Record<number, string>> = { 51: '3.3', 52: '3.4', 80: '5.0' }

/** One word of a POSIX shell, whatever it holds. */
function quoted(text: string): string {
  return /^[\w@%+:,./=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

type Option = readonly [name: string, value: string | number | null]

function connectionOptions(connection: Connection): Option[] {
  const { tls } = connection
  const options: Option[] = [
    ['host', connection.host],
    ['port', connection.port],
    ['system-id', connection.systemId],
    ['bind-mode', connection.bindMode],
    ['profile', connection.profileId],
  ]
  if (connection.systemType !== '') options.push(['system-type', connection.systemType])
  if (connection.localAddress !== '') options.push(['local-address', connection.localAddress])
  const version = versionNames[connection.interfaceVersion]
  if (version !== undefined && version !== '3.4') options.push(['smpp-version', version])
  if (tls.enabled) {
    options.push(['tls', null])
    if (!tls.verify) options.push(['insecure', null])
    if (tls.serverName !== '') options.push(['server-name', tls.serverName])
  }
  return options
}

function addressOptions(name: 'from' | 'to', { addr, ton, npi }: SendIntent['source']): Option[] {
  const inferred = inferAddress(addr)
  const options: Option[] = addr === '' && name === 'from' ? [] : [[name, addr]]
  if (ton !== inferred.ton) options.push([`${name}-ton`, ton])
  if (npi !== inferred.npi) options.push([`${name}-npi`, npi])
  return options
}

function fieldOptions(intent: SendIntent): Option[] {
  const options: Option[] = [
    ['text', intent.text],
    ['encoding', intent.encoding],
    ['method', intent.method],
    ['reference', intent.reference],
    ['registered-delivery', intent.registered_delivery],
  ]
  const unlike = (name: string, value: string | number, usual: string | number): void => {
    if (value !== usual) options.push([name, value])
  }
  if (intent.graphemes) options.push(['graphemes', null])
  if (intent.partOctets !== undefined) options.push(['part-octets', intent.partOctets])
  if (intent.data_coding !== null) options.push(['data-coding', intent.data_coding])
  unlike('validity', intent.validity_period, '')
  unlike('schedule', intent.schedule_delivery_time, '')
  unlike('service-type', intent.service_type, '')
  unlike('esm-class', intent.esm_class ?? 0, 0)
  unlike('protocol-id', intent.protocol_id, 0)
  unlike('priority', intent.priority_flag, 0)
  unlike('replace-if-present', intent.replace_if_present_flag, 0)
  unlike('default-message-id', intent.sm_default_msg_id, 0)
  for (const { tag, hex } of intent.tlvs)
    options.push(['tlv', `0x${tag.toString(16).padStart(4, '0')}=${hex}`])
  return options
}

function kindOption(intent: SendIntent): Option[] {
  const kind = messageKindSchema.parse(intent)
  const given = Object.entries(kind).filter(([, value]) => value !== undefined && value !== null)
  return given.length === 0 ? [] : [['kind', JSON.stringify(Object.fromEntries(given))]]
}

/**
 * The command line that sends the same message: every field, no password (it is read from SMPP_PASSWORD). For a POSIX
 * shell.
 */
export function cliCommand(intent: SendIntent, connection: Connection): string {
  const options: Option[] = [
    ...connectionOptions(connection),
    ...addressOptions('from', intent.source),
    ...addressOptions('to', intent.destination),
    ...fieldOptions(intent),
    ...kindOption(intent),
  ]
  const words = options.map(([name, value]) =>
    value === null ? `--${name}` : `--${name}=${quoted(String(value))}`,
  )
  return ['smpp-workbench send', ...words].join(' ')
}
