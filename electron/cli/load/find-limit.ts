import { Fault, faultText } from '../../../shared/faults/fault.ts'
import { limitText, type Trial, verdictText } from '../../../shared/load/limit-search.ts'
import type { LoadMessages } from '../../../shared/load/load-messages.ts'
import type { LoadSettings } from '../../../shared/load/load-settings.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { LimitFinder } from '../../load/limit-finder.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { SystemClock } from '../../session/clock.ts'
import type { Cli } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { firstSignal } from '../console/signals.ts'
import { peerNotes } from '../views/peer-notes.ts'
import { complainOfBind } from '../views/unbound.ts'

interface Asked {
  readonly connection: ConnectionSettings
  readonly settings: LoadSettings
  /** Parts a second that no trial goes beyond. */
  readonly upTo: number | undefined
  readonly messages: LoadMessages
  readonly language: Language
  readonly isJson: boolean
}

/** `load --find-limit`: a line for each trial, then the limit. Throws Fault cli.option-needs without `--step`. */
export async function findLimit(
  cli: Cli,
  setExitCode: SetExitCode,
  { connection, settings, upTo, messages, language, isJson }: Asked,
): Promise<void> {
  const { shape, graceMs } = settings
  if (shape.kind !== 'step') throw new Fault('cli.option-needs', { option: '--find-limit', needs: '--step' })
  const put = (text: string) => void cli.output.print(text)
  const finder = new LimitFinder({
    ...{ connection, messages, clock: new SystemClock(), onNote: peerNotes(cli) },
    ...{ from: shape.from, by: shape.by, upTo, trialMs: shape.everyMs, graceMs },
    onUnbound: (state) => complainOfBind(cli, state),
    onTrial: (trial) => put(isJson ? jsonLine({ kind: 'trial', ...trial }) : trialLine(trial, language)),
  })
  const { signalled, release } = firstSignal(cli.output)
  void signalled.then(() => finder.stop())
  const limit = await finder.find().finally(release)
  const { fault, isWhole } = finder
  const text = limitText(limit, language, isWhole)
  put(isJson ? jsonLine({ kind: 'limit', ...limit, error: fault, text }) : `\n${text}\n`)
  if (fault === null) return
  const { what, next } = faultText(fault, cli.language)
  cli.complain(`${cli.say({ en: 'error', ru: 'ошибка' })}: ${what} ${next}`)
  setExitCode(workFailed)
}

function trialLine({ rate, held_rate, verdict, throttled_share, p95 }: Trial, language: Language): string {
  const unit = language === 'ru' ? 'с' : 's'
  const cells = [
    `${rate.toFixed(1)}/${unit}`.padStart(12),
    `${held_rate.toFixed(1)}/${unit}`.padStart(12),
    `p95 ${p95 === null ? '–' : p95.toFixed(1)}`.padStart(14),
    `throttled ${(throttled_share * 100).toFixed(1)} %`.padStart(20),
  ]
  return `${cells.join('')}   ${verdictText(verdict, language)}\n`
}
