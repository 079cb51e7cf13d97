export const composer = {
  title: 'Сообщение',
} as const
