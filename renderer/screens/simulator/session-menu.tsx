import MoreVert from '@mui/icons-material/MoreVert'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Interference, interferences, type SimulatorState } from '../../../shared/contract/simulator.ts'
import { interfere } from '../../stores/simulator-store.ts'

/** What can be done to a client's session. */
export function SessionMenu({ session }: { session: SimulatorState['sessions'][number] }) {
  const { t } = useTranslation('simulator')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const about = t('sessions.menu', { peer: `${session.systemId ?? ''} ${session.remoteAddress}`.trim() })
  const isOffered = (how: Interference) =>
    how === 'answer' ? session.isSilent : how === 'silence' ? !session.isSilent : true
  return (
    <>
      <IconButton
        size="small"
        aria-label={about}
        title={about}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {interferences.filter(isOffered).map((how) => (
          <MenuItem
            key={how}
            onClick={() => {
              setAnchor(null)
              void interfere(session.sessionId, how)
            }}
          >
            {t(`sessions.do.${how}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
