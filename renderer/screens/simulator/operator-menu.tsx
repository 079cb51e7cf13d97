import MoreVert from '@mui/icons-material/MoreVert'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { builtInOperatorId } from '../../../shared/contract/built-in-operator.ts'
import { addOperator, removeOperator, useSimulator } from '../../stores/simulator-store.ts'

/** Adds an operator, copies the one on show, or takes it away. */
export function OperatorMenu() {
  const { t } = useTranslation('simulator')
  const { operators, operatorId } = useSimulator()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const shown = operators.find((one) => one.operatorId === operatorId)
  const name = shown === undefined || shown.name === '' ? t('operators.builtIn') : shown.name
  const doing = (act: () => Promise<void>) => () => {
    setAnchor(null)
    void act()
  }
  const fresh = freeName(
    'SMSC',
    operators.map((one) => one.name),
  )
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('operators.menu')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        title={t('operators.menu')}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={doing(() => addOperator(fresh, null))}>{t('operators.add')}</MenuItem>
        <MenuItem onClick={doing(() => addOperator(fresh, operatorId))}>{t('operators.duplicate')}</MenuItem>
        <MenuItem
          disabled={operatorId === builtInOperatorId}
          onClick={doing(() =>
            removeOperator(operatorId, { done: t('operators.removed', { name }), undo: t('operators.undo') }),
          )}
        >
          {t('operators.remove')}
        </MenuItem>
      </Menu>
    </>
  )
}

/** `base` with the first number from 2 on that no other has. */
function freeName(base: string, taken: readonly string[]): string {
  let number = 2
  while (taken.includes(`${base} ${number}`)) number++
  return `${base} ${number}`
}
