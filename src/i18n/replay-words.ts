import { type ReplayWords } from './en/replay'
import { createWords } from './load'

/** Of the replay of a run. */
export const replayWords = createWords<ReplayWords>({
  en: async () => (await import('./en/replay')).replay,
  'zh-CN': async () => (await import('./zh-CN/replay')).replay,
})
