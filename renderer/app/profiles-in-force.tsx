import { useTranslation } from 'react-i18next'
import { useLanguage } from '../parts/use-language.ts'
import { useCatalogue } from '../stores/catalogue-store.ts'
import { chipSessions, useSessions } from '../stores/sessions-store.ts'

/** Names of the profiles of the sessions. */
export function ProfilesInForce() {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const profiles = useSessions((state) =>
    [
      ...new Set(chipSessions(state.sessions).map((session) => catalogue.name(session.profileId, language))),
    ].join(', '),
  )
  return (
    <span className="cut">
      {t('status.profile')} <b>{profiles}</b>
    </span>
  )
}
