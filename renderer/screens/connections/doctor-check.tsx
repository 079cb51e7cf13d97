import Button from '@mui/material/Button'
import CircularProgress from '@mui/material/CircularProgress'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import type { DoctorLine } from '../../../shared/contract/doctor.ts'
import { doctorText } from '../../../shared/doctor/doctor-text.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatUtcDay } from '../../parts/format.ts'
import { StateDot, type Tone } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { startDoctor } from '../../stores/doctor-store.ts'
import { edit, saveEdits } from '../../stores/drafts-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { closeConnection, sessionOfConnection, useSessions } from '../../stores/sessions-store.ts'

const tones = {
  running: 'waiting',
  ok: 'ok',
  warning: 'warn',
  failed: 'bad',
  skipped: 'off',
} as const satisfies Record<DoctorLine['state'], Tone>

/** One check: its verdict, why it may be so, and the button that does what helps. */
export function DoctorCheck({
  line,
  isRepeated,
  isFirstOfHost,
  port,
  connectionId,
  draft,
}: {
  line: DoctorLine
  /** Its causes stand above already. */
  isRepeated: boolean
  /** The lines of another host begin. */
  isFirstOfHost: boolean
  /** That was examined; null where it is not known. */
  port: number | null
  connectionId: string
  draft: ConnectionDraft
}) {
  const { t } = useTranslation('doctor')
  const language = useLanguage()
  const { title, what, causes, next } = doctorText(useCatalogue(), line, draft.profileId, language)
  const act = useStep(line, connectionId, draft)
  return (
    <li className={`doctor-line is-${line.state}`}>
      {isFirstOfHost && <h3 className="doctor-host mono foreign">{line.host}</h3>}
      {line.state === 'running' ? <CircularProgress size={10} /> : <StateDot tone={tones[line.state]} />}
      <span className="doctor-title">
        <span className={title === line.id ? 'mono' : ''}>{title}</span>
        {line.id === 'tcp' && line.host === undefined && <span className="mono"> {port}</span>}
        <span className="visually-hidden"> {t(`state.${line.state}`)}</span>
      </span>
      <div className="doctor-words">
        <span className="foreign">
          <ForeignText text={line.state === 'running' ? t('checking') : what} />
        </span>
        {causes.length > 0 && !isRepeated && <Causes causes={causes} />}
        {next !== null && act === null && <div className="dim">{next}</div>}
        {line.certificates.length > 0 && <CertificateChain certificates={line.certificates} />}
      </div>
      {act !== null && (
        <Button variant="outlined" onClick={act}>
          {next}
        </Button>
      )}
    </li>
  )
}

function Causes({ causes }: { causes: readonly string[] }) {
  const { t } = useTranslation('doctor')
  return (
    <div className="doctor-causes">
      <span className="dim">{t('causes')}</span>
      <ul>
        {causes.map((cause) => (
          <li key={cause} className="foreign">
            <ForeignText text={cause} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Certificates that the server showed, its own first. */
function CertificateChain({ certificates }: Pick<DoctorLine, 'certificates'>) {
  const { t } = useTranslation('doctor')
  return (
    <ul className="doctor-chain">
      {certificates.map(({ fingerprint, subject, issuer, names, validTo }) => (
        <li key={fingerprint}>
          <span className="foreign strong">
            <ForeignText text={subject} />
          </span>{' '}
          <span className="dim foreign">
            <ForeignText text={t('issuedBy', { issuer })} />
            {names.length > 0 && <ForeignText text={` · ${t('madeFor', { names: names.join(', ') })}`} />}
            {` · ${t('until', { day: formatUtcDay(validTo) })}`}
          </span>
          <span className="mono dim doctor-print">SHA-256 {fingerprint}</span>
        </li>
      ))}
    </ul>
  )
}

/** Action of the line's button; null when this window cannot take the next step. */
function useStep(line: DoctorLine, connectionId: string, draft: ConnectionDraft): (() => void) | null {
  const session = useSessions((state) => sessionOfConnection(state.sessions, connectionId))
  const changeTls = (change: Partial<ConnectionDraft['tls']>) => async () => {
    edit(connectionId, { draft: { ...draft, tls: { ...draft.tls, ...change } } })
    if ((await saveEdits(connectionId)) !== null) startDoctor(connectionId)
  }
  switch (line.next) {
    case 'turn-tls-on':
      return draft.tls.enabled ? null : () => void changeTls({ enabled: true })()
    case 'turn-tls-off':
      return draft.tls.enabled ? () => void changeTls({ enabled: false })() : null
    case 'turn-verify-on':
      return draft.tls.verify ? null : () => void changeTls({ verify: true })()
    case 'unbind':
      if (session === undefined || session.phase === 'closed') return null
      return () => void closeConnection(connectionId, 'unbind').then(() => startDoctor(connectionId))
    case 'explain': {
      const { commandStatus } = line.facts
      if (typeof commandStatus !== 'number') return null
      return () =>
        openCodes({
          code: hexNumber(commandStatus, 4),
          pdu: `${line.id}_resp`,
          field: 'command_status',
          profileId: draft.profileId,
        })
    }
    default:
      return null
  }
}
