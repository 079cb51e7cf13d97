import { createInterface } from 'node:readline/promises'
import { Fault } from '../../../shared/faults/fault.ts'
import { hostsToAskAbout, unaskedRate } from '../../../shared/load/load-consent.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import type { Cli } from '../console/cli.ts'

/**
 * Asks on the terminal before many parts a second go to another machine. Throws Fault load.unconfirmed where nobody can
 * be asked, load.declined for any answer but yes. True when it may go faster than `unaskedRate`.
 */
export async function askConsent(
  cli: Cli,
  connection: ConnectionSettings,
  peakRate: number,
  isGiven: boolean,
): Promise<boolean> {
  const every = [connection.host, ...(connection.hosts ?? []).map(({ host }) => host)]
  const hosts = hostsToAskAbout(every, peakRate)
  if (isGiven) return true
  const host = hosts.join(', ')
  const rate = Math.ceil(peakRate)
  if (hosts.length === 0) return hostsToAskAbout(every, Number.POSITIVE_INFINITY).length === 0
  if (!process.stdin.isTTY) throw new Fault('load.unconfirmed', { host, rate, most: unaskedRate })
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const question = cli.say({
    en: `Up to ${rate} parts a second will go to ${host}. Does the provider allow that? Type yes to begin: `,
    ru: `На ${host} пойдёт до ${rate} частей в секунду. Провайдер это разрешает? Введите yes, чтобы начать: `,
  })
  const answer = await lines.question(question).catch(() => '')
  lines.close()
  if (!/^(?:y|yes|да)$/i.test(answer.trim())) throw new Fault('load.declined', { host })
  return true
}
