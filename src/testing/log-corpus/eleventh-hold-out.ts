/** Traits of a language, not of one program: complaints, sentences that only fail, what stands first, and exceptions that say less than an error line. */
export const ELEVENTH_HOLD_OUT = String.raw`
=== eleventh hold-out: no word of an error, and a result by a number | java-or-generic
2026-11-27 02:00:00 [com.acme.job.Settle#execute]-[40]-[job, Thread-31] 开始对账, 渠道=alipay
2026-11-27 02:00:08 [com.acme.job.Settle#execute]-[47]-[job, Thread-31] 下载账单完成, 共 88123 行
2026-11-27 02:00:09 [com.acme.job.Settle#execute]-[51]-[job, Thread-31] 警告: 3 笔账单无订单号, 已跳过
>>2026-11-27 02:00:31 [com.acme.job.Settle#execute]-[66]-[job, Thread-31] 对账不平: 本地金额合计 1203311.20, 渠道金额合计 1203310.20, 差额 1.00
!!2026-11-27 02:00:31 [com.xxl.job.JobThread#run]-[179]-[job, Thread-31] job execute end(finish), Result: handleCode=500, handleMsg = null
=== eleventh hold-out: a check in a script's own words | shell-or-generic
[2026-11-30 02:00:01] 开始检查上游数据
[2026-11-30 02:00:02] ods_order_di dt=20261129 分区记录数: 0
>>[2026-11-30 02:00:02] 上游表 ods_order_di 分区 20261129 为空，请确认抽取任务
[2026-11-30 02:00:02] 发送短信给值班人员
!![2026-11-30 02:00:03] 脚本退出，返回码 2
=== eleventh hold-out: a reason behind a state, told as information | cloud-or-generic
[INFO] poll batch B881: RUNNING
>>[INFO] poll batch B881: FAILED, cause: 主数据版本 V12 已被 lisi 锁定
!![ERROR] batch B881 did not finish successfully
=== eleventh hold-out: it only says that it quits | generic
row_count           8812       8812     ok
>>amt_sum differs by 2.00 between ods.pay and dwd.pay
1 check(s) not ok, stop
=== eleventh hold-out: errors without a complaint stand above | hive-or-java
!!ERROR : Ended Job = job_1763_20990 with errors
ERROR : Examining task ID: task_1763_20990_m_000002 (and more) from job job_1763_20990
Diagnostic Messages for this Task:
>>Error: Java heap space
Container killed by the ApplicationMaster.
!!ERROR : FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask
=== eleventh hold-out: the error stands above those of the cleaning up | generic-or-shell
2026-11-27 02:00:44 stage 2 export region 2/4
>>DBD::mysql::st execute failed: Unknown column 'region_code' in 'where clause' at /opt/etl/pl/export.pl line 118.
2026-11-27 02:01:00 ERROR dropping stage_export_3: Unknown table 'etl.stage_export_3'
!!2026-11-27 02:01:01 export.pl terminated with errors, rc=2
=== eleventh hold-out: an exception that only says that it failed | python-or-generic
[2026-11-27, 06:10:18 CST] {dq.py:61} INFO - expect_table_row_count_to_be_between: success
>>[2026-11-27, 06:10:18 CST] {dq.py:63} ERROR - expect_column_values_to_not_be_null(column=user_id): FAILED unexpected_count=3121
!![2026-11-27, 06:10:18 CST] {taskinstance.py:1851} ERROR - Task failed with exception
Traceback (most recent call last):
  File "/opt/airflow/dags/dq.py", line 70, in run_checkpoint
    raise AirflowException("Validation with Great Expectations failed.")
airflow.exceptions.AirflowException: Validation with Great Expectations failed.
!![2026-11-27, 06:10:18 CST] {local_task_job_runner.py:228} INFO - Task exited with return code 1
=== eleventh hold-out: wrapped again, without the deepest cause | spark-or-java-or-hive
26/11/27 01:05:05 WARN Hive: Failed to register all functions.
java.lang.RuntimeException: Unable to instantiate org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClient
	at org.apache.hadoop.hive.metastore.MetaStoreUtils.newInstance(MetaStoreUtils.java:1742)
Caused by: java.lang.reflect.InvocationTargetException
	... 67 more
>>Caused by: MetaException(message:Could not connect to meta store using any of the URIs provided. Most recent failure: java.net.ConnectException: Connection refused)
	at org.apache.hadoop.hive.metastore.HiveMetaStoreClient.open(HiveMetaStoreClient.java:478)
Exception in thread "main" org.apache.spark.sql.AnalysisException: org.apache.hadoop.hive.ql.metadata.HiveException: java.lang.RuntimeException: Unable to instantiate org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClient
	at org.apache.spark.sql.hive.HiveExternalCatalog.withClient(HiveExternalCatalog.scala:112)
=== eleventh hold-out: the reason that somebody waited in vain | generic-or-shell
job.batch/feature-build created
error: timed out waiting for the condition on jobs/feature-build
Status:           Failed
    State:          Terminated
>>      Reason:       OOMKilled
      Exit Code:    137
!!kubectl job failed
=== eleventh hold-out: a value too long, behind a code of CDM | cloud
!![INFO] [2026/11/27 01:05:15 GMT +0800] : job status FAILED, progress -1
>>[ERROR] [2026/11/27 01:05:15 GMT +0800] : Cdm.1000: Exception in job execution. Caused by: org.postgresql.util.PSQLException: ERROR: value too long for type character varying(64)
!![ERROR] [2026/11/27 01:05:16 GMT +0800] : DLF.3051 CDM job oracle_erp_to_dws failed
=== eleventh hold-out: green, a test of an error | none
[INFO] Running com.acme.dw.udf.ParseErrorTest
ERROR ParseUdf - cannot parse {broken json
java.lang.IllegalArgumentException: broken json at 1
	at com.acme.dw.udf.ParseUdf.evaluate(ParseUdf.java:40)
[INFO] Tests run: 18, Failures: 0, Errors: 0, Skipped: 1
[INFO] BUILD SUCCESS
=== eleventh hold-out: green, rows of a log table | none
0: jdbc:hive2://x> select * from ods.fail_log where msg = 'connection refused';
No rows selected (0.2 seconds)
`
