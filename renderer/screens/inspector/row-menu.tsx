import Divider from '@mui/material/Divider'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filterField } from '../../../shared/filter/field-table.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { captureColumnList } from '../../stores/columns-store.ts'
import { andFilter, applyFilter, notFilter, prepareFilter } from '../../stores/filter-store.ts'
import { fieldOfColumn } from '../../stores/kept-columns.ts'
import { editRuleFor } from '../../stores/list-dialogs-store.ts'
import { CopyItems } from './copy-items.tsx'
import type { MenuField } from './menu-fields.ts'
import type { Closing, MenuTarget } from './menu-target.ts'
import { PduItems } from './pdu-items.tsx'
import './list.css'

/** What can be done with a PDU and one of its fields: filters, a column, a colour, copies. */
export function RowMenu({ target, onClose }: { target: MenuTarget | null; onClose: () => void }) {
  // Its content stays while it closes.
  const [shown, setShown] = useState(target)
  if (target !== null && target !== shown) setShown(target)
  if (shown === null) return null
  const key = `${shown.row.seq} ${shown.left} ${shown.top}`
  return <OpenMenu key={key} target={shown} isOpen={target !== null} onClose={onClose} />
}

function OpenMenu({
  target: { row, fields, at, left, top },
  isOpen,
  onClose,
}: {
  target: MenuTarget
  isOpen: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('list')
  const [index, setIndex] = useState(at)
  const field = fields[index] ?? null
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step !== 0 && fields.length > 0) setIndex((index + step + fields.length) % fields.length)
  }
  const closing = (run: () => void) => () => {
    onClose()
    run()
  }
  return (
    // The list is focused, and not an item: the arrow keys walk elements that lie in it at once.
    <Menu
      open={isOpen}
      onClose={onClose}
      autoFocus
      disableAutoFocusItem
      anchorReference="anchorPosition"
      anchorPosition={{ left, top }}
      slotProps={{
        paper: { className: 'row-menu', onKeyDown: walk },
        list: { 'aria-label': t('menu.row', { seq: row.seq }) },
      }}
    >
      <MenuHead field={field} isOneOfMany={fields.length > 1} />
      <FieldItems field={field} closing={closing} />
      <PduItems row={row} closing={closing} />
      <Divider />
      <CopyItems row={row} field={field} closing={closing} />
    </Menu>
  )
}

/** The condition that the menu is about. */
function MenuHead({ field, isOneOfMany }: { field: MenuField | null; isOneOfMany: boolean }) {
  const { t } = useTranslation('list')
  return (
    // A menu holds items alone: this one does nothing, and is told anew as the condition changes.
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an item of a menu, as MUI's own are
    <li className="row-menu-field" role="menuitem" aria-disabled aria-live="polite" tabIndex={-1}>
      <span className="mono foreign cut" title={field?.condition}>
        {field === null ? (
          <span className="dim">{t('menu.noField')}</span>
        ) : (
          <ForeignText text={field.condition} />
        )}
      </span>
      {isOneOfMany && <span className="dim">{t('menu.walk')}</span>}
    </li>
  )
}

function FieldItems({ field, closing }: { field: MenuField | null; closing: Closing }) {
  const { t } = useTranslation('list')
  const columns = captureColumnList.useColumns()
  const condition = field?.condition ?? ''
  const isNone = field === null
  const isShown = columns.some((id) => isSameField(fieldOfColumn(id), field?.name ?? null))
  return (
    <>
      <MenuItem disabled={isNone} onClick={closing(() => applyFilter(condition))}>
        {t('menu.apply')}
      </MenuItem>
      <MenuItem disabled={isNone} onClick={closing(() => andFilter(condition))}>
        {t('menu.and')}
      </MenuItem>
      <MenuItem disabled={isNone} onClick={closing(() => notFilter(condition))}>
        {t('menu.not')}
      </MenuItem>
      <MenuItem disabled={isNone} onClick={closing(() => prepareFilter(condition))}>
        {t('menu.prepare')}
      </MenuItem>
      <Divider />
      <MenuItem
        disabled={isNone || isShown}
        onClick={closing(() => captureColumnList.addField(field?.name ?? ''))}
      >
        {t('menu.column')}
      </MenuItem>
      <MenuItem disabled={isNone} onClick={closing(() => editRuleFor(condition))}>
        {t('menu.rule')}
      </MenuItem>
    </>
  )
}

function isSameField(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && filterField(one)?.name === filterField(other)?.name
}
