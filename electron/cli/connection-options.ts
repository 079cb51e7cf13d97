import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { ConnectionMode } from '../../shared/contract/connections.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { noteText } from '../../shared/smpp/note-table.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Cli } from './cli.ts'
import { integerIn, knownProfile, oneOf, secondsIn } from './options.ts'
import { addPasswordOptions, type PasswordOptions, readPassword } from './password.ts'
import { readFault } from './read-lines.ts'
import { addVersionOption, interfaceVersions, type SmppVersion } from './smpp-version.ts'

export interface ConnectionOptions extends PasswordOptions {
  readonly host?: string
  readonly port?: number
  readonly tls?: boolean
  readonly ca?: string
  readonly insecure?: boolean
  readonly serverName?: string
  readonly systemId: string
  readonly systemType?: string
  readonly bindMode?: ConnectionMode
  readonly smppVersion?: SmppVersion
  readonly localAddress?: string
  readonly profile?: string
  readonly timeout?: number
}

/** Where the simulator listens unless told otherwise. */
const usualHost = '127.0.0.1'
const usualPort = 2775
const usualTimeout = 30
const enquireLinkSeconds = 30
const windowSize = 10

/** Everything a bind needs. `bindModes` are those the command can work with. */
export function addConnectionOptions(
  command: Command,
  cli: Cli,
  bindModes: readonly ConnectionMode[],
): Command {
  const { say } = cli
  command
    .option(
      '--host <name>',
      say({
        en: `host of the SMSC; ${usualHost} when not given`,
        ru: `узел SMSC; без параметра ${usualHost}`,
      }),
    )
    .option(
      '--port <number>',
      say({ en: `its port; ${usualPort} when not given`, ru: `его порт; без параметра ${usualPort}` }),
      integerIn(cli, 1, 65535),
    )
    .option('--tls', say({ en: 'connect with TLS', ru: 'соединяться по TLS' }))
    .option(
      '--ca <file>',
      say({
        en: 'PEM file of the authority that signed its certificate',
        ru: 'PEM-файл центра, подписавшего его сертификат',
      }),
    )
    .option(
      '--insecure',
      say({
        en: 'do not verify the certificate: the peer is then anybody',
        ru: 'не проверять сертификат: собеседником может быть кто угодно',
      }),
    )
    .option(
      '--server-name <name>',
      say({
        en: 'name in the certificate and SNI, where it is not the host',
        ru: 'имя в сертификате и SNI, если это не --host',
      }),
    )
    .requiredOption(
      '--system-id <text>',
      say({ en: 'system_id of the account', ru: 'system_id учётной записи' }),
    )
  addVersionOption(addPasswordOptions(command, cli), cli)
  return command
    .option(
      '--system-type <text>',
      say({
        en: 'system_type, where the provider asks for one',
        ru: 'system_type, если его требует провайдер',
      }),
    )
    .option('--bind-mode <mode>', bindModes.join(', '), oneOf(cli, bindModes))
    .option(
      '--local-address <ip>',
      say({ en: 'local address to connect from', ru: 'локальный адрес, с которого соединяться' }),
    )
    .option(
      '--profile <id>',
      say({
        en: 'provider profile that explains the codes',
        ru: 'профиль провайдера, по которому объясняются коды',
      }),
    )
    .option(
      '--timeout <seconds>',
      say({
        en: `to connect, to bind and for each response; ${usualTimeout} when not given`,
        ru: `на соединение, bind и каждый ответ; без параметра ${usualTimeout}`,
      }),
      secondsIn(cli, 0.1, 600),
    )
}

/** The connection that the options describe. Reads the password and the CA file. */
export async function connectionOf(
  cli: Cli,
  options: ConnectionOptions,
  usualMode: ConnectionMode,
): Promise<ConnectionSettings> {
  const { host = usualHost, port = usualPort, timeout = usualTimeout, bindMode = usualMode } = options
  checkTls(options)
  const password = await readPassword(cli, options)
  warnOfLength(cli, password)
  return {
    connectionId: 'command-line',
    name: `${host}:${port}`,
    folder: '',
    host,
    port,
    tls: {
      enabled: options.tls ?? false,
      verify: !options.insecure,
      serverName: options.serverName ?? '',
      caPem: options.ca === undefined ? '' : await readCa(options.ca),
      minVersion: 'TLSv1.2',
    },
    systemId: options.systemId,
    systemType: options.systemType ?? '',
    bindMode,
    interfaceVersion: interfaceVersions[options.smppVersion ?? '3.4'],
    addrTon: 0,
    addrNpi: 0,
    addressRange: '',
    localAddress: options.localAddress ?? '',
    window: windowSize,
    connectTimeout: timeout,
    bindTimeout: timeout,
    responseTimeout: timeout,
    enquireLinkInterval: enquireLinkSeconds,
    reconnect: { enabled: false, initialDelay: 1, maxDelay: 1 },
    profileId: knownProfile(options.profile ?? 'smpp-3.4'),
    password,
  }
}

/** v3.4 §4.1.1: nine octets with the NUL. The password goes out whole: a peer that takes it is no exception. */
const passwordMaxOctets = 8

function warnOfLength(cli: Cli, { length }: string): void {
  if (length <= passwordMaxOctets) return
  const { what, next } = noteText(
    { code: 'password-over-limit', field: 'password', detail: { characters: length } },
    cli.language,
  )
  cli.complain(`${cli.say({ en: 'warning', ru: 'предупреждение' })}: ${what} ${next}`)
}

/** Who asks for a certificate to be checked, or not, means TLS: sending in the clear instead would be worse. */
function checkTls({ tls, ca, insecure, serverName }: ConnectionOptions): void {
  if (tls) return
  const given =
    ca !== undefined ? '--ca' : insecure ? '--insecure' : serverName !== undefined ? '--server-name' : null
  if (given !== null) throw new Fault('cli.option-needs', { option: given, needs: '--tls' })
}

function readCa(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((problem: unknown) => {
    throw readFault(file, problem)
  })
}
