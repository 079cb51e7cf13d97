import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dialectSamples } from '../../../shared/paste/dialect-samples.ts'
import { withDialect } from '../../../shared/profiles/edit-profile.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { type DialectProposal, proposeDialect } from '../../../shared/receipts/propose-dialect.ts'
import { FormField } from '../../parts/form-field.tsx'
import { HelpButton } from '../../parts/help-button.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { today } from '../../parts/today.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { DialectTable } from './dialect-table.tsx'

/** Characters of a paste that are read: far more than the samples that are compared. */
const mostCharacters = 1 << 20

interface ReceiptDialectProps {
  readonly profile: ProviderProfile
  readonly onChange: (profile: ProviderProfile) => void
}

/** The way to a profile's form of receipts and id rule by receipts that came. */
export function ReceiptDialect({ profile, onChange }: ReceiptDialectProps) {
  const { t } = useTranslation('providers')
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="provider-actions">
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('dialect.open')}
      </Button>
      {isOpen && <DialectDialog profile={profile} onChange={onChange} onClose={() => setOpen(false)} />}
    </div>
  )
}

function DialectDialog({ profile, onChange, onClose }: ReceiptDialectProps & { onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { t: common } = useTranslation('common')
  const id = useId()
  const [text, setText] = useState('')
  const [ids, setIds] = useState('')
  const { proposal, idCount } = useProposal(useDeferredValue(text), useDeferredValue(ids))
  const { part, samples } = proposal
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby={id}>
      <DialogTitle id={id}>{t('dialect.title')}</DialogTitle>
      <DialogContent>
        <p className="dim">{t('dialect.help')}</p>
        <FormField label={t('dialect.label')}>
          {(field) => <TextInput ids={field} isMono rows={7} value={text} onChange={setText} />}
        </FormField>
        <FormField label={t('dialect.ids')}>
          {(field) => <TextInput ids={field} isMono rows={2} value={ids} onChange={setIds} />}
        </FormField>
        {text.trim() !== '' && (
          <p role="status" className={samples.length === 0 ? 'warn' : undefined}>
            {samples.length === 0
              ? t('dialect.none')
              : `${t('dialect.found', { count: samples.length })} · ${t('dialect.foundIds', { count: idCount })}`}
          </p>
        )}
        {samples.length > 0 && <DialectTable proposal={proposal} />}
      </DialogContent>
      <DialogActions>
        <HelpButton page="profiles" section={1} />
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button
          variant="contained"
          disabled={part === null}
          onClick={() => {
            if (part !== null) onChange(withDialect(profile, part))
            onClose()
          }}
        >
          {t('dialect.take')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** What the paste shows; message_ids that are typed count beside those of its responses. */
function useProposal(text: string, ids: string): { proposal: DialectProposal; idCount: number } {
  const catalogue = useCatalogue()
  const read = useMemo(() => dialectSamples(text.slice(0, mostCharacters), { catalogue }), [text, catalogue])
  return useMemo(() => {
    const typed = ids.split(/[\s,;]+/).filter((one) => one !== '')
    const all = [...new Set([...read.submittedIds, ...typed])]
    return { proposal: proposeDialect(read.samples, all, today()), idCount: all.length }
  }, [read, ids])
}
