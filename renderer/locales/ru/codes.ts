export const codes = {
  title: 'Коды',
} as const
