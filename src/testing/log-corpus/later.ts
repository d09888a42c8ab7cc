/** Written when the rules stood, as a test of them. See read-corpus.ts for the marks. */
export const LATER = String.raw`
=== later: hive on MRS, beeline with connection trouble | hive | dgc
Connecting to jdbc:hive2://10.1.0.5:24002,10.1.0.6:24002/;serviceDiscoveryMode=zooKeeper
log4j:WARN No appenders could be found for logger (org.apache.zookeeper).
INFO  : Compiling command(queryId=omm_20261128): select count(1) from dws.user_day where dt='20261128'
INFO  : Semantic Analysis Completed
INFO  : Executing command(queryId=omm_20261128)
INFO  : Hadoop job information for Stage-1: number of mappers: 3; number of reducers: 1
>>ERROR : FAILED: Execution Error, return code 40000 from org.apache.hadoop.hive.ql.exec.MoveTask. Unable to move source hdfs://hacluster/tmp/x to destination hdfs://hacluster/user/hive/warehouse/dws.db/user_day
INFO  : Completed executing command(queryId=omm_20261128); Time taken: 12.1 seconds
Closing: 0: jdbc:hive2://10.1.0.5
!!Shell exit code 2
=== later: dws procedure | dws | dgc
[INFO] connect to dws cluster dws_prod successfully
call dwd.p_load_orders('20261128')
>>ERROR: division by zero
  Where: PL/pgSQL function dwd.p_load_orders(text) line 42 at SQL statement
!!Execute SQL failed.
!!DLF.3051 node execution failed
=== later: dws disk | dws
2026-11-28 02:00:00 INFO - begin vacuum
2026-11-28 02:04:00 INFO - insert started
>>2026-11-28 02:14:00 ERROR - org.postgresql.util.PSQLException: ERROR: could not extend file "base/16385/12": No space left on device
2026-11-28 02:14:01 INFO - closing connection
!!2026-11-28 02:14:01 ERROR - task failed
=== later: only that no attempt is left | none | dgc
[INFO] attempt 2 of 2
[INFO] checked 12 rules, 1 of them without a result
!![ERROR] Node failed; no attempt left
=== later: the same in Chinese | none | dgc
[INFO] 第 2 次执行，共 2 次
!![ERROR] 节点执行失败，不再重试
=== later: spark sql on DLI | cloud | dgc
submit spark job to dli, job id: 3f2a
job status: STARTING
job status: RUNNING
job status: DEAD
>>DLI.0999: InvalidSchemaException: column order_id is missing in obs://lake/ods/orders/part-0.parquet
!!Dli spark job run failed
=== later: shell script with set -e and many steps | shell
+ mkdir -p /data/out
+ hdfs dfs -get /in/orders /data/out
get: '/in/orders': No such file or directory
+ true
+ cd /data/out
+ wc -l orders.csv
>>wc: orders.csv: No such file or directory
!!script finished with exit code 1
=== later: python requests | python
2026-11-28 02:00:00,001 INFO sync: page 1
2026-11-28 02:00:01,001 INFO sync: page 2
Traceback (most recent call last):
  File "/usr/lib/python3/site-packages/urllib3/connection.py", line 174, in _new_conn
    conn = connection.create_connection(
  File "/usr/lib/python3/site-packages/urllib3/util/connection.py", line 95, in create_connection
    raise err
>>ConnectionRefusedError: [Errno 111] Connection refused

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/usr/lib/python3/site-packages/urllib3/connectionpool.py", line 715, in urlopen
    httplib_response = self._make_request(
urllib3.exceptions.NewConnectionError: <urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "sync.py", line 30, in <module>
    main()
requests.exceptions.ConnectionError: HTTPConnectionPool(host='api', port=80): Max retries exceeded with url: /v1
=== later: flink on yarn | java
2026-11-28 02:00:00,001 INFO  org.apache.flink.yarn.YarnClusterDescriptor - Submitting application master application_17_01
2026-11-28 02:00:05,001 ERROR org.apache.flink.client.cli.CliFrontend - Error while running the command.
org.apache.flink.client.program.ProgramInvocationException: The main method caused an error: Unable to create a source for reading table 'default_catalog.default_database.orders'.
	at org.apache.flink.client.program.PackagedProgram.callMainMethod(PackagedProgram.java:372)
	at org.apache.flink.client.cli.CliFrontend.main(CliFrontend.java:1132)
Caused by: org.apache.flink.table.api.ValidationException: Unable to create a source for reading table 'default_catalog.default_database.orders'.
	at org.apache.flink.table.factories.FactoryUtil.createTableSource(FactoryUtil.java:137)
	... 12 more
>>Caused by: org.apache.flink.table.api.ValidationException: Cannot discover a connector using option: 'connector'='kafkaa'
	at org.apache.flink.table.factories.FactoryUtil.enrichNoMatchingConnectorError(FactoryUtil.java:728)
	... 14 more
=== later: cdm zh | cloud | dgc
CDM作业[mysql2hive_orders]开始执行
作业状态：BOOTING
作业状态：RUNNING
>>错误码：Cdm.0230，错误描述：加载连接失败，原因：Access denied for user 'cdm'@'10.0.0.3'
!!CDM作业[mysql2hive_orders]执行失败
=== later: spark executor oom by jvm | spark
26/11/28 02:00:00 INFO TaskSetManager: Starting task 0.0 in stage 3.0 (TID 12, node-3, executor 2)
>>26/11/28 02:01:00 WARN TaskSetManager: Lost task 0.0 in stage 3.0 (TID 12, node-3, executor 2): java.lang.OutOfMemoryError: GC overhead limit exceeded
	at java.util.HashMap.newNode(HashMap.java:1774)
	at com.acme.agg.Sketch.add(Sketch.java:19)

26/11/28 02:01:00 INFO TaskSetManager: Starting task 0.1 in stage 3.0 (TID 13, node-3, executor 4)
26/11/28 02:02:00 ERROR TaskSetManager: Task 0 in stage 3.0 failed 4 times; aborting job
Exception in thread "main" org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task 0.3 in stage 3.0 (TID 15, node-4, executor 5): java.lang.OutOfMemoryError: GC overhead limit exceeded
	at java.util.HashMap.newNode(HashMap.java:1774)

Driver stacktrace:
	at org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:2023)
=== later: kerberos java | java
2026-11-28 02:00:00,001 WARN  [main] Client: Exception encountered while connecting to the server
javax.security.sasl.SaslException: GSS initiate failed
	at com.sun.security.sasl.gsskerb.GssKrb5Client.evaluateChallenge(GssKrb5Client.java:211)
2026-11-28 02:00:01,001 ERROR [main] HdfsCopy: copy failed
java.io.IOException: Failed on local exception: java.io.IOException: GSS initiate failed; Host Details : local host is: "node-1"
	at org.apache.hadoop.net.NetUtils.wrapException(NetUtils.java:776)
Caused by: java.io.IOException: javax.security.sasl.SaslException: GSS initiate failed
	at org.apache.hadoop.ipc.Client$Connection$1.run(Client.java:720)
>>Caused by: org.ietf.jgss.GSSException: No valid credentials provided (Mechanism level: Failed to find any Kerberos tgt)
	at sun.security.jgss.krb5.Krb5InitCredential.getInstance(Krb5InitCredential.java:147)
	... 21 more
!!exit status: 1
=== later: shell zh echo | generic | dgc
====== 开始校验 20261128 ======
源表行数：1200
目标表行数：1187
>>校验失败：源表与目标表行数不一致，差异 13 行
!!脚本返回码为1
=== later: python zh | python
2026-11-28 02:00:00 - INFO - 读取配置
2026-11-28 02:00:01 - ERROR - 读取数据库失败
Traceback (most recent call last):
  File "/opt/etl/读取.py", line 12, in read
    cursor.execute(sql)
>>pymysql.err.ProgrammingError: (1146, "Table 'ods.订单' doesn't exist")
2026-11-28 02:00:01 - INFO - 退出
!!进程退出，退出码：1
=== later: only verdict DWS | none | dgc
[INFO] sql: select 1
!!Node dws_check execution failed, error code: DLF.3021
=== later: rest client | generic | dgc
GET https://api.example.com/v2/tasks/12
response code: 401
>>response body: {"error":"invalid_token","error_description":"The access token expired"}
!!The node failed to execute. Status: FAIL
=== later: obs manager | cloud | dgc
copy obs://src/in/ to obs://dst/in/
>>OBS.0004: bucket dst does not exist or is not in this region, HTTP status 404, NoSuchBucket
!!ObsManager node execution failed
=== later: sqoop over shell | java
26/11/28 02:00:00 INFO sqoop.Sqoop: Running Sqoop version: 1.4.7
26/11/28 02:00:01 ERROR manager.SqlManager: Error executing statement: com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure
com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure

The last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server.
	at com.mysql.jdbc.Util.handleNewInstance(Util.java:404)
	at org.apache.sqoop.Sqoop.main(Sqoop.java:252)
>>Caused by: java.net.UnknownHostException: mysql-prod
	at java.net.InetAddress.getAllByName0(InetAddress.java:1281)
	... 28 more
26/11/28 02:00:02 ERROR tool.ImportTool: Import failed: java.io.IOException: No columns to generate for ClassWriter
	at org.apache.sqoop.orm.ClassWriter.generate(ClassWriter.java:1677)
!!exit code: 1
=== later: green, many errors mentioned | none
2026-11-28 02:00:00,001 ERROR [main] PluginLoader: optional plugin not found, ignored
2026-11-28 02:00:01,001 INFO  [main] Rule: check error_rate < 0.01 ok, failed_rows=0
2026-11-28 02:00:02,001 INFO  [main] Job: finished with status SUCCESS
=== later: java nested in DGC with twice logged and pipe | java
2026-11-28 02:00:00,001 | INFO  | Thread-1 | begin | com.huawei.mrs.Job.run(Job.java:3)
2026-11-28 02:00:01,001 | ERROR | Thread-1 | submit job error | com.huawei.mrs.Job.run(Job.java:30)
java.util.concurrent.ExecutionException: java.lang.IllegalArgumentException: queue root.a does not exist
	at java.util.concurrent.FutureTask.report(FutureTask.java:122)
>>Caused by: java.lang.IllegalArgumentException: queue root.a does not exist
	at com.huawei.mrs.Queue.check(Queue.java:18)
	... 1 more
2026-11-28 02:00:01,101 | ERROR | main | java.lang.IllegalArgumentException: queue root.a does not exist | com.huawei.mrs.Main.main(Main.java:8)
!!2026-11-28 02:00:01,102 | ERROR | main | Job execution failed, exit code 1 | com.huawei.mrs.Main.main(Main.java:9)
=== later: npm-like shell with timeouts and kill | shell
start export
exported 10000
exported 20000
>>/opt/run.sh: line 22: 18311 Killed                  python3 export.py
!!/opt/run.sh: exit code is 137
=== later: hive json serde in DGC lines | hive | dgc
Job 0: Map: 4  Reduce: 1   HDFS Read: 0 HDFS Write: 0 FAIL
Diagnostic Messages for this Task:
Error: java.lang.RuntimeException: Hive Runtime Error while closing operators
	at org.apache.hadoop.hive.ql.exec.mr.ExecMapper.close(ExecMapper.java:217)
>>Caused by: org.apache.hadoop.hive.serde2.SerDeException: org.codehaus.jackson.JsonParseException: Unexpected end-of-input
	at org.apache.hive.hcatalog.data.JsonSerDe.deserialize(JsonSerDe.java:412)
!!FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask
MapReduce Jobs Launched:
Total MapReduce CPU Time Spent: 0 msec
=== later: retry exhausted | generic
2026-11-28 02:00:00 WARN  poller: no file yet, retry 1/3
2026-11-28 02:05:00 WARN  poller: no file yet, retry 2/3
2026-11-28 02:10:00 WARN  poller: no file yet, retry 3/3
>>2026-11-28 02:15:00 ERROR poller: file orders_20261128.ok did not arrive within 15 minutes
!!exit 1
=== later: green with stack at info | none | dgc
2026-11-28 02:00:00,001 INFO  Client: java.io.IOException: Connection reset by peer, will retry
2026-11-28 02:00:02,001 INFO  Client: retry ok
总计 120 行，失败 0 行，任务执行成功
=== later: java, a stack that did no harm before a cancelled query | java-or-generic
2026-11-24 02:00:00,000 [main] WARN  o.a.h.u.NativeCodeLoader - Unable to load native-hadoop library for your platform
2026-11-24 02:00:01,000 [main] WARN  c.a.Cfg - no file x.properties, using defaults
java.io.FileNotFoundException: x.properties (No such file or directory)
	at java.io.FileInputStream.open0(Native Method)
	at com.acme.Cfg.load(Cfg.java:7)
2026-11-24 02:00:09,000 [main] ERROR c.a.Main - job failed
com.acme.JobException: export
	at com.acme.Main.run(Main.java:31)
>>Caused by: java.sql.SQLTimeoutException: ORA-01013: user requested cancel of current operation
	at oracle.jdbc.driver.T4CTTIoer11.processError(T4CTTIoer11.java:517)
	... 2 more
!!exit code 1
=== later: java, the second error is the fatal one | generic
2026-11-24 02:10:00 ERROR Mailer - could not send mail: 535 authentication failed
2026-11-24 02:10:01 INFO  Loader - loading file 1
2026-11-24 02:10:30 INFO  Loader - loading file 2
>>2026-11-24 02:10:59 FATAL Loader - file 2 has 11 columns, expected 12
2026-11-24 02:10:59 INFO  Loader - shutdown
!!exit code 3
=== later: an error as JSON below a bare status | generic-or-cloud
POST https://api.example.com/jobs
HTTP/1.1 400 Bad Request
{
  "error": {
    "code": "INVALID_DATE",
>>    "message": "bizdate must be before today"
  }
}
request failed
!!exit code 1
=== later: java, a stack ends the log | java
2026-11-24 02:41:00 INFO  run insert into ads.x select * from dwd.y
>>java.sql.SQLException: errCode = 2, detailMessage = Insert has filtered data in strict mode. url: http://be1:8040/api/_load_error_log?file=x
	at com.mysql.cj.jdbc.exceptions.SQLError.createSQLException(SQLError.java:130)
	at com.acme.Run.main(Run.java:12)
=== later: a script expected more messages | generic
2026-11-24 02:42:00 consume topic orders
2026-11-24 02:42:30 no message for 30 s
>>2026-11-24 02:43:00 expected at least 1000 messages, got 0
!!exit code 1
=== later: a rule of quality in a row | generic
rule=not_null(order_id) total=12000 failed=0 result=PASS
>>rule=unique(order_id) total=12000 failed=12 threshold=0 result=FAIL
rule=range(amount) total=12000 failed=0 result=PASS
1 rule failed
!!exit code 1
=== later: airflow logs what a shell says | shell
[2026-11-24 02:51:00] INFO - DAG bundles loaded: dags-folder
[2026-11-24 02:51:04] ERROR - Task failed with exception source="task"
!!AirflowException: Bash command failed. The command returned a non-zero exit code 127.
File "/opt/airflow/task_runner.py", line 920 in run
[2026-11-24 02:51:03] INFO - Output:
>>[2026-11-24 02:51:03] INFO - /bin/bash: line 1: etlctl: command not found
!![2026-11-24 02:51:04] INFO - Command exited with return code 127
=== later: nothing says why, the job is abnormal | none
[INFO] [2026/11/24 03:01:00 GMT +08:00] : submit
!![ERROR] [2026/11/24 03:02:00 GMT +08:00] : The job is abnormal, please check the job log.
[ERROR] [2026/11/24 03:02:00 GMT +08:00] : DLF.3051 node execution failed
=== later: nothing says why, with settings of the node | none
!![ERROR] [2026/11/27 01:00:00 GMT +08:00] : Node dwd_a run failed, retry times: 0
=== later: nothing says why, a strategy, Chinese | none
!![ERROR] [2026/11/27 01:00:00 GMT +08:00] : 节点dwd_a执行失败，失败策略：终止当前作业执行计划
=== later: nothing says why, an unknown error | none
[ERROR] [2026/11/27 01:00:00 GMT +08:00] : 未知错误
!![ERROR] [2026/11/27 01:00:00 GMT +08:00] : 执行失败
=== later: nothing says why, names of a script and its connection | none
!![ERROR] [2026/11/27 01:00:00 GMT +08:00] : Failed to execute the DWS SQL script, scriptName: load_dim, connection: dws_bi
=== later: nothing says why, a value that is not zero, Chinese | none
!![ERROR] [2026/11/27 01:00:00 GMT +08:00] : 脚本执行返回非零值：1
=== later: nothing says why, an error while executing | none
[ERROR] [2026/11/27 01:00:00 GMT +08:00] : An error occurred while executing the node.
=== later: nothing says why, an address to look at | none
!![ERROR] [2026/11/27 01:00:00 GMT +08:00] : Spark job run failed. Application id: application_17_1, tracking url: http://node:26000/proxy/application_17_1
=== later: a traceback that was cut | none
Traceback (most recent call last):
  File "a.py", line 1, in <module>
    main()
=== later: a script found no rows | generic
+ echo 'no rows for 20261124 in ods_pay'
>>no rows for 20261124 in ods_pay
!!+ exit 5
`
