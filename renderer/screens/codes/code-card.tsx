import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined'
import IconButton from '@mui/material/IconButton'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { shownName } from '../../parts/shown-name.ts'
import '../../parts/code/code.css'
import { CodeDetail } from '../../parts/code/code-detail.tsx'
import { CodeNumbers } from '../../parts/code/code-numbers.tsx'
import { RetryBadge } from '../../parts/code/retry-badge.tsx'
import { useConnections } from '../../stores/connections-store.ts'

/** One answer: what it is in one look, and the rest of it below. `owners`: all who give the code this meaning. */
export function CodeCard({
  code,
  owners,
  startsOpen,
}: {
  code: Candidate
  owners: string
  startsOpen: boolean
}) {
  const { t } = useTranslation('codes')
  const { t: tc } = useTranslation('common')
  const [isOpen, setOpen] = useState(startsOpen)
  const connection = useConnections((state) =>
    code.profile === null
      ? undefined
      : state.connections.find(({ profileId }) => profileId === code.profile)?.name,
  )
  return (
    <article className={code.basis === 'unknown' ? 'code-card pane is-unknown' : 'code-card pane'}>
      <header className="code-head">
        <div className="code-what">
          <h3>{code.title}</h3>
          <CodeNumbers code={code} />
          <span className={code.profile === null ? 'code-owner' : 'code-owner is-provider'}>{owners}</span>
          <RetryBadge retry={code.retry} who={code.who} />
        </div>
        <span className="code-of dim cut">
          {connection === undefined
            ? code.url === null
              ? code.source
              : new URL(code.url).hostname
            : t('profileOf', { name: shownName(connection, tc) })}
        </span>
        <IconButton
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'less' : 'more', { name: code.title })}
          className={isOpen ? 'code-toggle is-open' : 'code-toggle'}
          onClick={() => setOpen(!isOpen)}
        >
          <ExpandMoreOutlined fontSize="inherit" />
        </IconButton>
      </header>
      <p>{code.meaning}</p>
      {isOpen ? <CodeDetail code={code} /> : <p className="dim">{code.next.join(' ')}</p>}
    </article>
  )
}
