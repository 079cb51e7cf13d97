import { NoticeText } from '../../parts/notice-text.tsx'
import { useBulk } from '../../stores/bulk-store.ts'

/** Why the last step failed, where the reader is. */
export function BulkFailure() {
  const failure = useBulk((state) => state.failure)
  if (failure === null) return null
  return (
    <div className="bulk-failure" role="alert">
      <NoticeText body={failure} />
    </div>
  )
}
