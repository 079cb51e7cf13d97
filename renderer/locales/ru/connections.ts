export const connections = {
  title: 'Подключения',
} as const
