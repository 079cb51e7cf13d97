import type { Words } from '../words/words.ts'

/** Why a message that a rule found is not replied to. */
export const heldBackTable = {
  refused: {
    en: 'it was refused or left unanswered by a rule',
    ru: 'правило отклонило его или оставило без ответа',
  },
  'no-sender': { en: 'it has no sender', ru: 'у него нет отправителя' },
  alphanumeric: {
    en: 'its sender is a name, which cannot be replied to',
    ru: 'его отправитель — имя, ответить на которое нельзя',
  },
  'own-number': { en: 'it would answer itself', ru: 'ответ ушёл бы самому себе' },
  'no-value': { en: 'a variable of the reply has no value', ru: 'для переменной в ответе нет значения' },
  once: { en: 'this number had this reply not long ago', ru: 'этот номер недавно уже получил этот ответ' },
  echo: { en: 'it is our own reply, sent back', ru: 'это наш же ответ, присланный обратно' },
  loop: {
    en: 'the same two texts go back and forth: two machines answer each other',
    ru: 'одни и те же два текста ходят туда и обратно: отвечают друг другу две машины',
  },
  pair: {
    en: 'too many replies between these two numbers in a short time: two machines may be answering each other',
    ru: 'слишком много ответов между этими двумя номерами за короткое время: возможно, отвечают друг другу две машины',
  },
  'too-soon': {
    en: 'the last reply to this number is too short ago',
    ru: 'с прошлого ответа на этот номер прошло слишком мало времени',
  },
  'too-many': { en: 'too many replies wait to be sent', ru: 'слишком много ответов ждут отправки' },
  'not-sendable': { en: 'the reply cannot be sent', ru: 'ответ отправить нельзя' },
} as const satisfies Readonly<Record<string, Words>>

export type HeldBack = keyof typeof heldBackTable
export const heldBackReasons = Object.keys(heldBackTable) as readonly HeldBack[] as readonly [
  HeldBack,
  ...HeldBack[],
]
