import DeleteOutlined from '@mui/icons-material/DeleteOutlined'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import type { MessageDraft } from '../../stores/load-draft.ts'
import { changeMessage, removeMessage } from '../../stores/load-store.ts'

/** One kind of message of the load; its weight counts where there are several. */
export function LoadMessageFields({ message, isOnly }: { message: MessageDraft; isOnly: boolean }) {
  const { t } = useTranslation('load')
  const { id } = message
  const field = (name: 'from' | 'to' | 'text' | 'weight', rows?: number) => (
    <FormField label={t(`message.${name}`)} className={`load-message-${name}`}>
      {(ids) => (
        <TextInput
          ids={ids}
          value={message[name]}
          isMono={name !== 'text'}
          {...(rows === undefined ? {} : { rows })}
          onChange={(value) => changeMessage(id, { [name]: value })}
        />
      )}
    </FormField>
  )
  return (
    <div className="load-message">
      {field('from')}
      {field('to', 1)}
      {field('text', 2)}
      <div className="load-message-foot">
        <FormControlLabel
          control={
            <Checkbox
              checked={message.asksReceipt}
              onChange={(event) => changeMessage(id, { asksReceipt: event.target.checked })}
            />
          }
          label={t('message.receipt')}
        />
        {!isOnly && field('weight')}
        {!isOnly && (
          <IconButton
            aria-label={t('removeMessage')}
            title={t('removeMessage')}
            onClick={() => removeMessage(id)}
          >
            <DeleteOutlined fontSize="small" />
          </IconButton>
        )}
      </div>
    </div>
  )
}
