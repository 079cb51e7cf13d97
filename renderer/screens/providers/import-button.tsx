import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import {
  maxProfileOctets,
  type PlacedProblem,
  readProfileFile,
} from '../../../shared/profiles/profile-text.ts'
import { FileButton } from '../../parts/file-button.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { chooseProfile, saveProfile, useOwnProfiles } from '../../stores/profiles-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { ProblemList } from './problem-list.tsx'

/** What became of a chosen file that could not simply be kept. */
type Outcome =
  | {
      readonly kind: 'faulty'
      readonly file: string
      readonly problems: readonly PlacedProblem[]
      readonly total: number
    }
  | { readonly kind: 'taken'; readonly profile: ProviderProfile }

/** Reads the file of a profile and keeps it; says what is wrong with it, and asks where its id is taken. */
export function ImportButton() {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const keep = async (profile: ProviderProfile, revision: number | null) => {
    setOutcome(null)
    if (!(await saveProfile(profile, revision))) return
    chooseProfile(profile.id)
    notifyDone(t('imported', { name: profile.name[language] }))
  }
  const read = async ([file]: readonly File[]) => {
    if (file === undefined) return
    const octets = new Uint8Array(await file.slice(0, maxProfileOctets).arrayBuffer())
    const reading = readProfileFile(octets, file.size)
    if ('problems' in reading) setOutcome({ kind: 'faulty', file: file.name, ...reading })
    else if (useOwnProfiles.getState().own?.has(reading.profile.id)) {
      setOutcome({ kind: 'taken', profile: reading.profile })
    } else await keep(reading.profile, null)
  }
  return (
    <>
      <FileButton label={t('import')} accept=".json" onFiles={(files) => void read(files)} />
      {outcome?.kind === 'faulty' && <Faulty outcome={outcome} onClose={() => setOutcome(null)} />}
      {outcome?.kind === 'taken' && (
        <Taken
          profile={outcome.profile}
          onKeep={(...kept) => void keep(...kept)}
          onClose={() => setOutcome(null)}
        />
      )}
    </>
  )
}

function Faulty({
  outcome,
  onClose,
}: {
  outcome: Extract<Outcome, { kind: 'faulty' }>
  onClose: () => void
}) {
  const { t } = useTranslation('providers')
  const { t: common } = useTranslation('common')
  const id = useId()
  const { file, problems, total } = outcome
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby={id}>
      <DialogTitle id={id}>{t('importFailed', { file })}</DialogTitle>
      <DialogContent>
        <p className="dim">{t('importNext', { count: total })}</p>
        <ProblemList problems={problems} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

function Taken({
  profile,
  onKeep,
  onClose,
}: {
  profile: ProviderProfile
  onKeep: (profile: ProviderProfile, revision: number | null) => void
  onClose: () => void
}) {
  const { t } = useTranslation('providers')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const id = useId()
  const own = useOwnProfiles((state) => state.own)
  const beside = () => {
    let number = 2
    while (catalogue.of(`${profile.id}-${number}`) !== undefined || own?.has(`${profile.id}-${number}`))
      number += 1
    onKeep({ ...profile, id: `${profile.id}-${number}` }, null)
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby={id}>
      <DialogTitle id={id}>
        {t('importTaken', { id: profile.id, name: catalogue.name(profile.id, language) })}
      </DialogTitle>
      <DialogActions>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button onClick={beside}>{t('importBeside')}</Button>
        <Button variant="contained" onClick={() => onKeep(profile, own?.get(profile.id)?.revision ?? null)}>
          {t('importReplace')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
