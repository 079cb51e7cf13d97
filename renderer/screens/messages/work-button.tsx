import Button from '@mui/material/Button'
import { useMessageWork } from '../../stores/message-work-store.ts'

/** Begins work on messages; one work at a time. */
export function WorkButton({ label, title, onBegin }: { label: string; title: string; onBegin: () => void }) {
  const isWorking = useMessageWork(({ work }) => work?.isOver === false)
  return (
    <Button variant="outlined" size="small" disabled={isWorking} title={title} onClick={onBegin}>
      {label}
    </Button>
  )
}
