import { use } from 'react'
import { type ShareWords } from './en/share'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of the menu that shares a run. */
export const shareWords = createWords<ShareWords>({
  en: async () => (await import('./en/share')).share,
  'zh-CN': async () => (await import('./zh-CN/share')).share,
})

/** The words of the menu that shares a run: suspends until they are loaded. */
export function useShareWords(): ShareWords {
  const { lang } = useLocale()
  return use(shareWords.load(lang))
}
