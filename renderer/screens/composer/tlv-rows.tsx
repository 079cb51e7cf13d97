import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import OutlinedInput from '@mui/material/OutlinedInput'
import TextField from '@mui/material/TextField'
import { useTranslation } from 'react-i18next'
import { tlvTable } from '../../../shared/smpp/tlv-table.ts'
import { readTag } from '../../../shared/smpp/tlv-value.ts'
import { changeDraft, type TlvDraft } from '../../stores/composer-store.ts'
import { readHex, tagName } from './tlv-draft.ts'

const tagNames = tlvTable.map((row) => row.name)

function hexTag(tag: number): string {
  return `0x${tag.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Optional parameters: a tag by number or name, its value in hex. */
export function TlvRows({ tlvs }: { tlvs: readonly TlvDraft[] }) {
  const { t } = useTranslation('composer')
  const change = (id: number, part: Partial<TlvDraft>) =>
    changeDraft({ tlvs: tlvs.map((tlv) => (tlv.id === id ? { ...tlv, ...part } : tlv)) })
  const add = () =>
    changeDraft({ tlvs: [...tlvs, { id: Math.max(0, ...tlvs.map((tlv) => tlv.id)) + 1, tag: '', hex: '' }] })
  return (
    <div className="tlv-rows">
      {tlvs.map((tlv) => {
        const tag = readTag(tlv.tag)
        const name = tagName(tlv.tag)
        const digits = readHex(tlv.hex)
        return (
          <div key={tlv.id} className="tlv-row">
            <Autocomplete
              freeSolo
              disableClearable
              size="small"
              options={tagNames}
              inputValue={tlv.tag}
              onInputChange={(_event, value) => change(tlv.id, { tag: value })}
              renderInput={(params) => (
                <TextField
                  {...params}
                  className="mono-input"
                  placeholder="0x1400"
                  error={tlv.tag !== '' && tag === null}
                  slotProps={{
                    ...params.slotProps,
                    htmlInput: {
                      ...params.slotProps.htmlInput,
                      'aria-label': t('tlvs.tag'),
                      spellCheck: false,
                    },
                  }}
                />
              )}
            />
            <OutlinedInput
              className="mono-input"
              value={tlv.hex}
              placeholder={t('tlvs.value')}
              error={tlv.hex !== '' && digits === null}
              inputProps={{ 'aria-label': t('tlvs.value'), spellCheck: false, autoComplete: 'off' }}
              onChange={(event) => change(tlv.id, { hex: event.target.value })}
            />
            <IconButton
              aria-label={t('tlvs.remove', { tag: tlv.tag })}
              onClick={() => changeDraft({ tlvs: tlvs.filter((other) => other.id !== tlv.id) })}
            >
              <CloseOutlined fontSize="inherit" />
            </IconButton>
            <div className="field-words tlv-words">
              {tag !== null && (
                <>
                  <span className="mono">{hexTag(tag)}</span> {name ?? t('tlvs.unknown')}
                  {digits !== null && ` · ${t('tlvs.octets', { count: digits.length / 2 })}`}
                </>
              )}
              {tlv.tag !== '' && tag === null && <span className="bad">{t('tlvs.badTag')}</span>}
              {tlv.hex !== '' && digits === null && <span className="bad"> {t('tlvs.badHex')}</span>}
            </div>
          </div>
        )
      })}
      <Button variant="outlined" onClick={add}>
        {t('tlvs.add')}
      </Button>
    </div>
  )
}
