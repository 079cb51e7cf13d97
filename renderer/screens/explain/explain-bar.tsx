import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import type { PasteReading } from '../../../shared/paste/pasted-item.ts'
import { FileButton } from '../../parts/file-button.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { setCodesProfile } from '../../stores/codes-store.ts'
import { clearPasted, openFile, useExplain } from '../../stores/explain-store.ts'
import { notifyDone, notifyFault } from '../../stores/toast-store.ts'
import { BackToPdu } from './back-to-pdu.tsx'
import { HistoryMenu } from './history-menu.tsx'
import { useCopyAnswers } from './use-copy-answers.ts'

/** Whose codes they are, what was pasted before, and the whole answer for the clipboard. */
export function ExplainBar({
  reading,
  profileId,
}: {
  reading: PasteReading | null
  profileId: string | null
}) {
  const { t } = useTranslation('explain')
  const { t: tc } = useTranslation('common')
  const isEmpty = useExplain((state) => state.pasted.content.length === 0)
  const copy = useCopyAnswers(profileId)
  const hasAnswers = reading !== null && reading.items.length > 0
  const clear = () => notifyDone(t('cleared'), { label: tc('undo'), run: clearPasted() })
  return (
    <div className="explain-bar">
      <ProviderChoice profileId={profileId} />
      <BackToPdu />
      <span className="grow" />
      <HistoryMenu />
      <FileButton
        label={t('file')}
        accept=""
        onFiles={([file]) => file !== undefined && void openFile(file).catch(notifyFault)}
      />
      <Button
        variant="outlined"
        disabled={!hasAnswers}
        onClick={() => hasAnswers && copy.all(reading, 'text')}
      >
        {t('copyAll')}
      </Button>
      <Button
        variant="outlined"
        disabled={!hasAnswers}
        onClick={() => hasAnswers && copy.all(reading, 'ticket')}
      >
        {t('ticketAll')}
      </Button>
      <Button disabled={isEmpty} onClick={clear}>
        {t('clear')}
      </Button>
    </div>
  )
}

/** Fifty and more are found by typing. */
function ProviderChoice({ profileId }: { profileId: string | null }) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const catalogue = useCatalogue()
  return (
    <Autocomplete
      className="explain-provider"
      size="small"
      options={[...catalogue.all()]}
      value={catalogue.of(profileId) ?? null}
      getOptionLabel={({ name }) => name[language]}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_event, chosen) => setCodesProfile(chosen?.id ?? null)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('profile')}
          placeholder={t('noProfile')}
          slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  )
}
