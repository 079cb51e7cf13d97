import { isIPv6 } from 'node:net'
import type { Command } from 'commander'
import { boundHeapGrowth } from '../../heap-growth.ts'
import { SystemClock } from '../../session/clock.ts'
import { Simulator } from '../../smsc/simulator.ts'
import type { Cli } from '../console/cli.ts'
import { firstSignal } from '../console/signals.ts'
import { addCommonOptions, type CommonOptions, integerIn, outputLanguage } from '../options/common-options.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { simulatorConfigOf } from '../options/simulator-config.ts'
import { EventPrinter } from '../views/simulator-events.ts'

interface SimulateOptions extends CommonOptions {
  readonly port?: number
  readonly config?: string
  readonly profile?: string
}

/** `simulate`: the SMSC alone. Its first line on stdout says where it listens. */
export function addSimulate(program: Command, cli: Cli): void {
  const { say } = cli
  const command = program
    .command('simulate')
    .description(
      say({
        en: 'run an SMSC until interrupted; system_id demo, password demo unless the configuration says otherwise',
        ru: 'запустить SMSC, пока не прервут; system_id demo, пароль demo, если в конфигурации не указано иное',
      }),
    )
    .option(
      '--port <number>',
      say({ en: 'port to listen on; 0 takes a free one', ru: 'порт; 0 — любой свободный' }),
      integerIn(cli, 0, 65535),
    )
    .option(
      '--config <file>',
      say({
        en: 'JSON with what differs from the defaults; "tls": {"cert": …, "key": …, "clientCa": …} names PEM files to listen with; - for standard input',
        ru: 'JSON с отличиями от значений по умолчанию; "tls": {"cert": …, "key": …, "clientCa": …} называет PEM-файлы для TLS; - стандартный ввод',
      }),
    )
  addProfileOption(command, cli, { en: 'provider it behaves like', ru: 'провайдер, которого он изображает' })
  addCommonOptions(command, cli).action(async (options: SimulateOptions) => {
    boundHeapGrowth()
    const { config: file, port, profile: profileId } = options
    const { language, environment, catalogue } = cli
    const { config, tls } = await simulatorConfigOf({
      catalogue,
      file,
      port,
      profileId,
      language,
      environment,
    })
    const events = new EventPrinter(options.json ?? false, outputLanguage(cli, options), (text) =>
      cli.output.handOver(() => text),
    )
    let isListening = false
    const simulator = new Simulator({
      config,
      tls,
      catalogue: () => catalogue,
      hooks: {},
      clock: new SystemClock(),
      onState: (state) => {
        if (isListening) events.show(state)
      },
    })
    const { signalled, release } = firstSignal(cli.output)
    const listening = await simulator.start()
    const host = isIPv6(config.host) ? `[${config.host}]` : config.host
    await cli.output.print(`listening ${host}:${listening.port}\n`)
    isListening = true
    await signalled
    release()
    await simulator.stop()
    events.show(simulator.state())
  })
}
