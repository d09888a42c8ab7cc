import { use } from 'react'
import { type SnapshotWords } from './en/snapshot'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of the file and the image that a run is saved as. */
export const snapshotWords = createWords<SnapshotWords>({
  en: async () => (await import('./en/snapshot')).snapshot,
  'zh-CN': async () => (await import('./zh-CN/snapshot')).snapshot,
})

/** The words of the file that a run is saved as: suspends until they are loaded. */
export function useSnapshotWords(): SnapshotWords {
  const { lang } = useLocale()
  return use(snapshotWords.load(lang))
}
