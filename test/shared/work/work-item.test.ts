import { expect, test } from 'vitest'
import { shownNames, type WorkItem, workItemSchema, workText } from '../../../shared/work/work-item.ts'

const items: readonly [WorkItem, string, string][] = [
  [
    { kind: 'bound', count: 2, names: ['Gateway', 'Backup'] },
    'Sessions bound: 2 (Gateway, Backup)',
    'Сессий подключено: 2 (Gateway, Backup)',
  ],
  [
    { kind: 'opening', count: 9, names: ['Gateway'] },
    'Sessions being opened or waiting: 9 (Gateway, …)',
    'Сессий открывается или ждёт: 9 (Gateway, …)',
  ],
  [
    { kind: 'bulk', name: 'spring.csv', rows: 598, left: 410 },
    'Bulk run “spring.csv”: rows 598, still to be sent 410',
    'Рассылка «spring.csv»: строк 598, ещё не отправлено 410',
  ],
  [
    { kind: 'plan', plan: { en: 'Acceptance', ru: 'Приёмка' }, connection: 'Gateway' },
    'The check “Acceptance” of “Gateway”',
    'Проверка «Приёмка» подключения «Gateway»',
  ],
  [
    { kind: 'simulator', name: 'Local', port: 2776, clients: 3 },
    'The simulator “Local” on port 2776, clients: 3',
    'Симулятор «Local» на порту 2776, клиентов: 3',
  ],
]

test.each(items)('%j is said in one line of either language', (item, en, ru) => {
  expect(workItemSchema.parse(item)).toEqual(item)
  expect(workText(item, 'en')).toBe(en)
  expect(workText(item, 'ru')).toBe(ru)
})

test('a run that begins later says when', () => {
  const startAt = Date.parse('2026-11-30T12:00:00Z')
  const said = workText({ kind: 'bulk-later', name: 'a.csv', rows: 3, startAt }, 'en')
  expect(said).toContain(new Date(startAt).toLocaleString('en'))
  expect(said).not.toContain('{')
})

test('names are told once each, and no more than one line can take', () => {
  expect(shownNames(['a', 'a', 'b'])).toEqual(['a', 'b'])
  expect(shownNames(['a', 'b', 'c', 'd', 'e', 'f'])).toHaveLength(5)
})
