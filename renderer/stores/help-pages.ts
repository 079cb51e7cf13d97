import type { GuidePageId } from '../../shared/guide/guide-table.ts'
import type { TabId } from './rooms.ts'

/** The page of the guide that tells of a tab: F1 opens it. */
export const pageOfTab: Readonly<Record<Exclude<TabId, 'help'>, GuidePageId>> = {
  connections: 'connecting',
  message: 'composing',
  many: 'bulk',
  operation: 'composing',
  octets: 'composing',
  messages: 'messages',
  inbox: 'messages',
  conversations: 'answering',
  'auto-reply': 'answering',
  live: 'watching',
  paste: 'explaining',
  codes: 'explaining',
  providers: 'profiles',
  simulator: 'simulator',
  relay: 'relay',
  plans: 'plans',
  load: 'load',
  settings: 'settings',
}
