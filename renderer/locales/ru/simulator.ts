export const simulator = {
  title: 'Симулятор',
} as const
