import { type DemoExample } from '../../src/contract/config'
import { STATUS, type Status } from '../../src/contract/status'

// Long, because it is one table: what the page of each run of the demo shows.

export type Expected =
  | {
      /** The word beside the name; where a run lives by the clock, any of these. */
      badge: readonly string[]
      nodes: number
      /** Null where they depend on whether its definition was read already, which is tested in insight/describe-findings. */
      findings: number | null
      /** Sentences that stand on the page. */
      says: readonly string[]
    }
  | { error: string; says: readonly string[]; actions: readonly string[] }

const badge = (...statuses: readonly Status[]) => statuses.map((status) => STATUS[status].label.en)

const run = (status: Status, nodes: number, ...says: readonly string[]): Expected => ({
  badge: badge(status),
  nodes,
  findings: 0,
  says,
})

/** A run whose findings are all listed: as many as sentences are given, unless a number says otherwise. */
const odd = (
  status: Status,
  nodes: number,
  says: readonly string[],
  findings: number | null = says.length,
): Expected => ({
  badge: badge(status),
  nodes,
  findings,
  says,
})

const live = (nodes: number): Expected => ({ badge: badge('running', 'fail'), nodes, findings: 0, says: [] })

const WORKSPACE = 'Open there'
const AGAIN = 'Try again'
const error = (title: string, says: readonly string[], ...actions: readonly string[]): Expected => ({
  error: title,
  says,
  actions: [...actions, 'Look up a run'],
})

const NO_START = 'No bar is drawn for a time that was not given.'

/** The newest finished cycle has an id of its own every time. */
export const keyOf = ({ job, id }: Pick<DemoExample, 'job' | 'id'>): string =>
  job === 'dwd_orders_daily' && /^883\d{7}$/.test(id) ? 'dwd_orders_daily/last cycle' : `${job}/${id}`

const PIPELINE: Record<string, Expected> = {
  'dwd_orders_daily/8829134502': live(26),
  'dwd_orders_daily/last cycle': run('fail', 26, '26 of 26 nodes finished'),
  'dwd_orders_daily/8829121177': run('fail', 26, '21 of 26 nodes finished', 'Scheduled', '3h 57m 34s'),
  'dwd_orders_daily/8829121100': run('success', 26, '26 of 26 nodes finished', '282,304,037'),
  'dwd_orders_daily/8829140001': run('success', 26, 'Manual', 'dw_prod'),
  'dws_finance_close/8829150001': run('fail', 26, 'PatchData', '4b7e0d2a91c64f3fa8d5c0e1b6f27a93'),
}

/** Pages that differ in their layout. What is said of the others beyond their own answers is tested in src/server/insight. */
const INSIGHT: Record<string, Expected> = {
  'dws_refunds_nightly/8871000007': run('fail', 12),
  'evt_held_run/8871000014': run('pause', 12),
  'evt_overdue/8871000015': run('running', 12),
  'evt_suspended/8871000016': run('running-exception', 12),
  'dws_planned/8871000020': run('waiting', 12),
  'graph_odd_places/8871000023': run('success', 12),
  'definition_cycle/8871000024': { ...run('success', 12), findings: null },
}

const STATES: Record<string, Expected> = {
  'dwd_orders_daily/8829122001': run('waiting', 26, 'not yet'),
  'dwd_orders_daily/8829122002': run('pause', 26, '18 of 26 nodes finished', 'so far'),
  'dwd_orders_daily/8829122003': run('running-exception', 26, '21 of 26 nodes finished', 'so far'),
  'dwd_orders_daily/8829122004': run('manual-stop', 26, '3h 44m 11s'),
  'dwd_orders_daily/8829122005': run('freeze', 26, 'not yet'),
  'dwd_orders_daily/8829122006': run('waiting-confirm', 26, 'not yet'),
  'dwd_orders_daily/8829122007': run('skip', 26, 'not given'),
  'dwd_orders_daily/8829122008': run('forceSuccess', 26, '21 of 26 nodes finished'),
  'dwd_orders_daily/8829122009': run('forceSuccess', 26, '21 of 26 nodes finished'),
  'dwd_orders_daily/8829122010': run('ignoreSuccess', 26, '26 of 26 nodes finished'),
  'dwd_orders_daily/8829122011': run('ignoreSuccess', 26, '26 of 26 nodes finished'),
  'job_batch/34766': run('success', 2, '18s'),
}

const LOGS: Record<string, Expected> = {
  'logs_of_every_kind/8860000001': odd('fail', 33, [
    'The log path of Node no_obs_path is not an obs:// path.',
  ]),
  'logs_of_every_kind/8860000002': run('running', 3, 'so far'),
}

const TIMES: Record<string, Expected> = {
  'times_one_instant/6601001': run('success', 1, '0 ms'),
  'times_not_given/6601002': odd('success', 8, [
    '5 nodes (both_missing, …) have run, but without a start time.',
  ]),
  'times_none_at_all/6601003': odd('success', 2, [
    'The instance has run, but without a start time.',
    NO_START,
  ]),
  'times_end_before_start/6601004': odd('success', 2, [
    'The instance ends before it starts.',
    'Node backwards ends before it starts.',
    'executeTime is not what it is documented to be.',
  ]),
  'times_in_seconds/6601005': odd('success', 2, ['startTime of Node in_seconds looks like seconds.'], 2),
  'times_all_in_seconds/6601006': odd('success', 2, ['planTime of the instance looks like seconds.'], 6),
  'times_outside_window/6601007': odd('success', 3, [
    'All nodes lie outside the instance’s window. They ended 2d 23h 52m before it started',
  ]),
  'times_idle_day/6601008': run('success', 2, '1d 00h 02m'),
  'times_still_running_at_end/6601009': odd('fail', 2, [
    'The run has ended, but Node left_running is still running.',
  ]),
  'times_in_the_future/6601010': odd('success', 2, [
    'startTime of Node next_year lies far in the future.',
    'endTime of Node next_year lies far in the future.',
    'Node next_year has run, but without a start time.',
  ]),
  'times_execute_time_in_minutes/6601011': odd('success', 1, ['executeTime is in minutes.']),
}

