import { type GraphWords } from './en/graph'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the graph of a run. */
export const useGraphWords = createUseWords(
  createWords<GraphWords>({
    en: async () => (await import('./en/graph')).graph,
    'zh-CN': async () => (await import('./zh-CN/graph')).graph,
  }),
)
