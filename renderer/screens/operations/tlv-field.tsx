import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import OutlinedInput from '@mui/material/OutlinedInput'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import { describeValue } from '../../../shared/inspect/describe.ts'
import { tlvLabel } from '../../../shared/inspect/span-list.ts'
import type { ProfileTlv } from '../../../shared/profiles/catalogue.ts'
import { readTag, tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { offeredTlvs, tagChoiceLabel, tagChoices, vendorTagWords } from '../../parts/pdu-form/tlv-tags.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { OperationDraft, TlvDraft } from '../../stores/operations-store.ts'
import { type FieldProblem, readNumber, tlvPlace } from './operation-draft.ts'

/** The TLVs of a PDU: those it may carry are offered, any other goes by its number. */
export function TlvField({
  command,
  profileId,
  draft,
  allowed,
  problems,
  onChange,
}: {
  command: string
  profileId: string | null
  draft: OperationDraft
  allowed: { readonly mandatory: readonly string[]; readonly all: readonly string[] }
  problems: Readonly<Record<string, FieldProblem>>
  onChange: (draft: OperationDraft) => void
}) {
  const { t } = useTranslation('operations')
  const { tlvs } = draft
  const change = (id: number, part: Partial<TlvDraft>) =>
    onChange({ ...draft, tlvs: tlvs.map((tlv) => (tlv.id === id ? { ...tlv, ...part } : tlv)) })
  const offered = offeredTlvs(useCatalogue(), profileId, command)
  const missing = offered.filter(
    ({ tag, required }) => required && !tlvs.some((tlv) => readTag(tlv.tag) === tag),
  )
  const add = (tags: readonly string[]) => {
    const lastId = Math.max(0, ...tlvs.map(({ id }) => id))
    const added = tags.map((tag, place) => ({ id: lastId + place + 1, tag, value: '' }))
    const modes = added.flatMap(({ id, tag }) => (tag === '' ? [] : [[tlvPlace(id), 'text'] as const]))
    onChange({
      ...draft,
      tlvs: [...tlvs, ...added],
      modes: { ...draft.modes, ...Object.fromEntries(modes) },
    })
  }
  return (
    <fieldset className="op-wide op-list">
      <legend>
        TLV <span className="dim">({tlvs.length})</span>
      </legend>
      {tlvs.map((tlv) => (
        <TlvRow
          key={tlv.id}
          tlv={tlv}
          mode={draft.modes[tlvPlace(tlv.id)] ?? 'hex'}
          options={allowed.all}
          offered={offered}
          profileId={profileId}
          isMandatory={allowed.mandatory.includes(tlv.tag) || isRequired(tlv.tag, offered)}
          isUnusual={readTag(tlv.tag) !== null && !isAllowed(tlv.tag, tagChoices(offered, allowed.all))}
          problem={problems[tlvPlace(tlv.id)]}
          onChange={(part) => change(tlv.id, part)}
          onMode={(mode) => onChange({ ...draft, modes: { ...draft.modes, [tlvPlace(tlv.id)]: mode } })}
          onRemove={() => onChange({ ...draft, tlvs: tlvs.filter(({ id }) => id !== tlv.id) })}
        />
      ))}
      <div className="op-buttons">
        <Button variant="outlined" onClick={() => add([''])}>
          {t('tlv.add')}
        </Button>
        {missing.length > 0 && (
          <Button variant="outlined" onClick={() => add(missing.map(({ tag }) => tlvLabel(tag)))}>
            {t('tlv.addRequired', { count: missing.length })}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function isAllowed(typed: string, names: readonly string[]): boolean {
  const tag = readTag(typed)
  return names.some((name) => readTag(name) === tag)
}

function isRequired(typed: string, rows: readonly ProfileTlv[]): boolean {
  const tag = readTag(typed)
  return rows.some((row) => row.required && row.tag === tag)
}

function TlvRow({
  tlv,
  mode,
  options,
  offered,
  profileId,
  isMandatory,
  isUnusual,
  problem,
  onChange,
  onMode,
  onRemove,
}: {
  tlv: TlvDraft
  mode: 'text' | 'hex'
  options: readonly string[]
  offered: readonly ProfileTlv[]
  profileId: string | null
  isMandatory: boolean
  isUnusual: boolean
  problem: FieldProblem | undefined
  onChange: (part: Partial<TlvDraft>) => void
  onMode: (mode: 'text' | 'hex') => void
  onRemove: () => void
}) {
  const { t } = useTranslation('operations')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const tag = readTag(tlv.tag)
  const row = tag === null ? null : tlvByTag(tag)
  const type = row?.type ?? 'octets'
  const isText = type === 'octets' && mode === 'text'
  const number = readNumber(tlv.value)
  const meaning =
    row !== null && type === 'integer' && number !== null
      ? describeValue(`tlvs.${row.name}.value`, number, language)
      : null
  return (
    <div className="op-tlv">
      <Autocomplete
        freeSolo
        disableClearable
        size="small"
        options={tagChoices(offered, options)}
        renderOption={({ key, ...props }, choice) => (
          <li key={key} {...props}>
            {tagChoiceLabel(choice, offered, t('tlv.mandatory'))}
          </li>
        )}
        inputValue={tlv.tag}
        slotProps={{ popper: { className: 'op-options', placement: 'bottom-start' } }}
        onInputChange={(_event, text) => onChange({ tag: text })}
        renderInput={(params) => (
          <TextField
            {...params}
            placeholder="0x1400"
            error={problem === 'tag' && tlv.tag !== ''}
            slotProps={{
              ...params.slotProps,
              htmlInput: {
                ...params.slotProps.htmlInput,
                className: `${params.slotProps.htmlInput.className ?? ''} mono`,
                'aria-label': t('tlv.tag'),
                spellCheck: false,
              },
            }}
          />
        )}
      />
      <OutlinedInput
        value={tlv.value}
        placeholder={t(`tlv.type.${isText ? 'c-octet-string' : type}`)}
        error={problem !== undefined && problem !== 'tag'}
        slotProps={{
          input: {
            className: 'mono',
            'aria-label': t('tlv.value', { tag: tlv.tag }),
            spellCheck: false,
            autoComplete: 'off',
          },
        }}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <IconButton aria-label={t('tlv.remove', { tag: tlv.tag })} onClick={onRemove}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
      <div className="op-words op-tlv-words dim">
        {tag !== null &&
          (row === null
            ? (vendorTagWords(catalogue, tag, language, profileId) ?? tlvLabel(tag))
            : `${hexNumber(tag, 2)} ${row.doc[language]}`)}
        {meaning !== null && ` ${meaning}`}
        {isMandatory && ` · ${t('tlv.mandatory')}`}
        {isUnusual && <span className="warn"> · {t('tlv.unusual')}</span>}
        {type === 'octets' && tag !== null && (
          <button
            type="button"
            className="link-button op-mode"
            aria-pressed={mode === 'text'}
            onClick={() => onMode(mode === 'text' ? 'hex' : 'text')}
          >
            {t(mode === 'text' ? 'tlv.asHex' : 'tlv.asText')}
          </button>
        )}
        {problem !== undefined && (tlv.tag !== '' || problem !== 'tag') && (
          <span className="bad"> · {t(`problem.${problem}`)}</span>
        )}
      </div>
    </div>
  )
}
