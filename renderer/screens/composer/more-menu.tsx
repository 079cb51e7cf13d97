import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined'
import IconButton from '@mui/material/IconButton'
import ListItemText from '@mui/material/ListItemText'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../shared/contract/connections.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { probeText } from '../../../shared/text/alphabet-probe.ts'
import { cliCommand, whyNoCommand } from '../../parts/cli-command.ts'
import { copyText } from '../../parts/copy-text.ts'
import { applyRequest, changeIntent, restoreDraft, useComposer } from '../../stores/composer-store.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { TemplatePicker } from './template-picker.tsx'
import { TemplateSaver } from './template-saver.tsx'

/** More actions on the message: templates, and the same as a command. */
export const MoreMenu = memo(function MoreMenu({
  connection,
  latestIntent,
}: {
  connection: Connection | null
  /** The message as it stands when something is chosen. */
  latestIntent: () => SendIntent
}) {
  const { t } = useTranslation('composer')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [saved, setSaved] = useState<SendIntent | null>(null)
  const [isPicking, setPicking] = useState(false)
  const closing = (run: () => void) => () => {
    setAnchor(null)
    run()
  }
  const use = (intent: SendIntent) => {
    const before = useComposer.getState().draft
    // The numbering of parts goes on: a template's own reference would repeat with each use.
    applyRequest({ intent: { ...intent, reference: before.intent.reference } }, null)
    notifyDone(t('templates.used'), { label: t('undo'), run: () => restoreDraft(before) })
  }
  const probe = () => {
    const before = useComposer.getState().draft
    changeIntent({ text: probeText(), encoding: 'gsm7' })
    notifyDone(t('probe.used'), { label: t('undo'), run: () => restoreDraft(before) })
  }
  return (
    <>
      <IconButton
        className="more-button"
        aria-label={t('more')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertOutlined fontSize="inherit" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={closing(() => setPicking(true))}>{t('templates.open')}</MenuItem>
        <MenuItem onClick={closing(() => setSaved(latestIntent()))}>{t('templates.save')}</MenuItem>
        <MenuItem onClick={closing(() => goTo('many'))}>{t('many')}</MenuItem>
        <MenuItem onClick={closing(probe)}>
          <ListItemText className="more-item" secondary={t('probe.about')}>
            {t('probe.use')}
          </ListItemText>
        </MenuItem>
        <CommandItem connection={connection} latestIntent={latestIntent} onChosen={() => setAnchor(null)} />
      </Menu>
      {isPicking && <TemplatePicker onUse={use} onClose={() => setPicking(false)} />}
      {saved !== null && <TemplateSaver intent={saved} onClose={() => setSaved(null)} />}
    </>
  )
})

/** Copies the command that sends the same message, or says why there is none. */
function CommandItem({
  connection,
  latestIntent,
  onChosen,
}: {
  connection: Connection | null
  latestIntent: () => SendIntent
  onChosen: () => void
}) {
  const { t } = useTranslation('composer')
  const hindrance = connection === null ? null : whyNoCommand(connection)
  const copy = async () => {
    onChosen()
    if (connection === null) return
    await copyText(cliCommand(latestIntent(), connection))
    notifyDone(t('cli.copied'))
  }
  return (
    <MenuItem
      className={hindrance === null ? undefined : 'more-hindered'}
      disabled={connection === null || hindrance !== null}
      onClick={() => void copy()}
    >
      <ListItemText
        className="more-item"
        secondary={hindrance === null ? undefined : t(`cli.no.${hindrance}`)}
      >
        {t('cli.copy')}
      </ListItemText>
    </MenuItem>
  )
}
