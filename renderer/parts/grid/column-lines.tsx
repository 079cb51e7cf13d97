import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined'
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined'
import CloseOutlined from '@mui/icons-material/CloseOutlined'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import type { ColumnList } from '../../stores/column-list.ts'
import { fieldOfColumn } from '../../stores/kept-columns.ts'
import './columns-dialog.css'

/** The columns that are shown, in their order, each with its ways to move and to hide. */
export function ColumnLines({ list, titleOf }: { list: ColumnList; titleOf: (id: string) => string }) {
  const { t } = useTranslation('list')
  const columns = list.useColumns()
  return (
    <ol className="columns-shown">
      {columns.map((id, index) => {
        const column = titleOf(id)
        return (
          <li key={id}>
            <span className={fieldOfColumn(id) === null ? 'grow cut' : 'grow cut mono'}>{column}</span>
            <IconButton
              aria-label={t('columns.up', { column })}
              disabled={index === 0}
              onClick={() => list.move(id, -1)}
            >
              <ArrowUpwardOutlined fontSize="inherit" />
            </IconButton>
            <IconButton
              aria-label={t('columns.down', { column })}
              disabled={index === columns.length - 1}
              onClick={() => list.move(id, 1)}
            >
              <ArrowDownwardOutlined fontSize="inherit" />
            </IconButton>
            <IconButton
              aria-label={t('columns.hide', { column })}
              disabled={columns.length === 1}
              onClick={() => list.hide(id)}
            >
              <CloseOutlined fontSize="inherit" />
            </IconButton>
          </li>
        )
      })}
    </ol>
  )
}
