import type { Words } from '../../shared/words/words.ts'

export const planReportWords = {
  title: { en: 'SMPP test report', ru: 'Отчёт об испытаниях SMPP' },
  verdict: { en: 'Verdict', ru: 'Итог' },
  account: { en: 'Account', ru: 'Аккаунт' },
  plan: { en: 'Plan', ru: 'План' },
  host: { en: 'Address', ru: 'Адрес' },
  profile: { en: 'Provider’s profile', ru: 'Профиль провайдера' },
  started: { en: 'Started', ru: 'Начало' },
  took: { en: 'Took', ru: 'Длительность' },
  version: { en: 'SMPP Workbench', ru: 'SMPP Workbench' },
  results: { en: 'Checks', ru: 'Проверки' },
  check: { en: 'Check', ru: 'Проверка' },
  row: { en: 'Data', ru: 'Данные' },
  time: { en: 'Time', ru: 'Время' },
  measured: { en: 'Measured', ru: 'Измерено' },
  expected: { en: 'Expected', ru: 'Ожидалось' },
  value: { en: 'Value', ru: 'Показатель' },
  evidence: { en: 'PDUs: {count}', ru: 'PDU: {count}' },
  absent: { en: 'absent', ru: 'нет' },
  stopped: { en: 'The run was stopped before its end.', ru: 'Прогон остановлен до конца.' },
  attempts: { en: 'passed at attempt {count}; before: {why}', ru: 'с попытки {count}; до этого: {why}' },
  step: { en: 'step {number}, {action}', ru: 'шаг {number}, {action}' },
  octetsLeftOut: { en: 'octets left out', ru: 'октеты не сохранены' },
} as const satisfies Readonly<Record<string, Words>>

export type PlanReportWord = keyof typeof planReportWords
