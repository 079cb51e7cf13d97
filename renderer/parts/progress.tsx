import CircularProgress from '@mui/material/CircularProgress'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './parts.css'

/** Sign that something is loading. Seen only after 300 ms: a shorter flash would disturb. */
export function Progress({ label }: { label?: string }) {
  const { t } = useTranslation('common')
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return <span hidden data-loading />
  return (
    <div className="progress" role="status" data-loading>
      <CircularProgress size={18} aria-hidden="true" />
      {label ?? t('loading')}
    </div>
  )
}