const SHAPE: Record<string, Expected> = {
  'job_batch/34765': odd('fail', 2, ['The instance id is given twice, with different values.'], 6),
  'nodes_none/6603001': run('success', 0, 'This run has no nodes.'),
  'nodes_missing/6603002': run('success', 0, 'This run has no nodes.'),
  'nodes_null/6603003': run('success', 0, 'This run has no nodes.'),
  'ids_of_19_digits/9223372036854775807': run(
    'success',
    3,
    '9223372036854775807',
    '9,007,199,254,740,993',
    '9,223,372,036,854,775,807',
  ),
  'total_unlike_nodes/6603005': odd('success', 3, ['The answer says 7 nodes and holds 3.']),
  'words_nobody_knows/6603006': {
    badge: ['initialized'],
    nodes: 9,
    findings: 7,
    says: ['hibernating', 'QuantumSQL', 'instanceType 9', 'errorMessage is in no documentation.'],
  },
  'numbers_as_text/6603007': odd('success', 4, ['is not what it is documented to be.'], null),
  'nodes_of_other_kinds/6603008': odd('success', 6, ['5 nodes have the same name.'], 2),
  'keys_of_the_language/6603009': odd('success', 2, ['__proto__ is in no documentation.'], 6),
  'deep_nesting/6603010': odd('success', 2, ['context is in no documentation.'], 2),
  'another_run_answers/6603011': odd('success', 2, ['The answer names another instance.'], 4),
  'fail_without_a_failure/6603012': odd('fail', 2, ['The status is fail, but both nodes are success.']),
  'success_with_a_failure/6603013': odd('success', 2, ['The status is success, but Node b is fail.']),
}

const TEXT: Record<string, Expected> = {
  'names_of_the_world/6602001': run('success', 5, 'تحميل_الطلبات', '🚀 加载 👩‍👩‍👧‍👦'),
  'names_with_signs/6602002': odd('success', 13, ['is not an obs:// path.']),
  'names_of_128_characters/6602003': run('success', 3, 'short'),
  'names_used_twice/6602004': odd('success', 3, ['2 nodes have the same name.']),
  '订单 日报.v2 100%/6602005': run('success', 2, '加载 订单.v2'),
  'log_paths/6602006': run('success', 8),
  'log_paths_hostile/6602007': odd('success', 10, [
    'The log path of 10 nodes (log_0, …) is not an obs:// path.',
  ]),
}

const SIZE: Record<string, Expected> = {
  'load_25/8840000025': run('fail', 25),
  'load_live_25/8840000025': live(25),
  'load_200/8840000200': run('fail', 200),
  'load_live_200/8840000200': live(200),
  'load_1000/8840001000': run('fail', 1_000),
  'load_live_1000/8840001000': live(1_000),
  'load_10000/8840010000': run('fail', 10_000),
  'load_50000/8840050000': run('fail', 50_000),
  'load_live_10000/8840010000': live(10_000),
}

/** One of each error page. Which fault leads to which code: client-faults.test; the words of each: i18n/errors.test. */
const FAULTS: Record<string, Expected> = {
  'fault-instance-missing': error(
    'No such instance',
    [
      'has no instance 34765 in the default workspace, or it is past the retention time.',
      'HTTP 400 DLF.0137',
    ],
    WORKSPACE,
    AGAIN,
  ),
  'fault-job-missing': error(
    'No such job',
    ['There is no job fault-job-missing in the default workspace. The address names no workspace'],
    WORKSPACE,
  ),
  'fault-no-rights': error('No permission for this workspace', [
    'Ask the workspace administrator for the viewer role.',
  ]),
  'fault-workspace-missing': error(
    'No such workspace',
    ['DGC needs a workspace here, and the address names none.'],
    WORKSPACE,
  ),
  'fault-404': error('The API is not at this address', [
    'An operator of this server has to check DGC_ENDPOINT and DGC_REGION',
  ]),
  'fault-429': error('DGC asks to slow down', ['The page tries again automatically.'], AGAIN),
  'fault-500': error('DGC could not answer', ['DGC reports an internal error.', 'HTTP 500 DLF.0001'], AGAIN),
  'fault-echo-token': error('Credentials refused', ['has to renew them.', 'token [redacted] is invalid.']),
  'fault-html': error('The answer cannot be read', ['DGC sent a web page instead of JSON'], AGAIN),
  'fault-hang': error('DGC takes too long', ['DGC did not send a complete answer in time.'], AGAIN),
  'fault-reset': error('DGC cannot be reached', ['no connection: the connection was closed at once.'], AGAIN),
  // White space alone: an answer without a status, and of no nodes.
  'fault-20mb': { badge: badge('unknown'), nodes: 0, findings: 0, says: ['This run has no nodes.'] },
}

/** By what the runs are about; each run by `keyOf`. */
export const EXPECTED: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  pipeline: PIPELINE,
  insight: INSIGHT,
  states: STATES,
  logs: LOGS,
  times: TIMES,
  shape: SHAPE,
  text: TEXT,
  size: SIZE,
  faults: Object.fromEntries(Object.entries(FAULTS).map(([job, expected]) => [`${job}/34765`, expected])),
}
