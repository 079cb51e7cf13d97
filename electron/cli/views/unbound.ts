import type { SessionState } from '../../../shared/contract/session.ts'
import { faultText, isFaultCode } from '../../../shared/faults/fault.ts'
import { earlyEnd } from '../../session/request-fault.ts'
import type { Cli } from '../console/cli.ts'

/** Says on stderr why one of several binds is not there, while the others go on; nothing when we ended it ourselves. */
export function complainOfBind(cli: Cli, { bind, bindMode, close }: SessionState): void {
  const fault = close === null ? null : earlyEnd(close)
  if (close === null || fault === null) return
  const code = close.fault?.code ?? ''
  const { what } = isFaultCode(code)
    ? faultText({ code, detail: close.fault?.detail ?? {} }, cli.language)
    : faultText(fault, cli.language)
  const which = `${bindMode} ${bind.number}/${bind.of}`
  cli.complain(
    cli.say({
      en: `warning: ${which} is not bound, the other binds go on: ${what}`,
      ru: `предупреждение: нет ${which}, работа идёт через остальные: ${what}`,
    }),
  )
}
