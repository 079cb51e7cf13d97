import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined'
import Tooltip from '@mui/material/Tooltip'
import { useTranslation } from 'react-i18next'
import './parts.css'

/** A question mark that tells the meaning of what is called `about`, and its name on the wire. */
export function HelpTip({ about, text, wire }: { about: string; text: string; wire?: string }) {
  const { t } = useTranslation('common')
  return (
    <Tooltip
      describeChild
      title={
        <>
          {text}
          {wire !== undefined && <div className="mono">{t('wireName', { name: wire })}</div>}
        </>
      }
    >
      {/* Whoever walks with Tab hears the help at the field, which it describes. */}
      <button type="button" className="help-tip" tabIndex={-1} aria-label={t('helpOn', { about })}>
        <HelpOutlineOutlined />
      </button>
    </Tooltip>
  )
}
