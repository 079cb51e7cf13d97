import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { playedProfile } from '../../../shared/profiles/played-by-simulator.ts'
import { boundHeapGrowth } from '../../heap-growth.ts'
import { OwnBindRelay } from '../../relay/own-bind-relay.ts'
import { RelayRows } from '../../relay/relay-rows.ts'
import { RelayTraffic } from '../../relay/relay-traffic.ts'
import { TransparentRelay } from '../../relay/transparent-relay.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { SystemClock } from '../../session/clock.ts'
import { listenerTlsOf } from '../../smsc/simulator-tls.ts'
import { type Cli, complainOf } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { addCommonOptions, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import {
  addConnectionOptions,
  type ConnectionOptions,
  connectionOf,
  connectionWith,
} from '../options/connection-options.ts'
import { addListenOption, addressText, type ListenAddress } from '../options/listen-option.ts'
import { relaySetupOf } from '../options/relay-config-file.ts'
import { addBindsOption, addLifeOptions, addPaceOptions } from '../options/session-options.ts'
import { RelayPrinter } from '../views/relay-view.ts'

interface RelayOptions extends CommonOptions, Omit<ConnectionOptions, 'systemId'> {
  readonly systemId?: string
  readonly listen: ListenAddress
  readonly ownBinds?: boolean
  readonly config?: string
}

/** `relay`: stands between applications and their provider. Its first line on stdout says where it listens. */
export function addRelay(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program.command('relay').description(
    say({
      en: 'stand between applications and their provider until interrupted, and print what passes; each link goes through octet for octet, with its own bind, unless --own-binds is given',
      ru: 'встать между приложениями и их провайдером, пока не прервут, и выводить, что проходит; без --own-binds каждое соединение проводится октет в октет, со своим bind',
    }),
  )
  addListenOption(command, cli)
  addConnectionOptions(command, cli, ['transceiver', 'transmitter', 'receiver', 'pair'])
  for (const add of [addLifeOptions, addBindsOption, addPaceOptions]) add(command, cli)
  // The application's own bind passes through: a transparent relay needs no account.
  command.options.find((option) => option.attributeName() === 'systemId')?.makeOptionMandatory(false)
  command
    .option(
      '--own-binds',
      say({
        en: 'applications bind here, with the accounts of --config, and share the binds of the connection; ids and receipts are led back to their sender',
        ru: 'приложения подключаются сюда, с учётными записями из --config, и делят bind подключения; id и отчёты возвращаются отправителю',
      }),
    )
    .option(
      '--config <file>',
      say({
        en: 'JSON: "tls": {"cert": …, "key": …, "clientCa": …} names PEM files to listen with, "rows" delay, drop, refuse or change what passes; for --own-binds "accounts", "routes" and "keep"; - for standard input',
        ru: 'JSON: "tls": {"cert": …, "key": …, "clientCa": …} называет PEM-файлы для TLS, "rows" задерживают, не пропускают, отклоняют или меняют проходящее; для --own-binds "accounts", "routes" и "keep"; - стандартный ввод',
      }),
    )
  addCommonOptions(command, cli).action(async (options: RelayOptions) => {
    boundHeapGrowth()
    const { host, port } = options.listen
    const { ownBinds = false, config } = options
    const { tls, ownBinds: settings, file, rows: written } = await relaySetupOf(cli, { config, ownBinds })
    const connection = await providerOf(cli, options, settings !== null)
    const clock = new SystemClock()
    const traffic = new RelayTraffic(clock)
    const listeningTls = tls === null ? null : listenerTlsOf(tls)
    const rows = new RelayRows(written, {
      clock,
      played: () => playedProfile(cli.catalogue, connection.profileId),
      onMisfit: (row, field) => traffic.tell('row-misfit', '', { row, field }),
    })
    const parts = { host, port, connection, clock, traffic, rows, tls: listeningTls, hooks: {} }
    const over = Promise.withResolvers<Fault | null>()
    const onFailed = (failure: unknown) => over.resolve(failure instanceof Fault ? failure : null)
    const relay =
      settings === null
        ? new TransparentRelay(parts)
        : new OwnBindRelay({ ...parts, settings, file, onFailed })
    const { signalled, release } = firstSignal(cli.output)
    const listening = await relay.start()
    await cli.output.print(`listening ${addressText({ host, port: listening })}\n`)
    const printer = new RelayPrinter(traffic, {
      isJson: options.json ?? false,
      language: outputLanguage(cli, options),
      print: (text) => cli.output.handOver(() => text),
    })
    const fault = await Promise.race([signalled.then(() => undefined), over.promise])
    release()
    await relay.stop()
    await printer.rest()
    if (fault === undefined) return
    complainOf(cli, fault ?? new Fault('session.not-bound', {}))
    setExitCode(workFailed)
  })
}

/** The connection to the provider: with its account where the binds there are ours. */
async function providerOf(cli: Cli, options: RelayOptions, isOwn: boolean): Promise<ConnectionSettings> {
  const { systemId = '' } = options
  if (!isOwn) return connectionWith(cli, { ...options, systemId }, { bindMode: 'transceiver', password: '' })
  if (systemId === '') throw new Fault('cli.option-needs', { option: '--own-binds', needs: '--system-id' })
  return connectionOf(cli, { ...options, systemId }, 'transceiver')
}
