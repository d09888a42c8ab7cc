import { use } from 'react'
import { type GraphWords } from './en/graph'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of the graph of a run. */
const graphWords = createWords<GraphWords>({
  en: async () => (await import('./en/graph')).graph,
  'zh-CN': async () => (await import('./zh-CN/graph')).graph,
})

/** The words of the graph: suspends until they are loaded. */
export function useGraphWords(): GraphWords {
  const { lang } = useLocale()
  return use(graphWords.load(lang))
}
