import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { CopyValue } from '../copy-value.tsx'
import './code.css'

/** Name, hex and decimal of a code; each copies on click. */
export function CodeNumbers({ code }: { code: Candidate }) {
  const { t } = useTranslation('codes')
  const isNamed = code.name !== code.title && code.name !== code.code
  const hasDecimal = code.dec !== null && code.dec !== code.code
  return (
    <span className="code-numbers">
      {isNamed && <CopyValue value={code.name} />}
      {code.otherName !== null && <span className="dim">{t('alsoNamed', { name: code.otherName })}</span>}
      <CopyValue value={code.code} />
      {hasDecimal && code.dec !== null && <CopyValue value={code.dec} />}
    </span>
  )
}
