import { useTranslation } from 'react-i18next'
import type { Source } from '../../../shared/profiles/profile-schema.ts'
import { useLanguage } from '../../parts/use-language.ts'

/** Who says so, where, and when it was read or measured. */
export function SourceMark({ source }: { source: Source | undefined }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  if (source === undefined) return null
  const who = {
    provider: t('published'),
    'third-party': t('thirdParty'),
    specification: t('specification'),
    measurement: t('measured'),
  }[source.by]
  const title = `${source.title[language]}${source.url === null ? '' : `\n${source.url}`}`
  return (
    <span className={source.by === 'measurement' ? 'source-mark accent' : 'source-mark dim'} title={title}>
      {who} {source.read}
    </span>
  )
}
