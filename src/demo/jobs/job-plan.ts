import { type Schedule } from './schedule'

export type Layer = 'ods' | 'dwd' | 'dws' | 'ads'

/** A job of the demo, from which its definition and all of its runs are computed. */
export interface JobPlan {
  name: string
  /** One per job of all workspaces; ids of jobs and runs are made of it. */
  serial: number
  /** What varies by job varies by this. */
  seed: number
  layer: Layer
  subject: string
  subjectZh: string
  /** Which of the source systems it reads; they fail by turns. */
  source: number
  folder: string
  owner: string
  tags: readonly string[]
  description: string
  priority: number
  status: 'SCHEDULING' | 'PAUSED' | 'STOPPED'
  schedule: Schedule
  /** Jobs of the same day that must end first. */
  upstream: readonly JobPlan[]
  /** When one of them fails: this one is skipped, or goes on. */
  dependFailPolicy: 'FAIL' | 'IGNORE'
  usualMs: number
  /** Its place among the jobs that have a problem in turn. */
  rota: number | null
  /** `trend`: slower with every day until its next version. `campaign`: whole weeks are filled in again. */
  habit: 'trend' | 'campaign' | null
  /** Nodes that work side by side. */
  width: number
  /** One node only. */
  isSingle: boolean
  /** The pipeline of `orders-steps.ts`. */
  isOrders: boolean
  /** False for the batch job of a real-time job's node: it has runs, and ListJobs does not know it. */
  isListed: boolean
}

export interface RealTimePlan {
  name: string
  serial: number
  folder: string
  owner: string
  status: 'NORMAL' | 'EXCEPTION' | 'STARTING' | 'STOPPED'
}
