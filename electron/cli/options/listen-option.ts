import { isIPv6 } from 'node:net'
import { type Command, InvalidArgumentError } from 'commander'
import type { Cli } from '../console/cli.ts'

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

/** Where something of ours listens unless told otherwise: nobody else reaches it. */
const loopback = '127.0.0.1'

/** `--listen [HOST:]PORT`, required. */
export function addListenOption(command: Command, cli: Cli): Command {
  return command.requiredOption(
    '--listen <[host:]port>',
    cli.say({
      en: `where applications connect; without a host ${loopback}, port 0 takes a free one`,
      ru: `где подключаются приложения; без узла ${loopback}, порт 0 — любой свободный`,
    }),
    (text: string) => readAddress(cli, text),
  )
}

/** 'host:port', an IPv6 address in brackets. */
export function addressText({ host, port }: ListenAddress): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`
}

function readAddress(cli: Cli, text: string): ListenAddress {
  const found = /^(?:(?:\[(?<six>[^\]]+)\]|(?<name>[^:[\]\s]+)):)?(?<port>\d{1,5})$/.exec(text)
  const { six, name, port } = found?.groups ?? {}
  const isSix = six === undefined || isIPv6(six)
  if (port !== undefined && Number(port) <= 65_535 && isSix) {
    return { host: six ?? name ?? loopback, port: Number(port) }
  }
  throw new InvalidArgumentError(
    cli.say({ en: 'Expected PORT or HOST:PORT.', ru: 'Нужно ПОРТ или УЗЕЛ:ПОРТ.' }),
  )
}
