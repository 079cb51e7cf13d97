import { captureTargets } from './capture-targets.ts'
import { fileTargets } from './file-targets.ts'
import { pduTargets } from './pdu-targets.ts'
import type { Target } from './target.ts'
import { textTargets } from './text-targets.ts'

export const targets: readonly Target[] = [...pduTargets, ...textTargets, ...captureTargets, ...fileTargets]
