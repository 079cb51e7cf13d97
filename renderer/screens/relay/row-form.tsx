import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { relayFieldNames } from '../../../shared/relay/relay-action.ts'
import type { RelayRow } from '../../../shared/relay/relay-row.ts'
import { statusTable } from '../../../shared/smpp/status-table.ts'
import { HelpButton } from '../../parts/help-button.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { editRow, saveRow } from '../../stores/relay-store.ts'
import { actionKinds, draftOf, type RowDraft, readDraft } from './row-draft.ts'
import { whenText } from './when-text.ts'

const sides = ['application', 'provider', 'both'] as const
const statusNames = statusTable.map(({ name }) => name).filter((name) => name !== 'ESME_ROK')

interface FieldProps {
  readonly draft: RowDraft
  /** In words, by the fields of the draft. */
  readonly problems: Readonly<Record<string, string>>
  readonly onChange: (change: Partial<RowDraft>) => void
}

/** One row of the relay; `id` '' makes a new one. */
export function RowForm({ rows, id }: { rows: readonly RelayRow[]; id: string }) {
  const { t } = useTranslation('relay')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const known = rows.find((row) => row.id === id)
  const [begun] = useState(known)
  const [draft, setDraft] = useState(() => draftOf(known, rows))
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const { filter: _filter, ...others } = known?.when ?? {}
  const save = async () => {
    const read = readDraft(draft, known)
    if ('problems' in read) {
      const said = Object.entries(read.problems).map(([name, words]) => [
        name,
        words?.[language] ?? t('form.bad'),
      ])
      setProblems(Object.fromEntries(said))
      return
    }
    const isTaken = read.row.id !== id && rows.some((row) => row.id === read.row.id)
    if (isTaken) setProblems({ id: t('form.taken') })
    else if (await saveRow(id, read.row, begun)) editRow(null)
  }
  const fields = {
    draft,
    problems,
    onChange: (change: Partial<RowDraft>) => {
      setProblems({})
      setDraft({ ...draft, ...change })
    },
  }
  return (
    <section className="pane relay-panel" aria-labelledby="relay-form">
      <header className="relay-panel-head">
        <h2 id="relay-form">{known === undefined ? t('form.new') : t('form.edit', { id })}</h2>
        <HelpButton page="relay" section={3} />
      </header>
      <form
        className="relay-panel-body relay-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Text {...fields} name="id" label={t('form.id')} />
        <Choice
          {...fields}
          name="from"
          label={t('form.from')}
          values={sides}
          say={(one) => t(`rows.from.${one}`)}
        />
        <Text {...fields} name="filter" label={t('form.filter')} help={t('form.filterHelp')} isMono />
        {Object.keys(others).length > 0 && (
          <p className="dim">{t('form.others', { words: whenText(others, language) })}</p>
        )}
        <Choice
          {...fields}
          name="kind"
          label={t('form.do')}
          values={actionKinds}
          say={(one) => t(`form.kind.${one}`)}
        />
        <ActionFields {...fields} />
        <div className="relay-form-end">
          <Button onClick={() => editRow(null)}>{tc('cancel')}</Button>
          <Button type="submit" variant="contained">
            {t('form.save')}
          </Button>
        </div>
      </form>
    </section>
  )
}

function ActionFields(props: FieldProps) {
  const { t } = useTranslation('relay')
  switch (props.draft.kind) {
    case 'delay':
      return <Text {...props} name="ms" label={t('form.ms')} />
    case 'drop':
      return null
    case 'refuse':
      return (
        <>
          <Names {...props} name="status" label="command_status" names={statusNames} />
          <Choice
            {...props}
            name="as"
            label={t('form.as')}
            values={['response', 'generic_nack'] as const}
            say={(one) => one}
          />
        </>
      )
    case 'set-field':
      return (
        <>
          <Names {...props} name="field" label={t('form.field')} names={relayFieldNames} />
          <Text {...props} name="value" label={t('form.value')} isMono />
        </>
      )
    case 'set-tlv':
      return (
        <>
          <Text {...props} name="tag" label={t('form.tag')} help={t('form.tagHelp')} isMono />
          <Text {...props} name="hex" label={t('form.hex')} isMono />
        </>
      )
    case 'remove-tlv':
      return <Text {...props} name="tag" label={t('form.tag')} help={t('form.tagHelp')} isMono />
    case 'replace-text':
      return (
        <>
          <Text {...props} name="find" label={t('form.find')} />
          <Text {...props} name="replacement" label={t('form.replacement')} />
        </>
      )
  }
}

function Text({
  draft,
  problems,
  onChange,
  name,
  label,
  help,
  isMono = false,
}: FieldProps & { name: keyof RowDraft; label: string; help?: string; isMono?: boolean }) {
  return (
    <TextField
      size="small"
      fullWidth
      label={label}
      value={draft[name]}
      error={problems[name] !== undefined}
      helperText={problems[name] ?? help}
      onChange={(event) => onChange({ [name]: event.target.value })}
      slotProps={{ htmlInput: { className: isMono ? 'mono' : '', autoComplete: 'off', spellCheck: false } }}
    />
  )
}

function Choice<const V extends string>({
  draft,
  onChange,
  name,
  label,
  values,
  say,
}: FieldProps & { name: keyof RowDraft; label: string; values: readonly V[]; say: (value: V) => string }) {
  return (
    <TextField
      select
      size="small"
      fullWidth
      label={label}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    >
      {values.map((value) => (
        <MenuItem key={value} value={value}>
          {say(value)}
        </MenuItem>
      ))}
    </TextField>
  )
}

/** A name of a list, or whatever else is typed. */
function Names({
  draft,
  problems,
  onChange,
  name,
  label,
  names,
}: FieldProps & { name: keyof RowDraft; label: string; names: readonly string[] }) {
  return (
    <Autocomplete
      freeSolo
      size="small"
      options={[...names]}
      inputValue={draft[name]}
      onInputChange={(_event, typed) => onChange({ [name]: typed })}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          error={problems[name] !== undefined}
          helperText={problems[name]}
        />
      )}
    />
  )
}
