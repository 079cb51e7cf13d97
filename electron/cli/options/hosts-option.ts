import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { maxFurtherHosts } from '../../../shared/contract/connection-values.ts'
import { type FurtherHost, furtherHostSchema } from '../../../shared/contract/connections.ts'
import type { Cli } from '../console/cli.ts'

export interface HostsOptions {
  readonly host?: string
  readonly hosts?: readonly FurtherHost[]
}

/** `--hosts`. A host that is given on the command line alone puts aside those that a file says would follow. */
export function addHostsOption(command: Command, cli: Cli): Command {
  return command
    .option(
      '--hosts <list>',
      cli.say({
        en: `hosts that are tried after --host, in order, when it cannot be connected to or does not answer the bind: HOST:PORT[=SERVER_NAME],… (${maxFurtherHosts} at most)`,
        ru: `узлы, которые пробуются после --host, по порядку, если с ним не соединиться или он не отвечает на bind: УЗЕЛ:ПОРТ[=ИМЯ_СЕРВЕРА],… (не больше ${maxFurtherHosts})`,
      }),
      (text: string) => readHosts(cli, text.split(',')),
    )
    .hook('preAction', () => {
      const isOwn = command.getOptionValueSource('host') === 'cli'
      if (isOwn && command.getOptionValueSource('hosts') === 'config')
        command.setOptionValue('hosts', undefined)
    })
}

/** Hosts in a file: texts as of `--hosts`, or objects with `host`, `port` and `serverName`. Throws InvalidArgumentError. */
export function readHosts(cli: Cli, list: readonly unknown[]): readonly FurtherHost[] {
  const hosts = list.map((one) => (typeof one === 'string' ? hostOfText(one.trim()) : one))
  const read = z
    .array(furtherHostSchema)
    .min(1)
    .max(maxFurtherHosts + 1)
    .safeParse(hosts)
  if (read.success) return read.data
  throw new InvalidArgumentError(
    cli.say({
      en: `Expected hosts as HOST:PORT or {"host", "port"}, ${maxFurtherHosts} at most.`,
      ru: `Нужны узлы вида УЗЕЛ:ПОРТ или {"host", "port"}, не больше ${maxFurtherHosts}.`,
    }),
  )
}

/** null where it is none, which no schema takes. */
function hostOfText(text: string): unknown {
  const found =
    /^(?:\[(?<six>[^\]]+)\]|(?<name>[^:=[\]\s]+)):(?<port>\d{1,5})(?:=(?<serverName>[^\s=]+))?$/.exec(text)
  if (found?.groups === undefined) return null
  const { six, name, port, serverName = '' } = found.groups
  return { host: six ?? name, port: Number(port), serverName }
}
