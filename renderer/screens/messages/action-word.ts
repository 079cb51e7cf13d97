import type { TFunction } from 'i18next'
import type { MessageAction } from '../../../shared/message/message-action.ts'

/** What a button says that does it with the selected messages. */
export function actionWord(action: MessageAction, t: TFunction<'messages'>): string {
  return action === 'query' ? t('ask.query_sm') : t(`selection.do.${action}`)
}
