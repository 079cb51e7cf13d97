import Button from '@mui/material/Button'
import { useRef } from 'react'

/** A button that lets files be chosen; the same ones may be chosen again. */
export function FileButton({
  label,
  accept,
  isMultiple = false,
  isDisabled = false,
  onFiles,
}: {
  label: string
  /** Endings, with commas between: a hint for the dialog, no check. */
  accept: string
  isMultiple?: boolean
  isDisabled?: boolean
  onFiles: (files: readonly File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={isMultiple}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button variant="outlined" disabled={isDisabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
