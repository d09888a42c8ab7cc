/** What the rules missed in four unseen sets of 150 logs, and formats of other programs. See read-corpus.ts for the marks. */
export const SIXTH_HOLD_OUT = String.raw`
=== sixth hold-out: a line that holds only the SQL state, below the message | dws-or-generic
[INFO] [2026/11/28 05:00:01 GMT +08:00] : Execute SQL: create table dm.tmp_all as select distinct * from dws.fact_3y
>>[ERROR] [2026/11/28 05:06:17 GMT +08:00] : SQL execute exception: [10.32.7.41:51342/10.32.7.40:8000] ERROR: memory is temporarily unavailable
  Detail: Failed on request of size 67108864 bytes under queryid 144115188076439211 in portalmem.cpp:230.
[ERROR] [2026/11/28 05:06:17 GMT +08:00] : SQLSTATE = 53200
!![ERROR] [2026/11/28 05:06:18 GMT +08:00] : 作业节点执行失败
=== sixth hold-out: gsql goes on in a transaction that is aborted | dws
+ gsql -h 10.32.7.41 -p 8000 -d dw -f load_member.sql
BEGIN
INSERT 0 1829331
>>gsql:load_member.sql:47: ERROR:  dn_6005_6006: duplicate key value violates unique constraint "dim_member_pkey"
DETAIL:  Key (member_id, valid_from)=(88120034, 2026-11-27) already exists.
gsql:load_member.sql:52: ERROR:  current transaction is aborted, commands ignored until end of transaction block, firstChar[Q]
ROLLBACK
total time: 48213  ms
!!+ exit 1
=== sixth hold-out: the reason in the report of YARN's client, and an error that only points to it | spark-or-hive
26/11/28 02:10:00 INFO yarn.Client: Application report for application_1795_1204 (state: FINISHED)
26/11/28 02:10:00 INFO yarn.Client:
	 client token: N/A
>>	 diagnostics: User class threw exception: org.apache.spark.sql.AnalysisException: cannot resolve 'TICKpay_channel_cdTICK' given input columns: [o.order_id, o.amt]; line 7 pos 11;
'Project ['pay_channel_cd, amt#33]
+- SubqueryAlias o
	 ApplicationMaster host: node-ana-03
	 queue: root.etl
!!	 final status: FAILED
26/11/28 02:10:00 ERROR yarn.Client: Application diagnostics message: see above
!!Exception in thread "main" org.apache.spark.SparkException: Application application_1795_1204 finished with failed status
	at org.apache.spark.deploy.yarn.Client.run(Client.scala:1269)
!!spark-submit exit code: 1
=== sixth hold-out: the memory of the driver, as Hadoop 3 writes it | spark
26/11/28 02:10:00 INFO yarn.Client: Application report for application_1795_5001 (state: FAILED)
!!	 diagnostics: Application application_1795_5001 failed 2 times due to AM Container for appattempt_1795_5001_000002 exited with  exitCode: -104
>>Failing this attempt.Diagnostics: [2026-11-28 02:10:11.001]Container [pid=21003,containerID=container_e33_1795_5001_02_000001] is running 352321536B beyond the 'PHYSICAL' memory limit. Current usage: 4.3 GB of 4 GB physical memory used; 6.8 GB of 20 GB virtual memory used. Killing container.
Dump of the process-tree for container_e33_1795_5001_02_000001 :
[2026-11-28 02:10:11.051]Container killed on request. Exit code is 143
!!	 final status: FAILED
!!spark-submit exit code: 1
=== sixth hold-out: killed by a person, in a node with such a name | spark
[INFO] [2026/11/28 02:00:01 GMT +08:00] : Begin to execute node killed
26/11/28 02:10:00 INFO yarn.Client: Application report for application_1_7 (state: KILLED)
>>	 diagnostics: Application application_1_7 was killed by user ops_li at 10.32.1.9
!!	 final status: KILLED
!!Exception in thread "main" org.apache.spark.SparkException: Application application_1_7 is killed
	at org.apache.spark.deploy.yarn.Client.run(Client.scala:1267)
=== sixth hold-out: a Python function in Spark | python-or-spark
26/11/28 02:02:00 ERROR executor.Executor: Exception in task 0.0 in stage 1.0 (TID 8)
org.apache.spark.api.python.PythonException: Traceback (most recent call last):
  File "/opt/etl/py/udf_ratio.py", line 12, in ratio
    return a / b
>>ZeroDivisionError: division by zero

	at org.apache.spark.api.python.BasePythonRunner$ReaderIterator.handlePythonException(PythonRunner.scala:517)
!!26/11/28 02:02:09 ERROR scheduler.TaskSetManager: Task 0 in stage 1.0 failed 4 times; aborting job
Traceback (most recent call last):
  File "/opt/etl/py/main.py", line 31, in <module>
    df.write.saveAsTable("dm.t")
py4j.protocol.Py4JJavaError: An error occurred while calling o88.saveAsTable.
: org.apache.spark.SparkException: Job aborted.
	at org.apache.spark.sql.execution.datasources.FileFormatWriter$.write(FileFormatWriter.scala:231)
=== sixth hold-out: flink gives up to start again | dws-or-java
2026-11-28 02:01:03,101 WARN  org.apache.flink.runtime.executiongraph.ExecutionGraph [] - Sink: dws_sink (3/8) (9a0_3) switched from RUNNING to FAILED on container_e33 @ node-str-02.
java.io.IOException: unable to flush
	at org.apache.flink.connector.jdbc.internal.JdbcOutputFormat.flush(JdbcOutputFormat.java:201)
>>Caused by: org.postgresql.util.PSQLException: ERROR: value too long for type character varying(20)
	at org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2553)
	... 15 more
2026-11-28 02:01:04,200 INFO  org.apache.flink.runtime.executiongraph.ExecutionGraph [] - Job rt (8f1d) switched from state RUNNING to RESTARTING.
!!org.apache.flink.runtime.JobException: Recovery is suppressed by FixedDelayRestartBackoffTimeStrategy(maxNumberRestartAttempts=3, backoffTimeMS=10000)
	at org.apache.flink.runtime.executiongraph.failover.flip1.ExecutionFailureHandler.handleFailure(ExecutionFailureHandler.java:138)
!![ERROR] [2026/11/28 02:02:00 GMT +08:00] : Flink job state: FAILED
=== sixth hold-out: flink does not start again, and the log begins after the error | none
2026-11-28 02:01:04,200 INFO  org.apache.flink.runtime.executiongraph.ExecutionGraph [] - Job rt (8f1d) switched from state RESTARTING to FAILING.
!!org.apache.flink.runtime.JobException: Recovery is suppressed by NoRestartBackoffTimeStrategy
	at org.apache.flink.runtime.executiongraph.failover.flip1.ExecutionFailureHandler.handleFailure(ExecutionFailureHandler.java:138)
=== sixth hold-out: the parser's exception without a word, above what it means | hive
NoViableAltException(26@[])
	at org.apache.hadoop.hive.ql.parse.HiveParser_FromClauseParser.fromSource0(HiveParser_FromClauseParser.java:2962)
	at org.apache.hadoop.hive.cli.CliDriver.main(CliDriver.java:683)
>>FAILED: ParseException line 5:12 cannot recognize input near ')' 'tmp' '<EOF>' in from source 0
!!Shell exit code: 64
=== sixth hold-out: Oracle's driver repeats the statement as the deepest exception | java-or-generic
[ERROR] [2026/11/28 02:10:00 GMT +08:00] : External execution exception:
org.apache.sqoop.common.SqoopException: GENERIC_JDBC_CONNECTOR_0002:Unable to execute the SQL statement
	at org.apache.sqoop.connector.jdbc.GenericJdbcExtractor.extract(GenericJdbcExtractor.java:112)
>>Caused by: java.sql.SQLException: ORA-01555: snapshot too old: rollback segment number 12 with name "_SYSSMU12_3391" too small
	at oracle.jdbc.driver.T4CTTIoer11.processError(T4CTTIoer11.java:494)
Caused by: Error : 1555, Position : 0, Sql = SELECT "ID" FROM "FIN"."LEDGER", OriginalSql = SELECT "ID" FROM "FIN"."LEDGER", Error Msg = ORA-01555: snapshot too old
	... 9 more
!![ERROR] [2026/11/28 02:10:01 GMT +08:00] : Node cdm_ora execute failed.
=== sixth hold-out: a cause of Kettle, with its step before each line of the stack | generic-or-java
2026/11/28 02:00:39 - Table input.0 - linenr 1950000
2026/11/28 02:00:41 - Table output.0 - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 from 2019-06-11 11.09.08 by buildguy) : org.pentaho.di.core.exception.KettleException:
2026/11/28 02:00:41 - Table output.0 - Errors encountered (first 10):
2026/11/28 02:00:41 - Table output.0 - ORA-00001: unique constraint (FIN.PK_F_LEDGER) violated
2026/11/28 02:00:41 - Table output.0 - Error updating batch
2026/11/28 02:00:41 - Table output.0 - 	at org.pentaho.di.trans.steps.tableoutput.TableOutput.writeToTable(TableOutput.java:348)
>>2026/11/28 02:00:41 - Table output.0 - Caused by: java.sql.BatchUpdateException: ORA-00001: unique constraint (FIN.PK_F_LEDGER) violated
2026/11/28 02:00:41 - Table output.0 - 	... 4 more
2026/11/28 02:00:42 - Pan - Finished!
!!pan.sh exit code: 1
=== sixth hold-out: dirty data of DataX | dws
2026-11-28 02:00:51.100 [0-0-1-writer] WARN  CommonRdbmsWriter$Task - 回滚此次写入, 采用每次写入一行方式提交. 因为:Batch entry 0 INSERT INTO ods.cust (id) VALUES (1) was aborted
2026-11-28 02:00:51.200 [0-0-1-writer] ERROR StdoutPluginCollector -
>>org.postgresql.util.PSQLException: ERROR: invalid byte sequence for encoding "UTF8": 0x00
	at org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2553)
2026-11-28 02:00:52.000 [job-0] ERROR JobContainer - 运行scheduler 模式[standalone]出错.
2026-11-28 02:00:52.001 [job-0] ERROR JobContainer - Exception when job run
com.alibaba.datax.common.exception.DataXException: Code:[Framework-14], Description:[DataX传输脏数据超过用户预期].  - 脏数据条数检查不通过，限制是[0]条，但实际上捕获了[1]条.
	at com.alibaba.datax.core.util.ErrorRecordChecker.checkRecordLimit(ErrorRecordChecker.java:58) ~[datax-core-0.0.1-SNAPSHOT.jar:na]
!!exit code 1
=== sixth hold-out: a level in Chinese brackets, and then the clean-up | generic
[INFO] [2026/11/28 02:30:00 GMT +08:00] : 第30次检查, 文件未到达
>>【错误】上游文件 /data/in/crm/cust_20261127.dat 等待超时(30分钟)仍未到达,请联系CRM值班
rm: cannot remove '/data/in/crm/.lock': No such file or directory
[INFO] 清理完成
!![ERROR] [2026/11/28 02:31:00 GMT +08:00] : 脚本退出码: 1
=== sixth hold-out: terminated, because the node ran too long | generic-or-shell
synced 399 tables
>>[WARN] [2026/11/28 04:00:10 GMT +08:00] : 节点执行超时, 最大执行时间 120 分钟, 开始终止远程进程 pid=22011
/opt/etl/sync.sh: line 12: 22044 Terminated              sleep 10
!![ERROR] [2026/11/28 04:00:12 GMT +08:00] : Shell script exit code is 143
=== sixth hold-out: the carriage returns of a script from Windows | shell
=== job start ===CR 
>>/tmp/dlf_shell.sh: line 2: $'\r': command not foundCR 
/tmp/dlf_shell.sh: line 5: $'\r': command not foundCR 
!!exit code 2CR 
=== sixth hold-out: a ticket of Kerberos that was not had | shell
>>kinit: Preauthentication failed while getting initial credentials
+ hdfs dfs -ls /data
ls: DestHost:destPort node-master1:25000 , LocalHost:localPort node-str-01/10.32.1.31:0. Failed on local exception: java.io.IOException: org.apache.hadoop.security.AccessControlException: Client cannot authenticate via:[TOKEN, KERBEROS]
!!+ exit 1
=== sixth hold-out: unzip writes two blanks behind its name | shell
Archive:  /data/in/b_20261127.zip
  the last disk(s) of this archive.
>>unzip:  cannot find zipfile directory in one of /data/in/b_20261127.zip or
        /data/in/b_20261127.zip.zip, and cannot find /data/in/b_20261127.zip.ZIP, period.
!!+ exit 9
=== sixth hold-out: Perl dies | generic
load acc 29
>>DBD::mysql::db do failed: Duplicate entry '20261127-881' for key 'PRIMARY' at /opt/etl/pl/load_acc.pl line 133.
Issuing rollback() due to DESTROY without explicit disconnect() of DBD::mysql::db handle crm:10.32.9.20.
!!exit code 255
=== sixth hold-out: a traceback that says only the code of the exit | generic-or-python
2026-11-28 02:00:30,101 - ERROR - 数据质量校验未通过
>>2026-11-28 02:00:30,102 - ERROR - 字段 amt 存在空值 35 行, 超过阈值 0
Traceback (most recent call last):
  File "check.py", line 20, in <module>
    sys.exit(run())
!!SystemExit: 3
=== sixth hold-out: one JSON object a line | generic
{"ts":"2026-11-28T02:00:30+08:00","level":"info","msg":"batch 30","errors":0}
>>{"ts":"2026-11-28T02:00:40+08:00","level":"error","msg":"flush batch","err":"rpc error: code = ResourceExhausted desc = received message larger than max"}
!!exit status 1
=== sixth hold-out: not balanced, and the script says more behind that | generic | gbk
核对 30 完成, 差异 0 笔
>>对账不平: 渠道 ALIPAY 我方 18,223,001.20 对方 18,223,101.20 差额 -100.00
生成差异文件 /data/recon/20261127.diff
!!+ exit 9
=== sixth hold-out: only verdicts | none
ERROR : Status: Failed
!!Query 20261128_020112_00035_3g5dg, FAILED, 6 nodes
!![ERROR] [2026/11/28 02:02:00 GMT +08:00] : 3 of 5 statements failed.
!![ERROR] [2026/11/28 02:02:00 GMT +08:00] : OBS manager node failed: 22 success, 1 failed
!![ERROR] [2026/11/28 02:02:00 GMT +08:00] : Batch state: dead
!!make: *** [run] Error 1
=== sixth hold-out: green, pip sees a conflict | none
ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.
apache-airflow 1.10 requires x<2, but you have x 2.1 which is incompatible.
Successfully installed pandas-1.3.5
=== sixth hold-out: green, counts with the word of a level | none
Connected to Oracle
ERROR COUNT: 0
Errors: 0
PL/SQL procedure successfully completed.
=== sixth hold-out: green, a script that went on after an error and ended well | none
ERROR: cache of yesterday is corrupt
rebuilding the cache
all done
Finished!
=== sixth hold-out: the answer of an API says why, and its status does not | generic | dgc
GET http://10.1.1.1/api/x
Response status: HTTP/1.1 500 Internal Server Error
>>Response body: {"code":"E1007","message":"账期 202611 已关账, 不允许重复生成凭证","data":null}
!!REST API调用失败, 状态码: 500
=== sixth hold-out: a check that failed, and one more that passed | generic
>>[FAIL] a26.dat 行数 18223 与控制文件 18224 不符
[PASS] a27.dat
!!校验不通过, 退出 3
=== sixth hold-out: green, 执行完毕 | none
grep: /tmp/none.log: No such file or directory
copied 19
任务执行完毕, 失败 0
rc=0
`
