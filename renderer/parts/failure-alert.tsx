import type { NoticeBody } from '../stores/toast-store.ts'
import { NoticeText } from './notice-text.tsx'

/** Why something failed, where it was asked for; read out at once. null: nothing has. */
export function FailureAlert({ failure }: { failure: NoticeBody | null }) {
  if (failure === null) return null
  return (
    <div className="bad" role="alert">
      <NoticeText body={failure} />
    </div>
  )
}
