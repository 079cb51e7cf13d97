import { type Connection, connectionDefaults } from '../../../shared/contract/connections.ts'
import { messageKindSchema, type SendIntent } from '../../../shared/message/send-intent.ts'
import { inferAddress } from '../../../shared/text/infer-address.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'

const versionNames: Readonly<Record<number, string>> = { 51: '3.3', 52: '3.4', 80: '5.0' }

/** One word of a POSIX shell, whatever it holds. */
function quoted(text: string): string {
  return /^[\w@%+:,./=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

type Option = readonly [name: string, value: string | number | null]

/** Where files are to lie: the window knows what they held, not where they came from. */
const fileNames = { ca: 'provider-ca.pem', cert: 'client.pem', key: 'client.key', pfx: 'client.p12' } as const

function connectionOptions(connection: Connection): Option[] {
  const { binds = connectionDefaults.binds } = connection
  const options: Option[] = [
    ['host', connection.host],
    ['port', connection.port],
    ['system-id', connection.systemId],
    ['bind-mode', connection.bindMode],
    ...(binds > 1 ? [['binds', binds] as const] : []),
    ['profile', connection.profileId],
  ]
  if (connection.systemType !== '') options.push(['system-type', connection.systemType])
  if (connection.localAddress !== '') options.push(['local-address', connection.localAddress])
  const version = versionNames[connection.interfaceVersion]
  if (version !== undefined && version !== '3.4') options.push(['smpp-version', version])
  if (connection.addrTon !== 0) options.push(['addr-ton', connection.addrTon])
  if (connection.addrNpi !== 0) options.push(['addr-npi', connection.addrNpi])
  if (connection.addressRange !== '') options.push(['address-range', connection.addressRange])
  return [...options, ...tlsOptions(connection), ...sessionOptions(connection)]
}

function tlsOptions({ tls, clientCertificate = null }: Connection): Option[] {
  if (!tls.enabled) return []
  const options: Option[] = [['tls', null]]
  if (!tls.verify) options.push(['insecure', null])
  if (tls.serverName !== '') options.push(['server-name', tls.serverName])
  if (tls.caPem !== '') options.push(['ca', fileNames.ca])
  if (tls.minVersion === 'TLSv1.3') options.push(['min-tls', '1.3'])
  if (tls.pinnedSha256) options.push(['pin', tls.pinnedSha256])
  if (clientCertificate?.format === 'pem') options.push(['cert', fileNames.cert], ['key', fileNames.key])
  if (clientCertificate?.format === 'pfx') options.push(['pfx', fileNames.pfx])
  return options
}

function sessionOptions(connection: Connection): Option[] {
  const options: Option[] = [
    ['connect-timeout', connection.connectTimeout],
    ['bind-timeout', connection.bindTimeout],
    ['response-timeout', connection.responseTimeout],
    ['enquire-link', connection.enquireLinkInterval],
    ['window', connection.window],
  ]
  if (connection.rate > 0) options.push(['rate', connection.rate])
  if (connection.inactivityTimeout > 0) options.push(['inactivity', connection.inactivityTimeout])
  if (connection.reconnect.enabled) {
    options.push(['reconnect', null])
    if (connection.inDoubt === 'repeat') options.push(['in-doubt', 'repeat'])
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
  for (const { tag, hex } of intent.tlvs) options.push(['tlv', `${hexNumber(tag, 2)}=${hex}`])
  return options
}

function kindOption(intent: SendIntent): Option[] {
  const kind = messageKindSchema.parse(intent)
  const given = Object.entries(kind).filter(([, value]) => value !== undefined && value !== null)
  return given.length === 0 ? [] : [['kind', JSON.stringify(Object.fromEntries(given))]]
}

/** Why no command can send over the connection: `send` calls the SMSC itself, and submits. null: one can. */
export function whyNoCommand({ outbind, bindMode }: Connection): 'outbind' | 'receiver' | null {
  if (outbind?.enabled) return 'outbind'
  return bindMode === 'receiver' ? 'receiver' : null
}

/**
 * The command line that sends the same message over the same connection: every field, no secret (the password is read
 * from SMPP_PASSWORD, the passphrase of a key from SMPP_KEY_PASSPHRASE). Certificates stand in it as files to be put
 * beside it. For a POSIX shell.
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
