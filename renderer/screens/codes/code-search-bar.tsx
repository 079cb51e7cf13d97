import CloseOutlined from '@mui/icons-material/CloseOutlined'
import SearchOutlined from '@mui/icons-material/SearchOutlined'
import IconButton from '@mui/material/IconButton'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { enterList } from '../../parts/search-field.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { setCodesProfile, setCodesQuery, setReadIn } from '../../stores/codes-store.ts'
import { isReadIn, readInTable } from './read-in.ts'

interface CodeSearchBarProps {
  readonly query: string
  readonly readIn: string
  readonly profileId: string | undefined
  readonly inputRef: RefObject<HTMLInputElement | null>
}

/** The search text, the place where the code was read, and the profile whose codes are asked for. */
export function CodeSearchBar({ query, readIn, profileId, inputRef }: CodeSearchBarProps) {
  const { t } = useTranslation('codes')
  return (
    <div className="code-search">
      <SearchBox query={query} inputRef={inputRef} />
      <TextField
        select
        fullWidth={false}
        className="code-select"
        label={t('readIn')}
        value={isReadIn(readIn) ? readIn : 'any'}
        onChange={(event) => setReadIn(event.target.value)}
      >
        {readInTable.map(({ id }) => (
          <MenuItem key={id} value={id}>
            {t(`places.${id}`)}
          </MenuItem>
        ))}
      </TextField>
      <ProfileSelect profileId={profileId} />
    </div>
  )
}

function SearchBox({ query, inputRef }: Pick<CodeSearchBarProps, 'query' | 'inputRef'>) {
  const { t } = useTranslation('codes')
  return (
    <div className="code-search-box">
      <SearchOutlined fontSize="small" />
      <input
        ref={inputRef}
        type="search"
        spellCheck={false}
        autoComplete="off"
        aria-label={t('search')}
        placeholder={t('hint')}
        value={query}
        onChange={(event) => setCodesQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setCodesQuery('')
          if (event.key === 'Enter' || event.key === 'ArrowDown') enterList(event)
        }}
      />
      {query === '' ? (
        <kbd>/</kbd>
      ) : (
        <IconButton aria-label={t('clear')} onClick={() => setCodesQuery('')}>
          <CloseOutlined fontSize="inherit" />
        </IconButton>
      )}
    </div>
  )
}

/** No id of a profile: the select needs a value for "not chosen". */
const noProfile = ''

function ProfileSelect({ profileId }: { profileId: string | undefined }) {
  const { t } = useTranslation('codes')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const isListed = profileId === undefined || catalogue.of(profileId) !== undefined
  return (
    <TextField
      select
      fullWidth={false}
      className="code-select is-profile"
      label={t('profile')}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      value={profileId ?? noProfile}
      onChange={(event) => setCodesProfile(event.target.value === noProfile ? null : event.target.value)}
    >
      <MenuItem value={noProfile}>{t('noProfile')}</MenuItem>
      {catalogue.all().map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name[language]}
        </MenuItem>
      ))}
      {!isListed && <MenuItem value={profileId}>{profileId}</MenuItem>}
    </TextField>
  )
}
