import type { Command } from 'commander'
import type { BindMode } from '../../../shared/contract/connections.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import {
  type AcceptanceCliOptions,
  acceptanceOnly,
  addAcceptanceOptions,
} from '../acceptance/acceptance-options.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { addCommonOptions } from '../options/common-options.ts'
import { addConnectionOptions } from '../options/connection-options.ts'
import type { PlanCheckOptions } from '../plan/plan-check.ts'
import { addPlanOptions, planOnly } from '../plan/plan-options.ts'

interface CheckOptions extends PlanCheckOptions, AcceptanceCliOptions {
  readonly doctor?: boolean
}

const bindModes: readonly BindMode[] = ['transmitter', 'receiver', 'transceiver']

/** `check --doctor`: a connection from DNS to unbind; `check --plan`: what a plan expects of it. */
export function addCheck(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('check')
    .description(
      say({
        en: 'examine a connection (--doctor), accept an account at a provider (--acceptance), or run a test plan (--plan)',
        ru: 'проверить подключение (--doctor), принять учётную запись у провайдера (--acceptance) или выполнить план испытаний (--plan)',
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
  // A plan that is only listed needs no account; whatever connects asks for it itself.
  command.options.find(({ long }) => long === '--system-id')?.makeOptionMandatory(false)
  addCommonOptions(command, cli).action(async (options: CheckOptions) => {
    const { plan } = options
    checkWork(options)
    // Loaded when they are asked for: every other command starts without them.
    if (plan !== undefined) {
      const { checkPlan } = await import('../plan/plan-check.ts')
      return checkPlan(cli, setExitCode, plan, options)
    }
    if (options.acceptance) {
      const { acceptAccount } = await import('../acceptance/acceptance-command.ts')
      return acceptAccount(cli, setExitCode, options)
    }
    if (options.systemId === undefined)
      throw new Fault('cli.option-needs', { option: '--doctor', needs: '--system-id' })
    const { examineConnection } = await import('../plan/examine-connection.ts')
    return examineConnection(cli, setExitCode, options)
  })
}

/** Throws Fault cli.no-work, cli.option-conflict, cli.option-needs unless exactly one work is asked for. */
function checkWork(options: CheckOptions): void {
  const { doctor, acceptance, plan } = options
  const works = [
    ...(doctor ? ['--doctor'] : []),
    ...(acceptance ? ['--acceptance'] : []),
    ...(plan === undefined ? [] : ['--plan']),
  ]
  const [first, second] = works
  if (first === undefined) throw new Fault('cli.no-work', {})
  if (second !== undefined) throw new Fault('cli.option-conflict', { first, second })
  const stray = acceptanceOnly.find((name) => options[name] !== undefined)
  if (first !== '--acceptance' && stray !== undefined)
    throw new Fault('cli.option-needs', { option: optionName(stray), needs: '--acceptance' })
  if (first !== '--doctor') return
  const extra = planOnly.find((name) => options[name] !== undefined)
  if (extra !== undefined)
    throw new Fault('cli.option-needs', { option: optionName(extra), needs: '--plan, --acceptance' })
}

function optionName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
