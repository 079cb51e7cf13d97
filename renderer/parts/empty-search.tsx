import Button from '@mui/material/Button'
import { EmptyState } from './empty-state.tsx'
import { Progress } from './progress.tsx'
import { TryItButton } from './try-it-button.tsx'

/** Text of a searched list without rows: it is being read, nothing matches, or nothing is there yet. */
export function EmptySearch({
  isLoading,
  isSearching,
  noMatch,
  empty,
  onClear,
  onGo,
}: {
  isLoading: boolean
  isSearching: boolean
  noMatch: { title: string; text: string; clear: string }
  empty: { title: string; text: string; go: string }
  onClear: () => void
  onGo: () => void
}) {
  if (isLoading) return <Progress />
  if (isSearching) {
    return (
      <EmptyState
        title={noMatch.title}
        actions={
          <Button variant="outlined" onClick={onClear}>
            {noMatch.clear}
          </Button>
        }
      >
        {noMatch.text}
      </EmptyState>
    )
  }
  return <EmptyStart {...empty} onGo={onGo} />
}

/** Text of a list to which nothing came yet, with the ways to the first row. */
export function EmptyStart({
  title,
  text,
  go,
  onGo,
}: {
  title: string
  text: string
  go: string
  onGo: () => void
}) {
  return (
    <EmptyState
      title={title}
      actions={
        <>
          <TryItButton />
          <Button variant="outlined" onClick={onGo}>
            {go}
          </Button>
        </>
      }
    >
      {text}
    </EmptyState>
  )
}
