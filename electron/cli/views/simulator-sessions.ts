import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { versionName } from '../../../shared/smpp/interface-version.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

type Session = SimulatorState['sessions'][number]

/** A session of `simulate --control`; `operator` '' where there is only one. */
export function simulatedSessionLine(
  session: Session,
  { isJson, language, operator }: { isJson: boolean; language: Language; operator: string },
): string {
  const { sessionId, systemId, bindMode, remoteAddress, since, received, sent } = session
  const { version, inFlight, waiting, isSilent } = session
  if (isJson)
    return jsonLine({
      kind: 'session',
      id: sessionId,
      system_id: systemId,
      bind_mode: bindMode,
      address: remoteAddress,
      since: new Date(since).toISOString(),
      version: version === null ? null : versionName(version),
      ...{ received, sent, in_flight: inFlight, waiting, is_silent: isSilent },
      ...(operator === '' ? {} : { operator }),
    })
  const silent = { en: 'silent', ru: 'молчит' }[language]
  const told = [
    ...(operator === '' ? [] : [`${operator}:`]),
    ...[sessionId, systemId ?? '-', bindMode ?? '-', remoteAddress, `<${received} >${sent}`],
    ...(isSilent ? [silent] : []),
  ]
  return `${inertText(told.join('  '))}\n`
}
