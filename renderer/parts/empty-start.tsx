import Button from '@mui/material/Button'
import { EmptyState } from './empty-state.tsx'
import { TryItButton } from './try-it-button.tsx'

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
