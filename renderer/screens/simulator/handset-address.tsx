import TextField from '@mui/material/TextField'
import { maxValueOctets } from '../../../shared/smpp/pdu-layout.ts'

const addressOctets = maxValueOctets('deliver_sm', 'source_addr')

export function HandsetAddress({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { className: 'mono', maxLength: addressOctets, spellCheck: false } }}
    />
  )
}
