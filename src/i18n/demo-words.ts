import { use } from 'react'
import { type DemoWords } from './en/demo'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of the page that lists the runs of the demo. */
const demoWords = createWords<DemoWords>({
  en: async () => (await import('./en/demo')).demo,
  'zh-CN': async () => (await import('./zh-CN/demo')).demo,
})

/** The words of the page of the demo: suspends until they are loaded. */
export function useDemoWords(): DemoWords {
  const { lang } = useLocale()
  return use(demoWords.load(lang))
}
