import { useTranslation } from 'react-i18next'
import { StateDot } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { keepForAccount } from '../../stores/account-profile.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openProvider } from '../../stores/navigation-store.ts'
import { useOwnProfiles } from '../../stores/profiles-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import type { CardProps } from './card-props.ts'
import { profileFacts } from './profile-facts.ts'

export function ProfileCard({
  connectionId,
  draft,
  saved,
  password,
}: CardProps & { readonly connectionId: string }) {
  const { t } = useTranslation('connections')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const profile = catalogue.of(draft.profileId)
  const sources = Object.values(profile?.sources ?? {})
  const passwordOctets = password === null ? (saved?.passwordOctets ?? 0) : password.length
  return (
    <section className="pane conn-card" aria-label={t('profile.title')}>
      <h2>{t('profile.title')}</h2>
      {profile === undefined && <p className="warn">{t('profile.gone', { id: draft.profileId })}</p>}
      {profile !== undefined && (
        <>
          {profile.summary !== null && <p className="dim conn-summary">{profile.summary[language]}</p>}
          <dl className="conn-facts">
            {profileFacts(profile, catalogue.tlvs(profile.id) ?? [], draft, passwordOctets).map(
              ({ key, value, isContradicted }) => (
                <div key={key} className={isContradicted ? 'warn' : ''}>
                  <dt>{t(`profile.facts.${key}`)}</dt>
                  <dd>
                    {isContradicted && <StateDot tone="warn" />}{' '}
                    {key === 'receives' || key === 'allowList'
                      ? t(`profile.values.${value as 'yes'}`)
                      : value}
                    {isContradicted && <span> · {t('profile.contradicted')}</span>}
                  </dd>
                </div>
              ),
            )}
          </dl>
          <div className="conn-profile-links">
            <button type="button" className="link-button" onClick={() => openProvider(profile.id)}>
              {t('profile.open')}
            </button>
            <AdaptButton connectionId={connectionId} draft={draft} />
          </div>
          {sources.length > 0 && (
            <p className="dim conn-sources">
              {t('profile.sources')}{' '}
              {sources.map((source) => `${source.title[language]}, ${source.read}`).join(' · ')}
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** The way to facts that this account has otherwise: a copy of the profile, which this connection has from then on. */
function AdaptButton({ connectionId, draft }: Pick<CardProps, 'draft'> & { readonly connectionId: string }) {
  const { t } = useTranslation('connections')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const isOwn = useOwnProfiles(({ own }) => own?.has(draft.profileId) ?? true)
  if (isOwn) return null
  const adapt = async () => {
    const kept = await keepForAccount(connectionId, draft, (profile) => profile)
    if (kept === null) return
    notifyDone(t('profile.adapted', { name: kept.profile.name[language] }), {
      label: common('undo'),
      run: () => void kept.undo(),
    })
    openProvider(kept.profile.id)
  }
  return (
    <button type="button" className="link-button" title={t('profile.adaptHelp')} onClick={() => void adapt()}>
      {t('profile.adapt')}
    </button>
  )
}
