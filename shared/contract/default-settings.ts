import type { Settings } from './app.ts'

export const defaultSettings: Settings = {
  language: null,
  theme: 'system',
  messageNotices: false,
  closing: 'ask',
  captureLimit: 1_000_000,
  messageLimit: 500_000,
  sizeLimit: 4_096,
  ageLimit: 0,
  bulkLimit: 2_000_000,
}
