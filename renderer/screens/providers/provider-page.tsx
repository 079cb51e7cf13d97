import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { copyOf } from '../../../shared/profiles/edit-profile.ts'
import { factGroups } from '../../../shared/profiles/fact-table.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { profileText } from '../../../shared/profiles/profile-text.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { openConnection } from '../../stores/navigation-store.ts'
import {
  chooseProfile,
  type HeldProfile,
  removeProfile,
  saveProfile,
  setDraft,
  showProfiles,
  useOwnProfiles,
} from '../../stores/profiles-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { FactGroupPane } from './fact-group-pane.tsx'
import { ProfileCodes } from './profile-codes.tsx'
import { ProfileTlvs } from './profile-tlvs.tsx'
import { isBuiltIn } from './provider-rows.ts'
import { SourceList } from './source-list.tsx'

/** A profile as it is read: every fact with its source. */
export function ProviderPage({ profile, held }: { profile: ProviderProfile; held: HeldProfile | undefined }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  return (
    <article className="provider-page">
      <header className="provider-head">
        <h2>{profile.name[language]}</h2>
        <CopyValue value={profile.id} />
        {held !== undefined && (
          <StatePill tone="accent">{t(isBuiltIn(profile.id) ? 'replaces' : 'own')}</StatePill>
        )}
        <span className="dim">{profile.regions?.join(', ')}</span>
      </header>
      {profile.summary !== null && <p className="provider-summary">{profile.summary[language]}</p>}
      <PageActions profile={profile} held={held} />
      <UsedBy profileId={profile.id} />
      <div className="provider-groups">
        {factGroups().map((group) => (
          <FactGroupPane key={group} group={group} profile={profile} />
        ))}
      </div>
      <ProfileTlvs profile={profile} />
      <ProfileCodes profile={profile} />
      {profile.remarks.length > 0 && (
        <section className="pane provider-group">
          <h3>{t('remarks')}</h3>
          <ul className="provider-remarks">
            {profile.remarks.map(({ text, source }) => (
              <li key={text.en}>
                {text[language]} <span className="dim">{profile.sources[source]?.read}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SourceList profile={profile} />
    </article>
  )
}

function PageActions({ profile, held }: { profile: ProviderProfile; held: HeldProfile | undefined }) {
  const { t } = useTranslation('providers')
  const catalogue = useCatalogue()
  const copy = () => {
    const { drafts } = useOwnProfiles.getState()
    const made = copyOf(profile, (id) => catalogue.of(id) !== undefined || drafts.has(id))
    setDraft(made.id, { profile: made, revision: null, unread: [] })
    chooseProfile(made.id)
  }
  return (
    <div className="provider-actions">
      {held !== undefined && (
        <Button
          variant="contained"
          onClick={() => setDraft(profile.id, { profile, revision: held.revision, unread: [] })}
        >
          {t('edit')}
        </Button>
      )}
      <Button variant={held === undefined ? 'contained' : 'outlined'} onClick={copy}>
        {t('copy')}
      </Button>
      <Button
        variant="outlined"
        onClick={() => saveFile(new Blob([profileText(profile)]), `${profile.id}.json`)}
      >
        {t('export')}
      </Button>
      {held !== undefined && <DeleteButton profile={profile} />}
      <CompareSelect profileId={profile.id} />
    </div>
  )
}

function DeleteButton({ profile }: { profile: ProviderProfile }) {
  const { t } = useTranslation('providers')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const users = useConnections((state) => state.connections)
  const remove = async () => {
    if (!(await removeProfile(profile.id))) return
    const name = profile.name[language]
    const connections = users.filter(({ profileId }) => profileId === profile.id).map((one) => one.name)
    const text = isBuiltIn(profile.id)
      ? t('removedBuiltIn', { name })
      : connections.length === 0
        ? t('removed', { name })
        : t('removedUsed', { name, connections: connections.join(', ') })
    notifyDone(text, { label: common('undo'), run: () => void saveProfile(profile, null) })
  }
  return (
    <Button variant="outlined" color="error" onClick={() => void remove()}>
      {t('delete')}
    </Button>
  )
}

function CompareSelect({ profileId }: { profileId: string }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const catalogue = useCatalogue()
  return (
    <label className="provider-compare">
      <span className="dim">{t('compareWith')}</span>
      <select
        className="native-select"
        value=""
        onChange={(event) => showProfiles({ comparedId: event.target.value || null })}
      >
        <option value="">{t('compareNone')}</option>
        {catalogue
          .all()
          .filter(({ id }) => id !== profileId)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language]}
            </option>
          ))}
      </select>
    </label>
  )
}

function UsedBy({ profileId }: { profileId: string }) {
  const { t } = useTranslation('providers')
  const connections = useConnections((state) => state.connections)
  const users = connections.filter((one) => one.profileId === profileId)
  return (
    <p className="provider-users">
      <span className="dim">{t('usedBy')}:</span>{' '}
      {users.length === 0 && <span className="dim">{t('usedByNone')}</span>}
      {users.map(({ connectionId, name }) => (
        <button
          key={connectionId}
          type="button"
          className="link-button"
          onClick={() => openConnection(connectionId)}
        >
          {name}
        </button>
      ))}
    </p>
  )
}
