import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../../parts/copy-text.ts'

const saidMs = 1200

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text }: { text: () => string }) {
  const { t } = useTranslation('common')
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), saidMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <button
      type="button"
      className="guide-copy"
      aria-live="polite"
      onClick={() => void copyText(text()).then(() => setCopied(true))}
    >
      {isCopied ? t('copied') : t('copy')}
    </button>
  )
}
