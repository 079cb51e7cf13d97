import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { type Fault, faultText } from '../../../shared/faults/fault.ts'
import { statusName, statusValue } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { MeasureContext } from './measure.ts'
import type { Answer, BindEnd } from './probe.ts'

type Known = Pick<MeasureContext, 'catalogue' | 'connection'>

const statusOk = statusValue('ESME_ROK')

/** 'ESME_RINVPASWD', '0x0401 «text too long»': a status as this provider means it. */
export function statusWords({ catalogue, connection }: Known, status: number, command: string): Words {
  const name = statusName(status)
  if (!name.startsWith('0x')) return { en: name, ru: name }
  const hex = hexNumber(status, status > 0xffff ? 4 : 2)
  const { profileId } = connection
  const meant = (language: 'en' | 'ru') => {
    const words = explainStatus(catalogue, status, command, profileId, language).split(' · ')[0] ?? ''
    return words === '' ? hex : `${hex} «${words}»`
  }
  return { en: meant('en'), ru: meant('ru') }
}

/** An answer in words: 'accepted', its status, or that there was none. */
export function answerWords(known: Known, answer: Answer, command = 'submit_sm_resp'): Words {
  if (answer.kind === 'unanswered') return sentence('no-answer')
  if (answer.kind === 'lost') return sentence('link-lost')
  if (answer.kind === 'never-sent') return sentence('not-sent')
  if (answer.command === 'generic_nack') {
    const status = statusWords(known, answer.status, 'generic_nack')
    return { en: `generic_nack ${status.en}`, ru: `generic_nack ${status.ru}` }
  }
  return answer.status === statusOk ? sentence('accepted') : statusWords(known, answer.status, command)
}

export function bindEndWords(known: Known, end: BindEnd): Words {
  if (end.kind === 'bound') return sentence('accepted')
  if (end.kind === 'refused') {
    return sentence('bind-refused', { status: statusWords(known, end.status, 'bind_transceiver_resp') })
  }
  const { code, detail } = end.fault
  const { seconds = 0 } = detail as Readonly<Record<string, string | number>>
  if (code === 'session.bind-timeout') return sentence('bind-unanswered', { seconds })
  if (code === 'session.closed-before-bind') return sentence('bind-hung-up')
  return faultWords(end.fault)
}

export function faultWords(fault: Fault): Words {
  return { en: faultText(fault, 'en').what, ru: faultText(fault, 'ru').what }
}

/** 'name: words; name: words', in each language. */
export function listed(rows: readonly (readonly [name: string | Words, words: Words])[]): Words {
  const list = (language: 'en' | 'ru') =>
    rows
      .map(([name, words]) => `${typeof name === 'string' ? name : name[language]}: ${words[language]}`)
      .join('; ')
  return { en: list('en'), ru: list('ru') }
}
