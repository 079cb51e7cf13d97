import { useTranslation } from 'react-i18next'
import type { PastedItem, PasteReading } from '../../../shared/paste/pasted-item.ts'
import { copyText } from '../../parts/copy-text.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useExplain } from '../../stores/explain-store.ts'
import { notifyDone, notifyFault } from '../../stores/toast-store.ts'
import { type AnswerContext, answerText, ticketOfItem, ticketOfPaste } from './answer-text.ts'

/** 'text': the answer in words; 'ticket': with what was pasted, fields and octets. */
export type CopyForm = 'text' | 'ticket'

interface CopyAnswers {
  readonly one: (item: PastedItem, form: CopyForm, showsPassword: boolean) => void
  readonly all: (reading: PasteReading, form: CopyForm) => void
}

/** Puts answers on the clipboard and says so. */
export function useCopyAnswers(profileId: string | null): CopyAnswers {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const contextOf = (showsPassword: boolean): AnswerContext => {
    const { content } = useExplain.getState().pasted
    const text = typeof content === 'string' ? content : null
    return { catalogue, language, profileId, t, showsPassword, text }
  }
  const put = (text: string, form: CopyForm) => {
    const said = t(form === 'text' ? 'copied' : 'ticketCopied')
    copyText(text).then(() => notifyDone(said), notifyFault)
  }
  return {
    one: (item, form, showsPassword) => {
      const context = contextOf(showsPassword)
      put(form === 'text' ? answerText(item, context) : ticketOfItem(item, context), form)
    },
    all: (reading, form) => {
      const context = contextOf(false)
      const text = reading.items.map((item) => answerText(item, context)).join('\n\n')
      put(form === 'text' ? text : ticketOfPaste(reading, context), form)
    },
  }
}
