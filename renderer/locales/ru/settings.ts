export const settings = {
  title: 'Настройки',
} as const
