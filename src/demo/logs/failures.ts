import { type NodeType } from '../scenarios/node-types'
import { type Words } from './words'

/** Why a node failed: what its log ends with, and what the list of runs says of it. Templates as in `line.ts`. */
export interface Failure {
  /** DGC's `errorMessage`. */
  reason: string
  lines: readonly Words[]
}

const same = (text: string): Words => [text, text]

const frames = (...lines: readonly string[]): string => lines.map((line) => `\n\tat ${line}`).join('')

const PSQL_FRAMES = frames(
  'org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2852)',
  'org.postgresql.core.v3.QueryExecutorImpl.processResults(QueryExecutorImpl.java:2581)',
  'org.postgresql.core.v3.QueryExecutorImpl.execute(QueryExecutorImpl.java:347)',
  'org.postgresql.jdbc.PgStatement.executeInternal(PgStatement.java:475)',
  'org.postgresql.jdbc.PgStatement.execute(PgStatement.java:395)',
  'com.huawei.dlf.executor.jdbc.SqlRunner.run(SqlRunner.java:118)',
  'java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)',
  'java.base/java.lang.Thread.run(Thread.java:840)',
)

/** A statement that DWS refuses: the cause, where, and then the same as an exception. */
const dws = (message: string, details: readonly string[]): readonly Words[] => [
  same(`ERROR ${[`ERROR: ${message}`, ...details.map((detail) => `  ${detail}`)].join('\n')}`),
  same('ROLLBACK'),
  same(`ERROR org.postgresql.util.PSQLException: ERROR: ${message}${PSQL_FRAMES}`),
  ['ERROR Exit code 1', 'ERROR 脚本执行失败，退出码 1'],
]

const SPARK_FRAMES = frames(
  'org.apache.spark.sql.execution.datasources.FileFormatWriter$.executeTask(FileFormatWriter.scala:390)',
  'org.apache.spark.scheduler.ResultTask.runTask(ResultTask.scala:90)',
  'org.apache.spark.scheduler.Task.run(Task.scala:136)',
  'org.apache.spark.executor.Executor$TaskRunner.run(Executor.scala:548)',
  'java.lang.Thread.run(Thread.java:750)',
)

/** A task is lost four times with a warning, then the driver gives up. */
const spark = (message: string, cause: string): readonly Words[] => [
  ...[0, 1, 2].map((at) =>
    same(
      `~{log4j} WARN TaskSetManager: Lost task 17.${at} in stage 6.0 (TID 91${at}, node-ana-0${at + 1}, executor 4): ${message}${SPARK_FRAMES}\nCaused by: ${cause}${frames('com.retail.etl.Load$.parse(Load.scala:61)', 'com.retail.etl.Load$.$anonfun$main$3(Load.scala:84)')}\n\t... 12 more`,
    ),
  ),
  same('~{log4j} ERROR TaskSetManager: Task 17 in stage 6.0 failed 4 times; aborting job'),
  same(
    `~{log4j} ERROR ApplicationMaster: User class threw exception: org.apache.spark.SparkException: Job aborted due to stage failure: Task 17 in stage 6.0 failed 4 times, most recent failure: Lost task 17.3 in stage 6.0 (TID 913, node-ana-04, executor 4): ${message}${SPARK_FRAMES}\nCaused by: ${cause}${frames('com.retail.etl.Load$.parse(Load.scala:61)', 'com.retail.etl.Load$.$anonfun$main$3(Load.scala:84)')}\n\t... 12 more\n\nDriver stacktrace:${frames('org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:2785)', 'org.apache.spark.scheduler.DAGScheduler.abortStage(DAGScheduler.scala:2721)')}`,
  ),
  ['ERROR Final app status: FAILED, exitCode: 15', 'ERROR 作业执行失败，最终状态 FAILED，exitCode: 15'],
]

