import { createInterface } from 'node:readline/promises'
import { Fault } from '../../../shared/faults/fault.ts'
import { checkAgreed, hostsToAskAbout, type LoadExtent } from '../../../shared/load/load-consent.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import type { Cli } from '../console/cli.ts'

/**
 * Asks on the terminal before many parts a second go to another machine. Throws Fault load.unconfirmed where nobody can
 * be asked, load.declined for any answer but yes. True when it may go faster than `unaskedRate`.
 */
export async function askConsent(
  cli: Cli,
  connection: ConnectionSettings,
  extent: LoadExtent,
  isGiven: boolean,
): Promise<boolean> {
  const every = [connection.host, ...(connection.hosts ?? []).map(({ host }) => host)]
  const hosts = hostsToAskAbout(every, extent.peakRate)
  if (isGiven) return true
  const host = hosts.join(', ')
  const [rate, parts] = [extent.peakRate, extent.parts].map((amount) =>
    Number.isFinite(amount) ? Math.ceil(amount) : '∞',
  )
  if (hosts.length === 0) return hostsToAskAbout(every, Number.POSITIVE_INFINITY).length === 0
  if (!process.stdin.isTTY) checkAgreed(every, extent, null)
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const question = cli.say({
    en: `Up to ${rate} parts a second, ${parts} in all, will go to ${host}; they may cost money. Does the provider allow that? Type yes to begin: `,
    ru: `На ${host} пойдёт до ${rate} частей в секунду, всего до ${parts}; они могут стоить денег. Провайдер это разрешает? Введите yes, чтобы начать: `,
  })
  const answer = await lines.question(question).catch(() => '')
  lines.close()
  if (!/^(?:y|yes|да)$/i.test(answer.trim())) throw new Fault('load.declined', { host })
  return true
}
