import { useTranslation } from 'react-i18next'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import type { CaptureGap } from '../../stores/capture-rows.ts'
import { loadGap, pageRows } from '../../stores/capture-store.ts'

/** PDUs that are not in the list, said where they are missing. */
export function GapRemark({ gap }: { gap: CaptureGap }) {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const count = gap.to - gap.from + 1
  return (
    <>
      {t('gap', { count, formatted: formatCount(count, language) })}{' '}
      {count <= pageRows ? (
        <button type="button" className="link-button" onClick={() => void loadGap(gap)}>
          {t('loadGap')}
        </button>
      ) : (
        (['first', 'last'] as const).map((end) => (
          <button key={end} type="button" className="link-button" onClick={() => void loadGap(gap, end)}>
            {t(`loadGapEnd.${end}`, { rows: pageRows })}
          </button>
        ))
      )}
    </>
  )
}
