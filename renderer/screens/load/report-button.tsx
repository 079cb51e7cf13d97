import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { loadReportForms } from '../../../shared/contract/load.ts'
import { saveFile } from '../../parts/save-file.ts'

type Form = (typeof loadReportForms)[number]

const types = {
  html: 'text/html',
  csv: 'text/csv',
  hdr: 'text/plain',
  junit: 'application/xml',
  recording: 'application/json',
} as const satisfies Record<Form, string>

/** A menu of forms in which something is saved. */
export function ReportButton<F extends Form>({
  label,
  forms,
  reportOf,
}: {
  /** For screen readers: what is saved. */
  label: string
  forms: readonly { readonly form: F; readonly label: string }[]
  /** null: it failed, and a notice says why. */
  reportOf: (form: F) => Promise<{ name: string; text: string } | null>
}) {
  const { t } = useTranslation('load')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const save = async (form: F) => {
    setAnchor(null)
    const report = await reportOf(form)
    if (report !== null) saveFile(new Blob([report.text], { type: types[form] }), report.name)
  }
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        aria-label={label}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('save')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {forms.map(({ form, label: name }) => (
          <MenuItem key={form} onClick={() => void save(form)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
