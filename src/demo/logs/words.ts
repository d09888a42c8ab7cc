import { type NodeType } from '../scenarios/node-types'

/** English and Chinese. */
export type Words = readonly [en: string, zh: string]

/** What a node of a type writes: at its start, again and again, and when it has done its work. For the templates see `line.ts`. */
export interface Story {
  open: readonly Words[]
  steps: readonly Words[]
  close: readonly Words[]
}

const same = (text: string): Words => [text, text]

const ROWS: Words = ['written {done} of ~{rows} rows', '已写入 {done} 行，共约 {rows} 行']
const SQL_OPEN: Words = [
  'Executing script {name}.sql, {count} statements',
  '开始执行脚本 {name}.sql，共 {count} 条语句',
]
const YARN = 'application_1764210000000_{number}'
const HEARTBEAT: Words = ['Task is still running, polled {poll} times', '任务运行中，已轮询 {poll} 次']

/** Frightening words that mean nothing: every green log has some. */
export const HARMLESS: readonly Words[] = [
  same('~SLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".'),
  [
    'Options: failOnError=true, ignoreErrors=false, errorTable=stg.err_{name}',
    '参数：failOnError=true，错误行写入 stg.err_{name}',
  ],
  ['Check finished: 0 errors, 0 failed rows, errors=0', '校验完成：0 个错误，失败行数 0'],
  [
    'WARN Connection reset by peer, retrying (1/3); the retry succeeded',
    'WARN 连接被对端重置，第 1 次重试成功',
  ],
]

const spark: Story = {
  open: [
    ['Submitting the job to the cluster mrs-etl-01', '向集群 mrs-etl-01 提交作业'],
    ['Job submitted: ' + YARN, '作业已提交：' + YARN],
    same('~{log4j} INFO SparkContext: Running Spark version 3.3.1-h0.cbu.mrs.330.r9'),
    same(
      '~{log4j} WARN NativeCodeLoader: Unable to load native-hadoop library for your platform... using builtin-java classes where applicable',
    ),
    same('~{log4j} INFO YarnClientSchedulerBackend: Application ' + YARN + ' has started running.'),
  ],
  steps: [
    same(
      '~{log4j} INFO TaskSetManager: Starting task {poll}.0 in stage {stage}.0 (TID {tid}, node-ana-{host}, executor {host}, partition {poll}, PROCESS_LOCAL, 4890 bytes)',
    ),
    same(
      '~{log4j} INFO BlockManagerInfo: Added broadcast_{stage}_piece0 in memory on node-ana-{host}:22{tid} (size: 24.7 KiB, free: 4.1 GiB)',
    ),
    same(
      '~{log4j} INFO TaskSetManager: Finished task {poll}.0 in stage {stage}.0 (TID {tid}) in {number} ms on node-ana-{host} (executor {host}) ({poll}/3200)',
    ),
    same('~{log4j} INFO Client: Application report for ' + YARN + ' (state: RUNNING)'),
  ],
  close: [
    same('~{log4j} INFO DAGScheduler: Job 0 finished: save at Load.scala:88, took {seconds} s'),
    same('~{log4j} INFO SparkContext: Successfully stopped SparkContext'),
    ['Final status: SUCCEEDED, {rows} rows', '作业执行成功，共 {rows} 行'],
  ],
}

const hive: Story = {
  open: [
    [
      'Connecting to jdbc:hive2://hive-prod-01:10000/dw as etl_loader',
      '连接 jdbc:hive2://hive-prod-01:10000/dw，用户 etl_loader',
    ],
    SQL_OPEN,
    same(
      "~INFO  : Compiling command(queryId=omm_{number}): insert overwrite table dw.{name} partition (dt='{day}')",
    ),
    same('~INFO  : Semantic Analysis Completed (retrial = false)'),
    same('~INFO  : Launching Job 1 out of 2'),
  ],
  steps: [
    same('~INFO  : {iso} Stage-1 map = {percent}%,  reduce = {lag}%, Cumulative CPU {seconds}.{poll} sec'),
    same('~INFO  : Map 1: {poll}/3200	Reducer 2: 0(+4)/40'),
    HEARTBEAT,
  ],
  close: [
    same('~INFO  : Table dw.{name} stats: [numFiles=40, numRows={rows}, totalSize={done}871]'),
    same('~INFO  : OK'),
    ['Script executed, {rows} rows', '脚本执行成功，写入 {rows} 行'],
  ],
}

