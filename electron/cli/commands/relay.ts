import type { Command } from 'commander'
import { boundHeapGrowth } from '../../heap-growth.ts'
import { RelayTraffic } from '../../relay/relay-traffic.ts'
import { TransparentRelay } from '../../relay/transparent-relay.ts'
import { SystemClock } from '../../session/clock.ts'
import { listenerTlsOf } from '../../smsc/simulator-tls.ts'
import type { Cli } from '../console/cli.ts'
import { firstSignal } from '../console/signals.ts'
import { addCommonOptions, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import {
  addConnectionOptions,
  type ConnectionOptions,
  connectionWith,
} from '../options/connection-options.ts'
import { addListenOption, addressText, type ListenAddress } from '../options/listen-option.ts'
import { relaySetupOf } from '../options/relay-config-file.ts'
import { RelayPrinter } from '../views/relay-view.ts'

interface RelayOptions extends CommonOptions, Omit<ConnectionOptions, 'systemId'> {
  readonly systemId?: string
  readonly listen: ListenAddress
  readonly config?: string
}

/** `relay`: stands between applications and their provider. Its first line on stdout says where it listens. */
export function addRelay(program: Command, cli: Cli): void {
  const { say } = cli
  const command = program.command('relay').description(
    say({
      en: 'stand between applications and their provider until interrupted, and print what passes; each link goes through octet for octet, with its own bind',
      ru: 'встать между приложениями и их провайдером, пока не прервут, и выводить, что проходит; каждое соединение проводится октет в октет, со своим bind',
    }),
  )
  addListenOption(command, cli)
  addConnectionOptions(command, cli, ['transmitter', 'receiver', 'transceiver', 'pair'])
  // The application's own bind passes through: the relay needs no account.
  command.options.find((option) => option.attributeName() === 'systemId')?.makeOptionMandatory(false)
  command.option(
    '--config <file>',
    say({
      en: 'JSON; "tls": {"cert": …, "key": …, "clientCa": …} names PEM files to listen with; - for standard input',
      ru: 'JSON; "tls": {"cert": …, "key": …, "clientCa": …} называет PEM-файлы для TLS; - стандартный ввод',
    }),
  )
  addCommonOptions(command, cli).action(async (options: RelayOptions) => {
    boundHeapGrowth()
    const { tls } = await relaySetupOf(cli, options.config)
    const connection = await connectionWith(
      cli,
      { ...options, systemId: options.systemId ?? '' },
      { bindMode: 'transceiver', password: '' },
    )
    const clock = new SystemClock()
    const traffic = new RelayTraffic(clock)
    const { host, port } = options.listen
    const relay = new TransparentRelay({
      ...{ host, port, connection, clock, traffic },
      tls: tls === null ? null : listenerTlsOf(tls),
      hooks: {},
    })
    const { signalled, release } = firstSignal(cli.output)
    const listening = await relay.start()
    await cli.output.print(`listening ${addressText({ host, port: listening })}\n`)
    const printer = new RelayPrinter(traffic, {
      isJson: options.json ?? false,
      language: outputLanguage(cli, options),
      print: (text) => cli.output.handOver(() => text),
    })
    await signalled
    release()
    await relay.stop()
    await printer.rest()
  })
}
