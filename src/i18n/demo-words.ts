import { type DemoWords } from './en/demo'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the page that lists the runs of the demo. */
export const useDemoWords = createUseWords(
  createWords<DemoWords>({
    en: async () => (await import('./en/demo')).demo,
    'zh-CN': async () => (await import('./zh-CN/demo')).demo,
  }),
)