const dws: Story = {
  open: [
    [
      'Connecting to jdbc:postgresql://dws-prod-01:8000/dw as etl_loader',
      '连接 jdbc:postgresql://dws-prod-01:8000/dw，用户 etl_loader',
    ],
    [
      'Connected, session {number}, application_name=dlf-{number}, search_path=dwd',
      '连接成功，会话 {number}，search_path=dwd',
    ],
    SQL_OPEN,
    [
      "INSERT INTO dwd.{name}\n  SELECT id, order_id, channel_code,\n         amt::numeric(18,2), paid_at\n    FROM stg.{name}_v WHERE dt = '{day}'",
      "INSERT INTO dwd.{name} -- 分区 dt={day}\n  SELECT id, order_id, channel_code,\n         amt::numeric(18,2), paid_at\n    FROM stg.{name}_v WHERE dt = '{day}'",
    ],
    same('Streaming(type: REDISTRIBUTE) dop: 4, 12 datanodes, estimated rows {rows}'),
  ],
  steps: [
    ROWS,
    same('dn_6007_6008: spilled 1.{host} GB to disk'),
    ['WARN dn_6003_6004: skew 3.{host} on distribution key id', 'WARN dn_6003_6004：分布键 id 倾斜 3.{host}'],
    ROWS,
  ],
  close: [
    same('INSERT 0 {rows}'),
    same('COMMIT'),
    ['Script executed, 0 errors, {seconds} s', '脚本执行成功，0 个错误，耗时 {seconds} 秒'],
  ],
}

const dli: Story = {
  open: [
    ['Submitting SQL to the queue dli_etl_16cu', '向队列 dli_etl_16cu 提交 SQL'],
    ['Job id: 6f0c{number}-77c1-4a5e-b0a7-2f1d{number}', '作业 ID：6f0c{number}-77c1-4a5e-b0a7-2f1d{number}'],
    SQL_OPEN,
  ],
  steps: [
    ['Job status RUNNING, {percent} % of stages done', '作业状态 RUNNING，已完成 {percent}%'],
    ['Scanned {done} rows of ~{rows}', '已扫描 {done} 行，共约 {rows} 行'],
    HEARTBEAT,
  ],
  close: [
    ['Job status FINISHED, {rows} rows written, errors=0', '作业状态 FINISHED，写入 {rows} 行，errors=0'],
  ],
}

const cdm: Story = {
  open: [
    ['Starting CDM job {name} on the cluster cdm-etl-01', '在集群 cdm-etl-01 启动 CDM 作业 {name}'],
    ['Source link oracle_erp, destination link obs_landing', '源端连接 oracle_erp，目的端连接 obs_landing'],
    ['Table split into 32 ranges by ID, 8 extractors at once', '按 ID 切分为 32 段，并发抽取 8 段'],
  ],
  steps: [
    [
      'Read {done} rows, written {done} rows, {percent} %',
      '已读取 {done} 行，已写入 {done} 行，进度 {percent}%',
    ],
    ['Speed {speed} rows/s, 0 dirty rows', '写入速度 {speed} 行/秒，脏数据 0 行'],
    ['Submission status RUNNING', '提交状态 RUNNING'],
  ],
  close: [
    [
      'CDM job SUCCEEDED: {rows} rows read, {rows} written, 0 errors',
      'CDM 作业成功：读取 {rows} 行，写入 {rows} 行，错误 0 行',
    ],
  ],
}

