/**
 * Who may import whom, from the lowest floor up: a folder, or a file beside the folders, imports itself and what stands
 * on lower floors, never a neighbour on its own. Each list is one tree; `stepsIn` names a folder with floors of its own.
 */
export const folderOrder: readonly FolderOrder[] = [
  {
    tree: 'shared',
    floors: [
      ['words'],
      ['text', 'tls', 'faults', 'guide', 'work'],
      ['smpp'],
      ['pcap', 'receipts'],
      ['inspect', 'codes'],
      ['profiles'],
      ['message', 'explain'],
      ['paste', 'filter'],
      ['diff', 'simulator'],
      ['bulk', 'json', 'doctor', 'answering', 'relay'],
      ['load'],
      ['plan'],
      ['contract'],
      ['acceptance'],
    ],
  },
  {
    tree: 'electron',
    floors: [
      ['make-folder.ts'],
      ['places.ts', 'compiled-code.ts', 'heap-growth.ts', 'defect-log.ts', 'build', 'hosts', 'wire'],
      ['preload.ts', 'session', 'versions'],
      ['load'],
      ['checks', 'smsc', 'capture', 'source', 'delivery'],
      ['storage'],
      ['messages', 'desktop', 'relay'],
      ['bulk'],
      ['opened', 'answering'],
      ['export'],
      ['plans'],
      ['workspace'],
      ['handlers'],
      ['open-storage.ts'],
      ['engine-parts.ts'],
      ['engine.ts'],
      ['serve.ts', 'main.ts'],
      ['cli'],
      ['serve-entry.ts', 'packaging'],
    ],
  },
  {
    tree: 'electron/cli',
    floors: [
      ['console', 'command-tree.ts'],
      ['options', 'send-run.ts', 'start-program.ts', 'completion'],
      ['views'],
      ['bulk', 'capture'],
      ['load'],
      ['plan'],
      ['acceptance'],
      ['commands'],
      ['run-cli.ts'],
      ['run-main.ts'],
      ['main.ts'],
    ],
  },
  {
    tree: 'renderer',
    floors: [['locales', 'link'], ['stores'], ['parts'], ['screens'], ['app'], ['main.tsx']],
  },
  {
    tree: 'renderer/screens',
    floors: [
      [
        'connections',
        'composer',
        'bulk',
        'operations',
        'inspector',
        'messages',
        'auto-reply',
        'conversations',
        'codes',
        'explain',
        'providers',
        'simulator',
        'plans',
        'relay',
        'load',
        'settings',
        'help',
      ],
    ],
  },
]

export interface FolderOrder {
  /** From the root of the project, with '/'. */
  readonly tree: string
  readonly floors: readonly (readonly string[])[]
}

/** Places whose files are named after a call group, a command or a screen, so that a name stands in several. */
export const sharedNames: readonly string[] = [
  'shared/contract/',
  'electron/handlers/',
  'electron/cli/commands/',
  'renderer/locales/',
  'renderer/app/app.tsx',
  'renderer/main.tsx',
  'electron/cli/main.ts',
]
