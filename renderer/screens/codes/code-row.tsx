import { useState } from 'react'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { CodeDetail } from '../../parts/code/code-detail.tsx'
import { CodeNumbers } from '../../parts/code/code-numbers.tsx'
import { RetryBadge } from '../../parts/code/retry-badge.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { SeenLine } from './seen-line.tsx'
import type { TableLayout } from './table-layout.ts'

/** One line of the table; opens in place. */
export function CodeRow({ code, layout, seen }: { code: Candidate; layout: TableLayout; seen: number }) {
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={isOpen ? 'code-row is-open' : 'code-row'}>
      <button type="button" className="code-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="mono">{code.code}</span>
        <span className="mono dim">{code.dec === code.code ? '' : code.dec}</span>
        {layout === 'names' && <span className="mono cut">{code.name === code.code ? '' : code.name}</span>}
        {layout === 'owners' && <span className="cut">{code.profileName}</span>}
        <span className="cut">{code.title}</span>
        {layout === 'advice' && <span className="dim cut">{code.advice}</span>}
        <RetryBadge retry={code.retry} who={code.who} />
        <span className="code-seen">{seen > 0 && formatCount(seen, language)}</span>
      </button>
      {isOpen && (
        <div className="code-row-detail">
          <CodeNumbers code={code} />
          <p>{code.meaning}</p>
          <CodeDetail code={code} />
          {code.field === 'command_status' && code.value !== null && <SeenLine status={code.value} />}
        </div>
      )}
    </li>
  )
}
