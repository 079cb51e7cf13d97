import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { versionName } from '../../../shared/smpp/interface-version.ts'
import { takeKept, undoFill } from '../../stores/drafts-store.ts'
import { type Fill, type FillPath, type FillValue, valueAt } from '../../stores/profile-fill.ts'

interface FillNoticeProps {
  readonly connectionId: string
  readonly draft: ConnectionDraft
  readonly fill: Fill
}

/** What the profile put into the form, with the way back, and what it would have put in place of the user's own. */
export function FillNotice({ connectionId, draft, fill }: FillNoticeProps) {
  const { t } = useTranslation('connections')
  const filled = fill.filled.filter(({ path, value }) => valueAt(draft, path) === value)
  const kept = fill.kept.filter(({ path, value }) => valueAt(draft, path) !== value)
  if (filled.length === 0 && kept.length === 0) return null
  return (
    <div className="conn-fill" role="status">
      {filled.length > 0 && (
        <p>
          <span className="dim">{t('fill.filled')}</span>{' '}
          {filled.map(({ path, value }) => fieldWords(path, value, t)).join(' · ')}{' '}
          <button type="button" className="link-button" onClick={() => undoFill(connectionId)}>
            {t('fill.undo')}
          </button>
        </p>
      )}
      {kept.length > 0 && (
        <p>
          <span className="warn">{t('fill.kept')}</span>{' '}
          {kept
            .map(({ path, value }) =>
              t('fill.own', {
                own: fieldWords(path, valueAt(draft, path), t),
                value: valueWords(path, value, t),
              }),
            )
            .join(' · ')}{' '}
          <button type="button" className="link-button" onClick={() => takeKept(connectionId)}>
            {t('fill.take', { count: kept.length })}
          </button>
        </p>
      )}
    </div>
  )
}

const labels = {
  host: 'where.host',
  port: 'where.port',
  'tls.enabled': 'fill.tls',
  bindMode: 'how.mode',
  interfaceVersion: 'how.version',
  systemType: 'who.systemType',
  window: 'how.window',
  rate: 'how.rate',
  enquireLinkInterval: 'how.enquireLinkInterval',
} as const satisfies Record<FillPath, string>

/** 'Port 2775' */
function fieldWords(path: FillPath, value: FillValue, t: TFunction<'connections'>): string {
  return `${t(labels[path])} ${valueWords(path, value, t)}`
}

const modeNames = { transceiver: 'TRX', transmitter: 'TX', receiver: 'RX', pair: 'TX+RX' } as const

function valueWords(path: FillPath, value: FillValue, t: TFunction<'connections'>): string {
  switch (path) {
    case 'tls.enabled':
      return t(value === true ? 'fill.on' : 'fill.off')
    case 'bindMode':
      return modeNames[value as keyof typeof modeNames]
    case 'interfaceVersion':
      return versionName(Number(value))
    case 'rate':
      return `${value}${t('perSecond')}`
    case 'enquireLinkInterval':
      return `${value} ${t('seconds')}`
    default:
      return value === '' ? t('fill.empty') : String(value)
  }
}
