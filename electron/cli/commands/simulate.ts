import { isIPv6 } from 'node:net'
import type { Command } from 'commander'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import { boundHeapGrowth } from '../../heap-growth.ts'
import { SystemClock } from '../../session/clock.ts'
import { Simulator } from '../../smsc/simulator.ts'
import type { Cli } from '../console/cli.ts'
import { firstSignal } from '../console/signals.ts'
import { addCommonOptions, type CommonOptions, integerIn, outputLanguage } from '../options/common-options.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { type SimulatorSetup, simulatorSetupsOf } from '../options/simulator-config.ts'
import { EventPrinter } from '../views/simulator-events.ts'

interface SimulateOptions extends CommonOptions {
  readonly port?: number
  readonly config?: string
  readonly profile?: string
}

/** `simulate`: the SMSC alone. Its first lines on stdout say where it listens, one for each operator. */
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
        en: 'JSON or YAML with what differs from the defaults, or with "operators", a list of such; "tls": {"cert": …, "key": …, "clientCa": …} names PEM files to listen with; - for standard input',
        ru: 'JSON или YAML с отличиями от значений по умолчанию или с "operators", их списком; "tls": {"cert": …, "key": …, "clientCa": …} называет PEM-файлы для TLS; - стандартный ввод',
      }),
    )
  addProfileOption(command, cli, { en: 'provider it behaves like', ru: 'провайдер, которого он изображает' })
  addCommonOptions(command, cli).action(async (options: SimulateOptions) => {
    boundHeapGrowth()
    const { config: file, port, profile: profileId } = options
    const { language, environment, catalogue } = cli
    const setups = await simulatorSetupsOf({
      catalogue,
      file,
      port,
      profileId,
      language,
      environment,
    })
    const { signalled, release } = firstSignal(cli.output)
    const operators = setups.map((setup) => new ShownOperator(setup, setups.length > 1, cli, options))
    try {
      for (const operator of operators) await operator.start()
      await signalled
    } finally {
      release()
      await Promise.all(operators.map((operator) => operator.stop()))
    }
  })
}

/** One operator, with what it notices printed. */
class ShownOperator {
  readonly #simulator: Simulator
  readonly #config: SimulatorConfig
  /** '' where it is the only one. */
  readonly #name: string
  readonly #output: Cli['output']
  readonly #events: EventPrinter
  #isListening = false

  constructor({ config, tls }: SimulatorSetup, isOneOfSeveral: boolean, cli: Cli, options: SimulateOptions) {
    const { catalogue, output } = cli
    this.#config = config
    this.#name = isOneOfSeveral ? config.name : ''
    this.#output = output
    this.#events = new EventPrinter({
      isJson: options.json ?? false,
      language: outputLanguage(cli, options),
      operator: this.#name,
      print: (text) => output.handOver(() => text),
    })
    this.#simulator = new Simulator({
      config,
      tls,
      catalogue: () => catalogue,
      hooks: {},
      clock: new SystemClock(),
      onState: (state) => {
        if (this.#isListening) this.#events.show(state)
      },
    })
  }

  /** Listens, and says where. */
  async start(): Promise<void> {
    const { port } = await this.#simulator.start()
    const { host } = this.#config
    const place = `${isIPv6(host) ? `[${host}]` : host}:${port}`
    const name = this.#name === '' ? '' : ` ${inertText(this.#name)}`
    await this.#output.print(`listening ${place}${name}\n`)
    this.#isListening = true
  }

  async stop(): Promise<void> {
    await this.#simulator.stop()
    if (this.#isListening) this.#events.show(this.#simulator.state())
  }
}
