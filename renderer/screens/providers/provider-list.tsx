import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { type KeyboardEvent, type RefObject, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { emptyProfile } from '../../../shared/profiles/edit-profile.ts'
import { readProfile } from '../../../shared/profiles/read-profile.ts'
import { plainProfileId } from '../../../shared/profiles/usual-profiles.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { chooseProfile, setDraft, showProfiles, useOwnProfiles } from '../../stores/profiles-store.ts'
import { ImportButton } from './import-button.tsx'
import { type ProviderRow, providerRows } from './provider-rows.ts'

/** Every profile: the user's own first; search, import, and a new one. */
export function ProviderList({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const { own, drafts, query, ownOnly, chosenId } = useOwnProfiles()
  const asked = useDeferredValue(query)
  const rows = useMemo(
    () => providerRows({ catalogue, own, drafts, query: asked, ownOnly }, language),
    [catalogue, own, drafts, asked, ownOnly, language],
  )
  return (
    <section className="provider-list" aria-label={t('list')} onKeyDown={walkRows}>
      <div className="provider-search">
        <SearchField
          inputRef={inputRef}
          label={t('search')}
          hint={t('searchHint')}
          inForce={query}
          onSearch={(text) => showProfiles({ query: text })}
        />
        <div className="provider-actions">
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={ownOnly}
                onChange={(event) => showProfiles({ ownOnly: event.target.checked })}
              />
            }
            label={t('ownOnly')}
          />
          <NewButton />
          <ImportButton />
        </div>
      </div>
      <div className="provider-columns" aria-hidden="true">
        <span>{t('columns.name')}</span>
        <span>{t('columns.region')}</span>
        <span>{t('columns.tls')}</span>
        <span>{t('columns.binds')}</span>
        <span>{t('columns.rate')}</span>
        <span>{t('columns.codes')}</span>
      </div>
      {rows.length === 0 ? (
        <NoRows query={asked} ownOnly={ownOnly} />
      ) : (
        <ul data-list>
          {rows.map((row) => (
            <Row key={`${row.kind === 'unsaved'} ${row.id}`} row={row} isChosen={row.id === chosenId} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ row, isChosen }: { row: ProviderRow; isChosen: boolean }) {
  const { t } = useTranslation('providers')
  const { profile, kind } = row
  const codes = profile?.codes
  const count =
    (codes?.commandStatus?.rows.length ?? 0) +
    (codes?.receiptErr?.rows.length ?? 0) +
    (codes?.api?.rows.length ?? 0)
  const hasTls = profile?.connection.tlsPorts !== null || profile.connection.tlsRequired?.value === true
  return (
    <li>
      <button
        type="button"
        className={isChosen ? 'provider-row is-chosen' : 'provider-row'}
        aria-current={isChosen}
        onClick={() => chooseProfile(row.id)}
      >
        <span className="provider-name">
          <span className="cut" title={`${row.name} · ${row.id}`}>
            {row.name}
          </span>
          {kind !== 'built-in' && (
            <StatePill
              tone={kind === 'damaged' ? 'bad' : kind === 'unsaved' ? 'waiting' : 'accent'}
              title={kind === 'replaces' ? t('replaces') : ''}
            >
              {t(kind === 'replaces' ? 'own' : kind)}
            </StatePill>
          )}
        </span>
        <span className="dim cut">{profile?.regions?.join(', ')}</span>
        <span className="dim">{profile !== null && hasTls ? t('yes') : ''}</span>
        <span>{profile?.bind.maxBinds?.value}</span>
        <span>{profile?.limits.partsPerSecond?.value}</span>
        <span>{count === 0 ? '' : count}</span>
      </button>
    </li>
  )
}

function NewButton() {
  const { t } = useTranslation('providers')
  const catalogue = useCatalogue()
  const start = () => {
    const { drafts } = useOwnProfiles.getState()
    const read = readProfile({ id: plainProfileId, name: '-' })
    if (!('profile' in read)) return
    const profile = emptyProfile(read.profile, (id) => catalogue.of(id) !== undefined || drafts.has(id))
    setDraft(profile.id, { profile, revision: null, unread: [] })
    chooseProfile(profile.id)
  }
  return (
    <Button variant="outlined" onClick={start}>
      {t('add')}
    </Button>
  )
}

function NoRows({ query, ownOnly }: { query: string; ownOnly: boolean }) {
  const { t } = useTranslation('providers')
  const isEmpty = ownOnly && query.trim() === ''
  return (
    <EmptyState
      title={isEmpty ? t('emptyOwn') : t('empty', { query })}
      actions={
        <Button variant="outlined" onClick={() => showProfiles({ query: '', ownOnly: false })}>
          {t('showAll')}
        </Button>
      }
    >
      {isEmpty ? t('emptyOwnText') : t('emptyText')}
    </EmptyState>
  )
}

/** ↑ and ↓ go from row to row, Home and End to the ends; Enter chooses, as on any button. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.provider-row')]
  const current = rows.findIndex((row) => row.matches(':focus'))
  if (step === undefined || current === -1) return
  event.preventDefault()
  rows.at(Math.max(0, Math.min(rows.length - 1, current + step)))?.focus()
}