const FAILURES = {
  dws_numeric: {
    reason: 'DWS.0007 invalid input syntax for type numeric: "N/A"',
    lines: dws('invalid input syntax for type numeric: "N/A"', [
      'Where: {name}_v, row 4211907, column fee_amt',
    ]),
  },
  dws_timeout: {
    reason: 'DWS.0007 canceling statement due to statement timeout after 1800 s',
    lines: dws('canceling statement due to statement timeout', ['Hint: statement_timeout is 1800 s']),
  },
  dws_duplicate: {
    reason:
      'ERROR: duplicate key value violates unique constraint "pk_target"\n  Detail: Key (id, dt) already exists.',
    lines: dws('duplicate key value violates unique constraint "pk_{name}"', [
      'Detail: Key (id, dt)=(88213904, {day}) already exists.',
    ]),
  },
  spark_memory: {
    reason:
      'DLI.0999 RuntimeException: ExecutorLostFailure (executor 4 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding memory limits. 10.4 GB of 10 GB physical memory used.\nDriver stacktrace:\n\tat org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:1889)',
    lines: spark(
      'ExecutorLostFailure (executor 4 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding memory limits. 10.4 GB of 10 GB physical memory used. Consider boosting spark.yarn.executor.memoryOverhead.',
      'java.lang.OutOfMemoryError: Java heap space',
    ),
  },
  spark_number: {
    reason:
      'MRS.0102 Job aborted due to stage failure: java.lang.NumberFormatException: For input string: "12,50"',
    lines: spark(
      'org.apache.spark.SparkException: Task failed while writing rows.',
      'java.lang.NumberFormatException: For input string: "12,50"',
    ),
  },
  hive_table: {
    reason: 'FAILED: SemanticException [Error 10001]: Line 12:18 Table not found ods.delta',
    lines: [
      same("ERROR FAILED: SemanticException [Error 10001]: Line 12:18 Table not found 'ods.{name}_delta'"),
      ['ERROR Script failed, exit code 40000', 'ERROR 脚本执行失败，退出码 40000'],
    ],
  },
  hive_disk: {
    reason: 'No space left on device: /srv/BigData/yarn/nm-local-dir',
    lines: [
      same(
        `~{iso} ERROR : Vertex failed, vertexName=Reducer 2, diagnostics=[Task failed, taskId=task_17_000003]\njava.lang.RuntimeException: Map operator initialization failed${frames('org.apache.hadoop.hive.ql.exec.mr.ExecReducer.close(ExecReducer.java:286)', 'org.apache.hadoop.mapred.ReduceTask.runOldReducer(ReduceTask.java:459)')}\nCaused by: java.io.IOException: No space left on device: /srv/BigData/yarn/nm-local-dir${frames('java.io.FileOutputStream.writeBytes(Native Method)', 'java.io.FileOutputStream.write(FileOutputStream.java:326)')}\n\t... 5 more`,
      ),
      same('ERROR FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask'),
    ],
  },
  shell_killed: {
    reason: 'Shell script failed, exit code 137',
    lines: [
      same(
        '~/data/etl/{name}/{name}.sh: line 42: 30817 Killed                  python3 merge.py --day {day}',
      ),
      ['ERROR Script failed, exit code 137', 'ERROR 脚本执行失败，退出码 137'],
    ],
  },
  shell_missing: {
    reason: 'Shell script failed, exit code 127',
    lines: [
      same('~/data/etl/{name}/{name}.sh: line 17: gpg2: command not found'),
      ['ERROR Script failed, exit code 127', 'ERROR 脚本执行失败，退出码 127'],
    ],
  },
  python_key: {
    reason: "KeyError: 'settle_date'",
    lines: [
      same(
        '~Traceback (most recent call last):\n  File "/opt/train/frame.py", line 3805, in get_loc\n    return self._engine.get_loc(casted_key)\n  File "index.pyx", line 196, in pandas._libs.index.IndexEngine.get_loc\nKeyError: \'settle_date\'\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File "/opt/train/train.py", line 214, in <module>\n    main(parse_args())\n  File "/opt/train/train.py", line 96, in main\n    frame = load(args.day)\nRuntimeError: features of {day} cannot be built',
      ),
      ['ERROR Training job Failed, exit code 1', 'ERROR 训练作业失败，退出码 1'],
    ],
  },
  cdm_source: {
    reason: 'Cdm.0315 源端表不存在：ERP.{name}（ORA-00942: table or view does not exist）',
    lines: [
      [
        'ERROR Cdm.0315 : The source table ERP.{name} cannot be read. ORA-00942: table or view does not exist',
        'ERROR Cdm.0315 : 源端表 ERP.{name} 无法读取。ORA-00942: table or view does not exist',
      ],
      same(
        `~org.apache.sqoop.common.SqoopException: GENERIC_JDBC_CONNECTOR_0002:Unable to execute the SQL statement${frames('org.apache.sqoop.connector.jdbc.GenericJdbcExecutor.executeQuery(GenericJdbcExecutor.java:289)')}\nCaused by: java.sql.SQLSyntaxErrorException: ORA-00942: table or view does not exist${frames('oracle.jdbc.driver.T4CTTIoer11.processError(T4CTTIoer11.java:509)')}\n\t... 9 more`,
      ),
      ['ERROR CDM job FAILED', 'ERROR CDM 作业执行失败'],
    ],
  },
  dli_column: {
    reason: "DLI.0005 AnalysisException: Column 'channel_code' cannot be resolved",
    lines: [
      same(
        'ERROR DLI.0005: AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name `channel_code` cannot be resolved. Did you mean one of the following? [`channel_id`, `channel`]. SQLSTATE: 42703; line 14 pos 9',
      ),
      ['ERROR Job status FAILED', 'ERROR 作业状态 FAILED'],
    ],
  },
  rest_status: {
    reason: 'HTTP 503, upstream connect error',
    lines: [
      same(
        'ERROR HTTP 503 {"error":"upstream connect error or disconnect/reset before headers. reset reason: connection timeout"}',
      ),
      ['ERROR Node execution failed after 3 tries', 'ERROR 节点执行失败，已尝试 3 次'],
    ],
  },
  obs_denied: {
    reason: 'OBS AccessDenied: dw-archive',
    lines: [
      same(
        'ERROR com.obs.services.exception.ObsException: Error message:Request Error. -- ResponseCode: 403, ResponseStatus: Forbidden, XML Error Message: <Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>0000019AA1C{number}</RequestId></Error>',
      ),
      ['ERROR 3 of 120 objects were not copied', 'ERROR 120 个对象中有 3 个未复制'],
    ],
  },
  rds_lock: {
    reason: 'Lock wait timeout exceeded; try restarting transaction',
    lines: [
      same('ERROR 1205 (HY000) at line 31: Lock wait timeout exceeded; try restarting transaction'),
      ['ERROR Script failed, exit code 1', 'ERROR 脚本执行失败，退出码 1'],
    ],
  },
  quality: {
    reason: '数据质量校验未通过：空值率 3.7%，阈值 1.0%',
    lines: [
      [
        'ERROR Data quality check failed: null rate of {name}.customer_id is 3.7 %, limit 1.0 %',
        'ERROR 数据质量校验未通过：{name}.customer_id 空值率 3.7%，阈值 1.0%',
      ],
      ['ERROR Node execution failed', 'ERROR 节点执行失败'],
    ],
  },
  plain: {
    reason: 'APIG.0201 Backend unavailable: connect ETIMEDOUT 10.21.4.17:443',
    lines: [
      same(
        'ERROR HTTP 500 {"error_msg":"Backend unavailable: connect ETIMEDOUT 10.21.4.17:443","error_code":"APIG.0201"}',
      ),
      ['ERROR Node execution failed', 'ERROR 节点执行失败'],
    ],
  },
} as const satisfies Record<string, Failure>

