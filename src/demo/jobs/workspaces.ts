import { DEFAULT_WORKSPACE, FINANCE_WORKSPACE, PROD_WORKSPACE } from '../scenarios/demo-instance'

/** A workspace of the demo. */
export interface Workspace {
  id: string
  /** How DGC's console calls it. */
  name: string
  /** Of the domains of `subjects.ts`; empty: all. */
  domains: readonly string[]
  /** Batch jobs. */
  jobs: number
  realTime: number
  /** Added to the ids of its runs. */
  firstRunId: bigint
  /** A segment in front of its log folders. */
  logRoot?: string
}

export const SOUTH_WORKSPACE = '9c1f5e7a3b2d4c8e9f0a1b2c3d4e5f60'
export const EMPTY_WORKSPACE = 'e0d1c2b3a49586778695a4b3c2d1e0f1'

export const DEMO_WORKSPACES: readonly Workspace[] = [
  {
    id: DEFAULT_WORKSPACE,
    name: 'default',
    domains: [],
    jobs: 250,
    realTime: 12,
    firstRunId: 0n,
  },
  {
    id: PROD_WORKSPACE,
    name: 'dw_prod',
    domains: ['trade', 'member', 'product'],
    jobs: 120,
    realTime: 3,
    firstRunId: 0n,
    logRoot: PROD_WORKSPACE,
  },
  {
    id: FINANCE_WORKSPACE,
    name: '财务数仓',
    domains: ['finance'],
    jobs: 36,
    realTime: 0,
    // Beyond what a double keeps, as int64 allows.
    firstRunId: 7_200_000_000_000_000_000n,
    logRoot: FINANCE_WORKSPACE,
  },
  {
    id: SOUTH_WORKSPACE,
    name: '华南门店',
    domains: ['store', 'supply'],
    jobs: 48,
    realTime: 1,
    firstRunId: 0n,
    logRoot: SOUTH_WORKSPACE,
  },
  {
    id: EMPTY_WORKSPACE,
    name: '沙箱',
    domains: [],
    jobs: 0,
    realTime: 0,
    firstRunId: 0n,
  },
]

/** Its fields and spellings are the older ones, until a switch says otherwise. */
export const OLDER_WORKSPACES: readonly string[] = [SOUTH_WORKSPACE]
