import { useTranslation } from 'react-i18next'
import type { PastedTime } from '../../../shared/paste/pasted-item.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { timeRows } from './time-rows.ts'
import '../../parts/reading/reading.css'

/** An SMPP time in words, in its own zone and in UTC. */
export function TimeFields({ item }: { item: PastedTime }) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  return (
    <dl className="reading-fields" aria-label={t('kind.time')}>
      {timeRows(item, language, t).map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <CopyValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