export type FailureName = keyof typeof FAILURES

const BY_TYPE: Partial<Record<NodeType, readonly FailureName[]>> = {
  DWSSQL: ['dws_numeric', 'dws_timeout', 'dws_duplicate'],
  HiveSQL: ['hive_table', 'hive_disk'],
  SparkSQL: ['spark_number', 'spark_memory'],
  MRSSpark: ['spark_memory', 'spark_number'],
  MapReduce: ['hive_disk'],
  MRSFlinkJob: ['spark_number'],
  DLISQL: ['dli_column'],
  DLISpark: ['spark_memory', 'dli_column'],
  Shell: ['shell_killed', 'shell_missing'],
  CDMJob: ['cdm_source'],
  RestClient: ['rest_status'],
  OBSManager: ['obs_denied'],
  RDSSQL: ['rds_lock'],
  'ModelArts Train': ['python_key'],
  MRSHetuEngine: ['quality'],
}

/** One that a node of this type can have. */
export function pickFailure(type: NodeType, seed: number): FailureName {
  const names = BY_TYPE[type] ?? ['plain']
  return names[seed % names.length] ?? 'plain'
}

const isName = (text: string): text is FailureName => Object.hasOwn(FAILURES, text)

/** By its name; any other text is what a source system said, as CDM writes it. */
export function findFailure(text: string): Failure {
  if (isName(text)) return FAILURES[text]
  return {
    reason: text,
    lines: [
      [`ERROR ${text}`, `ERROR ${text}`],
      ['ERROR CDM job FAILED', 'ERROR CDM 作业执行失败'],
    ],
  }
}
