import ArrowDownward from '@mui/icons-material/ArrowDownward'
import ArrowUpward from '@mui/icons-material/ArrowUpward'
import DeleteOutlined from '@mui/icons-material/DeleteOutlined'
import EditOutlined from '@mui/icons-material/EditOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import { relayActionWords } from '../../../shared/relay/relay-action.ts'
import type { RelayRow } from '../../../shared/relay/relay-row.ts'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { editRow, removeRow, saveRow, shiftRow } from '../../stores/relay-store.ts'
import { whenText } from './when-text.ts'

/** Rows that delay, drop, refuse or change what passes; each is undone by its switch, while the relay runs. */
export function RowsPanel({
  rows,
  acted,
}: {
  rows: readonly RelayRow[]
  acted: Readonly<Record<string, number>>
}) {
  const { t } = useTranslation('relay')
  return (
    <section className="pane relay-panel" aria-labelledby="relay-rows">
      <header className="relay-panel-head">
        <h2 id="relay-rows">{t('rows.title')}</h2>
        <span className="dim">{t('rows.help')}</span>
      </header>
      <div className="relay-panel-body">
        {rows.length === 0 && <p className="dim">{t('rows.empty')}</p>}
        {rows.map((row, index) => (
          <RowLine key={row.id} row={row} acted={acted[row.id] ?? 0} index={index} count={rows.length} />
        ))}
        <Button variant="outlined" onClick={() => editRow('')}>
          {t('rows.add')}
        </Button>
      </div>
    </section>
  )
}

function RowLine({
  row,
  acted,
  index,
  count,
}: {
  row: RelayRow
  acted: number
  index: number
  count: number
}) {
  const { t } = useTranslation('relay')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const { id } = row
  return (
    <div className={`relay-row ${row.isOn ? '' : 'relay-row-off'}`}>
      <Switch
        checked={row.isOn}
        onChange={(_event, isOn) => void saveRow(id, { ...row, isOn }, row)}
        slotProps={{ input: { 'aria-label': t('rows.toggle', { id }) } }}
      />
      <div className="grow relay-row-words">
        <span className="strong">{relayActionWords(row.do)[language]}</span>
        <div className="dim">
          {t(`rows.from.${row.from}`)}
          {whenText(row.when, language) !== '' && ` · ${whenText(row.when, language)}`}
        </div>
        <div className="dim">
          <span className="mono">{id}</span> ·{' '}
          {t('rows.acted', { count: acted, formatted: formatCount(acted, language) })}
        </div>
      </div>
      <IconButton
        size="small"
        aria-label={t('rows.up', { id })}
        disabled={index === 0}
        onClick={() => void shiftRow(id, -1)}
      >
        <ArrowUpward fontSize="inherit" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('rows.down', { id })}
        disabled={index === count - 1}
        onClick={() => void shiftRow(id, 1)}
      >
        <ArrowDownward fontSize="inherit" />
      </IconButton>
      <IconButton size="small" aria-label={t('rows.edit', { id })} onClick={() => editRow(id)}>
        <EditOutlined fontSize="inherit" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('rows.remove', { id })}
        onClick={() => void removeRow(id, { said: t('rows.removed', { id }), label: tc('undo') })}
      >
        <DeleteOutlined fontSize="inherit" />
      </IconButton>
    </div>
  )
}
