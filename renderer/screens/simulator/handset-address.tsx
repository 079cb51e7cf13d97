import TextField from '@mui/material/TextField'
import type { Address } from '../../../shared/message/send-intent.ts'
import { maxValueOctets } from '../../../shared/smpp/pdu-layout.ts'
import { digitsOf, inferAddress } from '../../../shared/text/infer-address.ts'

const addressOctets = maxValueOctets('deliver_sm', 'source_addr')

/** The typed address with the TON and NPI that it looks like: a number, a short code or a name. */
export function addressOf(typed: string): Address {
  const addr = typed.trim()
  const { kind, ton, npi } = inferAddress(addr)
  return { ton, npi, addr: kind === 'alphanumeric' ? addr : digitsOf(addr) }
}

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
