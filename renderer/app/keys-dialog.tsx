import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useTranslation } from 'react-i18next'
import { KeyList } from '../parts/keys/key-list.tsx'
import { type KeyPlace, keyTable } from '../parts/keys/keys-by-place.ts'
import { openHelp, setKeysOpen, useNavigation } from '../stores/navigation-store.ts'
import { roomOf, type TabId } from '../stores/rooms.ts'

/** Where keys are told of that a tab has. */
const placesOfTab: Readonly<Record<TabId, readonly KeyPlace[]>> = {
  connections: ['connect'],
  message: ['compose'],
  many: [],
  operation: ['pdu'],
  octets: ['pdu'],
  messages: ['messages', 'lists'],
  inbox: ['messages', 'lists'],
  conversations: ['compose', 'lists'],
  'auto-reply': [],
  live: ['inspect', 'errors', 'differences', 'lists', 'pdu'],
  paste: ['lists', 'pdu'],
  codes: ['lists'],
  providers: ['lists'],
  simulator: [],
  plans: [],
  relay: [],
  load: [],
  settings: [],
  help: ['lists'],
}

/** The keys of the screen on show, then those of everywhere, then the rest. */
export function KeysDialog() {
  const { t } = useTranslation('common')
  const { t: settings } = useTranslation('settings')
  const tab = useNavigation((state) => state.tab)
  const here = placesOfTab[tab]
  const rest = (Object.keys(keyTable) as KeyPlace[]).filter(
    (place) => place !== 'everywhere' && !here.includes(place),
  )
  const close = () => setKeysOpen(false)
  return (
    <Dialog open onClose={close} maxWidth="md" fullWidth aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{settings('keys.title')}</DialogTitle>
      <DialogContent dividers tabIndex={0}>
        {here.length > 0 && (
          <>
            <p className="strong">{t(`rooms.${roomOf(tab)}`)}</p>
            <KeyList places={here} />
          </>
        )}
        <KeyList places={['everywhere', ...rest]} />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => openHelp(tab === 'help' ? 'keyboard' : undefined)}>{t('keysGuide')}</Button>
        <Button onClick={close}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}
