import type { Command } from 'commander'
import type { BindMode } from '../../../shared/contract/connections.ts'
import type { DoctorItem, DoctorLine } from '../../../shared/contract/doctor.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { runDoctor } from '../../checks/doctor.ts'
import { SystemClock } from '../../session/clock.ts'
import { acceptAccount, listAcceptance } from '../acceptance/acceptance-command.ts'
import { type AcceptanceCliOptions, addAcceptanceOptions } from '../acceptance/acceptance-options.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { addCommonOptions, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { addConnectionOptions, type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import { addPlanOptions } from '../options/plan-options.ts'
import { doctorJson, doctorLine } from '../views/check-view.ts'

interface CheckOptions extends CommonOptions, ConnectionOptions, AcceptanceCliOptions {
  readonly doctor?: boolean
}

const bindModes: readonly BindMode[] = ['transmitter', 'receiver', 'transceiver']

/** `check --doctor`: a connection from DNS to unbind, a line for each check as it is done. */
export function addCheck(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('check')
    .description(
      say({
        en: 'examine a connection (--doctor), or accept an account at a provider (--acceptance)',
        ru: 'проверить подключение (--doctor) или принять учётную запись у провайдера (--acceptance)',
      }),
    )
    .option(
      '--doctor',
      say({
        en: 'DNS, TCP, TLS, certificate, each bind type, enquire_link, unbind',
        ru: 'DNS, TCP, TLS, сертификат, каждый вид bind, enquire_link, unbind',
      }),
    )
  addAcceptanceOptions(command, cli)
  addPlanOptions(command, cli)
  addConnectionOptions(command, cli, bindModes)
  // A list of checks needs no account.
  const systemId = command.options.find(({ long }) => long === '--system-id')
  systemId?.makeOptionMandatory(false)
  addCommonOptions(command, cli).action(async (options: CheckOptions) => {
    if (options.acceptance && options.list) return listAcceptance(cli, options)
    if (!options.doctor && !options.acceptance)
      throw new Fault('cli.option-needs', { option: 'check', needs: '--doctor, --acceptance' })
    if (options.systemId === undefined)
      throw new Fault('cli.option-needs', { option: 'check', needs: '--system-id' })
    const connection = await connectionOf(cli, options, 'transceiver')
    if (options.acceptance) return acceptAccount(cli, options, connection, setExitCode)
    const language = outputLanguage(cli, options)
    const { catalogue } = cli
    const { signalled, release } = firstSignal(cli.output)
    const stop = new AbortController()
    void signalled.then(() => stop.abort())
    const written: Promise<void>[] = []
    const earlier: DoctorLine[] = []
    const tell = (item: DoctorItem) => {
      if (item.kind === 'done') {
        if (item.failed > 0) setExitCode(workFailed)
      } else if (item.state !== 'running') {
        const text = options.json
          ? doctorJson(catalogue, item, connection.profileId, language)
          : doctorLine(catalogue, item, earlier, connection, language)
        earlier.push(item)
        written.push(cli.output.print(text))
      }
    }
    await runDoctor({
      connection,
      catalogue,
      liveSessions: 0,
      clock: new SystemClock(),
      hooks: {},
      keepsMessages: false,
      tell,
      signal: stop.signal,
    })
    release()
    await Promise.all(written)
    if (stop.signal.aborted) throw new Fault('session.not-bound', {})
  })
}
