import { fill, type Words } from '../words/words.ts'

/** What is wrong with a rule, and where in the file: the steps to it. */
export interface RuleProblem {
  readonly at: readonly (string | number)[]
  /** A sentence without capital and full stop. */
  readonly says: Words
}

const problems = {
  duration: {
    en: '{given} is no time such as 500ms, 2s, 10m, 1h or 1d, a week at most',
    ru: '{given} — не время вида 500ms, 2s, 10m, 1h или 1d, не больше недели',
  },
  status: {
    en: '{given} is no command_status; ESME_RMSGQFUL or a number such as 20 is expected',
    ru: '{given} — не command_status; нужно имя, например ESME_RMSGQFUL, или число, например 20',
  },
  octet: {
    en: '{given} is no octet; 0 to 255 or 0x00 to 0xFF is expected',
    ru: '{given} — не октет; нужно от 0 до 255 или от 0x00 до 0xFF',
  },
  variable: {
    en: '{given} is neither a group of a pattern in when nor a field; known groups: {known}',
    ru: '{given} — не группа образца из when и не поле; известные группы: {known}',
  },
  nothing: {
    en: 'the rule does nothing: it needs reply, ack or both',
    ru: 'правило ничего не делает: нужен reply, ack или оба',
  },
  'ack-nothing': {
    en: 'ack needs delay, status or none',
    ru: 'в ack нужны delay, status или none',
  },
  'ack-both': {
    en: 'what is left unanswered has no status',
    ru: 'у оставленного без ответа нет статуса',
  },
  'without-reply': {
    en: 'it says how a reply is sent, and the rule has none',
    ru: 'оно говорит, как отправить ответ, а ответа в правиле нет',
  },
  'no-text': { en: 'the reply has no text', ru: 'у ответа нет текста' },
  'no-condition': {
    en: 'the filter asks whether requests were answered, which is not known while a message comes in',
    ru: 'фильтр спрашивает, отвечено ли на запросы, а при поступлении сообщения это ещё неизвестно',
  },
  'too-large': {
    en: 'the file has {given} characters; at most {known} are read',
    ru: 'в файле символов: {given}; читается не больше {known}',
  },
} as const satisfies Readonly<Record<string, Words>>

export function ruleProblem(
  at: RuleProblem['at'],
  code: keyof typeof problems,
  detail: { readonly given?: string; readonly known?: string } = {},
): RuleProblem {
  const { en, ru } = problems[code]
  return { at, says: { en: fill(en, detail), ru: fill(ru, detail) } }
}
