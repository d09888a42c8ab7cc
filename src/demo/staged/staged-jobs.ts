import { live, pauseRun, repeated, start } from './job-kinds'
import { type StagedJob, definePipeline, nightly } from './job-parts'
import {
  MORE_DATA,
  SOURCE_JOB,
  cyclic,
  follower,
  graph,
  oddlyPlaced,
  other,
  planned,
  playFollower,
  playSource,
  playTickets,
  priceNodes,
  priceVersion,
  source,
  tickets,
  tune,
} from './pipelines'

export const STAGED_JOBS: readonly StagedJob[] = [
  nightly({
    name: 'dws_sales_nightly',
    id: '8871000001',
    what: { en: 'A nightly run that one node slowed down', 'zh-CN': '被一个节点拖慢的夜间实例' },
    nodes: definePipeline('sales'),
    changes: { merge_sales: { minutes: 41 } },
  }),
  nightly({
    name: 'dws_stock_nightly',
    id: '8871000002',
    what: { en: 'A nightly run that was slow because of more data', 'zh-CN': '因数据量增大而变慢的夜间实例' },
    nodes: definePipeline('stock'),
    changes: MORE_DATA,
  }),
  nightly(
    {
      name: 'dws_members_nightly',
      id: '8871000003',
      what: {
        en: 'A nightly run that ended late because it started late',
        'zh-CN': '因启动晚而结束晚的夜间实例',
      },
      nodes: definePipeline('members'),
    },
    { lateMinutes: [46, 82], dependsOn: ['dwd_members_source'] },
  ),
  nightly({
    name: 'dwd_members_source',
    id: '8871000004',
    what: { en: 'The job that the late run waited for', 'zh-CN': '上述实例所等待的上游作业' },
    nodes: definePipeline('source'),
    changes: { merge_source: { minutes: 48 } },
  }),
  nightly({
    name: 'dws_returns_nightly',
    id: '8871000005',
    what: {
      en: 'A node that started 41 minutes after its predecessors had ended',
      'zh-CN': '上游节点结束 41 分钟后才启动的节点',
    },
    nodes: definePipeline('returns'),
    changes: { merge_returns: { heldBackMinutes: 41 } },
  }),
  nightly(
    {
      name: 'dws_prices_nightly',
      id: '8871000006',
      what: {
        en: 'A definition that changes every five days: few usual durations yet',
        'zh-CN': '作业定义每五天变更一次：平时用时样本不足',
      },
      nodes: [],
    },
    { nodesAt: priceNodes, versionAt: priceVersion },
  ),
  nightly({
    name: 'dws_refunds_nightly',
    id: '8871000007',
    what: {
      en: 'One failed node, and the five nodes after it that did not run',
      'zh-CN': '一个节点失败，其后五个节点未执行',
    },
    nodes: definePipeline('refunds'),
    changes: { extract_refunds_b: { outcome: 'fail', minutes: 4, retries: 2, failure: 'cdm_source' } },
  }),
  nightly({
    name: 'dws_coupons_nightly',
    id: '8871000008',
    what: { en: 'All nodes succeeded, but wrote no rows', 'zh-CN': '全部节点成功，但写入 0 行' },
    nodes: definePipeline('coupons'),
    changes: {
      extract_coupons_b: { rows: 0, minutes: 1 },
      clean_coupons: { rows: 0, minutes: 1 },
      merge_coupons: { rows: 0, minutes: 1 },
    },
  }),
  live(
    {
      name: 'evt_partner_files',
      id: '8871000009',
      what: { en: 'Nodes that wait for a running node', 'zh-CN': '节点等待正在运行的上游节点' },
      nodes: tune(definePipeline('partner', 0.5), { extract_partner_b: { minutes: 14 } }),
    },
    6,
  ),
  live(
    {
      name: 'evt_invoices',
      id: '8871000010',
      what: { en: 'A node that could have started minutes ago', 'zh-CN': '节点早已可启动，仍未启动' },
      nodes: definePipeline('invoices', 0.5),
      changes: { clean_invoices: { heldBackMinutes: 90 } },
    },
    16,
  ),
  live(
    {
      name: 'evt_reloads',
      id: '8871000011',
      what: { en: 'A node that waits after a conditional edge', 'zh-CN': '节点在带条件的连线后等待' },
      nodes: definePipeline('reloads', 0.5),
      changes: {
        full_reload: { outcome: 'success', heldBackMinutes: 90 },
        publish_reloads: { minutes: 40 },
      },
    },
    22,
  ),
  live(
    {
      name: 'evt_branches',
      id: '8871000012',
      what: {
        en: 'One branch failed, the other one is still running',
        'zh-CN': '一个分支失败，另一个分支继续运行',
      },
      nodes: tune(definePipeline('branches', 0.5), { extract_branches_b: { minutes: 14 } }),
      changes: { extract_branches_c: { outcome: 'fail', minutes: 2, retries: 2, failure: 'cdm_source' } },
    },
    8,
  ),
  live(
    {
      name: 'evt_held_node',
      id: '8871000013',
      what: { en: 'A node that a user paused', 'zh-CN': '被人工暂停的节点' },
      nodes: definePipeline('held', 0.5),
      changes: { merge_held: { heldBackMinutes: 90, isPaused: true } },
    },
    16,
  ),
  live(
    {
      name: 'evt_held_run',
      id: '8871000014',
      what: { en: 'A run that a user paused', 'zh-CN': '被人工暂停的实例' },
      nodes: definePipeline('halted', 0.5),
    },
    16,
    pauseRun('8871000014', definePipeline('halted', 0.5), 10),
  ),
  live(
    {
      name: 'evt_overdue',
      id: '8871000015',
      what: { en: 'A node that takes longer than ever before', 'zh-CN': '运行时间超过历史最长的节点' },
      nodes: definePipeline('overdue', 0.5),
      changes: { extract_overdue_b: { minutes: 90 } },
    },
    24,
  ),
  live(
    {
      name: 'evt_suspended',
      id: '8871000016',
      what: {
        en: 'A failed node that suspends the run until an operator acts',
        'zh-CN': '节点失败后实例挂起，等待人工处理',
      },
      nodes: tune(definePipeline('suspended', 0.5), { merge_suspended: { failPolicy: 'SUSPEND' } }),
      changes: { merge_suspended: { outcome: 'fail', minutes: 3, retries: 2, failure: 'dws_timeout' } },
    },
    30,
  ),
  repeated(
    {
      name: SOURCE_JOB,
      id: '8871000017',
      what: { en: 'A running run with a forecast of its end', 'zh-CN': '运行中，给出预计结束时间' },
      nodes: source,
    },
    30,
    playSource,
  ),
  {
    ...repeated(
      {
        name: 'dws_follower',
        id: '8871000018',
        what: { en: 'A run that waits for the run of another job', 'zh-CN': '等待其他作业的实例' },
        nodes: follower,
      },
      30,
      playFollower,
    ),
    dependsOn: [SOURCE_JOB],
  },
  repeated(
    {
      name: 'dws_tickets',
      id: '8871000019',
      what: {
        en: 'A run that waits because five runs of its job are running',
        'zh-CN': '作业已有五个实例正在运行，因此等待',
      },
      nodes: tickets,
    },
    10,
    playTickets,
  ),
  repeated(
    {
      name: 'dws_planned',
      id: '8871000020',
      what: { en: 'A run that waits for its planned time', 'zh-CN': '等待到达计划时间' },
      nodes: planned,
    },
    10,
    (planMs) => start('8871000020', planned, planMs, planMs + 2_000),
    1,
  ),
  {
    ...live(
      {
        name: 'evt_secret',
        id: '8871000021',
        what: {
          en: 'A job whose definition the account may not read',
          'zh-CN': '账号无权读取作业定义的作业',
        },
        nodes: definePipeline('secret', 0.5),
      },
      10,
    ),
    isReadable: false,
  },
  nightly({
    name: 'graph_200',
    id: '8871000022',
    what: { en: 'A definition of 200 nodes', 'zh-CN': '有 200 个节点的作业定义' },
    nodes: graph,
    changes: { step_117: { minutes: 25 } },
  }),
  nightly({
    name: 'graph_odd_places',
    id: '8871000023',
    what: {
      en: 'A definition whose nodes have no coordinates, or absurd ones',
      'zh-CN': '节点没有坐标或坐标异常的作业定义',
    },
    nodes: oddlyPlaced,
  }),
  nightly(
    {
      name: 'definition_cycle',
      id: '8871000024',
      what: { en: 'A definition whose nodes wait for each other', 'zh-CN': '节点互相依赖的作业定义' },
      nodes: cyclic,
    },
    { ran: definePipeline('cyclic') },
  ),
  nightly(
    {
      name: 'definition_other_nodes',
      id: '8871000025',
      what: {
        en: 'A definition with other nodes than the run, two of them with the same name',
        'zh-CN': '作业定义与实例的节点不一致，且有两个同名节点',
      },
      nodes: other,
    },
    { ran: definePipeline('other') },
  ),
]
