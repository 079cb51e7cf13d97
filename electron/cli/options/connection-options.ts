import { Command } from 'commander'
import type { ConnectionMode } from '../../../shared/contract/connections.ts'
import { noteText } from '../../../shared/inspect/note-table.ts'
import { plainProfileId } from '../../../shared/profiles/usual-profiles.ts'
import { interfaceVersions } from '../../../shared/smpp/interface-version.ts'
import { maxValueOctets } from '../../../shared/smpp/pdu-layout.ts'
import type { SmppVersion } from '../../../shared/smpp/pdu-table.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { type Cli, warnOf } from '../console/cli.ts'
import { integerIn, oneOf } from './common-options.ts'
import { addConnectionFile } from './connection-file.ts'
import { rememberDoctorLine } from './doctor-line.ts'
import { addHostsOption, type HostsOptions } from './hosts-option.ts'
import { addPasswordOptions, type PasswordOptions, readPassword } from './password.ts'
import { addProfileOption } from './profile-option.ts'
import {
  addBindsOption,
  addLifeOptions,
  addPaceOptions,
  addTimeoutOptions,
  type BindsOptions,
  type LifeOptions,
  type PaceOptions,
  sessionPartOf,
  type TimeoutOptions,
} from './session-options.ts'
import { addVersionOption } from './smpp-version.ts'
import { addTlsOptions, type TlsOptions, tlsOf } from './tls-options.ts'

export interface ConnectionOptions
  extends PasswordOptions,
    TlsOptions,
    TimeoutOptions,
    LifeOptions,
    BindsOptions,
    PaceOptions,
    HostsOptions {
  readonly port?: number
  readonly systemId: string
  readonly systemType?: string
  readonly bindMode?: ConnectionMode
  readonly smppVersion?: SmppVersion
  readonly localAddress?: string
  readonly profile?: string
  readonly addrTon?: number
  readonly addrNpi?: number
  readonly addressRange?: string
}

/** Where the simulator listens unless told otherwise. */
const usualHost = '127.0.0.1'
const usualPort = 2775

/** Everything a bind needs. `bindModes` are those the command can work with. */
export function addConnectionOptions(
  command: Command,
  cli: Cli,
  bindModes: readonly ConnectionMode[],
): Command {
  // A file may serve several commands: it may say what only another one makes use of.
  const every = addBindOptions(new Command(), cli, bindModes)
  for (const add of [addLifeOptions, addBindsOption, addPaceOptions]) add(every, cli)
  const before = command.options.length
  addConnectionFile(addBindOptions(command, cli, bindModes), cli, every.options)
  rememberDoctorLine(command, cli, command.options.slice(before))
  return command
}

function addBindOptions(command: Command, cli: Cli, bindModes: readonly ConnectionMode[]): Command {
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
    .requiredOption(
      '--system-id <text>',
      say({ en: 'system_id of the account', ru: 'system_id учётной записи' }),
    )
  addHostsOption(command, cli)
  addVersionOption(addPasswordOptions(addTlsOptions(command, cli), cli), cli)
  command
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
  addProfileOption(command, cli, {
    en: 'provider profile that explains the codes',
    ru: 'профиль провайдера, по которому объясняются коды',
  })
  command
    .option(
      '--addr-ton <n>',
      say({ en: 'addr_ton of the bind, 0 to 255', ru: 'addr_ton в bind, от 0 до 255' }),
      integerIn(cli, 0, 255),
    )
    .option(
      '--addr-npi <n>',
      say({ en: 'addr_npi of the bind, 0 to 255', ru: 'addr_npi в bind, от 0 до 255' }),
      integerIn(cli, 0, 255),
    )
    .option('--address-range <text>', say({ en: 'address_range of the bind', ru: 'address_range в bind' }))
  return addTimeoutOptions(command, cli)
}

/** The connection that the options describe. Reads the password and the files of certificates. */
export async function connectionOf(
  cli: Cli,
  options: ConnectionOptions,
  usualMode: ConnectionMode,
): Promise<ConnectionSettings> {
  const password = await readPassword(cli, options)
  warnOfLength(cli, password)
  return connectionWith(cli, options, { bindMode: usualMode, password })
}

/** As `connectionOf`, with a password that is known. Reads the files of certificates. */
export async function connectionWith(
  cli: Cli,
  options: ConnectionOptions,
  usual: { readonly bindMode: ConnectionMode; readonly password: string },
): Promise<ConnectionSettings> {
  const { bindMode = usual.bindMode } = options
  const { host, port, hosts, serverName } = hostsOf(options)
  return {
    connectionId: 'command-line',
    name: `${host}:${port}`,
    folder: '',
    host,
    port,
    hosts: [...hosts],
    ...(await tlsOf(cli, { ...options, ...(serverName === '' ? {} : { serverName }) })),
    ...sessionPartOf(options),
    systemId: options.systemId,
    systemType: options.systemType ?? '',
    bindMode,
    interfaceVersion: interfaceVersions[options.smppVersion ?? '3.4'],
    addrTon: options.addrTon ?? 0,
    addrNpi: options.addrNpi ?? 0,
    addressRange: options.addressRange ?? '',
    localAddress: options.localAddress ?? '',
    profileId: options.profile ?? plainProfileId,
    password: usual.password,
  }
}

/** The first host and those after it: a list without a host before it begins with the first. */
function hostsOf({ host, port, hosts = [], serverName = '' }: ConnectionOptions) {
  const [first, ...others] = hosts
  return host === undefined && port === undefined && first !== undefined
    ? { ...first, serverName: serverName || first.serverName, hosts: others }
    : { host: host ?? usualHost, port: port ?? usualPort, serverName, hosts }
}

/** The password is sent whole: some peers accept a longer one. */
function warnOfLength(cli: Cli, { length }: string): void {
  if (length <= maxValueOctets('bind_transceiver', 'password')) return
  const { what, next } = noteText(
    { code: 'password-over-limit', field: 'password', detail: { characters: length } },
    cli.language,
  )
  warnOf(cli, `${what} ${next}`)
}
