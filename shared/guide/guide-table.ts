import type { Words } from '../words/words.ts'

/** A page of the guide: its file is docs/guide/LANGUAGE/ID.md, whose first line is its title. */
export interface GuidePageRow {
  readonly chapter: GuideChapter
  readonly title: Words
  /** What another source than the page itself says: `npm run fix` writes it anew. */
  readonly isGenerated?: true
}

/** Parts of the guide, in order. */
export const guideChapters = {
  start: { en: 'Start', ru: 'Начало' },
  jobs: { en: 'Jobs', ru: 'Работа' },
  tests: { en: 'Tests', ru: 'Испытания' },
  around: { en: 'Around it', ru: 'Вокруг' },
  reference: { en: 'Reference', ru: 'Справочник' },
} as const satisfies Record<string, Words>

export type GuideChapter = keyof typeof guideChapters

/** The pages by their ids, in the order in which they are read. Ids are addresses: never renamed. */
export const guidePages = {
  'first-minute': { chapter: 'start', title: { en: 'The first minute', ru: 'Первая минута' } },
  install: { chapter: 'start', title: { en: 'Install', ru: 'Установка' } },
  connecting: {
    chapter: 'jobs',
    title: { en: 'Connect, and why a bind fails', ru: 'Подключение, и почему не удаётся bind' },
  },
  composing: {
    chapter: 'jobs',
    title: { en: 'Compose a message and see its octets', ru: 'Составить сообщение и увидеть его октеты' },
  },
  watching: {
    chapter: 'jobs',
    title: { en: 'Watch the traffic and find one PDU', ru: 'Следить за трафиком и найти один PDU' },
  },
  explaining: {
    chapter: 'jobs',
    title: { en: 'Explain a paste, a receipt, a code', ru: 'Объяснить вставку, отчёт, код' },
  },
  messages: { chapter: 'jobs', title: { en: 'Messages and receipts', ru: 'Сообщения и отчёты' } },
  answering: {
    chapter: 'jobs',
    title: { en: 'Conversations and auto-reply', ru: 'Переписки и автоответ' },
  },
  bulk: { chapter: 'jobs', title: { en: 'One text to many numbers', ru: 'Один текст на много номеров' } },
  captures: {
    chapter: 'jobs',
    title: { en: 'Capture files: open, compare, replay', ru: 'Файлы записи: открыть, сравнить, повторить' },
  },
  handover: { chapter: 'jobs', title: { en: 'Hand over to others', ru: 'Передать другим' } },
  acceptance: { chapter: 'tests', title: { en: 'Accept an account', ru: 'Приёмка учётной записи' } },
  plans: { chapter: 'tests', title: { en: 'Test plans', ru: 'Планы испытаний' } },
  load: { chapter: 'tests', title: { en: 'Load', ru: 'Нагрузка' } },
  simulator: { chapter: 'tests', title: { en: 'The simulator', ru: 'Симулятор' } },
  relay: { chapter: 'tests', title: { en: 'The relay', ru: 'Посредник' } },
  profiles: { chapter: 'around', title: { en: 'Provider profiles', ru: 'Профили провайдеров' } },
  server: { chapter: 'around', title: { en: 'On a server', ru: 'На сервере' } },
  'server-install': {
    chapter: 'around',
    title: { en: 'Install on a server', ru: 'Установка на сервер' },
  },
  settings: {
    chapter: 'around',
    title: { en: 'Settings and where data lies', ru: 'Настройки и где лежат данные' },
  },
  security: { chapter: 'around', title: { en: 'Security and privacy', ru: 'Безопасность и приватность' } },
  limits: {
    chapter: 'around',
    title: { en: 'What is not possible, and why', ru: 'Что невозможно и почему' },
  },
  filter: { chapter: 'reference', title: { en: 'The filter language', ru: 'Язык фильтра' } },
  'filter-fields': {
    chapter: 'reference',
    title: { en: 'Fields of the filter', ru: 'Поля фильтра' },
    isGenerated: true,
  },
  keyboard: { chapter: 'reference', title: { en: 'Keyboard', ru: 'Клавиши' }, isGenerated: true },
  'command-line': {
    chapter: 'reference',
    title: { en: 'Command line', ru: 'Командная строка' },
    isGenerated: true,
  },
  notes: {
    chapter: 'reference',
    title: { en: 'Notes on PDUs', ru: 'Замечания к PDU' },
    isGenerated: true,
  },
  faults: {
    chapter: 'reference',
    title: { en: 'Errors of the workbench', ru: 'Ошибки программы' },
    isGenerated: true,
  },
  pdus: {
    chapter: 'reference',
    title: { en: 'PDUs, statuses, TLVs', ru: 'PDU, статусы, TLV' },
    isGenerated: true,
  },
} as const satisfies Record<string, GuidePageRow>

export type GuidePageId = keyof typeof guidePages

export function guidePageIds(): readonly GuidePageId[] {
  return Object.keys(guidePages) as GuidePageId[]
}

export function isGuidePage(id: string): id is GuidePageId {
  return Object.hasOwn(guidePages, id)
}

export function guidePageRow(id: GuidePageId): GuidePageRow {
  return guidePages[id]
}
