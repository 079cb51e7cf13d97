import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy-text.ts'
import { ForeignText } from './foreign-text.tsx'
import './parts.css'

/** A value that goes to the clipboard when it is clicked, as it is, and says so. */
export function CopyValue({
  value,
  children,
  className = 'mono',
}: {
  value: string
  children?: ReactNode
  className?: string
}) {
  const { t } = useTranslation('common')
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1200)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <button
      type="button"
      className={`copy-value foreign ${className}`}
      title={isCopied ? t('copied') : t('copy')}
      // What is shown in its place names it, as everyone reads it.
      aria-label={children === undefined ? t('copyValue', { value }) : undefined}
      onClick={(event) => {
        event.stopPropagation()
        void copyText(value).then(() => setCopied(true))
      }}
    >
      {children ?? <ForeignText text={value} />}
      {isCopied && (
        <span className="copied" role="status">
          {t('copied')}
        </span>
      )}
    </button>
  )
}
