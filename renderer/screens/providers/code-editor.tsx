import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonTable } from '../../../shared/codes/reason-table.ts'
import { type CodeTableField, rowKnowledge } from '../../../shared/profiles/catalogue.ts'
import { mergedRows, ownSource, rowsOf, withCodes } from '../../../shared/profiles/edit-profile.ts'
import { wordsOf } from '../../../shared/profiles/fact-text.ts'
import type { CodeRow, ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { today } from '../../parts/today.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { CodePaste } from './code-paste.tsx'
import { CodeSection } from './code-section.tsx'

interface CodeEditorProps {
  readonly field: CodeTableField
  readonly profile: ProviderProfile
  readonly onChange: (profile: ProviderProfile) => void
}

/** A table of codes as it is changed, row by row or by pasting one. */
export function CodeEditor({ field, profile, onChange }: CodeEditorProps) {
  const { t } = useTranslation('providers')
  const [isPasting, setPasting] = useState(false)
  const rows = rowsOf(profile, field)
  const put = (changed: readonly CodeRow[]) => onChange(withCodes(profile, field, changed, today()))
  const blank: CodeRow = { code: nextCode(rows, field), reason: 'unknown-error', source: ownSource }
  return (
    <CodeSection
      field={field}
      rows={rows}
      wordsOf={({ code, title }) => `${code} ${title?.en ?? ''} ${title?.ru ?? ''}`}
      list={(shown) => (
        <ul className="code-editor">
          {shown.map(({ row, place }) => (
            // The code itself is what is typed.
            <CodeLine
              key={place}
              row={row}
              place={place}
              onChange={(next) => put(next === null ? rows.toSpliced(place, 1) : rows.with(place, next))}
            />
          ))}
        </ul>
      )}
    >
      <div className="provider-actions">
        <Button variant="outlined" onClick={() => put([...rows, blank])}>
          {t('form.addCode')}
        </Button>
        <Button variant="outlined" onClick={() => setPasting(true)}>
          {t('form.paste')}
        </Button>
      </div>
      {isPasting && (
        <CodePaste
          field={field}
          onTake={(added) => put(mergedRows(rows, added))}
          onClose={() => setPasting(false)}
        />
      )}
    </CodeSection>
  )
}

function CodeLine({
  row,
  place,
  onChange,
}: {
  row: CodeRow
  place: number
  onChange: (row: CodeRow | null) => void
}) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const { code, reason } = row
  const usual = rowKnowledge({ ...row, title: undefined })?.title
  const retitled = (text: string): CodeRow => {
    const { title, ...rest } = row
    return text === '' ? rest : { ...rest, title: wordsOf(text, language, title) }
  }
  return (
    <li>
      <input
        className="native-input mono"
        aria-label={t('form.codeOf', { row: place + 1 })}
        value={code}
        onChange={(event) => onChange({ ...row, code: event.target.value })}
      />
      <input
        className="native-input"
        aria-label={t('form.titleOf', { code })}
        placeholder={usual?.[language] ?? t('form.asSpecified')}
        value={row.title?.[language] ?? ''}
        onChange={(event) => onChange(retitled(event.target.value))}
      />
      <select
        className="native-select"
        aria-label={t('form.reasonOf', { code })}
        value={reason}
        onChange={(event) => onChange({ ...row, reason: event.target.value as CodeRow['reason'] })}
      >
        <option value="as-specified">{t('form.asSpecified')}</option>
        {Object.entries(reasonTable).map(([id, { title }]) => (
          <option key={id} value={id}>
            {title[language]}
          </option>
        ))}
      </select>
      <IconButton aria-label={t('form.removeCode', { code })} onClick={() => onChange(null)}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </li>
  )
}

/** A code that the table does not have: one above its highest. */
function nextCode(rows: readonly CodeRow[], field: CodeTableField): string {
  const numbers = rows.map(({ code }) => Number(code)).filter(Number.isSafeInteger)
  const next = Math.max(field === 'command_status' ? 0x400 : 0, ...numbers) + 1
  return field === 'command_status'
    ? `0x${next.toString(16).toUpperCase().padStart(8, '0')}`
    : String(next).padStart(3, '0')
}
