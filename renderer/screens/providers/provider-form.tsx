import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeTableFields } from '../../../shared/profiles/catalogue.ts'
import { tidied, withName, withSummary } from '../../../shared/profiles/edit-profile.ts'
import { factGroups, factTable, fieldsOf } from '../../../shared/profiles/fact-table.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { type ProfileProblem, readProfile } from '../../../shared/profiles/read-profile.ts'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import {
  chooseProfile,
  dropDraft,
  type ProfileDraft,
  saveProfile,
  setDraft,
  useOwnProfiles,
} from '../../stores/profiles-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { CodeEditor } from './code-editor.tsx'
import { DraftConflict } from './draft-conflict.tsx'
import { FactInput } from './fact-input.tsx'
import { ProblemList } from './problem-list.tsx'
import { isBuiltIn } from './provider-rows.ts'
import { ReceiptDialect } from './receipt-dialect.tsx'
import { TlvDictionary } from './tlv-dictionary.tsx'

/** A profile of the user's own as it is changed: names, facts by group, TLVs and codes. */
export function ProviderForm({ draftId, draft }: { draftId: string; draft: ProfileDraft }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const { profile, revision, unread } = draft
  const [problems, setProblems] = useState<readonly ProfileProblem[]>([])
  const change = (changed: ProviderProfile) => setDraft(draftId, { ...draft, profile: changed })
  const leave = (chosenId: string | null) => {
    dropDraft(draftId)
    chooseProfile(chosenId)
  }
  const save = async () => {
    const checked = tidied(profile)
    const read = readProfile(JSON.parse(JSON.stringify(checked)))
    setProblems('problems' in read ? read.problems : [])
    if (!('profile' in read) || !(await saveProfile(read.profile, revision))) return
    leave(read.profile.id)
    notifyDone(t('form.saved', { name: read.profile.name[language] }))
  }
  return (
    <article className="provider-page is-form">
      <header className="provider-head">
        <h2>{revision === null ? t('form.title') : t('form.editing', { name: profile.name[language] })}</h2>
        <Button variant="contained" disabled={unread.length > 0} onClick={() => void save()}>
          {t('form.save')}
        </Button>
        <Button variant="outlined" onClick={() => leave(revision === null ? null : draftId)}>
          {t('form.discard')}
        </Button>
        {unread.length > 0 && <span className="bad">{t('form.problems', { count: unread.length })}</span>}
      </header>
      <DraftConflict draftId={draftId} draft={draft} />
      {problems.length > 0 && (
        <section className="pane provider-group" role="alert">
          <h3>{t('form.problems', { count: problems.length })}</h3>
          <ProblemList problems={problems} />
        </section>
      )}
      <Names draft={draft} onChange={change} />
      <div className="provider-groups">
        {factGroups().map((group) => (
          <section key={group} className="pane provider-group" aria-label={factTable[group].words[language]}>
            <h3>{factTable[group].words[language]}</h3>
            {fieldsOf(group).map(([name, field]) => (
              <FactInput
                key={name}
                place={{ group, name }}
                field={field}
                draft={draft}
                onChange={(next) => setDraft(draftId, next)}
              />
            ))}
            {group === 'receipt' && <ReceiptDialect profile={profile} onChange={change} />}
          </section>
        ))}
      </div>
      <TlvDictionary profile={profile} onChange={change} />
      {codeTableFields.map((field) => (
        <CodeEditor key={field} field={field} profile={profile} onChange={change} />
      ))}
    </article>
  )
}

function Names({
  draft: { profile, revision },
  onChange,
}: {
  draft: ProfileDraft
  onChange: (profile: ProviderProfile) => void
}) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const isTaken = useOwnProfiles((state) => revision === null && state.own?.has(profile.id) === true)
  const isBad = !/^[a-z0-9][a-z0-9.-]*$/.test(profile.id)
  return (
    <section className="pane provider-group provider-names">
      <FormField label={t('form.name')}>
        {(ids) => (
          <TextInput
            ids={ids}
            value={profile.name[language]}
            onChange={(text) => onChange(withName(profile, text, language))}
          />
        )}
      </FormField>
      {revision === null && (
        <FormField
          label={t('form.id')}
          help={t('form.idHelp')}
          problem={isBad ? t('form.idBad') : isTaken ? t('form.idTaken') : undefined}
          warning={isBuiltIn(profile.id) ? t('form.idReplaces') : undefined}
        >
          {(ids) => (
            <TextInput ids={ids} isMono value={profile.id} onChange={(id) => onChange({ ...profile, id })} />
          )}
        </FormField>
      )}
      <FormField label={t('form.summary')}>
        {(ids) => (
          <TextInput
            ids={ids}
            value={profile.summary?.[language] ?? ''}
            onChange={(text) => onChange(withSummary(profile, text, language))}
          />
        )}
      </FormField>
    </section>
  )
}
