export const inspector = {
  title: 'Трафик',
} as const
