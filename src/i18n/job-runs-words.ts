import { type JobRunsWords } from './en/job-runs'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the page of one job. */
export const jobRunsWords = createWords<JobRunsWords>({
  en: async () => (await import('./en/job-runs')).jobRuns,
  'zh-CN': async () => (await import('./zh-CN/job-runs')).jobRuns,
})
export const useJobRunsWords = createUseWords(jobRunsWords)
