import { type SnapshotWords } from './en/snapshot'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the file and the image that a run is saved as. */
export const snapshotWords = createWords<SnapshotWords>({
  en: async () => (await import('./en/snapshot')).snapshot,
  'zh-CN': async () => (await import('./zh-CN/snapshot')).snapshot,
})
export const useSnapshotWords = createUseWords(snapshotWords)
