import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../parts/select-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { chooseProfile } from '../../stores/drafts-store.ts'
import type { CardProps } from './card-props.ts'
import { ColourField } from './colour-field.tsx'
import { DraftField, DraftText } from './draft-field.tsx'
import { FillNotice } from './fill-notice.tsx'
import { TagsField } from './tags-field.tsx'

/** Whose SMSC it is, which fills the form as far as it is known, and what the connection is called and known by here. */
export function ConnectionCard({ connectionId, ...card }: CardProps & { readonly connectionId: string }) {
  const { t } = useTranslation('connections')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const { draft, onChange } = card
  return (
    <section className="pane conn-card conn-first" aria-label={t('profile.card')}>
      <div className="conn-grid conn-three">
        <DraftField {...card} path="profileId" label={t('profile.label')} help={t('profile.help')}>
          {(ids) => (
            <SelectInput
              ids={ids}
              value={draft.profileId}
              choices={catalogue.all().map(({ id, name }) => ({ value: id, label: name[language] }))}
              onChange={(profileId) => chooseProfile(connectionId, catalogue.of(profileId), profileId)}
            />
          )}
        </DraftField>
        <DraftText
          {...card}
          path="name"
          isFirst={card.saved === null}
          label={t('where.name')}
          value={draft.name}
          placeholder={t('where.nameHint')}
          onChange={(name) => onChange({ name })}
        />
        <DraftText
          {...card}
          path="folder"
          label={t('where.folder')}
          help={t('where.folderHelp')}
          value={draft.folder}
          placeholder={t('where.folderHint')}
          onChange={(folder) => onChange({ folder })}
        />
        <TagsField {...card} />
        <ColourField value={draft.colour} onChange={(colour) => onChange({ colour })} />
      </div>
      <FillNotice connectionId={connectionId} draft={draft} fill={card.fill} />
    </section>
  )
}
