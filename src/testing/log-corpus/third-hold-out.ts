/** Written by somebody who had not seen the rules, as a test of them. Clusters and databases, and logs without a cause. See read-corpus.ts for the marks. */
export const THIRD_HOLD_OUT = String.raw`
=== third hold-out: spark on MRS, lines with bars between fields, a column that is not there | spark-or-java
2026-11-29 02:10:11,123 | INFO  | main | Running Spark version 3.3.1 | org.apache.spark.internal.Logging.logInfo(Logging.scala:60)
2026-11-29 02:10:13,870 | WARN  | main | Service 'SparkUI' could not bind on port 22950. Attempting port 22951. | org.apache.spark.internal.Logging.logWarning(Logging.scala:73)
2026-11-29 02:10:40,002 | INFO  | main | Submitted application application_1764200000000_0412 | org.apache.hadoop.yarn.client.api.impl.YarnClientImpl.submitApplication(YarnClientImpl.java:329)
2026-11-29 02:11:02,551 | ERROR | main | Failed in [insert overwrite table dwd.dwd_order partition(dt='20261128') select order_id, pay_amt from ods.ods_order where dt='20261128'] | org.apache.spark.internal.Logging.logError(Logging.scala:101)
>>org.apache.spark.sql.AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name TICKpay_amtTICK cannot be resolved. Did you mean one of the following? [TICKpay_amountTICK, TICKpay_timeTICK].; line 1 pos 74
	at org.apache.spark.sql.catalyst.analysis.CheckAnalysis.failAnalysis(CheckAnalysis.scala:56)
	at org.apache.spark.sql.catalyst.analysis.CheckAnalysis.failAnalysis$(CheckAnalysis.scala:55)
2026-11-29 02:11:02,900 | INFO  | shutdown-hook-0 | Shutdown hook called | org.apache.spark.internal.Logging.logInfo(Logging.scala:60)
!!exit code 1
=== third hold-out: spark, a value that does not fit while rows are written | spark-or-java
26/11/29 02:12:01 INFO SparkContext: Starting job: insertInto at Load.scala:88
26/11/29 02:12:09 WARN TaskSetManager: Lost task 4.0 in stage 3.0 (TID 71) (node-group-1-0003 executor 2): org.apache.spark.SparkException: [TASK_WRITE_FAILED] Task failed while writing rows to hdfs://hacluster/user/hive/warehouse/dwd.db/pay.
	at org.apache.spark.sql.errors.QueryExecutionErrors$.taskFailedWhileWritingRowsError(QueryExecutionErrors.scala:789)
>>Caused by: org.apache.spark.SparkNumberFormatException: [CAST_INVALID_INPUT] The value 'N/A' of the type "STRING" cannot be cast to "BIGINT" because it is malformed.
	at org.apache.spark.sql.errors.QueryExecutionErrors$.invalidInputInCastToNumberError(QueryExecutionErrors.scala:145)
	... 12 more

26/11/29 02:12:11 INFO TaskSetManager: Lost task 4.1 in stage 3.0 (TID 75) on node-group-1-0004, executor 3: org.apache.spark.SparkException ([TASK_WRITE_FAILED] Task failed while writing rows to hdfs://hacluster/user/hive/warehouse/dwd.db/pay.) [duplicate 1]
26/11/29 02:12:15 ERROR TaskSetManager: Task 4 in stage 3.0 failed 4 times; aborting job
26/11/29 02:12:15 ERROR FileFormatWriter: Aborting job 3b1f0f1c-2d53-4e6f-9a5d-000000000000.
!!org.apache.spark.SparkException: Job aborted due to stage failure: Task 4 in stage 3.0 failed 4 times, most recent failure: Lost task 4.3 in stage 3.0 (TID 81) (node-group-1-0003 executor 2): org.apache.spark.SparkException: [TASK_WRITE_FAILED] Task failed while writing rows to hdfs://hacluster/user/hive/warehouse/dwd.db/pay.
	at org.apache.spark.sql.errors.QueryExecutionErrors$.taskFailedWhileWritingRowsError(QueryExecutionErrors.scala:789)
Caused by: org.apache.spark.SparkNumberFormatException: [CAST_INVALID_INPUT] The value 'N/A' of the type "STRING" cannot be cast to "BIGINT" because it is malformed.
	at org.apache.spark.sql.errors.QueryExecutionErrors$.invalidInputInCastToNumberError(QueryExecutionErrors.scala:145)
	... 12 more

Driver stacktrace:
	at org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:2844)
26/11/29 02:12:16 INFO SparkContext: Successfully stopped SparkContext
=== third hold-out: spark, metastore does not answer | java-or-hive-or-spark
26/11/29 02:00:10 INFO HiveUtils: Initializing HiveMetastoreConnection version 2.3.9 using Spark classes.
26/11/29 02:00:12 INFO metastore: Trying to connect to metastore with URI thrift://10.4.0.11:21088
26/11/29 02:00:12 WARN metastore: Failed to connect to the MetaStore Server...
26/11/29 02:00:12 INFO metastore: Waiting 1 seconds before next connection attempt.
26/11/29 02:00:13 WARN metastore: Failed to connect to the MetaStore Server...
26/11/29 02:00:14 WARN Hive: Failed to register all functions.
java.lang.RuntimeException: Unable to instantiate org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClient
	at org.apache.hadoop.hive.metastore.MetaStoreUtils.newInstance(MetaStoreUtils.java:1708)
	... 83 more
Caused by: java.lang.reflect.InvocationTargetException
	at sun.reflect.NativeConstructorAccessorImpl.newInstance0(Native Method)
	... 87 more
Caused by: MetaException(message:Could not connect to meta store using any of the URIs provided. Most recent failure: org.apache.thrift.transport.TTransportException: java.net.ConnectException: Connection refused (Connection refused)
	at org.apache.thrift.transport.TSocket.open(TSocket.java:226)
	... 92 more
>>Caused by: java.net.ConnectException: Connection refused (Connection refused)
	at java.net.PlainSocketImpl.socketConnect(Native Method)
	... 100 more
)
!!26/11/29 02:00:20 ERROR ApplicationMaster: User class threw exception: org.apache.spark.sql.AnalysisException: java.lang.RuntimeException: Unable to instantiate org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClient
org.apache.spark.sql.AnalysisException: java.lang.RuntimeException: Unable to instantiate org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClient
	at org.apache.spark.sql.hive.HiveExternalCatalog.withClient(HiveExternalCatalog.scala:110)
Caused by: java.lang.RuntimeException: Unable to instantiate org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClient
	... 47 more
Caused by: MetaException(message:Could not connect to meta store using any of the URIs provided. Most recent failure: org.apache.thrift.transport.TTransportException: java.net.ConnectException: Connection refused (Connection refused)
	at org.apache.thrift.transport.TSocket.open(TSocket.java:226)
Caused by: java.net.ConnectException: Connection refused (Connection refused)
	at java.net.PlainSocketImpl.socketConnect(Native Method)
	... 100 more
)
26/11/29 02:00:21 INFO ApplicationMaster: Final app status: FAILED, exitCode: 15
=== third hold-out: yarn refuses the queue | java-or-spark | dgc
spark-submit --master yarn --deploy-mode cluster --queue prod --class com.acme.Load load.jar 20261128
26/11/29 02:20:01 INFO Client: Requesting a new application from cluster with 12 NodeManagers
26/11/29 02:20:03 INFO Client: Submitting application application_1764200000000_0420 to ResourceManager
26/11/29 02:20:03 INFO Client: Deleted staging directory hdfs://hacluster/user/etl/.sparkStaging/application_1764200000000_0420
>>Exception in thread "main" org.apache.hadoop.yarn.exceptions.YarnException: Failed to submit application_1764200000000_0420 to YARN : org.apache.hadoop.security.AccessControlException: User etl does not have permission to submit application_1764200000000_0420 to queue prod
	at org.apache.hadoop.yarn.client.api.impl.YarnClientImpl.submitApplication(YarnClientImpl.java:327)
	at org.apache.spark.deploy.yarn.Client.submitApplication(Client.scala:191)
26/11/29 02:20:03 INFO ShutdownHookManager: Shutdown hook called
!!spark-submit finished with exit code 1
=== third hold-out: hive, too many dynamic partitions | hive
INFO  : Number of reduce tasks is set to 0 since there's no reduce operator
INFO  : Stage-1 map = 0%,  reduce = 0%
INFO  : Stage-1 map = 100%,  reduce = 0%
ERROR : Ended Job = job_1764200000000_0077 with errors
INFO  : Examining task ID: task_1764200000000_0077_m_000000 (and more) from job job_1764200000000_0077
Task with the most failures(4):
-----
Task ID:
  task_1764200000000_0077_m_000000
URL:
  https://rm1:26001/taskdetails.jsp?jobid=job_1764200000000_0077&tipid=task_1764200000000_0077_m_000000
-----
Diagnostic Messages for this Task:
Error: java.lang.RuntimeException: org.apache.hadoop.hive.ql.metadata.HiveException: Hive Runtime Error while processing row {"order_id":19,"city":"Xi'an"}
	at org.apache.hadoop.hive.ql.exec.mr.ExecMapper.map(ExecMapper.java:157)
	at org.apache.hadoop.mapred.YarnChild.main(YarnChild.java:164)
>>Caused by: org.apache.hadoop.hive.ql.metadata.HiveFatalException: [Error 20004]: Fatal error occurred when node tried to create too many dynamic partitions. The maximum number of dynamic partitions is controlled by hive.exec.max.dynamic.partitions and hive.exec.max.dynamic.partitions.pernode. Maximum was set to 100 partitions per node, number of dynamic partitions on this node: 101
	at org.apache.hadoop.hive.ql.exec.FileSinkOperator.getDynOutPaths(FileSinkOperator.java:951)

!!FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask
MapReduce Jobs Launched:
Stage-Stage-1: Map: 1   HDFS Read: 0 HDFS Write: 0 FAIL
Total MapReduce CPU Time Spent: 0 msec
=== third hold-out: beeline without a ticket | hive-or-java | dgc
SLF4J: Class path contains multiple SLF4J bindings.
Connecting to jdbc:hive2://10.4.0.21:24002,10.4.0.22:24002/;serviceDiscoveryMode=zooKeeper;zooKeeperNamespace=hiveserver2;sasl.qop=auth-conf;auth=KERBEROS;principal=hive/hadoop.hadoop.com@HADOOP.COM
26/11/29 02:31:07 [main]: WARN jdbc.HiveConnection: Failed to connect to 10.4.0.31:10000
>>Error: Could not open client transport for any of the Server URI's in ZooKeeper: GSS initiate failed (state=08S01,code=0)
Beeline version 3.1.0-hw-ei-320002 by Apache Hive
!!Shell script job execute failed, exit code is 2
=== third hold-out: hive cannot get a lock | hive
Logging initialized using configuration in file:/opt/hive/conf/hive-log4j2.properties Async: true
Unable to acquire IMPLICIT, EXCLUSIVE lock dwd@dwd_order@dt=20261128 after 100 attempts.
>>FAILED: Error in acquiring locks: Locks on the underlying objects cannot be acquired. retry after some time
!!command failed with return code 10
=== third hold-out: gsql, types do not match, and the statements after it | dws
gsql -d dw -h 10.4.0.40 -p 8000 -U etl -f /tmp/load_pay.sql -v ON_ERROR_STOP=0
SET
BEGIN
DELETE 10233
>>gsql:/tmp/load_pay.sql:42: ERROR:  column "amt" is of type numeric but expression is of type text
LINE 9:   t.amt_str,
          ^
HINT:  You will need to rewrite or cast the expression.
gsql:/tmp/load_pay.sql:58: ERROR:  current transaction is aborted, commands ignored until end of transaction block, firstChar[Q]
gsql:/tmp/load_pay.sql:60: ERROR:  current transaction is aborted, commands ignored until end of transaction block, firstChar[Q]
ROLLBACK
total time: 8123  ms
!!Script returns 3, load failed.
=== third hold-out: dws, foreign table with a short line | dws | dgc
begin to execute sql, statement 1 of 3
INSERT INTO ods.ods_pay
SELECT *
  FROM ods.ft_pay
 WHERE error_flag = 0  -- rows that failed before are loaded by hand
statement 1 of 3 failed
>>ERROR: dn_6007_6008: missing data for column "pay_time"
  Detail: the line has 11 columns
  Where: Foreign Table ft_pay, line 10022 of obs://lake/in/pay_20261128.csv
!!node dws_load_pay run failed
=== third hold-out: dws has no memory left | dws
2026-11-29 03:00:00.001 [pool-2-thread-1] INFO  c.a.d.SqlRunner - run: insert into dws.user_wide select * from dwd.user u left join dwd.order o on u.id = o.user_id
2026-11-29 03:08:10.412 [pool-2-thread-1] ERROR c.a.d.SqlRunner - statement failed
>>com.huawei.gauss200.jdbc.util.PSQLException: ERROR: memory is temporarily unavailable
  Detail: Failed on request of size 131072 bytes under queryid 72339069014639 in batchsort.cpp:411.
	at com.huawei.gauss200.jdbc.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2852)
	at com.acme.dw.SqlRunner.run(SqlRunner.java:61)
2026-11-29 03:08:10.413 [main] ERROR c.a.d.Main - com.huawei.gauss200.jdbc.util.PSQLException: ERROR: memory is temporarily unavailable
!!2026-11-29 03:08:10.500 [main] INFO  c.a.d.Main - exit with code 1
=== third hold-out: verdict and cause on one line | dws | dgc
Start to execute the sql.
>>Execute sql failed. Error: ERROR: relation "dws.fact_sale" does not exist Position: 132
!!The node execution failed.
=== third hold-out: cdm, Oracle's snapshot is too old | cloud-or-java-or-generic | dgc
CDM作业 ora_to_dws_order 开始执行，集群 cdm-prod
已抽取 12,000,000 行，速度 21.3 MB/s，错误行数 0
已抽取 31,500,000 行，速度 20.8 MB/s，错误行数 0
>>Cdm.0523: 从源端读取数据失败，原因：java.sql.SQLException: ORA-01555: snapshot too old: rollback segment number 12 with name "_SYSSMU12_3068564564$" too small
!!CDM作业 ora_to_dws_order 执行失败，耗时 5421 秒
=== third hold-out: datax, dirty rows over the limit, twice logged | java-or-cloud-or-generic
DataX (DATAX-OPENSOURCE-3.0), From Alibaba !
Copyright (C) 2010-2017, Alibaba Group. All Rights Reserved.
2026-11-29 02:40:00.111 [main] INFO  Engine - the machine info  =>
2026-11-29 02:40:11.300 [0-0-0-writer] WARN  CommonRdbmsWriter$Task - 回滚此次写入, 采用每次写入一行方式提交. 因为:Data truncation: Incorrect datetime value: '0000-00-00' for column 'gmt' at row 1
2026-11-29 02:40:11.420 [0-0-0-writer] ERROR StdoutPluginCollector - 脏数据: 
>>{"exception":"Data truncation: Incorrect datetime value: '0000-00-00' for column 'gmt' at row 1","record":[{"byteSize":8,"index":0,"rawData":91,"type":"LONG"}],"type":"writer"}
2026-11-29 02:40:20.000 [job-0] INFO  StandAloneJobContainerCommunicator - Total 3 records, 71 bytes | Speed 7B/s, 0 records/s | Error 3 records, 71 bytes |  All Task WaitWriterTime 0.000s | Percentage 100.00%
2026-11-29 02:40:20.001 [job-0] ERROR JobContainer - Exception when job run
com.alibaba.datax.common.exception.DataXException: Code:[Framework-14], Description:[DataX传输脏数据超过用户预期，该错误通常是由于源端数据存在较多业务脏数据导致，请仔细检查DataX汇报的脏数据日志信息, 或者您可以适当调大脏数据阈值 .].  - 脏数据条数检查不通过，限制是[0]条，但实际上捕获了[3]条.
	at com.alibaba.datax.common.exception.DataXException.asDataXException(DataXException.java:26) ~[datax-common-0.0.1-SNAPSHOT.jar:na]
	at com.alibaba.datax.core.util.ErrorRecordChecker.checkRecordLimit(ErrorRecordChecker.java:61) ~[datax-core-0.0.1-SNAPSHOT.jar:na]
2026-11-29 02:40:20.010 [main] ERROR Engine - 

经DataX智能分析,该任务最可能的错误原因是:
com.alibaba.datax.common.exception.DataXException: Code:[Framework-14], Description:[DataX传输脏数据超过用户预期，该错误通常是由于源端数据存在较多业务脏数据导致，请仔细检查DataX汇报的脏数据日志信息, 或者您可以适当调大脏数据阈值 .].  - 脏数据条数检查不通过，限制是[0]条，但实际上捕获了[3]条.
	at com.alibaba.datax.common.exception.DataXException.asDataXException(DataXException.java:26)
=== third hold-out: flink, a topic without rights, restarts used up | java
2026-11-29 02:15:00,412 INFO  org.apache.flink.runtime.executiongraph.ExecutionGraph [] - Source: orders -> Sink: dwd (1/2) (a1b2) switched from RUNNING to FAILED on container_e12_1764_01_000002 @ node-3 (dataPort=32390).
>>org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders]
2026-11-29 02:15:00,500 INFO  org.apache.flink.runtime.executiongraph.ExecutionGraph [] - Job orders-to-dwd (5f1e) switched from state RUNNING to RESTARTING.
2026-11-29 02:15:10,500 INFO  org.apache.flink.runtime.executiongraph.ExecutionGraph [] - Job orders-to-dwd (5f1e) switched from state RESTARTING to RUNNING.
2026-11-29 02:15:31,002 ERROR org.apache.flink.yarn.cli.FlinkYarnSessionCli [] - Error while running the Flink session.
org.apache.flink.client.program.ProgramInvocationException: The main method caused an error: Failed to execute job 'orders-to-dwd'.
	at org.apache.flink.client.program.PackagedProgram.callMainMethod(PackagedProgram.java:372)
Caused by: org.apache.flink.runtime.JobException: Recovery is suppressed by FixedDelayRestartBackoffTimeStrategy(maxNumberRestartAttempts=3, backoffTimeMS=10000)
	at org.apache.flink.runtime.executiongraph.failover.flip1.ExecutionFailureHandler.handleFailure(ExecutionFailureHandler.java:138)
Caused by: org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders]
!!exit code 31
=== third hold-out: green, executors lost and found again | none
26/11/29 02:12:01 WARN YarnSchedulerBackend$YarnSchedulerEndpoint: Requesting driver to remove executor 3 for reason Container marked as failed: container_e12_1764_01_000004 on host: node-2. Exit status: 143. Diagnostics: Container killed on request. Exit code is 143
26/11/29 02:12:01 ERROR YarnScheduler: Lost executor 3 on node-2: Container marked as failed: container_e12_1764_01_000004 on host: node-2. Exit status: 143.
26/11/29 02:12:01 WARN TaskSetManager: Lost task 7.0 in stage 2.0 (TID 40) (node-2 executor 3): ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Container marked as failed
26/11/29 02:14:10 INFO DAGScheduler: Job 1 finished: insertInto at Load.scala:88, took 141.2 s
26/11/29 02:14:11 INFO SparkContext: Successfully stopped SparkContext
26/11/29 02:14:11 ERROR TransportClient: Failed to send RPC RPC 7712 to /10.4.0.8:51234: java.nio.channels.ClosedChannelException
java.nio.channels.ClosedChannelException
	at io.netty.channel.AbstractChannel$AbstractUnsafe.newClosedChannelException(AbstractChannel.java:957)
26/11/29 02:14:12 INFO Client: Application report for application_1764200000000_0412 (state: FINISHED)
26/11/29 02:14:12 INFO Client: 
	 client token: N/A
	 diagnostics: N/A
	 final status: SUCCEEDED
=== third hold-out: green, SQL that speaks of errors | none | dgc
begin to execute sql, statement 1 of 4
CREATE OR REPLACE FUNCTION dwd.f_check(d text) RETURNS int AS $$
BEGIN
  -- FATAL: never call this by hand
  IF d IS NULL THEN RAISE EXCEPTION 'ERROR: no day given'; END IF;
  INSERT INTO dwd.error_log SELECT 'ERROR', 'failed' WHERE false;
EXCEPTION WHEN OTHERS THEN RETURN 1;
END $$ LANGUAGE plpgsql;
CREATE FUNCTION
NOTICE:  table "tmp_err" does not exist, skipping
WARNING:  nonstandard use of \\ in a string literal
INSERT 0 0
execute sql successfully
=== third hold-out: green, python that ignores an exception at its end | none
/app/load.py:12: DeprecationWarning: pkg_resources is deprecated as an API
/usr/lib/python3/site-packages/urllib3/connectionpool.py:1013: InsecureRequestWarning: Unverified HTTPS request is being made to host 'erp.acme.internal'.
  0%|          | 0/120 [00:00<?, ?it/s]CR 100%|##########| 120/120 [00:11<00:00, 10.31it/s]
120 shops, failed: 0, errors: []
Exception ignored in: <function Pool.__del__ at 0x7f01>
Traceback (most recent call last):
  File "/usr/lib/python3/multiprocessing/pool.py", line 268, in __del__
    self._change_notifier.put(None)
OSError: [Errno 9] Bad file descriptor
exit code: 0
=== third hold-out: green, datax counts | none
2026-11-29 02:40:20.000 [job-0] INFO  StandAloneJobContainerCommunicator - Total 1231 records, 71220 bytes | Speed 6.95KB/s, 123 records/s | Error 0 records, 0 bytes |  All Task WaitWriterTime 0.000s | Percentage 100.00%
2026-11-29 02:40:20.003 [job-0] INFO  JobContainer - 
任务启动时刻                    : 2026-11-29 02:40:09
任务结束时刻                    : 2026-11-29 02:40:20
读出记录总数                    :                1231
读写失败总数                    :                   0
=== third hold-out: green, a script that tidies up | none | dgc
+ rm /tmp/pay.lock
rm: cannot remove '/tmp/pay.lock': No such file or directory
+ true
+ hdfs dfs -rm -r /user/etl/out/20261128
rm: '/user/etl/out/20261128': No such file or directory
+ true
+ ./export.sh
exported 10231 rows
+ exit 0
=== third hold-out: green, hive with its usual noise | none
ERROR StatusLogger No log4j2 configuration file found. Using default configuration: logging only errors to the console.
WARNING: Hive-on-MR is deprecated in Hive 2 and may not be available in the future versions.
Hadoop job information for Stage-1: number of mappers: 3; number of reducers: 1
2026-11-29 02:31:07,123 Stage-1 map = 100%,  reduce = 100%, Cumulative CPU 9.1 sec
Ended Job = job_1764200000000_0099
	FAILED_MAPS=0
Loading data to table dwd.pay partition (dt=20261128)
OK
Time taken: 41.2 seconds
=== third hold-out: green in Chinese, nothing went wrong | none | dgc
失败重试次数：3，超时时间：60分钟，失败后处理：终止作业
异常数据 0 条，错误数据 0 条，校验不通过 0 条
若出现“权限不足”错误，请联系管理员
任务执行成功，耗时 32 秒
=== third hold-out: green, the second try went well | none
2026-11-29 02:00:00 ERROR sync: attempt 1 failed: java.net.SocketTimeoutException: Read timed out
java.net.SocketTimeoutException: Read timed out
	at java.net.SocketInputStream.socketRead0(Native Method)
2026-11-29 02:00:30 INFO sync: attempt 2 of 3
2026-11-29 02:01:10 INFO sync: 120331 rows written
2026-11-29 02:01:10 INFO sync: finished OK
=== third hold-out: failed, and says nothing | none | dgc
start to run shell
20261128
rows: 0
!!Shell exit code 255
!!Node failed.
=== third hold-out: cdm only says that it failed, Chinese | none | dgc
CDM作业 mysql_to_obs_user 开始执行
作业状态：RUNNING
作业状态：FAILED
!!CDM作业 mysql_to_obs_user 执行失败
`
