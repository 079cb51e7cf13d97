import { memo, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { messageKindOf } from '../../parts/message-form/message-kind.ts'
import type { ComposerDraft } from '../../stores/composer-draft.ts'
import type { Preview } from './build-preview.ts'
import { OffendersNote } from './offenders-note.tsx'
import { PartCard } from './part-card.tsx'
import { PduPreview } from './pdu-preview.tsx'
import { PlanNotes } from './plan-notes.tsx'
import './preview.css'

/** Parts drawn until more are asked for: a long text has hundreds. */
const firstParts = 6

/** Units of the parts in the order they stand, equal runs folded: 67 × 5 + 11. */
export function unitsInWords(plan: SegmentPlan): string {
  const runs: { units: number; count: number }[] = []
  for (const { units } of plan.segments) {
    const last = runs.at(-1)
    if (last?.units === units) last.count += 1
    else runs.push({ units, count: 1 })
  }
  const shown = runs.length > 6 ? [...runs.slice(0, 4), null, ...runs.slice(-1)] : runs
  return shown
    .map((run) =>
      run === null
        ? '…'
        : run.count > 2
          ? `${run.units} × ${run.count}`
          : Array(run.count).fill(run.units).join(' + '),
    )
    .join(' + ')
}

/** The message to be sent: how many parts, why, and each octet of them. */
export const PreviewPane = memo(function PreviewPane({
  draft,
  preview,
  interfaceVersion,
  profileId,
}: {
  draft: ComposerDraft
  preview: Preview
  interfaceVersion: number
  profileId: string | null
}) {
  const { t } = useTranslation('composer')
  const [chosen, setChosen] = useState(1)
  const [hasAll, setHasAll] = useState(false)
  const choose = useCallback((number: number) => setChosen(number), [])
  const { plan, octets } = preview
  const total = plan.segments.length
  const number = Math.min(chosen, total)
  const bytes = octets[number - 1]
  const { intent } = draft
  const isEmpty = intent.text === '' && messageKindOf(intent) === 'text'
  const shown = isEmpty ? [] : hasAll ? plan.segments : plan.segments.slice(0, firstParts)
  return (
    <div className="preview-pane pane">
      <header className="preview-head">
        <h2 aria-live="polite">{isEmpty ? t('preview.empty') : t('preview.parts', { count: total })}</h2>
        <span className="dim">
          {isEmpty ? (
            t('preview.emptyHelp')
          ) : (
            <>
              {t(`preview.units.${plan.encoding}`, { count: plan.units })}
              {total > 1 && ` · ${unitsInWords(plan)}`} · {t(`method.short.${intent.method}`)}
            </>
          )}
        </span>
      </header>
      {!isEmpty && <PlanNotes preview={preview} />}
      <OffendersNote preview={preview} />
      {shown.map((segment, place) => (
        <PartCard
          key={segment.start}
          segment={segment}
          number={place + 1}
          total={total}
          isHex={plan.encoding === 'binary'}
          isChosen={place + 1 === number && total > 1}
          onChoose={choose}
        />
      ))}
      {!isEmpty && total > shown.length && (
        <button type="button" className="link-button more-parts" onClick={() => setHasAll(true)}>
          {t('preview.showAll', { count: total })}
        </button>
      )}
      {bytes !== undefined && (
        <PduPreview bytes={bytes} number={number} interfaceVersion={interfaceVersion} profileId={profileId} />
      )}
    </div>
  )
})