const shell: Story = {
  open: [
    ['Connecting to host etl-gw-02 by SSH as etl', '通过 SSH 以 etl 用户连接主机 etl-gw-02'],
    ['Executing script {name}.sh', '开始执行脚本 {name}.sh'],
    same('~+ set -euo pipefail'),
    same('~+ cd /data/etl/{name}'),
  ],
  steps: [
    same('~+ curl -sS --retry 5 -o part-{poll}.csv https://partner.example/files/part-{poll}.csv'),
    same('~part-{poll}.csv: {number} lines, checksum OK'),
    [
      '~{iso} INFO fetch.py: {percent} % done, 0 failed',
      '~{iso} INFO fetch.py：已完成 {percent}%，失败 0 个',
    ],
  ],
  close: [same('~+ exit 0'), ['Script finished, exit code 0', '脚本执行完成，退出码 0']],
}

const python: Story = {
  open: [
    ['Creating the training job {name}', '创建训练作业 {name}'],
    same('~{iso} - INFO - train.py - python 3.9.18, torch 2.1.0, 1 x Ascend 910B'),
    same('~{iso} - WARNING - train.py - DeprecationWarning: np.float is deprecated; this is not an error'),
  ],
  steps: [
    same('~{iso} - INFO - train.py - step {poll}/400 loss=0.{number} lr=3.0e-4'),
    same('~{iso} - INFO - data.py - batch {poll}: 512 rows, error_rate=0.0'),
  ],
  close: [
    same('~{iso} - INFO - train.py - saved model, auc=0.8{host}'),
    ['Training job Completed', '训练作业已完成'],
  ],
}

const rest: Story = {
  open: [
    [
      'GET https://gateway.corp.example/api/v2/sources/{name}/ready',
      'GET https://gateway.corp.example/api/v2/sources/{name}/ready',
    ],
  ],
  steps: [['HTTP 202, not ready yet, asking again in 5 s', 'HTTP 202，尚未就绪，5 秒后再次查询']],
  close: [
    same('HTTP 200 {"ready":true,"error":null,"errorCode":0}'),
    ['The response matches the success condition', '返回结果满足成功条件'],
  ],
}

const obs: Story = {
  open: [
    [
      'Copying obs://dw-staging/{name}/ to obs://dw-archive/{name}/dt={day}/',
      '复制 obs://dw-staging/{name}/ 到 obs://dw-archive/{name}/dt={day}/',
    ],
  ],
  steps: [
    same('~part-00{poll}-c000.snappy.parquet'),
    ['{poll} objects copied, 0 failed', '已复制 {poll} 个对象，失败 0 个'],
  ],
  close: [['All objects copied, failures: 0', '全部对象复制完成，失败 0 个']],
}

const plain: Story = {
  open: [['Executing node {name}', '开始执行节点 {name}']],
  steps: [HEARTBEAT],
  close: [['Node executed', '节点执行成功']],
}

const rds: Story = {
  open: [
    [
      'Connecting to jdbc:mysql://rds-report-01:3306/ads as report',
      '连接 jdbc:mysql://rds-report-01:3306/ads，用户 report',
    ],
    SQL_OPEN,
  ],
  steps: [ROWS, HEARTBEAT],
  close: [['Query OK, {rows} rows affected, 0 warnings', 'Query OK，影响 {rows} 行，0 个警告']],
}

const STORIES: Partial<Record<NodeType, Story>> = {
  HiveSQL: hive,
  SparkSQL: spark,
  DWSSQL: dws,
  DLISQL: dli,
  Shell: shell,
  CDMJob: cdm,
  OBSManager: obs,
  RestClient: rest,
  MRSSpark: spark,
  MapReduce: spark,
  MRSFlinkJob: spark,
  DLISpark: dli,
  RDSSQL: rds,
  'ModelArts Train': python,
  MRSHetuEngine: rds,
}

/** Of any type; those that write little of their own share one. */
export const findStory = (type: NodeType): Story => STORIES[type] ?? plain
