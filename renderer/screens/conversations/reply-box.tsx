import SendOutlined from '@mui/icons-material/SendOutlined'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberPair } from '../../../shared/message/number-pair.ts'
import { commandKey } from '../../parts/command-key.ts'
import { useKeys } from '../../parts/keys/use-keys.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { ViaSelect } from '../../parts/via-select.tsx'
import { composeWith } from '../../stores/navigation-store.ts'
import { setReplyText, useReplyText } from '../../stores/reply-texts-store.ts'
import { useReplyDraft } from './use-reply-draft.ts'

/** Answers in the conversation: text, coding and parts in sight, sent over the chosen connection. */
export function ReplyBox({ pair }: { pair: NumberPair }) {
  const { t } = useTranslation('conversations')
  const { t: composer } = useTranslation('composer')
  const { t: common } = useTranslation('common')
  const id = useId()
  const { text, isLast } = useReplyText(pair)
  const reply = useReplyDraft(pair, text, isLast)
  const { connection, intent, plan, problem, isSending } = reply
  const send = async () => {
    if (!(await reply.send())) return
    setReplyText(pair, { text: '', isLast: false })
  }
  useKeys('compose', { send: ({ repeat }) => (repeat ? undefined : void send()) })
  return (
    <footer className="reply-box">
      <textarea
        id={id}
        className="reply-text"
        rows={2}
        dir="auto"
        aria-label={common('palette.reply', { to: pair.peer })}
        aria-describedby={`${id}-plan`}
        placeholder={t('reply.placeholder')}
        maxLength={100_000}
        value={text}
        onChange={(event) => setReplyText(pair, { text: event.target.value, isLast })}
      />
      {problem !== null && (
        <div className="reply-problem" role="alert">
          <NoticeText body={problem} />
        </div>
      )}
      <div className="reply-box-bar">
        <span id={`${id}-plan`} className="dim reply-plan">
          {text === ''
            ? t('reply.from', { from: intent.source.addr })
            : t('reply.plan', {
                count: plan.segments.length,
                encoding: composer(`encoding.${plan.encoding}`),
              })}
        </span>
        {reply.isUssd && (
          <FormControlLabel
            label={t('reply.ends')}
            control={
              <Checkbox
                size="small"
                checked={isLast}
                onChange={(_event, checked) => setReplyText(pair, { text, isLast: checked })}
              />
            }
          />
        )}
        <ViaSelect connection={connection} onChange={reply.choose} />
        <Button
          variant="outlined"
          onClick={() =>
            composeWith({
              ...(connection === null ? {} : { connectionId: connection.connectionId }),
              ...{ intent, reply: { insteadOf: null } },
            })
          }
        >
          {t('reply.compose')}
        </Button>
        <Button
          variant="contained"
          disabled={text === '' || isSending || connection === null}
          startIcon={<SendOutlined fontSize="inherit" />}
          aria-keyshortcuts={commandKey === '⌘' ? 'Meta+Enter' : 'Control+Enter'}
          title={`${commandKey} Enter`}
          onClick={() => void send()}
        >
          {t('reply.send')}
        </Button>
      </div>
    </footer>
  )
}
