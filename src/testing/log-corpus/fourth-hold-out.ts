/** Written after the rules had been mended by the third one. See read-corpus.ts for the marks. */
export const FOURTH_HOLD_OUT = String.raw`
=== fourth hold-out: spark on kubernetes, a stamp before each line, a driver without memory | java-or-spark
2026-11-29T02:00:00.101Z ++ id -u
2026-11-29T02:00:00.102Z + exec /usr/bin/tini -s -- /opt/spark/bin/spark-submit --conf spark.driver.bindAddress=10.0.3.4
2026-11-29T02:00:04.001Z 26/11/29 10:00:04 INFO SparkContext: Running Spark version 3.4.1
2026-11-29T02:03:11.001Z 26/11/29 10:03:11 INFO CodeGenerator: Code generated in 211.4 ms
2026-11-29T02:07:52.400Z Exception in thread "main" java.util.concurrent.ExecutionException: org.apache.spark.util.SparkFatalException
2026-11-29T02:07:52.400Z 	at java.base/java.util.concurrent.FutureTask.report(Unknown Source)
2026-11-29T02:07:52.400Z 	at org.apache.spark.sql.execution.exchange.BroadcastExchangeExec.doExecuteBroadcast(BroadcastExchangeExec.scala:193)
2026-11-29T02:07:52.401Z Caused by: org.apache.spark.util.SparkFatalException
2026-11-29T02:07:52.401Z 	at org.apache.spark.sql.execution.exchange.BroadcastExchangeExec.$anonfun$relationFuture$1(BroadcastExchangeExec.scala:181)
>>2026-11-29T02:07:52.402Z Caused by: java.lang.OutOfMemoryError: Not enough memory to build and broadcast the table to all worker nodes. As a workaround, you can either disable broadcast by setting spark.sql.autoBroadcastJoinThreshold to -1 or increase the spark driver memory by setting spark.driver.memory to a higher value.
2026-11-29T02:07:52.402Z 	at org.apache.spark.sql.errors.QueryExecutionErrors$.notEnoughMemoryToBuildAndBroadcastTableError(QueryExecutionErrors.scala:1850)
2026-11-29T02:07:52.500Z 26/11/29 10:07:52 INFO ShutdownHookManager: Shutdown hook called
=== fourth hold-out: spark, the delta of two files | spark-or-java
26/11/29 02:30:00 INFO FileScanRDD: Reading File path: hdfs://hacluster/user/hive/warehouse/ods.db/pay/part-00003.parquet, range: 0-134217728
26/11/29 02:30:01 ERROR Executor: Exception in task 3.0 in stage 8.0 (TID 211)
>>org.apache.spark.sql.execution.QueryExecutionException: Parquet column cannot be converted in file hdfs://hacluster/user/hive/warehouse/ods.db/pay/part-00003.parquet. Column: [amt], Expected: decimal(18,2), Found: BINARY
	at org.apache.spark.sql.execution.datasources.FileScanRDD$$anon$1.nextIterator(FileScanRDD.scala:191)
Caused by: org.apache.spark.sql.execution.datasources.SchemaColumnConvertNotSupportedException
	at org.apache.spark.sql.execution.datasources.parquet.ParquetVectorUpdaterFactory.constructConvertNotSupportedException(ParquetVectorUpdaterFactory.java:1104)
	... 17 more
26/11/29 02:30:01 WARN TaskSetManager: Lost task 3.0 in stage 8.0 (TID 211) (localhost executor driver): org.apache.spark.sql.execution.QueryExecutionException: Parquet column cannot be converted in file hdfs://hacluster/user/hive/warehouse/ods.db/pay/part-00003.parquet. Column: [amt], Expected: decimal(18,2), Found: BINARY
26/11/29 02:30:01 ERROR TaskSetManager: Task 3 in stage 8.0 failed 1 times; aborting job
!!exit code 1
=== fourth hold-out: hive on MRS, the query is refused | hive | dgc
beeline -u jdbc:hive2://10.4.0.21:24002/ -f /tmp/dwd_user.hql --hivevar dt=20261128
0: jdbc:hive2://10.4.0.21:24002/> insert overwrite table dwd.dwd_user partition (dt='20261128')
. . . . . . . . . . . . . . . . > select u.id, e.error_cnt from ods.ods_user u, ods.ods_event e;
>>Error: Error while compiling statement: FAILED: SemanticException Cartesian products are disabled for safety reasons. If you know what you are doing, please set hive.strict.checks.cartesian.product to false and make sure that hive.mapred.mode is not set to 'strict' to proceed. Note that you may get errors or incorrect results if you make a mistake while using some of the unsafe features. (state=42000,code=40000)
0: jdbc:hive2://10.4.0.21:24002/> Closing: 0: jdbc:hive2://10.4.0.21:24002/
!!beeline ended with exit code 1
=== fourth hold-out: hdfs is over its quota | hive-or-java | dgc
INFO  : Stage-1 map = 100%,  reduce = 67%
INFO  : Loading data to table dwd.pay partition (dt=20261128) from hdfs://hacluster/tmp/hive-scratch/-ext-10000
>>ERROR : Failed with exception org.apache.hadoop.hdfs.protocol.DSQuotaExceededException: The DiskSpace quota of /user/hive/warehouse/dwd.db is exceeded: quota = 10995116277760 B = 10 TB but diskspace consumed = 10995200163840 B = 10.00 TB
!!ERROR : FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.MoveTask
INFO  : Completed executing command(queryId=omm_20261129); Time taken: 641.2 seconds
=== fourth hold-out: dws, procedure that raises, Chinese | dws | dgc
执行存储过程：call dm.p_check_balance('20261128')
NOTICE:  开始校验 20261128
>>ERROR:  借贷不平，差额 12.50
CONTEXT:  PL/pgSQL function dm.p_check_balance(character varying) line 31 at RAISE
!!执行SQL失败，返回码：3
=== fourth hold-out: dws, no connection left | dws-or-java
2026-11-29 01:59:58,201 INFO [main] com.acme.Dws - connecting to jdbc:gaussdb://10.4.0.40:8000/dw?loginTimeout=30
2026-11-29 01:59:58,433 WARN [main] com.acme.Dws - connect failed, next try in 5 s: FATAL: Already too many clients, active/non-active/reserved: 800/0/3.
2026-11-29 02:00:03,501 WARN [main] com.acme.Dws - connect failed, next try in 5 s: FATAL: Already too many clients, active/non-active/reserved: 800/0/3.
2026-11-29 02:00:08,640 ERROR [main] com.acme.Dws - no connection after 3 tries
>>com.huawei.gauss200.jdbc.util.PSQLException: FATAL: Already too many clients, active/non-active/reserved: 800/0/3.
	at com.huawei.gauss200.jdbc.core.v3.ConnectionFactoryImpl.doAuthentication(ConnectionFactoryImpl.java:601)
	at com.acme.Dws.connect(Dws.java:33)
=== fourth hold-out: gsql \copy, a bad date | dws | dgc
gsql -d dw -p 8000 -h 10.4.0.40 -U etl -c "\copy ods.pay from '/data/in/pay.csv' csv"
>>ERROR:  invalid input syntax for type date: "2026-02-30"
CONTEXT:  COPY pay, line 771, column pay_day: "2026-02-30"
+ rc=1
+ '[' 1 -ne 0 ']'
+ echo '加载失败'
加载失败
!!+ exit 1
=== fourth hold-out: cdm cannot write to dws, English | cloud-or-dws-or-java | dgc
Job mysql_to_dws_user submitted to cluster cdm-prod
Progress: 11%, rows read 120000, rows written 119500, speed 3.1 MB/s
Progress: 14%, rows read 151000, rows written 150500, speed 3.0 MB/s
>>Job mysql_to_dws_user failed: Cdm.1204 Failed to write rows, cause: ERROR: value too long for type character varying(20)
!!Job status: FAILED, rows read 151000, rows written 150500
=== fourth hold-out: a data integration task in Chinese, target is read-only | generic-or-cloud-or-shell | dgc
【数据集成】任务开始，源：MySQL，目标：OBS
【数据集成】读取 12000 行
>>【数据集成】写入目标失败：桶 lake-archive 已设置为只读，禁止写入对象
【数据集成】正在清理临时文件
!!【数据集成】任务结束，状态：失败
=== fourth hold-out: flink sql client | java | dgc
[INFO] Executing SQL from file.
Flink SQL> create table orders (id bigint, amt decimal(18,2)) with ('connector'='kafka', 'topic'='orders');
[ERROR] Could not execute SQL statement. Reason:
>>org.apache.flink.table.api.ValidationException: Could not find any factory for identifier 'kafka' that implements 'org.apache.flink.table.factories.DynamicTableFactory' in the classpath.
!!Flink SQL client exited with code 1
=== fourth hold-out: python with rich's frames | python
[02:00:01] INFO     start                                            load.py:12
╭─────────────────────────────── Traceback (most recent call last) ────────────────────────────────╮
│ /app/load.py:44 in <module>                                                                      │
│                                                                                                  │
│   41 │   rows = read()                                                                           │
│ ❱ 44 │   write(rows)                                                                             │
│   45                                                                                             │
╰──────────────────────────────────────────────────────────────────────────────────────────────────╯
>>OperationalError: (1205, 'Lock wait timeout exceeded; try restarting transaction')
!!exit code 1
=== fourth hold-out: great expectations | python-or-generic | dgc
Calculating Metrics:   0%|          | 0/8 [00:00<?, ?it/s]CR Calculating Metrics: 100%|##########| 8/8 [00:02<00:00,  3.5it/s]
Validation of dwd.pay at 2026-11-29
expect_column_values_to_be_unique (order_id): passed
>>expect_column_values_to_not_be_null (pay_amt): FAILED, 312 of 80122 values are null
1 of 8 expectations failed
!!sys.exit(1)
=== fourth hold-out: pymysql with its numbers | python | dgc
2026-11-29 02:11:00,120 - sync - INFO - 40 tables
2026-11-29 02:11:30,007 - sync - ERROR - t_user_ext: (1054, "Unknown column 'mobile2' in 'field list'")
Traceback (most recent call last):
  File "/app/sync.py", line 55, in run
    cursor.execute(sql)
  File "/usr/lib/python3/site-packages/pymysql/err.py", line 143, in raise_mysql_exception
    raise errorclass(errno, errval)
>>pymysql.err.OperationalError: (1054, "Unknown column 'mobile2' in 'field list'")
2026-11-29 02:11:31,007 - sync - INFO - 39 of 40 tables done
2026-11-29 02:11:31,008 - sync - INFO - exit 1 because of failed tables: t_user_ext
=== fourth hold-out: a script whose own check fails | generic-or-shell | dgc
20261128 count of source: 80122
20261128 count of target: 79001
>>[FATAL] counts of source and target differ by 1121, more than the allowed 100
!!exit status 9
=== fourth hold-out: sftp, then an empty file | shell-or-generic
sftp> cd /out/20261128
>>Couldn't stat remote file: No such file or directory
sftp> get pay.csv
File "/out/pay.csv" not found.
!!sftp exit code=1
=== fourth hold-out: ssh to the machine with the program | shell | dgc
ssh etl@10.3.0.9 "sh /home/etl/bin/run.sh 20261128"
Warning: Permanently added '10.3.0.9' (ECDSA) to the list of known hosts.
Authorized users only. All activities may be monitored and reported.
20261128 start
>>/home/etl/bin/run.sh: line 18: /opt/jdk1.8.0_181/bin/java: No such file or directory
/home/etl/bin/run.sh: line 18: /opt/jdk1.8.0_181/bin/java: No such file or directory
!!remote command finished, return code: 127
=== fourth hold-out: sqlplus, PL/SQL with its stack | generic-or-shell-or-cloud | dgc
SQL> exec pkg_load.run('20261128')
BEGIN pkg_load.run('20261128'); END;

*
ERROR at line 1:
>>ORA-20001: source table is empty for 20261128
ORA-06512: at "ETL.PKG_LOAD", line 88
ORA-06512: at line 1
SQL> exit 1
!!脚本返回值：1
=== fourth hold-out: mvn cannot resolve | java-or-generic-or-shell
[INFO] Scanning for projects...
[INFO] BUILD FAILURE
[INFO] Total time:  3.102 s
>>[ERROR] Failed to execute goal on project load: Could not resolve dependencies for project com.acme:load:jar:1.0: Could not find artifact com.acme:common:jar:2.2 in nexus (http://nexus.acme.internal/repository/public)
[ERROR] 
[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
[ERROR] For more information about the errors and possible solutions, please read the following articles:
[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/DependencyResolutionException
=== fourth hold-out: obsutil, GBK | cloud-or-shell | gbk
开始上传，请稍候...
Start at 2026-11-28 18:00:00.102 +0000 UTC
Parallel:      5                   Jobs:          5
[----------------------------------------] 0.00% 0B/1.10GB 0sCR [--------------------------------------] 0.00% ? 0B/1.10GB 2s
>>Upload file [/data/out/pay.csv.gz] failed, http status [403], error code [AccessDenied], error message [Access Denied], request id [0000019AC]
!!上传命令返回码：1
=== fourth hold-out: java, a library of the wrong version, no stack kept | java | dgc
WARNING: An illegal reflective access operation has occurred
WARNING: Illegal reflective access by com.google.inject.internal.cglib.core (file:/app/lib/guice.jar)
>>Exception in thread "main" java.lang.NoSuchMethodError: com.google.common.base.Preconditions.checkArgument(ZLjava/lang/String;Ljava/lang/Object;)V
	at org.apache.hadoop.conf.Configuration.set(Configuration.java:1357)
!!exit value: 1
=== fourth hold-out: yarn, the log of the container | java-or-spark | dgc
Application report for application_1764200000000_0500 (state: ACCEPTED)
Application report for application_1764200000000_0500 (state: FAILED)
	 client token: N/A
>>	 diagnostics: Application application_1764200000000_0500 failed 2 times due to AM Container for appattempt_1764200000000_0500_000002 exited with  exitCode: -1000, Failing this attempt. Diagnostics: File does not exist: hdfs://hacluster/user/etl/lib/udf-1.3.jar
!!	 final status: FAILED
=== fourth hold-out: green, yarn's client with an old failure | none
26/11/29 02:00:00 INFO ConfiguredRMFailoverProxyProvider: Failing over to rm2
26/11/29 02:00:00 WARN RetryInvocationHandler: Exception while invoking ApplicationClientProtocolPBClientImpl.getClusterMetrics over rm1. Not retrying because failovers (30) exceeded maximum allowed (30)
java.net.ConnectException: Call From node-1/10.4.0.5 to node-2:26004 failed on connection exception: java.net.ConnectException: Connection refused
	at sun.reflect.NativeConstructorAccessorImpl.newInstance0(Native Method)
26/11/29 02:00:01 INFO RMProxy: Connecting to ResourceManager at node-3/10.4.0.7:26004
26/11/29 02:10:00 INFO Client: Application application_1764200000000_0501 has completed
26/11/29 02:10:00 INFO Load: wrote 80122 rows
=== fourth hold-out: green, a table of errors is loaded | none | dgc
load of table error_report
error_code | error_msg | cnt
E1001 | Connection refused by bank | 12
E1002 | Permission denied | 3
(2 rows)
INSERT 0 2
Time: 31.002 ms
=== fourth hold-out: green in Chinese, a check that found nothing | none | dgc
检查规则 12 条：通过 12 条，不通过 0 条，异常 0 条
失败样例：无
告警：未配置失败通知
结束
=== fourth hold-out: green, curl and a second host | none | dgc
curl: (7) Failed to connect to 10.2.0.8 port 8080: Connection refused
switch to 10.2.0.9
{"code":200,"msg":"ok"}
upload finished
=== fourth hold-out: failed by hand | generic-or-cloud | dgc
[INFO] step 1 of 3 done
[INFO] step 2 of 3 started
>>[WARN] the node was stopped by user admin
!!node finished with status KILLED
`
