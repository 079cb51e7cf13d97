import Autocomplete from '@mui/material/Autocomplete'
import OutlinedInput from '@mui/material/OutlinedInput'
import TextField from '@mui/material/TextField'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { describeValue } from '../../../shared/inspect/describe.ts'
import { type EnumName, type EnumPart, enumTable } from '../../../shared/smpp/enum-table.ts'
import type { FieldRow } from '../../../shared/smpp/field-kinds.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { type FieldProblem, readNumber } from './operation-draft.ts'

/** One field of a PDU under its wire name: a number with its named values, or text with its octets counted. */
export function ValueField({
  row,
  path,
  value,
  problem,
  suggestions,
  onChange,
}: {
  row: FieldRow
  /** 'submit_multi.dest_address.dest_addr_ton': what describes its values. */
  path: string
  value: string
  problem: FieldProblem | undefined
  /** Of a text: what may be meant. */
  suggestions?: readonly string[]
  onChange: (value: string) => void
}) {
  const { t } = useTranslation('operations')
  const language = useLanguage()
  const id = useId()
  const { kind } = row
  const number = kind.type === 'integer' ? (readNumber(value) ?? (value === '' ? 0 : null)) : null
  const words =
    problem !== undefined
      ? t(`problem.${problem}`)
      : kind.type === 'integer'
        ? number === null
          ? null
          : describeValue(path, number, language)
        : kind.type === 'c-octet-string' && kind.format === 'time' && value !== ''
          ? describeValue(path, value, language)
          : null
  const limit = kind.type === 'c-octet-string' ? kind.maxOctets - 1 : null
  const options =
    kind.type === 'integer' && kind.values !== null && kind.values !== 'command_status'
      ? enumOptions(kind.values, path, language)
      : suggestions?.map((text) => ({ value: text, label: text }))
  return (
    <div className="op-field">
      <div className="op-label">
        <label htmlFor={id} className="mono">
          {row.name}
        </label>
      </div>
      {options === undefined ? (
        <OutlinedInput
          id={id}
          fullWidth
          value={value}
          placeholder={kind.type === 'integer' ? '0' : ''}
          error={problem !== undefined}
          slotProps={{
            input: {
              className: 'mono',
              spellCheck: false,
              autoComplete: 'off',
              'aria-describedby': `${id}-words`,
            },
          }}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Autocomplete
          id={id}
          freeSolo
          disableClearable
          size="small"
          options={options}
          filterOptions={(all) => all}
          getOptionLabel={(option) => (typeof option === 'string' ? option : option.value)}
          getOptionKey={(option) => (typeof option === 'string' ? option : option.value)}
          renderOption={({ key, ...props }, option) => (
            <li key={key} {...props}>
              {option.label}
            </li>
          )}
          slotProps={{ popper: { className: 'op-options', placement: 'bottom-start' } }}
          inputValue={value}
          onInputChange={(_event, text, reason) => reason !== 'reset' && onChange(text)}
          onChange={(_event, option) => onChange(typeof option === 'string' ? option : option.value)}
          renderInput={(params) => (
            <TextField
              {...params}
              placeholder={kind.type === 'integer' ? '0' : ''}
              error={problem !== undefined}
              slotProps={{
                ...params.slotProps,
                htmlInput: {
                  ...params.slotProps.htmlInput,
                  className: `${params.slotProps.htmlInput.className ?? ''} mono`,
                  spellCheck: false,
                  'aria-describedby': `${id}-words`,
                },
              }}
            />
          )}
        />
      )}
      <div className="op-said">
        <div id={`${id}-words`} className={`op-words ${problem === undefined ? 'dim' : 'bad'}`}>
          {words}
        </div>
        {limit !== null && (
          <span className={value.length > limit ? 'warn' : 'dim'}>
            {value.length}/{limit}
          </span>
        )}
      </div>
    </div>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

/** The named values of a field; of a bit field each run of bits by itself, to be added up. */
function enumOptions(name: EnumName, path: string, language: Language): Option[] {
  const parts: readonly EnumPart[] = enumTable[name]
  const isWhole = parts.length === 1
  const values = [
    ...new Set(
      parts.flatMap((part, index) =>
        part.values.map((row) => row.value).filter((v) => index === 0 || v !== 0),
      ),
    ),
  ]
  return values.map((value) => {
    const typed = isWhole && value < 10 ? String(value) : hexNumber(value)
    return { value: typed, label: describeValue(path, value, language) ?? typed }
  })
}
