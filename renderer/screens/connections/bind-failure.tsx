import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/explain/explain.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { statusTable } from '../../../shared/smpp/status-table.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { StateDot } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { clearFailure, useSessions } from '../../stores/sessions-store.ts'
import type { NoticeBody } from '../../stores/toast-store.ts'

/** Why the last bind failed: what happened, what to do; a status also in this provider's words. */
export function BindFailure({ connectionId, profileId }: { connectionId: string; profileId: string }) {
  const { t: tc } = useTranslation('common')
  const failure = useSessions((state) => state.failures[connectionId])
  if (failure === undefined) return null
  const refusal = refusalOf(failure)
  const value = refusal === null ? null : statusValueOf(refusal.status)
  return (
    <div className="conn-failure" role="alert">
      <StateDot tone="bad" />
      <div className="grow">
        <NoticeText body={failure} />
        {refusal !== null && value !== null && (
          <div className="conn-explained">
            <span className="mono">{refusal.status}</span>{' '}
            <StatusWords value={value} pdu={refusal.pdu} profileId={profileId} />
          </div>
        )}
      </div>
      {refusal !== null && (
        <Button
          variant="outlined"
          onClick={() =>
            openCodes({ code: refusal.status, pdu: refusal.pdu, field: 'command_status', profileId })
          }
        >
          {tc('explain')}
        </Button>
      )}
      <IconButton aria-label={tc('dismiss')} onClick={() => clearFailure(connectionId)}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </div>
  )
}

/** What a status means in a line, and who says so: the provider, or the specification. */
function StatusWords({ value, pdu, profileId }: { value: number; pdu: string; profileId: string }) {
  const { t } = useTranslation('connections')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const words = explainStatus(catalogue, value, pdu, profileId, language)
  const [first] = explain(catalogue, { code: value, field: 'command_status', pdu, profileId, language })
  if (first?.basis === 'profile') return t('atProvider', { words })
  return first?.basis === 'specification' ? t('bySpecification', { words }) : words
}

function refusalOf(body: NoticeBody): { status: string; pdu: string } | null {
  if (body.kind !== 'fault' || body.fault.code !== 'session.bind-refused') return null
  const { command, commandStatus } = body.fault.detail
  return { status: String(commandStatus), pdu: `${command}_resp` }
}

/** The number behind ESME_RBINDFAIL or 0x00000403; null when the text is neither. */
function statusValueOf(text: string): number | null {
  const row = statusTable.find(({ name }) => name === text)
  if (row !== undefined) return row.value
  const value = Number(text)
  return Number.isInteger(value) ? value : null
}
