import { useTranslation } from 'react-i18next'
import type { CaptureFile } from '../../../shared/contract/capture-files.ts'
import { EmptyStart } from '../../parts/empty-start.tsx'
import { FilterEmpty } from '../../parts/filter/filter-empty.tsx'
import { FilterPlaceContext } from '../../parts/filter/use-filter-place.ts'
import { Progress } from '../../parts/progress.tsx'
import { useCapture } from '../../stores/capture-store.ts'
import { captureFilter } from '../../stores/filter-store.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { EmptyFile } from './empty-file.tsx'

/** A list without rows: it is being read or searched, nothing is found, or nothing has passed yet. */
export function EmptyList({ file }: { file: CaptureFile | undefined }) {
  const { t } = useTranslation('inspector')
  const filter = useCapture((state) => state.filter)
  const isSearched = useCapture((state) => state.search === null || state.search.isDone)
  const isLoading = useCapture((state) => state.isLoading)
  if (isLoading || !isSearched) return <Progress />
  if (filter.trim() !== '')
    return (
      <FilterPlaceContext value={captureFilter}>
        <FilterEmpty />
      </FilterPlaceContext>
    )
  if (file !== undefined) return <EmptyFile file={file} />
  return (
    <EmptyStart
      title={t('emptyTitle')}
      text={t('emptyText')}
      go={t('goConnect')}
      onGo={() => goTo('connections')}
    />
  )
}
