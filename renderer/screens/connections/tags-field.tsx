import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../parts/text-input.tsx'
import type { CardProps } from './card-props.ts'
import { DraftField } from './draft-field.tsx'
import { readTags } from './tree-groups.ts'

/** Tags with commas between them, as they are typed. */
export function TagsField({ draft, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  const [text, setText] = useState(draft.tags.join(', '))
  const isTyped = readTags(text).join() === draft.tags.join()
  return (
    <DraftField {...card} path="tags" label={t('where.tags')} help={t('where.tagsHelp')}>
      {(ids) => (
        <TextInput
          ids={ids}
          value={isTyped ? text : draft.tags.join(', ')}
          placeholder={t('where.tagsHint')}
          onChange={(typed) => {
            setText(typed)
            onChange({ tags: readTags(typed) })
          }}
        />
      )}
    </DraftField>
  )
}
