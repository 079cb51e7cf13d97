export const messages = {
  title: 'Сообщения',
} as const
