import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined'
import Tooltip from '@mui/material/Tooltip'
import { useTranslation } from 'react-i18next'
import './parts.css'

/** A question mark that tells a field's meaning and its name on the wire. */
export function HelpTip({ text, wire }: { text: string; wire?: string }) {
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
      <button type="button" className="help-tip" aria-label={t('help')}>
        <HelpOutlineOutlined />
      </button>
    </Tooltip>
  )
}
