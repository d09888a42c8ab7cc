import { use } from 'react'
import { type DemoWords } from './en/demo'
import { demoWords } from './load'
import { useLocale } from './locale'

/** The words of the page of the demo: suspends until they are loaded. */
export function useDemoWords(): DemoWords {
  const { lang } = useLocale()
  return use(demoWords.load(lang))
}
