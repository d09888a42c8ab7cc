import { type JobsWords } from './en/jobs'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the pages that list jobs: loaded with the first of them. */
export const jobsWords = createWords<JobsWords>({
  en: async () => (await import('./en/jobs')).jobs,
  'zh-CN': async () => (await import('./zh-CN/jobs')).jobs,
})
export const useJobsWords = createUseWords(jobsWords)
