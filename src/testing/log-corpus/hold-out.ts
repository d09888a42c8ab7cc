/** Two hold-out sets, written without knowledge of the rules and labelled before the rules were corrected. See read-corpus.ts for the marks. */
export const HOLD_OUT = String.raw`
=== first hold-out: dws unique violation | dws | dgc
Connecting to jdbc:postgresql://dws-prod:8000/dw?currentSchema=dwd as etl_loader
Connected, session 182733
INSERT INTO dwd.dim_shop SELECT * FROM stg.dim_shop WHERE dt = '20261128'
>>ERROR: dn_6001_6002: duplicate key value violates unique constraint "dim_shop_pkey"
  Detail: Key (shop_id)=(100238) already exists.
org.postgresql.util.PSQLException: ERROR: dn_6001_6002: duplicate key value violates unique constraint "dim_shop_pkey"
	at org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2440)
	at org.postgresql.core.v3.QueryExecutorImpl.processResults(QueryExecutorImpl.java:2183)
!!Exit code 1
=== first hold-out: dws lock timeout, retried twice | dws
[INFO] [2026/11/28 03:00:00 GMT +08:00] : Attempt 1 of 2
[INFO] [2026/11/28 03:00:01 GMT +08:00] : TRUNCATE TABLE dws.trade_1d
[ERROR] [2026/11/28 03:20:01 GMT +08:00] : ERROR: Lock wait timeout: thread 140071 on node cn_5001 waiting for AccessExclusiveLock on relation 24567 of database 16389 after 1200000.112 ms
[ERROR] [2026/11/28 03:20:02 GMT +08:00] : Exit code 1; next attempt in 60 s
[INFO] [2026/11/28 03:21:02 GMT +08:00] : Attempt 2 of 2
[INFO] [2026/11/28 03:21:03 GMT +08:00] : TRUNCATE TABLE dws.trade_1d
>>[ERROR] [2026/11/28 03:41:03 GMT +08:00] : ERROR: Lock wait timeout: thread 140077 on node cn_5001 waiting for AccessExclusiveLock on relation 24567 of database 16389 after 1200000.087 ms
[INFO] [2026/11/28 03:41:03 GMT +08:00] : Detail: blocked by hold lock thread 139982, statement <SELECT * FROM dws.trade_1d>, hold lockmode AccessShareLock.
!![ERROR] [2026/11/28 03:41:04 GMT +08:00] : Node failed; no attempt left
=== first hold-out: hive parse error by beeline | hive
Connecting to jdbc:hive2://node-master1:10000/default
Connected to: Apache Hive (version 3.1.0)
Driver: Hive JDBC (version 3.1.0)
Transaction isolation: TRANSACTION_REPEATABLE_READ
0: jdbc:hive2://node-master1:10000/default> insert overwrite table dws.user_1d partition (dt='20261128')
. . . . . . . . . . . . . . . . . . . . .> select user_id, count(*) cnt form dwd.user_log where dt='20261128' group by user_id;
>>Error: Error while compiling statement: FAILED: ParseException line 2:33 missing EOF at 'dwd' near 'form' (state=42000,code=40000)
Closing: 0: jdbc:hive2://node-master1:10000/default
!!exit code: 2
=== first hold-out: hive map join out of memory | hive | dgc
INFO  : Starting task [Stage-7:MAPREDLOCAL] in serial mode
2026-11-28 04:11:09	Starting to launch local task to process map join;	maximum memory = 477626368
2026-11-28 04:11:12	Processing rows:	1500000	Hashtable size:	1499999	Memory usage:	443000112	percentage:	0.928
>>ERROR : Execution failed with exit status: 3, org.apache.hadoop.hive.ql.exec.mapjoin.MapJoinMemoryExhaustionError: 2026-11-28 04:11:12 Processing rows: 1500000 Hashtable size: 1499999 Memory usage: 443000112 percentage: 0.928
ERROR : Obtaining error information
ERROR : Task failed!
Task ID:
  Stage-7
!!ERROR : FAILED: Execution Error, return code 3 from org.apache.hadoop.hive.ql.exec.mr.MapredLocalTask
!!Error: Error while processing statement: FAILED: Execution Error, return code 3 from org.apache.hadoop.hive.ql.exec.mr.MapredLocalTask (state=08S01,code=3)
=== first hold-out: spark fetch failure that recovers, then a missing path | spark-or-java
26/11/28 02:00:01 INFO SparkContext: Running Spark version 3.3.1
26/11/28 02:03:11 WARN TaskSetManager: Lost task 12.0 in stage 3.0 (TID 812, node-ana-7, executor 4): FetchFailed(BlockManagerId(9, node-ana-2, 7337, None), shuffleId=1, mapId=33, reduceId=12, message=
org.apache.spark.shuffle.FetchFailedException: Connection reset by peer
	at org.apache.spark.storage.ShuffleBlockFetcherIterator.throwFetchFailedException(ShuffleBlockFetcherIterator.scala:770)
	at org.apache.spark.storage.ShuffleBlockFetcherIterator.next(ShuffleBlockFetcherIterator.scala:485)
)
26/11/28 02:03:40 INFO DAGScheduler: Resubmitting ShuffleMapStage 2 (map at EtlJob.scala:44) because of fetch failure
26/11/28 02:05:02 INFO TaskSetManager: Finished task 12.1 in stage 3.1 (TID 950) in 2210 ms on node-ana-7 (executor 4) (200/200)
26/11/28 02:05:03 INFO DAGScheduler: ResultStage 3 (count at EtlJob.scala:51) finished in 110.2 s
26/11/28 02:05:04 ERROR ApplicationMaster: User class threw exception: org.apache.spark.sql.AnalysisException: Path does not exist: obs://dlake/ods/orders/dt=20261128
>>org.apache.spark.sql.AnalysisException: Path does not exist: obs://dlake/ods/orders/dt=20261128
	at org.apache.spark.sql.errors.QueryCompilationErrors$.dataPathNotExistError(QueryCompilationErrors.scala:1011)
	at org.apache.spark.sql.execution.datasources.DataSource$.$anonfun$checkAndGlobPathIfNecessary$4(DataSource.scala:785)
	at com.retail.EtlJob$.main(EtlJob.scala:58)
!!26/11/28 02:05:05 INFO ApplicationMaster: Final app status: FAILED, exitCode: 15
=== first hold-out: spark warn with the stack of the failure | spark-or-java
26/11/28 02:10:00 INFO DAGScheduler: Submitting 200 missing tasks from ResultStage 7
26/11/28 02:11:30 WARN TaskSetManager: Lost task 3.0 in stage 7.0 (TID 1403, node-ana-3, executor 2): java.lang.RuntimeException: Error while encoding row
	at com.retail.Encode.apply(Encode.scala:31)
	at org.apache.spark.scheduler.Task.run(Task.scala:136)
>>Caused by: java.lang.NumberFormatException: For input string: "12,50"
	at java.lang.NumberFormatException.forInputString(NumberFormatException.java:65)
	... 11 more
26/11/28 02:11:31 INFO TaskSetManager: Starting task 3.1 in stage 7.0 (TID 1410, node-ana-4, executor 5)
26/11/28 02:11:50 INFO TaskSetManager: Lost task 3.1 in stage 7.0 (TID 1410) on node-ana-4, executor 5: java.lang.RuntimeException (Error while encoding row) [duplicate 1]
26/11/28 02:12:10 ERROR TaskSetManager: Task 3 in stage 7.0 failed 4 times; aborting job
!!26/11/28 02:12:11 ERROR ApplicationMaster: User class threw exception: org.apache.spark.SparkException: Job aborted due to stage failure: Task 3 in stage 7.0 failed 4 times, most recent failure: Lost task 3.3 in stage 7.0 (TID 1422, node-ana-6, executor 1): java.lang.RuntimeException: Error while encoding row
	at com.retail.Encode.apply(Encode.scala:31)
Driver stacktrace:
26/11/28 02:12:12 INFO ApplicationMaster: Final app status: FAILED, exitCode: 15
=== first hold-out: pyspark with a python worker's traceback | python-or-spark
26/11/28 05:00:00 INFO SparkContext: Submitted application: clean_addr.py
26/11/28 05:01:10 WARN TaskSetManager: Lost task 0.0 in stage 1.0 (TID 5) (node-ana-1 executor 1): org.apache.spark.api.python.PythonException: Traceback (most recent call last):
  File "/opt/spark/python/lib/pyspark.zip/pyspark/worker.py", line 686, in main
    process()
  File "/opt/dlf/clean_addr.py", line 41, in parse
    return json.loads(text)["city"]
>>KeyError: 'city'

	at org.apache.spark.api.python.BasePythonRunner$ReaderIterator.handlePythonException(PythonRunner.scala:552)
	at org.apache.spark.scheduler.Task.run(Task.scala:136)
26/11/28 05:01:40 ERROR TaskSetManager: Task 0 in stage 1.0 failed 4 times; aborting job
Traceback (most recent call last):
  File "/opt/dlf/clean_addr.py", line 60, in <module>
    df.write.mode("overwrite").parquet(out)
py4j.protocol.Py4JJavaError: An error occurred while calling o82.parquet.
: org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent failure: Lost task 0.3 in stage 1.0 (TID 8) (node-ana-1 executor 1): org.apache.spark.api.python.PythonException: Traceback (most recent call last):
KeyError: 'city'
=== first hold-out: pyspark module missing on the driver | python
26/11/28 05:00:00 WARN NativeCodeLoader: Unable to load native-hadoop library for your platform... using builtin-java classes where applicable
Traceback (most recent call last):
  File "/tmp/spark-1/build_features.py", line 3, in <module>
    import pyarrow
>>ModuleNotFoundError: No module named 'pyarrow'
26/11/28 05:00:02 INFO ShutdownHookManager: Shutdown hook called
!!Exception in thread "main" org.apache.spark.SparkUserAppException: User application exited with 1
	at org.apache.spark.deploy.PythonRunner$.main(PythonRunner.scala:103)
=== first hold-out: shell, jar not there | shell | dgc
+ export JAVA_HOME=/opt/jdk8
+ cd /opt/etl
+ java -Xmx2g -jar dwd-export-1.4.2.jar 20261128
>>Error: Unable to access jarfile dwd-export-1.4.2.jar
!!shell script exit code 1
=== first hold-out: shell, ssh refuses the key | shell | dgc
start sync to edge node at 02:00
rsync -avz /data/out/ etl@10.2.0.7:/data/in/
>>Permission denied, please try again.
rsync: connection unexpectedly closed (0 bytes received so far) [sender]
rsync error: unexplained error (code 255) at io.c(226) [sender=3.1.2]
!!Script exit code is 255
=== first hold-out: shell, sqlplus with an Oracle error | shell-or-cloud-or-generic | dgc
SQL*Plus: Release 19.0.0.0.0 - Production on Sat Nov 28 02:10:11 2026
Connected.
insert into ods.orders select * from erp.orders where upd >= trunc(sysdate)
            *
ERROR at line 1:
>>ORA-01653: unable to extend table ODS.ORDERS by 8192 in tablespace TS_ODS
Disconnected from Oracle Database 19c
!!exit status 141
=== first hold-out: python pandas, error after harmless warnings | python
/usr/lib/python3.9/site-packages/openpyxl/styles/stylesheet.py:226: UserWarning: Workbook contains no default style, apply openpyxl's default
  warn("Workbook contains no default style, apply openpyxl's default")
2026-11-28 06:00:01 INFO loaded 12031 rows, 0 errors
2026-11-28 06:00:02 ERROR failed to write target
Traceback (most recent call last):
  File "load.py", line 88, in main
    df.to_sql("t_fee", engine)
  File "/usr/lib/python3.9/site-packages/sqlalchemy/engine/default.py", line 736, in do_execute
    cursor.execute(statement, parameters)
>>psycopg2.errors.StringDataRightTruncation: value too long for type character varying(20)


The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "load.py", line 93, in <module>
    main()
sqlalchemy.exc.DataError: (psycopg2.errors.StringDataRightTruncation) value too long for type character varying(20)

[SQL: INSERT INTO t_fee VALUES (%(a)s)]
!!process exited with code 1
=== first hold-out: cdm, dirty rows over the limit | cloud | dgc
CDM job cdm_ods_orders submitted, submission id 88
Submission status RUNNING, 12 %
Read 120000 rows, written 119001 rows, 999 dirty rows
>>Cdm.0911 : The number of dirty data records exceeds the limit 1000.
CDM job status FAILED
!!CDM job FAILED
=== first hold-out: cdm in Chinese, source refuses the login | cloud | dgc
CDM作业 cdm_ods_会员 已提交
作业状态：RUNNING
>>Cdm.0600：无法连接服务器，原因：Access denied for user 'etl'@'10.0.3.8' (using password: YES)
作业状态：FAILED
!!节点运行失败
=== first hold-out: datax, twice logged | java-or-cloud-or-generic
2026-11-28 03:00:00.101 [main] INFO  VMInfo - VMInfo# operatingSystem class => sun.management.OperatingSystemImpl
2026-11-28 03:00:01.220 [job-0] INFO  JobContainer - jobContainer starts to do prepare ...
2026-11-28 03:00:09.331 [0-0-0-writer] WARN  CommonRdbmsWriter$Task - 回滚此次写入, 采用每次写入一行方式提交. 因为:Data truncation: Data too long for column 'name' at row 1
2026-11-28 03:00:10.002 [0-0-0-writer] ERROR StdoutPluginCollector - 脏数据: 
{"exception":"Data truncation: Data too long for column 'name' at row 1","record":[{"byteSize":8,"index":0,"rawData":1009,"type":"LONG"}],"type":"writer"}
2026-11-28 03:00:12.440 [job-0] ERROR JobContainer - Exception when job run
>>com.alibaba.datax.common.exception.DataXException: Code:[Framework-14], Description:[DataX传输脏数据超过用户预期,该错误通常是由于源端数据存在较多业务脏数据导致,请仔细检查DataX汇报的脏数据日志信息, 或者您可以适当调大脏数据阈值 .].  - 脏数据条数检查不通过,限制是[0]条,但实际上捕获了[1]条.
	at com.alibaba.datax.common.exception.DataXException.asDataXException(DataXException.java:30)
	at com.alibaba.datax.core.util.ErrorRecordChecker.checkRecordLimit(ErrorRecordChecker.java:58)
=== first hold-out: datax cannot reach mysql | java-or-cloud-or-generic
2026-11-28 03:00:01.220 [job-0] INFO  JobContainer - jobContainer starts to do prepare ...
2026-11-28 03:01:02.000 [job-0] WARN  DBUtil - test connection of [jdbc:mysql://10.1.1.9:3306/erp] failed, for Code:[DBUtilErrorCode-10], Description:[连接数据库失败. 请检查您的 账号、密码、数据库名称、IP、Port或者向 DBA 寻求帮助(注意网络环境).].  -  具体错误信息为：com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure
>>2026-11-28 03:01:03.000 [job-0] ERROR RetryUtil - Exception when calling callable, 异常Msg:Code:[DBUtilErrorCode-10], Description:[连接数据库失败].  -  具体错误信息为：com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure
com.alibaba.datax.common.exception.DataXException: Code:[DBUtilErrorCode-10], Description:[连接数据库失败].  -  具体错误信息为：com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure
	at com.alibaba.datax.common.exception.DataXException.asDataXException(DataXException.java:26)
	at com.alibaba.datax.plugin.rdbms.util.DBUtil.connect(DBUtil.java:427)
2026-11-28 03:01:04.000 [job-0] ERROR Engine - 经DataX智能分析,该任务最可能的错误原因是:
=== first hold-out: mrs mapreduce, killed container | java-or-spark-or-generic-or-hive
2026-11-28 01:00:00,120 | INFO  | main | Submitted application application_1795830012_0511
2026-11-28 01:20:11,000 | INFO  | main | map 97% reduce 12%
>>2026-11-28 01:20:31,420 | INFO  | main | Task Id : attempt_1795830012_0511_r_000004_3, Status : FAILED Container [pid=20311,containerID=container_e03_1795830012_0511_01_000211] is running beyond physical memory limits. Current usage: 4.1 GB of 4 GB physical memory used; 5.9 GB of 20 GB virtual memory used. Killing container.
2026-11-28 01:20:32,000 | INFO  | main | Container killed on request. Exit code is 143
!!2026-11-28 01:21:05,700 | ERROR | main | Job job_1795830012_0511 failed with state FAILED due to: Task failed task_1795830012_0511_r_000004
=== first hold-out: java, spring with nested causes, logged twice | java
2026-11-28 07:00:00.000  INFO 1 --- [main] c.r.SettleApplication : Starting SettleApplication
2026-11-28 07:00:09.120 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed
org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'dataSource'
	at org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory.createBean(AbstractAutowireCapableBeanFactory.java:628)
Caused by: java.lang.reflect.InvocationTargetException: null
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
	... 18 common frames omitted
>>Caused by: java.net.UnknownHostException: rds-settle.prod.internal: Name or service not known
	at java.base/java.net.Inet6AddressImpl.lookupAllHostAddr(Native Method)
	... 25 common frames omitted
2026-11-28 07:00:09.300 ERROR 1 --- [main] c.r.Launcher : launch failed
org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'dataSource'
	at org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory.createBean(AbstractAutowireCapableBeanFactory.java:628)
Caused by: java.net.UnknownHostException: rds-settle.prod.internal: Name or service not known
	... 30 common frames omitted
!!exit code 1
=== first hold-out: a quality rule that does not hold, Chinese | generic-or-cloud | dgc
质量作业 dq_订单金额 开始执行
规则 空值率：通过
>>规则 金额非负 校验不通过：异常数据 37 条，阈值 0 条
!!质量作业执行失败
=== first hold-out: rest client with an error body | cloud-or-generic | dgc
POST https://settle.prod.internal/api/v1/close
Response code: 500
>>Response body: {"error_code":"STL.0042","error_msg":"batch 20261128 is already closed"}
Node failed: rest response code is 500
=== first hold-out: oom killer, python | shell-or-python | dgc
loading 200 parquet files
merged 143 of 200
>>/opt/etl/merge.sh: line 14: 20931 Killed                  python3 merge.py --dt 20261128
!!script exit with 137
=== first hold-out: green with words that frighten | none
[INFO] [2026/11/28 02:39:10 GMT +08:00] : Starting error_rate_job with --fail-on-error=false
[WARN] [2026/11/28 02:39:11 GMT +08:00] : Failed to fetch block rdd_3_4 from remote, retrying 1/3
[INFO] [2026/11/28 02:39:12 GMT +08:00] : fetched on retry
[INFO] [2026/11/28 02:39:13 GMT +08:00] : table t_exception_order: 12 rows, error_cnt=0, failed=0
[INFO] [2026/11/28 02:39:14 GMT +08:00] : DROP TABLE IF EXISTS tmp_error_log
NOTICE:  table "tmp_error_log" does not exist, skipping
[INFO] [2026/11/28 02:39:15 GMT +08:00] : 0 errors, 2 warnings; exit code 0
=== first hold-out: green, log4j and slf4j noise | none
SLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".
SLF4J: Defaulting to no-operation (NOP) logger implementation
26/11/28 02:00:00 WARN Utils: Service 'SparkUI' could not bind on port 4040. Attempting port 4041.
26/11/28 02:00:00 WARN HiveConf: HiveConf of name hive.server2.error.log.enabled does not exist
26/11/28 02:05:00 INFO ApplicationMaster: Final app status: SUCCEEDED, exitCode: 0
=== first hold-out: green in Chinese | none | dgc
开始同步，失败重试次数：3
第 1 次连接超时，正在重试
重试成功
同步完成：成功 12031 条，失败 0 条，异常 0 条
=== second hold-out: dws, relation missing in a procedure | dws | dgc
call dws.p_user_1d('20261128');
>>ERROR:  relation "dwd.user_log_20261128" does not exist on dn_6005_6006
LINE 1: insert into dws.user_1d select * from dwd.user_log_20261128
                                              ^
QUERY:  insert into dws.user_1d select * from dwd.user_log_20261128
CONTEXT:  PL/pgSQL function dws.p_user_1d(text) line 9 at EXECUTE statement
!!total time: 112 ms, exit code 3
=== second hold-out: gsql cannot connect | dws-or-shell | dgc
gsql -h 10.3.1.4 -p 8000 -d dw -U etl -f load.sql
>>gsql: FATAL:  Invalid username/password,login denied.
!!exit 1
=== second hold-out: hive on tez, vertex failed | hive-or-java | dgc
INFO  : Status: Running (Executing on YARN cluster with App id application_1795_0099)
ERROR : Status: Failed
ERROR : Vertex failed, vertexName=Map 1, vertexId=vertex_1795_0099_1_00, diagnostics=[Task failed, taskId=task_1795_0099_1_00_000012, diagnostics=[TaskAttempt 0 failed, info=[Error: Error while running task ( failure ) : java.lang.RuntimeException: org.apache.hadoop.hive.ql.metadata.HiveException: Hive Runtime Error while processing row
	at org.apache.hadoop.hive.ql.exec.tez.MapRecordProcessor.processRow(MapRecordProcessor.java:92)
>>Caused by: java.lang.ArithmeticException: Decimal precision exceeds max precision 38
	at org.apache.hadoop.hive.common.type.HiveDecimal.enforcePrecisionScale(HiveDecimal.java:300)
	... 14 more
]], Vertex did not succeed due to OWN_TASK_FAILURE, failedTasks:1 killedTasks:40, Vertex vertex_1795_0099_1_00 [Map 1] killed/failed due to:OWN_TASK_FAILURE]
!!ERROR : FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.tez.TezTask
=== second hold-out: spark driver out of memory | spark-or-java
26/11/28 02:00:00 INFO DAGScheduler: Job 4 finished: collect at Report.scala:20
26/11/28 02:00:31 ERROR ApplicationMaster: Uncaught exception: 
>>java.lang.OutOfMemoryError: GC overhead limit exceeded
	at java.util.Arrays.copyOf(Arrays.java:3236)
	at com.retail.Report$.main(Report.scala:22)
26/11/28 02:00:32 INFO ApplicationMaster: Final app status: FAILED, exitCode: 13, (reason: Uncaught exception: java.lang.OutOfMemoryError: GC overhead limit exceeded)
26/11/28 02:00:33 ERROR Utils: Uncaught exception in thread shutdown-hook-0
java.lang.InterruptedException
	at java.util.concurrent.FutureTask.awaitDone(FutureTask.java:404)
=== second hold-out: spark executors lost, then stage aborted | spark
26/11/28 02:00:00 WARN YarnSchedulerBackend$YarnSchedulerEndpoint: Requesting driver to remove executor 7 for reason Container killed by YARN for exceeding memory limits. 10.4 GB of 10 GB physical memory used. Consider boosting spark.yarn.executor.memoryOverhead.
>>26/11/28 02:00:00 ERROR YarnScheduler: Lost executor 7 on node-ana-3: Container killed by YARN for exceeding memory limits. 10.4 GB of 10 GB physical memory used. Consider boosting spark.yarn.executor.memoryOverhead.
26/11/28 02:00:00 WARN TaskSetManager: Lost task 8.0 in stage 2.0 (TID 44, node-ana-3, executor 7): ExecutorLostFailure (executor 7 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding memory limits. 10.4 GB of 10 GB physical memory used.
26/11/28 02:03:00 ERROR TaskSetManager: Task 8 in stage 2.0 failed 4 times; aborting job
!!26/11/28 02:03:00 ERROR ApplicationMaster: User class threw exception: org.apache.spark.SparkException: Job aborted due to stage failure: Task 8 in stage 2.0 failed 4 times
=== second hold-out: dli sql, no permission, Chinese | cloud | dgc
提交 DLI SQL 作业，队列 etl_queue
作业 9f3e 状态：RUNNING
>>DLI.0003：Permission denied for resource 'databases.dwd.tables.orders', User = 'etl', Action = 'SELECT'.
!!节点执行失败
=== second hold-out: obs copy, key missing | cloud | dgc
obsutil cp obs://dlake/in/orders_20261128.csv obs://dlake/out/ -f
Start at 2026-11-28 02:00:00
Obsutil version is 5.4.11
>>Copy object [orders_20261128.csv] failed, http status [404], error code [NoSuchKey], error message [The specified key does not exist.], request id [0000018F]
Task id: 3f2a
!!exit code 1
=== second hold-out: python, kafka with retries and a final error | python
2026-11-28 06:00:00 WARNING kafka.conn: connect failed, retrying (1/3)
2026-11-28 06:00:05 WARNING kafka.conn: connect failed, retrying (2/3)
2026-11-28 06:00:10 WARNING kafka.conn: connect failed, retrying (3/3)
Traceback (most recent call last):
  File "push.py", line 12, in <module>
    producer = KafkaProducer(bootstrap_servers=servers)
  File "/usr/lib/python3.9/site-packages/kafka/producer/kafka.py", line 381, in __init__
    client = KafkaClient(metrics=self._metrics)
>>kafka.errors.NoBrokersAvailable: NoBrokersAvailable
!!Process finished with exit code 1
=== second hold-out: shell, awk syntax, then a check of the row count | shell
+ awk -F, '{print $1,$2' /data/in/a.csv
awk: cmd. line:1: {print $1,$2
>>awk: cmd. line:1:             ^ unexpected newline or end of string
+ rows=0
+ '[' 0 -eq 0 ']'
+ echo 'no rows, stop'
no rows, stop
!!+ exit 2
=== second hold-out: python prints its own error and exits | python-or-generic | dgc
check input obs://dlake/in/fee_20261128.csv
rows: 0
>>ERROR input file is empty, expected at least 1 row
!!exit code: 4
=== second hold-out: sqoop, driver not found | java-or-shell-or-generic | dgc
26/11/28 02:00:00 INFO sqoop.Sqoop: Running Sqoop version: 1.4.7
26/11/28 02:00:01 INFO manager.SqlManager: Using default fetchSize of 1000
>>26/11/28 02:00:01 ERROR sqoop.Sqoop: Got exception running Sqoop: java.lang.RuntimeException: Could not load db driver class: oracle.jdbc.OracleDriver
java.lang.RuntimeException: Could not load db driver class: oracle.jdbc.OracleDriver
	at org.apache.sqoop.manager.OracleManager.makeConnection(OracleManager.java:286)
!!exit value 1
=== second hold-out: kerberos ticket gone | java-or-shell-or-spark-or-hive | dgc
+ kinit -kt etl.keytab etl
+ hdfs dfs -ls /user/etl
26/11/28 02:00:01 WARN ipc.Client: Exception encountered while connecting to the server : org.apache.hadoop.security.AccessControlException: Client cannot authenticate via:[TOKEN, KERBEROS]
>>ls: Failed on local exception: java.io.IOException: org.apache.hadoop.security.AccessControlException: Client cannot authenticate via:[TOKEN, KERBEROS]; Host Details : local host is: "node-1/10.1.0.3"; destination host is: "node-master1":9820;
!!exit code 1
=== second hold-out: green after two failed attempts | none
[INFO] [2026/11/28 03:00:00 GMT +08:00] : Attempt 1 of 3
[ERROR] [2026/11/28 03:00:05 GMT +08:00] : Connection refused: dws-prod:8000
[ERROR] [2026/11/28 03:00:05 GMT +08:00] : Exit code 1; next attempt in 60 s
[INFO] [2026/11/28 03:01:05 GMT +08:00] : Attempt 2 of 3
[INFO] [2026/11/28 03:01:08 GMT +08:00] : INSERT 0 12031
[INFO] [2026/11/28 03:01:09 GMT +08:00] : Exit code 0
=== second hold-out: mrs api connection says nothing | none | dgc
Submit job to MRS cluster mrs_prod through API
Job id 7f2c, state RUNNING
!!Job id 7f2c, state FAILED
!!Job execution failed, please check the log on the MRS console
`
