import { connectionDefaults } from '../../shared/contract/connection-values.ts'
import type { Connection } from '../../shared/contract/connections.ts'
import { targetText } from '../../shared/contract/new-connection.ts'
import { type CommandOption, commandOptions } from '../../shared/message/command-options.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { shellWord } from '../../shared/words/shell-word.ts'

const versionNames: Readonly<Record<number, string>> = { 51: '3.3', 52: '3.4', 80: '5.0' }

/** Names of the files in the command: the window knows their content, but not their paths. */
const fileNames = { ca: 'provider-ca.pem', cert: 'client.pem', key: 'client.key', pfx: 'client.p12' } as const

function connectionOptions(connection: Connection): CommandOption[] {
  const { binds = connectionDefaults.binds } = connection
  const options: CommandOption[] = [
    ['host', connection.host],
    ['port', connection.port],
    ...(connection.hosts.length > 0 ? [['hosts', hostsText(connection)] as const] : []),
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

function hostsText({ hosts }: Connection): string {
  return hosts
    .map((one) => (one.serverName === '' ? targetText(one) : `${targetText(one)}=${one.serverName}`))
    .join(',')
}

function tlsOptions({ tls, clientCertificate = null }: Connection): CommandOption[] {
  if (!tls.enabled) return []
  const options: CommandOption[] = [['tls', null]]
  if (!tls.verify) options.push(['insecure', null])
  if (tls.serverName !== '') options.push(['server-name', tls.serverName])
  if (tls.caPem !== '') options.push(['ca', fileNames.ca])
  if (tls.minVersion === 'TLSv1.3') options.push(['min-tls', '1.3'])
  if (tls.pinnedSha256) options.push(['pin', tls.pinnedSha256])
  if (clientCertificate?.format === 'pem') options.push(['cert', fileNames.cert], ['key', fileNames.key])
  if (clientCertificate?.format === 'pfx') options.push(['pfx', fileNames.pfx])
  return options
}

function sessionOptions(connection: Connection): CommandOption[] {
  const options: CommandOption[] = [
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

/** Why no command can send over the connection: `send` calls the SMSC itself, and submits. null: one can. */
export function whyNoCommand({ outbind, bindMode }: Connection): 'outbind' | 'receiver' | null {
  if (outbind?.enabled) return 'outbind'
  return bindMode === 'receiver' ? 'receiver' : null
}

/**
 * The command line that sends the same message over the same connection: every field, no secret (the password is read
 * from SMPP_PASSWORD, the passphrase of a key from SMPP_KEY_PASSPHRASE). Certificates stand in it as files to be put
 * beside it. Without a connection it names a file with the options of one. For a POSIX shell.
 */
export function cliCommand(intent: SendIntent, connection: Connection | null): string {
  const over: CommandOption[] =
    connection === null ? [['connection', 'connection.json']] : connectionOptions(connection)
  const options: CommandOption[] = [...over, ...commandOptions(intent)]
  const words = options.map(([name, value]) =>
    value === null ? `--${name}` : `--${name}=${shellWord(String(value))}`,
  )
  return ['smpp-workbench send', ...words].join(' ')
}
