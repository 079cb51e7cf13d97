import { isIPv6 } from 'node:net'
import type { Command } from 'commander'
import type { Interference, SimulatorConfig } from '../../../shared/contract/simulator.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import { boundHeapGrowth } from '../../heap-growth.ts'
import { SystemClock } from '../../session/clock.ts'
import { type MetricsServer, serveMetrics } from '../../smsc/metrics-server.ts'
import type { MobileSource } from '../../smsc/mobile-traffic.ts'
import { type OperatorMetrics, operatorMetrics } from '../../smsc/operator-metrics.ts'
import { scenariosOf, scenarioView } from '../../smsc/scenarios/all-scenarios.ts'
import { Simulator } from '../../smsc/simulator.ts'
import { TrafficCounters } from '../../smsc/traffic-counters.ts'
import { addMobileOptions, type MobileOptions, mobileSourceOf } from '../bulk/mobile-options.ts'
import type { Cli } from '../console/cli.ts'
import { firstSignal } from '../console/signals.ts'
import { addCommonOptions, type CommonOptions, integerIn, outputLanguage } from '../options/common-options.ts'
import { listenAddress } from '../options/outbind-options.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { type SimulatorSetup, simulatorSetupsOf } from '../options/simulator-config.ts'
import { scenarioRowsView } from '../views/scenario-view.ts'
import { EventPrinter } from '../views/simulator-events.ts'
import { type ControlledOperator, SimulatorControl } from './simulate-control.ts'

interface SimulateOptions extends CommonOptions, MobileOptions {
  readonly port?: number
  readonly config?: string
  readonly profile?: string
  readonly metrics?: { readonly host: string; readonly port: number }
  readonly scenario?: string
  readonly scenarios?: boolean
  readonly control?: boolean
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
    .option(
      '--metrics <address>',
      say({
        en: 'serve counters over HTTP on [HOST:]PORT, on loopback without HOST: /metrics for Prometheus, /metrics.json; 0 takes a free port',
        ru: 'отдавать счётчики по HTTP на [УЗЕЛ:]ПОРТ, без узла только этой машине: /metrics для Prometheus, /metrics.json; 0 — любой свободный порт',
      }),
      (text) => listenAddress(cli, text),
    )
    .option(
      '--scenario <id>',
      say({
        en: 'settings under a name, which --config changes: a way to misbehave, a gateway, or a provider by the letter of its profile',
        ru: 'настройки под именем, которые меняет --config: вид сбоев, шлюз или провайдер точно по его профилю',
      }),
    )
    .option(
      '--scenarios',
      say({ en: 'print the scenarios and end', ru: 'напечатать сценарии и завершиться' }),
    )
  command.option(
    '--control',
    say({
      en: 'take lines from standard input: sessions prints the sessions, cut ID fin|rst|unbind|silence|answer cuts one, or silences it and lets it answer again',
      ru: 'принимать строки со стандартного ввода: sessions печатает сессии, cut ID fin|rst|unbind|silence|answer обрывает одну, заставляет её молчать или снова отвечать',
    }),
  )
  addMobileOptions(command, cli)
  addProfileOption(command, cli, { en: 'provider it behaves like', ru: 'провайдер, которого он изображает' })
  addCommonOptions(command, cli).action(async (options: SimulateOptions) => {
    boundHeapGrowth()
    if (options.scenarios) return printScenarios(cli, options)
    const { config: file, port, profile: profileId, scenario } = options
    if (options.control && file === '-')
      throw new Fault('cli.option-conflict', { first: '--control', second: '--config -' })
    const { language, environment, catalogue } = cli
    const setups = await simulatorSetupsOf({
      catalogue,
      file,
      port,
      profileId,
      scenario,
      language,
      environment,
    })
    const mobile = await mobileSourceOf(cli, options)
    if (mobile !== null && setups.length > 1) {
      throw new Fault('cli.option-conflict', { first: '--mo', second: 'operators' })
    }
    const { signalled, release } = firstSignal(cli.output)
    const operators = setups.map((setup) => new ShownOperator(setup, setups.length > 1, cli, options))
    const view = { isJson: options.json ?? false, language: outputLanguage(cli, options) }
    const control = options.control ? new SimulatorControl(cli, operators, view) : undefined
    let metrics: MetricsServer | undefined
    try {
      for (const operator of operators) await operator.start()
      if (options.metrics !== undefined) {
        metrics = await serveMetrics(options.metrics, () => operators.map((operator) => operator.metrics()))
        await cli.output.print(`metrics http://${placeText(options.metrics.host, metrics.port)}/metrics\n`)
      }
      for (const operator of operators) operator.tell()
      const broken = Promise.withResolvers<never>()
      if (mobile !== null) operators[0]?.begin({ ...mobile, onFailed: broken.reject })
      control?.run().catch(broken.reject)
      await Promise.race([signalled, broken.promise])
    } finally {
      release()
      control?.stop()
      await metrics?.close()
      await Promise.all(operators.map((operator) => operator.stop()))
    }
  })
}

function placeText(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`
}

async function printScenarios(cli: Cli, options: CommonOptions): Promise<void> {
  const all = scenariosOf(cli.catalogue).map(scenarioView)
  if (!options.json) return cli.output.print(scenarioRowsView(all, outputLanguage(cli, options)))
  for (const one of all) await cli.output.print(jsonLine(one))
}

/** One operator, with what it notices printed. */
class ShownOperator implements ControlledOperator {
  readonly #simulator: Simulator
  readonly #config: SimulatorConfig
  readonly name: string
  readonly #output: Cli['output']
  readonly #events: EventPrinter
  readonly #counters: TrafficCounters | undefined
  #isListening = false

  constructor({ config, tls }: SimulatorSetup, isOneOfSeveral: boolean, cli: Cli, options: SimulateOptions) {
    const { catalogue, output } = cli
    this.#config = config
    this.name = isOneOfSeveral ? config.name : ''
    this.#output = output
    this.#counters = options.metrics === undefined ? undefined : new TrafficCounters()
    this.#events = new EventPrinter({
      isJson: options.json ?? false,
      language: outputLanguage(cli, options),
      operator: this.name,
      print: (text) => output.handOver(() => text),
    })
    this.#simulator = new Simulator({
      config,
      tls,
      catalogue: () => catalogue,
      hooks: {},
      clock: new SystemClock(),
      ...(this.#counters && { counters: this.#counters }),
      onState: (state) => {
        if (this.#isListening) this.#events.show(state)
      },
    })
  }

  /** Listens, and says where. */
  async start(): Promise<void> {
    const { port } = await this.#simulator.start()
    const name = this.name === '' ? '' : ` ${inertText(this.name)}`
    await this.#output.print(`listening ${placeText(this.#config.host, port)}${name}\n`)
  }

  /** Tells from now on what it notices, and what it has noticed. */
  tell(): void {
    this.#isListening = true
    this.#events.show(this.#simulator.state())
  }

  /** Brings messages from handsets. */
  begin(source: MobileSource): void {
    this.#simulator.beginMobile(source)
  }

  sessions(): ReturnType<ControlledOperator['sessions']> {
    return this.#simulator.state().sessions
  }

  interfere(sessionId: string, how: Interference): void {
    this.#simulator.interfere(sessionId, how)
  }

  metrics(): OperatorMetrics {
    return operatorMetrics(this.#simulator.state(), this.#counters ?? new TrafficCounters())
  }

  async stop(): Promise<void> {
    await this.#simulator.stop()
    if (this.#isListening) this.#events.show(this.#simulator.state())
  }
}
