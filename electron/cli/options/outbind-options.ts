import { BlockList, isIP, isIPv6 } from 'node:net'
import { type Command, InvalidArgumentError } from 'commander'
import { connectionDefaults } from '../../../shared/contract/connection-values.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import type { Cli } from '../console/cli.ts'

export interface OutbindOptions {
  /** true: where it is usual. */
  readonly outbind?: { readonly host: string; readonly port: number } | true
  readonly outbindSystemId?: string
  readonly host?: string
  readonly port?: number
  readonly tls?: boolean
}

/** A command line shows its words to every user of the machine, so the password comes from here. */
const passwordVariable = 'SMPP_OUTBIND_PASSWORD'
const { host: usualHost, port: usualPort } = connectionDefaults.outbind

/** `--outbind` and what is expected of the one that comes. */
export function addOutbindOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--outbind [address]',
      say({
        en: `wait for the SMSC to connect and send outbind, then bind; listens on ${usualHost}:${usualPort} when no [HOST:]PORT is given`,
        ru: `ждать, пока SMSC соединится и пришлёт outbind, затем выполнить bind; без [УЗЕЛ:]ПОРТ слушает ${usualHost}:${usualPort}`,
      }),
      (text) => listenAddress(cli, text),
    )
    .option(
      '--outbind-system-id <text>',
      say({
        en: `system_id that the outbind must carry; its password is compared with ${passwordVariable}, if set`,
        ru: `system_id, который должен быть в outbind; пароль сверяется с ${passwordVariable}, если переменная задана`,
      }),
    )
}

/** The part of a connection that says how an outbind is waited for. Throws Fault cli.option-conflict, cli.option-needs. */
export function outbindOf(
  cli: Cli,
  options: OutbindOptions,
): Pick<ConnectionSettings, 'outbind' | 'outbindPassword'> {
  const { outbind, outbindSystemId, host, port, tls } = options
  if (outbind === undefined) {
    if (outbindSystemId === undefined) return {}
    throw new Fault('cli.option-needs', { option: '--outbind-system-id', needs: '--outbind' })
  }
  const given = host !== undefined ? '--host' : port !== undefined ? '--port' : tls ? '--tls' : null
  if (given !== null) throw new Fault('cli.option-conflict', { first: '--outbind', second: given })
  const where = outbind === true ? { host: usualHost, port: usualPort } : outbind
  return {
    outbind: { enabled: true, ...where, systemId: outbindSystemId ?? '' },
    outbindPassword: cli.environment[passwordVariable] ?? '',
  }
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** 'host:port', and a warning when more than this machine may connect. */
export function listeningWords(cli: Cli, host: string, port: number): string {
  const where = `${isIPv6(host) ? `[${host}]` : host}:${port}`
  const listening = `${cli.say({ en: 'listening', ru: 'ожидание' })}  ${where}`
  if (host === 'localhost' || (isIP(host) !== 0 && loopback.check(host, isIPv6(host) ? 'ipv6' : 'ipv4'))) {
    return listening
  }
  return `${listening}  ${cli.say({
    en: 'WARNING: reachable from other machines, and not encrypted',
    ru: 'ВНИМАНИЕ: доступно с других машин, без шифрования',
  })}`
}

/** `[HOST:]PORT` to listen on, without a host on loopback. Throws InvalidArgumentError. */
export function listenAddress(cli: Cli, text: string): { host: string; port: number } {
  const { host = usualHost, digits = '' } =
    /^(?:\[?(?<host>[^[\]]+)\]?:)?(?<digits>\d{1,5})$/.exec(text)?.groups ?? {}
  const port = Number(digits)
  if (digits !== '' && port <= 65535) return { host, port }
  throw new InvalidArgumentError(cli.say({ en: 'Expected [HOST:]PORT.', ru: 'Нужно [УЗЕЛ:]ПОРТ.' }))
}
