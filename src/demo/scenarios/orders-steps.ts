import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type NodeType } from './node-types'

/** The night's clock, counted from the plan at 02:00: `'05:04:31'` is 3 h 4 min 31 s. */
export function fromPlanMs(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return (hours - 2) * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS
}

export interface Step {
  name: string
  type: NodeType
  from: string
  to: string
  after: readonly string[]
  rows?: number
  rated?: boolean
}

/**
 * One night of `dwd_orders_daily`: sources are copied, the partner's file is late (nothing runs from 02:37:55 to
 * 05:04:31), then the data are cleaned, checked, loaded and summed up. Every documented node type occurs.
 */
export const STEPS: readonly Step[] = [
  { name: 'start_dummy', type: 'Dummy', from: '02:14:12', to: '02:14:13', after: [] },
  { name: 'check_源库就绪', type: 'RestClient', from: '02:14:15', to: '02:14:58', after: ['start_dummy'] },
  { name: 'obs_clean_staging', type: 'OBSManager', from: '02:14:15', to: '02:14:21', after: ['start_dummy'] },
  {
    name: 'cdm_ods_orders',
    type: 'CDMJob',
    from: '02:15:02',
    to: '02:31:40',
    after: ['check_源库就绪', 'obs_clean_staging'],
    rows: 18_402_113,
    rated: true,
  },
  {
    name: 'cdm_ods_order_items',
    type: 'CDMJob',
    from: '02:15:02',
    to: '02:37:55',
    after: ['check_源库就绪', 'obs_clean_staging'],
    rows: 41_877_960,
    rated: true,
  },
  {
    name: 'cdm_ods_customers',
    type: 'CDMJob',
    from: '02:15:03',
    to: '02:28:19',
    after: ['check_源库就绪', 'obs_clean_staging'],
    rows: 3_120_448,
    rated: true,
  },
  {
    name: '同步_商品维表',
    type: 'CDMJob',
    from: '02:15:03',
    to: '02:19:44',
    after: ['check_源库就绪'],
    rows: 86_214,
    rated: true,
  },
  {
    name: '同步_门店维表',
    type: 'DISTransferTask',
    from: '02:15:04',
    to: '02:17:20',
    after: ['check_源库就绪'],
    rows: 2_306,
  },
  {
    name: 'mr_sessionize_clicks',
    type: 'MapReduce',
    from: '02:15:04',
    to: '02:34:25',
    after: ['check_源库就绪'],
    rows: 96_400_512,
  },
  {
    name: 'sh_fetch_partner_file',
    type: 'Shell',
    from: '05:04:31',
    to: '05:09:12',
    after: ['cdm_ods_orders', 'cdm_ods_order_items', 'cdm_ods_customers'],
  },
  {
    name: 'dli_dwd_orders_clean',
    type: 'DLISQL',
    from: '05:09:15',
    to: '05:24:02',
    after: ['sh_fetch_partner_file'],
    rows: 18_398_660,
  },
  {
    name: 'dli_dwd_order_items_clean',
    type: 'DLISQL',
    from: '05:09:15',
    to: '05:31:47',
    after: ['sh_fetch_partner_file'],
    rows: 41_870_004,
  },
  {
    name: '清洗_客户主数据',
    type: 'DLISpark',
    from: '05:09:16',
    to: '05:13:40',
    after: ['sh_fetch_partner_file'],
    rows: 3_119_902,
  },
  {
    name: '加载_客户宽表',
    type: 'RDSSQL',
    from: '05:13:43',
    to: '05:21:30',
    after: ['清洗_客户主数据'],
    rows: 3_119_902,
  },
  {
    name: 'flink_backfill_payments',
    type: 'MRSFlinkJob',
    from: '05:13:44',
    to: '05:23:22',
    after: ['清洗_客户主数据'],
    rows: 5_204_771,
  },
  {
    name: 'train_churn_model',
    type: 'ModelArts Train',
    from: '05:21:33',
    to: '05:31:02',
    after: ['加载_客户宽表'],
  },
  {
    name: 'dq_null_rate_check',
    type: 'MRSHetuEngine',
    from: '05:24:05',
    to: '05:26:31',
    after: ['dli_dwd_orders_clean'],
    rows: 0,
  },
  {
    name: 'cloudtable_refresh_index',
    type: 'CloudTableManager',
    from: '05:24:06',
    to: '05:25:18',
    after: ['dli_dwd_orders_clean'],
  },
  {
    name: 'mrs_dedup_orders',
    type: 'MRSSpark',
    from: '05:34:20',
    to: '05:47:33',
    after: ['dli_dwd_orders_clean', 'dli_dwd_order_items_clean'],
    rows: 18_391_007,
  },
  {
    name: 'dws_load_orders',
    type: 'DWSSQL',
    from: '05:47:36',
    to: '06:03:21',
    after: ['mrs_dedup_orders'],
    rows: 16_443_890,
    rated: true,
  },
  {
    name: 'dws_load_order_items',
    type: 'DWSSQL',
    from: '05:49:10',
    to: '06:11:42',
    after: ['mrs_dedup_orders'],
    rows: 15_039_120,
    rated: true,
  },
  {
    name: '汇总_门店日报',
    type: 'HiveSQL',
    from: '06:11:45',
    to: '06:18:55',
    after: ['dws_load_orders', 'dws_load_order_items'],
    rows: 412_330,
  },
  {
    name: '汇总_渠道日报',
    type: 'SparkSQL',
    from: '06:11:45',
    to: '06:16:17',
    after: ['dws_load_orders', 'dws_load_order_items'],
    rows: 1_284,
  },
  {
    name: 'dws_analyze_tables',
    type: 'DWSSQL',
    from: '06:18:58',
    to: '06:22:03',
    after: ['汇总_门店日报', '汇总_渠道日报'],
  },
  {
    name: 'obs_export_orders_parquet',
    type: 'OBSManager',
    from: '06:18:58',
    to: '06:31:18',
    after: ['汇总_门店日报'],
    rows: 413_614,
  },
  {
    name: 'smn_notify_data_team',
    type: 'SMN',
    from: '06:31:21',
    to: '06:31:22',
    after: ['obs_export_orders_parquet'],
  },
]
