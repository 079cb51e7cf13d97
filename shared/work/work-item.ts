import { z } from 'zod'
import { fill, type Language, type Words } from '../words/words.ts'

/** Names that one sentence lists. */
const maxNames = 5

/** Something that goes on in the engine and ends with it. */
export const workItemSchema = z.discriminatedUnion('kind', [
  /** Sessions of ours that are bound; names of their connections. */
  z.object({ kind: z.literal('bound'), count: z.number(), names: z.array(z.string()).max(maxNames) }),
  /** Sessions of ours that are being opened, come back by themselves, or wait for an outbind. */
  z.object({ kind: z.literal('opening'), count: z.number(), names: z.array(z.string()).max(maxNames) }),
  /** A table that is read and checked. */
  z.object({ kind: z.literal('bulk-check'), name: z.string() }),
  /** A bulk run that is sent; rows that are left wait for their turn. */
  z.object({ kind: z.literal('bulk'), name: z.string(), rows: z.number(), left: z.number() }),
  /** A bulk run that begins by itself; epoch ms. */
  z.object({ kind: z.literal('bulk-later'), name: z.string(), rows: z.number(), startAt: z.number() }),
  z.object({ kind: z.literal('load'), connection: z.string() }),
  /** The acceptance, or a plan of the user's. */
  z.object({
    kind: z.literal('plan'),
    plan: z.object({ en: z.string(), ru: z.string() }),
    connection: z.string(),
  }),
  /** An operator that listens; clients that are connected. */
  z.object({ kind: z.literal('simulator'), name: z.string(), port: z.number(), clients: z.number() }),
  z.object({ kind: z.literal('relay'), port: z.number(), applications: z.number() }),
  /** Captured requests that are sent again; it ends with its window. */
  z.object({ kind: z.literal('replay') }),
  /** Work on selected messages; it ends with its window. */
  z.object({ kind: z.literal('messages') }),
])
export type WorkItem = z.infer<typeof workItemSchema>

const wordTable = {
  bound: { en: 'Sessions bound: {count} ({names})', ru: 'Сессий подключено: {count} ({names})' },
  opening: {
    en: 'Sessions being opened or waiting: {count} ({names})',
    ru: 'Сессий открывается или ждёт: {count} ({names})',
  },
  'bulk-check': { en: 'The table “{name}” is being checked', ru: 'Проверяется таблица «{name}»' },
  bulk: {
    en: 'Bulk run “{name}”: rows {rows}, still to be sent {left}',
    ru: 'Рассылка «{name}»: строк {rows}, ещё не отправлено {left}',
  },
  'bulk-later': {
    en: 'Bulk run “{name}” that begins {start}: rows {rows}',
    ru: 'Рассылка «{name}», начало {start}: строк {rows}',
  },
  load: { en: 'A load over “{connection}”', ru: 'Нагрузка на «{connection}»' },
  plan: { en: 'The check “{plan}” of “{connection}”', ru: 'Проверка «{plan}» подключения «{connection}»' },
  simulator: {
    en: 'The simulator “{name}” on port {port}, clients: {clients}',
    ru: 'Симулятор «{name}» на порту {port}, клиентов: {clients}',
  },
  relay: {
    en: 'The relay on port {port}, applications: {applications}',
    ru: 'Посредник на порту {port}, приложений: {applications}',
  },
  replay: { en: 'Captured requests are being sent again', ru: 'Повторно отправляются записанные запросы' },
  messages: { en: 'Work on selected messages', ru: 'Работа с выбранными сообщениями' },
} as const satisfies Record<WorkItem['kind'], Words>

/** What is at work, in one line of the reader's language. */
export function workText(item: WorkItem, language: Language): string {
  return fill(wordTable[item.kind][language], detailOf(item, language))
}

function detailOf(item: WorkItem, language: Language): Record<string, string | number> {
  if (item.kind === 'bound' || item.kind === 'opening') return { count: item.count, names: namesOf(item) }
  if (item.kind === 'plan') return { plan: item.plan[language], connection: item.connection }
  if (item.kind === 'bulk-later') {
    return { ...item, start: new Date(item.startAt).toLocaleString(language) }
  }
  return item
}

function namesOf({ count, names }: { count: number; names: readonly string[] }): string {
  return names.join(', ') + (count > names.length ? ', …' : '')
}

/** Names as an item has them: each once, and no more than one line can take. */
export function shownNames(names: readonly string[]): string[] {
  return [...new Set(names)].slice(0, maxNames)
}
