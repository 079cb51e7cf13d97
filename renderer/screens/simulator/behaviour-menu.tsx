import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import { moveBehaviour, removeBehaviour } from '../../stores/simulator-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'

/** What can be done with a behaviour. `before` and `behind`: ids of its neighbours on show. */
export function BehaviourMenu({
  behaviour,
  before,
  behind,
  onEdit,
  onDuplicate,
}: {
  behaviour: Behaviour
  before: string | undefined
  behind: string | undefined
  onEdit: () => void
  onDuplicate: () => void
}) {
  const { t } = useTranslation('simulator')
  const { t: common } = useTranslation('common')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const { id } = behaviour
  const then = (run: () => void) => () => {
    setAnchor(null)
    run()
  }
  const move = (to: string | undefined) => () => {
    if (to !== undefined) void moveBehaviour(id, to)
  }
  const remove = async () => {
    const putBack = await removeBehaviour(id)
    if (putBack === null) return
    notifyDone(t('rules.removed', { name: id }), { label: common('undo'), run: putBack })
  }
  return (
    <>
      <IconButton
        aria-label={t('rules.more', { name: id })}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreVertOutlined fontSize="small" />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={then(onEdit)}>{t('rules.edit')}</MenuItem>
        <MenuItem onClick={then(onDuplicate)}>{t('rules.duplicate')}</MenuItem>
        <MenuItem disabled={before === undefined} onClick={then(move(before))}>
          {t('rules.up')}
        </MenuItem>
        <MenuItem disabled={behind === undefined} onClick={then(move(behind))}>
          {t('rules.down')}
        </MenuItem>
        <MenuItem onClick={then(() => void remove())}>{t('rules.remove')}</MenuItem>
      </Menu>
    </>
  )
}
