import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceInPaste } from '../../../shared/paste/paste-summary.ts'
import { summaryLines } from '../../../shared/paste/paste-summary-text.ts'
import type { PasteReading } from '../../../shared/paste/pasted-item.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { pduPlaceText } from '../../parts/pasted/item-words.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { inspectPasted } from '../../stores/pasted-capture.ts'

/** What went wrong in all of a capture or a log, each kind leading to its first PDU; nothing of a thing alone. */
export function SummaryPane({
  reading: { items, summary },
  onSeek,
}: {
  reading: PasteReading
  onSeek: (line: number) => void
}) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const lines = useMemo(() => summaryLines(summary, language), [summary, language])
  if (items.length < 2 || summary.pdus + summary.failedReceipts.count < 2) return null
  const go = ({ number, line }: PlaceInPaste) => {
    if (number !== null) void inspectPasted(number)
    else if (line !== null) onSeek(line)
  }
  return (
    <section className="pane explain-summary" aria-label={t('summary')}>
      <h2>{t('summaryPdus', { count: summary.pdus, number: formatCount(summary.pdus, language) })}</h2>
      {lines.length === 0 && <p className="dim">{t('summaryClean')}</p>}
      <ul>
        {lines.map(({ id, text, kinds, others }) => (
          <li key={id}>
            <span className="strong">{text}</span>
            {kinds.map((kind) => (
              <button
                key={kind.text}
                type="button"
                className="link-button mono foreign"
                title={`${placeOf(kind.first, t)} · ${t(kind.first.number === null ? 'seek' : 'inspectPdu')}`}
                onClick={() => go(kind.first)}
              >
                <ForeignText text={kind.text} />
              </button>
            ))}
            {others > 0 && <span className="dim">{t('summaryOthers', { count: others })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function placeOf({ number, line, at }: PlaceInPaste, t: ReturnType<typeof useTranslation<'explain'>>['t']) {
  if (line !== null) return t('line', { line })
  return number === null ? '' : pduPlaceText(number, at, null)
}
